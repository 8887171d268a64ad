import { type Goal, goalOf, type Predicate } from '#core'

/** Several goals at once, as a goal of its own, with how seldom one life saw all of them. */
export interface Conjunction {
  readonly goal: Goal
  /** Ids of the goals it is made of, sorted. */
  readonly parts: readonly string[]
  /** Lives that reached every part, at whatever step. */
  readonly together: number
  /** Lives that would have, were the parts independent of each other. */
  readonly expected: number
  /** Bits: −log₂ of the share of lives that saw them together. One more part never makes it smaller. */
  readonly rarity: number
}

/** What each life reached, by goals' ids. */
export type Lives = readonly ReadonlySet<string>[]

/** Goals of one life that are combined: the least reached ones, for what is combined with them is rarer still. */
const widest = 30

/**
 * Pairs of goals that each are mastered: those that lives saw together less often than chance would have it come first.
 *
 * @param mastered Goals of one comparison; others make no pairs.
 */
export function pairs(mastered: readonly Goal[], lives: Lives, atMost = 20): Conjunction[] {
  const goals = distinct(mastered)
  const found = goals.flatMap((first, i) =>
    goals.slice(i + 1).flatMap(second => conjunction([first, second], lives) ?? []),
  )
  const surprise = ({ expected, together }: Conjunction) => expected - together
  return found.sort((a, b) => surprise(b) - surprise(a) || order(a, b)).slice(0, atMost)
}

/**
 * Conjunctions of `size` goals that some life saw, and few did: the rarest first. What never came is left to `pairs`.
 *
 * @param share Lives that may have seen it, as a share of all.
 */
export function rare(
  catalogue: readonly Goal[],
  lives: Lives,
  {
    size = 3,
    share = 0.1,
    atMost = 20,
  }: { readonly size?: number; readonly share?: number; readonly atMost?: number } = {},
): Conjunction[] {
  const goals = distinct(catalogue)
  const reached = new Map(goals.map(({ id }) => [id, lives.filter(life => life.has(id)).length]))
  goals.sort((a, b) => reached.get(a.id)! - reached.get(b.id)! || (a.id < b.id ? -1 : 1))
  const seen = new Map<string, Goal[]>()
  for (const life of lives) {
    const own = goals.filter(({ id }) => life.has(id)).slice(0, widest)
    for (const parts of subsets(own, size)) seen.set(parts.map(({ id }) => id).join(' '), parts)
  }
  return [...seen.values()]
    .flatMap(parts => conjunction(parts, lives) ?? [])
    .filter(({ together }) => together <= share * lives.length)
    .sort((a, b) => b.rarity - a.rarity || order(a, b))
    .slice(0, atMost)
}

/** @returns null if the parts are not independent words: one says the other, or they cannot both be. */
export function conjunction(parts: readonly Goal[], lives: Lives): Conjunction | null {
  const sorted = parts.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const facts = new Set(sorted.map(({ predicate }) => factOf(predicate)))
  if (facts.size < sorted.length) return null
  const predicates = sorted.map(({ predicate }) => predicate!)
  const goal = goalOf(sorted[0].game, { and: predicates }, { maxSteps: Math.max(...sorted.map(g => g.maxSteps)) })
  const ids = sorted.map(({ id }) => id)
  const together = lives.filter(life => ids.every(id => life.has(id))).length
  const shares = ids.map(id => lives.filter(life => life.has(id)).length / Math.max(1, lives.length))
  return {
    goal,
    parts: ids,
    together,
    expected: shares.reduce((product, share) => product * share, lives.length),
    rarity: -Math.log2((together + 0.5) / (lives.length + 1)), // half a life is thought to have come before
  }
}

/** Goals about one fact each, every goal once, in an order that does not depend on how they came. */
function distinct(goals: readonly Goal[]): Goal[] {
  const found = new Map(goals.filter(({ predicate }) => factOf(predicate) !== null).map(goal => [goal.id, goal]))
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

const factOf = (predicate: Predicate | null): string | null =>
  predicate && 'fact' in predicate ? predicate.fact : null

function* subsets<T>(from: readonly T[], size: number, first = 0): Generator<T[]> {
  if (size === 0) yield []
  else
    for (let i = first; i <= from.length - size; i++)
      for (const rest of subsets(from, size - 1, i + 1)) yield [from[i], ...rest]
}

const order = (a: Conjunction, b: Conjunction): number => (a.goal.id < b.goal.id ? -1 : 1)
