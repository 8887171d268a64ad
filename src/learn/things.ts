import { type Facts, type Goal, is } from '#core'
import type { Atom } from '../library/atom.ts'
import type { Learner } from './learner.ts'

/** What more of the different moves change than this is weather. */
export const lasting = 0.5

/** Something that lasts, of which more or less can be held. */
export interface Thing {
  readonly fact: string
  /** To hold one. */
  readonly goal: Goal
  /** How many lives ever held it. */
  readonly lives: number
}

/** All that goals are to hold one of, whether any life did or not. */
export function thingsOf({ curriculum, experience: known }: Learner): Thing[] {
  return [...curriculum.goals.values()].flatMap(({ goal, reached: lives }) => {
    if (!goal.predicate || !('fact' in goal.predicate) || goal.predicate.op !== '>=' || goal.predicate.value !== 1)
      return []
    const { fact } = goal.predicate
    return known.telling(fact) && known.drift(fact) <= lasting ? [{ fact, goal, lives }] : []
  })
}

/** How many lives ever held one of it; undefined where that is no goal. */
export const livesWith = ({ curriculum, goalFor }: Learner, fact: string): number | undefined =>
  curriculum.goals.get(goalFor(is(fact, '>=', 1) as Atom).id)?.reached

/** A thing that is not soon lost, from where one is. */
export interface Store extends Thing {
  /** Steps that one more costs from here. */
  readonly cost: number
  /** How many are held. */
  readonly now: number
}

/** What can be got from here in so many steps at most. */
export function storesOf(learner: Learner, situation: Facts, atMost: number): Store[] {
  const price = learner.pricesFrom(situation)
  return thingsOf(learner).flatMap(thing => {
    if (learner.experience.persistence(thing.fact) < 0.5) return []
    const now = Number(situation[thing.fact] ?? 0)
    const cost = price(is(thing.fact, '>=', now + 1) as Atom)
    return cost <= atMost ? [{ ...thing, cost, now }] : []
  })
}
