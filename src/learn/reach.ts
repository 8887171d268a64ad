import { type Facts, holds, type Predicate } from '#core'
import type { Host } from '../library/host.ts'
import type { AnyView } from '../library/situation.ts'
import { type Learner, slack } from './learner.ts'
import { provided } from './provide.ts'
import { lasting } from './things.ts'

/** So often the same is held once more before that leads nowhere. */
const circles = 2

/** A plan from here for what seems near: given up soon where it turns out not to be. @returns Whether it holds now. */
export function* reach(
  learner: Learner,
  body: Host,
  wanted: Predicate,
  atMost: number,
): Generator<unknown, boolean, AnyView> {
  const { program, cost } = learner.planFrom(body.situation(), wanted)
  if (!program || cost > atMost) return false
  const isThere = (facts: Facts) => holds(wanted, [facts]) === true
  const isCircling = circling(learner)
  body.aim(facts => isThere(facts) || isCircling(facts), body.steps + Math.min(atMost, 0.5 * slack(learner) + 3 * cost))
  yield* body.run(provided(learner, program, cost), {})
  body.aim(null, Infinity)
  return isThere(body.facts())
}

/** Whether what is held has come to be as it was before, again and again: one thing is made of another and back. */
function circling({ experience: known }: Learner): (facts: Facts) => boolean {
  const seen = new Map<string, number>()
  let last = ''
  return facts => {
    const amounts = Object.entries(facts).filter(
      ([fact, value]) =>
        typeof value === 'number' && known.isAmount(fact) && known.telling(fact) && known.drift(fact) <= lasting,
    )
    const now = JSON.stringify(amounts.sort(([a], [b]) => (a < b ? -1 : 1)))
    if (now !== last) seen.set(now, (seen.get(now) ?? 0) + 1)
    last = now
    return seen.get(now)! > circles
  }
}
