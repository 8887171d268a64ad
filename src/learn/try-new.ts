import type { Facts, Json, Random } from '#core'
import { meets } from '../library/atom.ts'
import type { Contract } from '../library/contract.ts'
import { bringing, factOf } from '../library/effect.ts'
import { type Experience, mainGain } from '../library/experience.ts'
import type { Host } from '../library/host.ts'
import type { MoveRecord } from '../library/move-record.ts'
import { type AnyView, moveName } from '../library/situation.ts'
import { explore } from './explore.ts'
import type { Learner } from './learner.ts'
import { isNamed } from './named.ts'
import { lasting } from './things.ts'
import { standingOut } from './tools.ts'

/** Share of all situations in which what stands about in many places is on offer. */
const common = 0.03
/** Share of lives that did what is seldom done. */
const seldom = 0.1
/** So many times as often as with any other, something is a move's doing. */
const often = 3
/** What a move does in so many of its tries it does whenever it is not broken off. */
const mostly = 0.6
/** Tries that came to their end with a thing at hand, or tries at all, after which a move is known to bring nothing with it. */
const [enough, enoughCutShort] = [2, 5]

/** What is on offer for the first time ever is tried at once: who knows when it will be again. */
export function* tryStrange(learner: Learner, body: Host, source: Random): Generator<unknown, boolean, AnyView> {
  const isStrange = (move: Json) => !learner.experience.moves.has(moveName(move))
  if (!body.offers().some(isStrange)) return false
  const from = body.steps
  const isCalled = (move: Json) => isStrange(move) && isNamed(learner, move)
  if (learner.config.startSteps > 0 && body.offers().some(isCalled)) yield* explore(learner, body, source, 4, isCalled)
  yield* explore(learner, body, source, 4, isStrange)
  return body.steps > from
}

/**
 * What never did anything is tried as soon as something new is at hand, or more of it, each only once: later in a life it may
 * be gone. What takes no time is tried with all that is at hand together as well, at places where others found what they need:
 * what is made of two things at a table is hardly ever met by chance. Where lives are few, more is on offer at hand than can be tried so.
 */
export function* tryWith(learner: Learner, body: Host, source: Random): Generator<unknown, boolean, AnyView> {
  const strange = new Set([
    ...learner.explorer.strange(body.situation(), body.offers()).map(moveName),
    ...inVainWithout(learner, body.situation(), body.offers()),
    ...(learner.config.startSteps > 0 ? [] : learner.explorer.unmet(body.situation(), body.offers()).map(moveName)),
  ])
  if (strange.size === 0) return false
  const from = body.steps
  yield* explore(learner, body, source, 2, move => strange.has(moveName(move)))
  return body.steps > from
}

/**
 * What is seldom done takes what is seldom at hand together: before it is used up, what never did anything is tried with
 * it, each once a life. Where lives are few, what was hardly ever made at all: what is made of the same things in the same place
 * comes on offer on the way to what is known already, and is gone when that is done.
 *
 * @returns The moves to make before one, for {@link HostOptions.first}.
 */
export function triedBefore(learner: Learner, body: () => Host): (move: Json) => readonly Json[] {
  const { config, experience: known, history, contracts } = learner
  if (config.startSteps > 0) {
    const isNew = (other: Json) => isUntold(known, moveName(other))
    return move => (isNew(move) ? [] : body().offers().filter(isNew))
  }
  const tried = new Set<string>()
  /** Ways to what hardly any life did, told once a life. */
  const ways = new Map<string, readonly Contract[]>()
  const waysOf = (name: string): readonly Contract[] => {
    const old = ways.get(name)
    if (old) return old
    const found = [...(known.moves.get(name)?.effects ?? [])]
      .filter(([effect, { lives }]) => effect.endsWith('+') && lives <= seldom * history.length)
      .filter(([effect]) => known.telling(factOf(effect)) && known.drift(factOf(effect)) <= lasting)
      .flatMap(([effect]) => contracts.achieving(effect).filter(way => way.name === name && way.spends !== undefined))
    ways.set(name, found)
    return found
  }
  return move => {
    const found = waysOf(moveName(move))
    if (found.length === 0) return []
    const situation = body().situation()
    if (!found.some(({ pre }) => pre.every(atom => meets(situation, atom)))) return []
    const vain = body()
      .offers()
      .filter(other => !tried.has(moveName(other)) && isInVain(known, moveName(other)))
    for (const other of vain) tried.add(moveName(other))
    return vain
  }
}

/** Never made, or once, and nothing that lasts came of it: a blow may have broken it off. */
function isUntold(known: Experience, name: string): boolean {
  const record = known.moves.get(name)
  return !record || (record.tries === 1 && mainGain(known, record) === null)
}

/** It takes no time, never killed, and nothing comes with it oftener than with anything else. */
function isInVain(known: Experience, name: string): boolean {
  const record = known.moves.get(name)
  if (!record || record.steps > record.tries || known.deadliness(name) > 0) return false
  return [...record.effects].every(
    ([effect, { count }]) => count < 3 || count <= often * (known.count(effect) / known.size) * record.tries,
  )
}

/**
 * Where lives are few: what is often on offer, mostly brought nothing and was never made with something that is at hand now and
 * asked for, or a tool. What came along on the way, a stone dug or a hill climbed, hides that it failed.
 */
export function inVainWithout(
  learner: Pick<Learner, 'config' | 'experience' | 'headline' | 'curriculum' | 'ledger'>,
  situation: Facts,
  offers: readonly Json[],
): string[] {
  const { config, experience: known } = learner
  if (config.startSteps === 0) return []
  const things = standingOut(learner)
  const held = things.filter(fact => Number(situation[fact] ?? 0) >= 1)
  return offers.map(moveName).filter(name => {
    const record = known.moves.get(name)
    if (!record || known.offered(name) < common || known.deadliness(name) > 0) return false
    if (held.every(fact => isTriedWith(known, record, fact))) return false
    const isChange = (effect: string) =>
      /[+-]$/.test(effect) && known.telling(factOf(effect)) && known.isAmount(factOf(effect))
    return [...record.effects].every(([effect, { count }]) => 2 * count < record.tries || !isChange(effect))
  })
}

/** Once may have failed for any reason: a way too long, a blow. A try tells something where the move did what it always does. */
function isTriedWith(known: Experience, { effects, tries, recent }: MoveRecord, fact: string): boolean {
  const isOwn = ([effect, { count }]: [string, { readonly count: number }]) =>
    count >= mostly * tries && known.drift(factOf(effect)) <= lasting
  const usual = [...effects].filter(isOwn).map(([effect]) => bringing(effect))
  const made = recent.filter(({ before }) => Number(before[fact] ?? 0) >= 1)
  const whole = made.filter(sample => usual.every(works => works(sample)))
  return whole.length >= enough || made.length >= enoughCutShort
}
