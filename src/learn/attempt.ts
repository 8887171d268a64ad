import { type Facts, type Goal, holds, type Random } from '#core'
import { deadlineOf } from '../goals/deadline.ts'
import type { Judge } from '../goals/evaluator.ts'
import { leaner } from '../library/contract.ts'
import type { Host } from '../library/host.ts'
import { plan } from '../library/plan.ts'
import { type AnyView, offerPrefix } from '../library/situation.ts'
import { explore } from './explore.ts'
import { type Learner, slack } from './learner.ts'
import { provided } from './provide.ts'

/** One run of the plan for a goal that mostly succeeds. @returns Whether it did. */
export function* practise(
  learner: Learner,
  body: Host,
  goal: Goal,
  judge: Judge,
): Generator<unknown, boolean, AnyView> {
  const { program, cost } = learner.planFor(goal)
  const patience = Math.min(deadlineOf(goal.predicate), slack(learner) + 5 * cost)
  body.aim(facts => holds(goal.predicate!, [facts]) === true, body.steps + patience)
  yield* body.run(provided(learner, program!, cost), {})
  body.aim(null, Infinity)
  const won = judge.judge(goal, body.facts(), body.steps).outcome === 'yes'
  learner.curriculum.attempted(goal, won, learner.ledger.learning + body.steps, cost + slack(learner))
  return won
}

/** Plans, plans again at most twice, then explores; judged by the judge, and charged to the goal. */
export function* attempt(
  learner: Learner,
  body: Host,
  goal: Goal,
  judge: Judge,
  source: Random,
): Generator<unknown, void, AnyView> {
  const { config, curriculum } = learner
  const from = body.steps
  const deadline = from + deadlineOf(goal.predicate)
  const end = Math.min(from + config.attemptSteps, deadline)
  const reached = (facts: Facts) => holds(goal.predicate!, [facts]) === true
  let cost = 200
  // Struggle: far beyond what the plan expected, the sooner where no plan for it ever worked.
  const [patience, replans] = curriculum.add(goal).successes > 0 ? [5, 2] : [1.5, 0]
  for (let replan = 0; replan <= replans; replan++) {
    const lean = source.real() < 0.3 && learner.uses('planner')
    const made = lean
      ? plan(goal.predicate!, { contracts: leaner(learner.contracts, source), provider: learner.library.provider })
      : learner.uses('planner') || learner.library.skills.size > 0
        ? learner.planFor(goal)
        : null
    for (const atom of made?.missing ?? []) {
      if (atom.fact.startsWith(offerPrefix)) continue
      curriculum.blame.note(learner.goalFor(atom).text, goal.id, learner.ledger.learning + body.steps)
    }
    if (!made?.program || made.cost > config.attemptSteps) break
    cost = made.cost
    body.aim(reached, Math.min(end, body.steps + slack(learner) + patience * made.cost))
    yield* body.run(provided(learner, made.program, made.cost), {})
    const won = reached(body.facts())
    body.aim(null, Infinity)
    if (won || body.steps >= end) break
    yield* explore(learner, body, source, 5)
  }
  if (!reached(body.facts()) && body.steps < deadline) {
    body.aim(reached, Math.min(deadline, body.steps + 1.5 * slack(learner)))
    yield* explore(learner, body, source, 20)
    body.aim(null, Infinity)
  }
  const verdict = judge.judge(goal, body.facts(), body.steps)
  const won = verdict.outcome === 'yes' && body.steps <= deadline
  curriculum.attempted(goal, won, learner.ledger.learning + body.steps, cost + slack(learner))
  if (!won && config.startSteps > 0) learner.forget() // lives are few: what failed is thought over at once
  if (verdict.judge === 'liar')
    learner.pools.add(goal.id, { moves: [learner.explorer.choose(body.situation(), body.offers(), source)], steps: 1 })
}
