import { type Facts, type Goal, holds } from '#core'
import { deadlineOf, inTime } from './deadline.ts'
import { rungAt, rungGoal } from './ladders.ts'

/** A goal that was reached, aimed at or not, and the step at which it first was. */
export interface Label {
  readonly goal: Goal
  readonly step: number
}

/** Names what an episode reached anyway, while it is played: exact, for it asks the predicates. */
export interface Relabeller {
  /** Goals first reached between two situations. */
  see(before: Facts, after: Facts, step: number): readonly Label[]
  /** Everything reached so far in this episode. */
  readonly reached: ReadonlySet<string>
}

/**
 * @param goals Of one comparison each. Those with `within` are reached only in so many steps of the episode.
 * @param ladders Facts whose amounts are goals of their own: 2, 4, 8 …
 */
export function relabeller(goals: readonly Goal[], ladders: (fact: string) => boolean): Relabeller {
  const byFact = new Map<string, Goal[]>()
  for (const goal of goals) {
    const wanted = goal.predicate && inTime(goal.predicate)
    if (wanted && 'fact' in wanted) byFact.set(wanted.fact, [...(byFact.get(wanted.fact) ?? []), goal])
  }
  const reached = new Set<string>()
  return {
    reached,
    see(before, after, step) {
      const labels: Label[] = []
      for (const fact in after) {
        const value = after[fact]
        if (value === before[fact]) continue
        const candidates = byFact.get(fact)
        if (!candidates) continue
        for (const goal of candidates)
          if (
            !reached.has(goal.id) &&
            step <= deadlineOf(goal.predicate) &&
            holds(inTime(goal.predicate!), [after]) === true
          ) {
            reached.add(goal.id)
            labels.push({ goal, step })
          }
        const rung = typeof value === 'number' && ladders(fact) ? rungAt(value, Infinity) : null
        if (rung !== null) {
          const goal = rungGoal(candidates[0], fact, rung, 'relabelled')
          if (!reached.has(goal.id)) {
            reached.add(goal.id)
            labels.push({ goal, step })
          }
        }
      }
      return labels
    },
  }
}
