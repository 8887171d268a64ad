import { type AnyGame, canonical, type Facts, type Json, type Motions, type View } from '#core'

export type AnyView = View<unknown, unknown>
export type AnyMotions = Motions<unknown, unknown>

/** Before a fact that says that a move is on offer: `can.go-to:tree`. */
export const offerPrefix = 'can.'

/** Moves of a game: its own, or else its affordances or legal actions, each a move of one action. */
export function motionsOf(game: AnyGame): AnyMotions {
  if (game.motions) return game.motions()
  return {
    observe: () => {},
    moves: view => (game.affordances?.(view) ?? view.legal ?? []) as readonly Json[],
    *run(move) {
      const after = yield move
      return after.outcome?.ok === false
        ? { done: false, why: after.outcome.code }
        : { done: true, why: after.outcome?.code ?? 'done' }
    },
  }
}

interface Words {
  readonly name: string
  readonly offer: string
}

const worded = new Map<Json, Words>()

function wordsOf(move: Json): Words {
  const known = worded.get(move)
  if (known !== undefined) return known
  const values = (value: Json): string[] => {
    if (value !== null && typeof value === 'object') return Object.values(value).flatMap(values)
    return [String(value)]
  }
  const joined = values(move)
    .join(':')
    .replace(/[^\w:-]+/g, '-')
  const name = joined === '' ? canonical(move).replace(/[^\w]+/g, '-') : joined
  const words = { name, offer: offerPrefix + name }
  if (worded.size > 20_000) worded.clear()
  worded.set(move, words)
  return words
}

/** A move's short name, a word that facts may carry: `{go: 'tree'}` is `go:tree`. Two moves of one name are one move. */
export const moveName = (move: Json): string => wordsOf(move).name

/** The fact that says that a move is on offer: `can.go:tree`. */
export const offerOf = (move: Json): string => wordsOf(move).offer

/** A move that is on offer but failed so often that it rests: neither true nor absent. */
export const resting = 'resting'

/** What a program may test: the game's facts, and `can.<move>` for every move on offer. */
export function situation(facts: Facts, moves: readonly Json[], rests: readonly Json[] = []): Facts {
  const all: Record<string, number | boolean | string | null> = {}
  for (const fact in facts) all[fact] = facts[fact] // of so many, a spread takes several times as long
  for (const move of moves) all[offerOf(move)] = true
  for (const move of rests) all[offerOf(move)] = resting
  return all
}

/** What a situation names: everything, in its order, and the game's facts alone. */
export interface Names {
  readonly all: readonly string[]
  readonly facts: readonly string[]
}

const told = new WeakMap<Facts, Names>()

/**
 * The names of a situation, told once. Situations never change, and every sample is gone through again and again: from an
 * object of so many properties its names take longer to tell than all that is done with them.
 */
export function namesOf(situation: Facts): Names {
  let known = told.get(situation)
  if (!known) {
    const all = Object.keys(situation)
    known = { all, facts: all.filter(name => !name.startsWith(offerPrefix)) }
    told.set(situation, known)
  }
  return known
}
