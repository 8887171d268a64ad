import type { Goal } from '#core'
import { consider, verify } from './consider.ts'
import type { Learner } from './learner.ts'
import type { World } from './world.ts'

/** Candidates worth a gate now: wanted, reached at least once, not refused lately; the cheapest plan first. */
export function worth(learner: Learner): Goal[] {
  const { curriculum, library, ledger, pools, refused } = learner
  const { train, distil, gate } = ledger.steps
  if (gate + distil > 0.4 * train) return [] // living comes first: it is what candidates are made of
  const served = new Set(library.usable().map(skill => skill.goal.id))
  return [...curriculum.goals.values()]
    .filter(({ goal }) => pools.count(goal.id) > 0 && !served.has(goal.id))
    .filter(({ goal }) => (refused.get(goal.id)?.until ?? 0) <= ledger.learning)
    .filter(({ goal }) => learner.headline.has(goal.id) || lasts(learner, goal))
    .map(({ goal }) => ({ goal, cost: learner.planFor(goal).cost }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ goal }) => goal)
}

/** What others can build on: amounts that stay until they are used. */
function lasts({ experience }: Learner, { predicate }: Goal): boolean {
  if (!predicate || !('fact' in predicate) || typeof predicate.value !== 'number') return false
  const { fact } = predicate
  return predicate.value === 1 && experience.drift(fact) < 0.5 && experience.persistence(fact) > 0.8
}

/** After an episode: what is worth it is considered, what was admitted is verified. */
export async function harvest(learner: Learner, world: World, atMost: number): Promise<void> {
  const { library, ledger, config } = learner
  for (const goal of worth(learner).slice(0, atMost)) {
    if (ledger.learning >= config.steps) return
    await consider(learner, world, goal)
  }
  const last = atMost === 0
  for (const skill of [...library.skills.values()])
    if (library.state(skill.id) === 'admitted' || library.state(skill.id) === 'stale') {
      if (library.state(skill.id) === 'stale') {
        // What it calls may change again soon: looked at once in a while, and at the end.
        const reopened = skill.evidence.filter(({ kind }) => kind === 'reopen')
        const due = (reopened.at(-1)?.at ?? -Infinity) + (config.steps / 40) * 2 ** reopened.length
        if (!last && ledger.learning < due) continue
        library.note(skill.id, {
          kind: 'reopen',
          hash: skill.hash,
          callees: library.callees(skill.program),
          why: 'a skill it calls has changed',
          at: ledger.learning,
        })
      }
      await verify(learner, world, skill.id)
    }
}
