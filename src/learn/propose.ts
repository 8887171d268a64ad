import { type Facts, type Goal, holds, type Random } from '#core'
import { pairs, rare } from '../goals/conjunctions.ts'
import { climbs } from '../goals/ladders.ts'
import type { Learner } from './learner.ts'

export interface Proposal {
  readonly goal: Goal
  readonly why: string
}

/** The newest lives that say what comes together. */
const lives = 40
/** Of a kind, one of so many first ones. */
const first = 5

/**
 * A goal nobody asked for, made of those that are known: more of something than was ever held; two that are mastered,
 * but seldom in one life; three that some life reached, and few did. null where no plan leads to one.
 */
export function invent(learner: Learner, facts: Facts, source: Random): Proposal | null {
  const { curriculum, experience, game, headline, history, config } = learner
  const reached = history.slice(-lives).map(life => new Set(life.reached))
  const asked = [...curriculum.goals.values()].filter(({ goal }) => headline.has(goal.id))
  const mastered = asked.filter(({ recent }) => recent.filter(Boolean).length > 0.5 * recent.length)
  const goalsOf = (records: typeof asked) => records.map(({ goal }) => goal)
  const all = goalsOf([...curriculum.goals.values()])
  const kinds: readonly (() => Proposal[])[] = [
    () =>
      climbs(all, fact => experience.range(fact)[1], game.vocabulary).map(goal => ({
        goal,
        why: 'more than ever held',
      })),
    () => pairs(goalsOf(mastered), reached).map(({ goal }) => ({ goal, why: 'seldom in one life' })),
    () => rare(goalsOf(asked), reached).map(({ goal }) => ({ goal, why: 'rare together' })),
  ]
  const open = source
    .pick(kinds)()
    .filter(({ goal }) => {
      if (
        holds(goal.predicate!, [facts]) === true ||
        (curriculum.goals.get(goal.id)?.coolUntil ?? 0) > learner.ledger.learning
      )
        return false
      const { program, cost } = learner.planFor(goal)
      return program !== null && cost <= config.attemptSteps
    })
  return open.length > 0 ? source.pick(open.slice(0, first)) : null
}
