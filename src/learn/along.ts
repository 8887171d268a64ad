import { type Goal, is } from '#core'
import type { Atom } from '../library/atom.ts'
import type { Experience } from '../library/experience.ts'
import { type LearnedSkill, providing } from '../library/library.ts'
import { namesOf } from '../library/situation.ts'
import type { Learner } from './learner.ts'
import { lasting, livesWith } from './things.ts'

/** Successes that tell what comes along with them; the share of them after which it is so, and of those that brought it about. */
const [fewSuccesses, nearlyAll, mostly] = [3, 0.95, 0.5]

/** The successes of the move that mostly brings a fact about: how many there are, in how many of them each other fact rose, and in how many it was so or rose. */
export function rising(known: Experience, fact: string): Rising {
  const effects = [...known.moves.values()].flatMap(({ effects }) => effects.get(`${fact}+`) ?? [])
  const [best] = effects.sort((a, b) => b.count - a.count)
  const [rose, so] = [new Map<string, number>(), new Map<string, number>()]
  const count = (times: Map<string, number>, fact: string) => times.set(fact, (times.get(fact) ?? 0) + 1)
  for (const { before, after } of best?.positives ?? [])
    for (const other of namesOf(after).all) {
      const isMore = Number(after[other]) > Number(before[other] ?? 0)
      if (isMore) count(rose, other)
      if (isMore || after[other] === true) count(so, other)
    }
  return { n: best?.positives.length ?? 0, rose, so }
}

interface Rising {
  readonly n: number
  readonly rose: ReadonlyMap<string, number>
  readonly so: ReadonlyMap<string, number>
}

/**
 * What nearly every success of a goal brings along, and others are built on: a pickaxe is held by whoever was praised for
 * making one, a table is near. One skill is then for both: who asks for it and who calls it mean the same.
 *
 * Not where starts take long: what is asked for is mostly what others need there.
 */
export function broughtAlong(learner: Learner, { predicate }: Goal): Atom | null {
  const { experience: known, contracts, config } = learner
  if (config.startSteps > 0 || !learner.uses('contracts')) return null
  if (!predicate || !('fact' in predicate) || predicate.op !== '>=' || predicate.value !== 1) return null
  const uses = (fact: string) => contracts.uses?.(fact) ?? 0
  const supports = (fact: string) => contracts.supports?.(fact) ?? 0
  if (uses(predicate.fact) > 0) return null
  const { n, rose, so } = rising(known, predicate.fact)
  if (n < fewSuccesses) return null
  const places = (contracts.made?.() ?? []).map(({ fact }) => fact)
  const isHeld = (fact: string) =>
    livesWith(learner, fact) !== undefined &&
    known.isAmount(fact) &&
    known.telling(fact) &&
    known.drift(fact) <= lasting &&
    known.persistence(fact) > 0.5
  const [best] = [...rose.keys()]
    .filter(fact => fact !== predicate.fact && rose.get(fact)! >= mostly * n && so.get(fact)! >= nearlyAll * n)
    .filter(fact => uses(fact) > 0)
    .filter(fact => places.includes(fact) || isHeld(fact))
    .sort((a, b) => supports(b) - supports(a) || uses(b) - uses(a) || (a < b ? -1 : 1))
  if (!best) return null
  return (places.includes(best) ? is(best, '==', true) : is(best, '>=', 1)) as Atom
}

/** Whether the skill says so of all that comes along, of more than one as well where more than one was ever held. */
export function claimsAlong(learner: Learner, skill: LearnedSkill, along: Atom): boolean {
  const twice = typeof along.value === 'number' ? (is(along.fact, along.op, 2 * along.value) as Atom) : null
  const isKnown = twice !== null && learner.pools.count(learner.goalFor(twice).id) > 0
  return providing(skill, along) !== null && (!isKnown || providing(skill, twice) !== null)
}
