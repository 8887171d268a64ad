import { type Goal, holds } from '#core'
import type { Atom } from '../library/atom.ts'
import type { Host } from '../library/host.ts'
import type { Learner } from './learner.ts'

/** Lives that begin with what is mastered, once all was reached, and before; the others begin with what comes to mind. */
const routineShare = [0.8, 0.3] as const
/** And where lives are few: what is mastered is soon done, and what else is tried goes farther with it. */
const routineOfFew = [0.95, 0.6] as const

/** The more of what is asked for was never reached, the more lives go looking. */
export function routineNow({ headline, curriculum, config }: Learner): number {
  const [most, least] = config.startSteps > 0 ? routineOfFew : routineShare
  let reached = 0
  for (const id of headline) if (curriculum.goals.get(id)!.reached > 0) reached++
  return least + (most - least) * (reached / Math.max(1, headline.size))
}

/** What is asked for, mostly succeeds and was not done in this life: the cheapest. New things are tried with all of it done. */
export function routine(
  learner: Learner,
  body: Host,
  done: ReadonlySet<string>,
  failed: ReadonlySet<string>,
): Goal | null {
  let best: { goal: Goal; cost: number } | null = null
  const facts = body.facts()
  for (const id of learner.headline) {
    const record = learner.curriculum.goals.get(id)!
    if (done.has(id) || failed.has(id) || holds(record.goal.predicate!, [facts]) === true) continue
    const wins = record.recent.filter(Boolean).length
    if (!isVerified(learner, id) && (wins < 3 || wins < 0.6 * record.recent.length)) continue
    const { program, cost } = learner.planFor(record.goal)
    if (program && cost < (best?.cost ?? Infinity)) best = { goal: record.goal, cost }
  }
  return best?.goal ?? null
}

/** What is asked for, was reached in some life, has a plan that is not long, and did not fail lately: the least tried. */
export function reachedOnce(learner: Learner, body: Host, done: ReadonlySet<string>, step: number): Goal | null {
  let best: { goal: Goal; attempts: number } | null = null
  const facts = body.facts()
  for (const id of learner.headline) {
    const { goal, reached, attempts, coolUntil } = learner.curriculum.goals.get(id)!
    if (reached === 0 || coolUntil > step || done.has(id) || attempts >= (best?.attempts ?? Infinity)) continue
    if (holds(goal.predicate!, [facts]) === true || isVerified(learner, id)) continue
    const { program, cost } = learner.planFor(goal)
    const atMost = 0.2 * learner.config.attemptSteps
    if (program && (cost <= atMost || costHere(learner, body, goal) <= atMost)) best = { goal, attempts }
  }
  return best?.goal ?? null
}

/** What a goal costs from here: what is at hand by now need not be got. */
function costHere(learner: Learner, body: Host, { predicate }: Goal): number {
  const isAtom = predicate && 'fact' in predicate && typeof predicate.value !== 'object'
  return isAtom ? learner.pricesFrom(body.situation())(predicate as Atom) : Infinity
}

/** Whether some skill for the goal is verified now. */
export function isVerified(learner: Learner, goalId: string): boolean {
  for (const skill of learner.library.skills.values())
    if (skill.goal.id === goalId && learner.library.state(skill.id) === 'verified') return true
  return false
}
