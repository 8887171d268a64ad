import type { Goal, Random } from '#core'
import type { Host } from '../library/host.ts'
import type { AnyView } from '../library/situation.ts'
import type { Learner } from './learner.ts'
import { reach } from './reach.ts'
import { tryStrange } from './try-new.ts'

/** Of the steps that an attempt may take, those that the way to something sought from here may. */
const share = 0.4
/** Steps that make no difference to what is likely. */
export const near = 20

/** Steps that the way to something sought from here may take: 0 where lives are many, or nothing is planned. */
export const farthest = ({ config, uses }: Learner): number =>
  config.startSteps > 0 && uses('planner') ? share * config.attemptSteps : 0

/** A try at a goal from here, and at what is on offer there for the first time. @returns Whether it was reached. */
export function* pursue(
  learner: Learner,
  body: Host,
  source: Random,
  { goal, cost }: { readonly goal: Goal; readonly cost: number },
): Generator<unknown, boolean, AnyView> {
  const won = yield* reach(learner, body, goal.predicate!, farthest(learner))
  learner.curriculum.attempted(goal, won, learner.ledger.learning + body.steps, cost)
  if (won) yield* tryStrange(learner, body, source) // before anything else ends the life, or uses it up
  return won
}
