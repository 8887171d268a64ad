import { type Evidence, stateOf, type Tally } from '../library/evidence.ts'
import type { Learner } from './learner.ts'

/** Of the goals that were verified when a share of the budget was used up, how many still are. */
export interface Retained {
  readonly share: number
  readonly kept: Tally
}

/** Read from the evidence: what a skill's state was at a step is decided by the lines up to it. */
export function retention(learner: Learner): Retained[] {
  const { library, config } = learner
  const versions = [...library.skills.values(), ...library.archived]
  const goalsAt = (step: number) =>
    new Set(
      versions.flatMap(({ evidence, hash, goal }) => {
        const known = evidence.filter(line => line.hash === hash && line.at <= step)
        const soleProvider = versions.filter(other => other.goal.id === goal.id).length === 1
        return stateOf(known, { hash, callees: lastCallees(known), soleProvider }) === 'verified' ? [goal.id] : []
      }),
    )
  const now = new Set(
    [...library.skills.values()].filter(({ id }) => library.state(id) === 'verified').map(({ goal }) => goal.id),
  )
  return [0.25, 0.5, 0.75].map(share => {
    const then = goalsAt(share * config.steps)
    return { share, kept: { k: [...then].filter(id => now.has(id)).length, n: then.size } }
  })
}

function lastCallees(evidence: readonly Evidence[]): string {
  const last = evidence.findLast(line => 'callees' in line)
  return last && 'callees' in last ? last.callees : ''
}
