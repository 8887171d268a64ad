import { factsOf, type Goal, holds, type Random } from '#core'
import type { Atom } from '../library/atom.ts'
import type { Host } from '../library/host.ts'
import type { Learner } from './learner.ts'
import { someOf } from './weighted.ts'

/** Lives that begin with what is mastered, once all was reached, and before; the others begin with what comes to mind. */
const routineShare = [0.8, 0.3] as const
/** And where lives are few: what is mastered is soon done, and what else is tried goes farther with it. */
const routineOfFew = [0.95, 0.6] as const
/** Where lives are few, so much of what is mastered is done in one of them: there would be no time left for anything new. */
const mostOfFew = 8

/** The more of what is asked for was never reached, the more lives go looking. */
export function routineNow({ headline, curriculum, config }: Learner): number {
  const [most, least] = config.startSteps > 0 ? routineOfFew : routineShare
  let reached = 0
  for (const id of headline) if (curriculum.goals.get(id)!.reached > 0) reached++
  return least + (most - least) * (reached / Math.max(1, headline.size))
}

/** Where lives are few and much is mastered: what of it is left to other lives; done is, likelier, what more is built on. */
export function leftOut(learner: Learner, source: Random): string[] {
  if (learner.config.startSteps === 0) return []
  const mastered = [...learner.headline].filter(id => isMastered(learner, id))
  if (mastered.length <= mostOfFew) return []
  const chosen = new Set(
    someOf(mastered, id => 1 + usesOf(learner, learner.curriculum.goals.get(id)!.goal), mostOfFew, source),
  )
  return mastered.filter(id => !chosen.has(id))
}

/** How many contracts that worked need what a goal is about. */
const usesOf = ({ contracts }: Learner, { predicate }: Goal): number =>
  factsOf(predicate!).reduce((sum, fact) => sum + (contracts.uses?.(fact) ?? 0), 0)

/** What is asked for, mostly succeeds, may be begun here and was not done in this life. */
export function mastered(learner: Learner, body: Host, done: ReadonlySet<string>, failed: ReadonlySet<string>): Goal[] {
  const facts = body.facts()
  return [...learner.headline].flatMap(id => {
    const { goal } = learner.curriculum.goals.get(id)!
    if (done.has(id) || failed.has(id) || holds(goal.predicate!, [facts]) === true) return []
    return isMastered(learner, id) && learner.library.startsHere(goal, facts) ? [goal] : []
  })
}

/** Of those the cheapest: new things are tried with all of it done. */
export function routine(learner: Learner, open: readonly Goal[]): Goal | null {
  let best: { goal: Goal; cost: number } | null = null
  for (const goal of open) {
    const { program, cost } = learner.planFor(goal)
    if (program && cost < (best?.cost ?? Infinity)) best = { goal, cost }
  }
  return best?.goal ?? null
}

/** Whether it is verified, or mostly succeeds in life. */
function isMastered(learner: Learner, id: string): boolean {
  const { recent } = learner.curriculum.goals.get(id)!
  const wins = recent.filter(Boolean).length
  return (wins >= 3 && wins >= 0.6 * recent.length) || isVerified(learner, id)
}

/**
 * What is asked for, was reached in some life, has a plan that is not long, and did not fail lately: the least tried; where
 * lives are few, also what is soon done from here and what more is built on.
 */
export function reachedOnce(learner: Learner, body: Host, done: ReadonlySet<string>, step: number): Goal | null {
  let best: { goal: Goal; rank: number } | null = null
  const facts = body.facts()
  const isFew = learner.config.startSteps > 0
  for (const id of learner.headline) {
    const { goal, reached, attempts, coolUntil } = learner.curriculum.goals.get(id)!
    if (reached === 0 || coolUntil > step || done.has(id)) continue
    if (!isFew && attempts >= (best?.rank ?? Infinity)) continue
    if (holds(goal.predicate!, [facts]) === true || isVerified(learner, id)) continue
    if (!learner.library.startsHere(goal, facts)) continue
    const { program, cost } = learner.planFor(goal)
    const atMost = 0.2 * learner.config.attemptSteps
    const least = program ? Math.min(cost, isFew || cost > atMost ? costHere(learner, body, goal) : cost) : Infinity
    const rank = isFew ? ((1 + attempts) * (1 + least)) / (1 + usesOf(learner, goal)) : attempts
    if (least <= atMost && rank < (best?.rank ?? Infinity)) best = { goal, rank }
  }
  return best?.goal ?? null
}

/** What a goal costs from here: what is at hand by now need not be got. */
function costHere(learner: Learner, body: Host, { predicate }: Goal): number {
  const isAtom = predicate && 'fact' in predicate && typeof predicate.value !== 'object'
  return isAtom ? learner.pricesFrom(body.situation())(predicate as Atom) : Infinity
}

/** Whether some skill for the goal is verified now. */
export const isVerified = (learner: Learner, goalId: string): boolean =>
  skillsFor(learner, goalId).some(id => learner.library.state(id) === 'verified')

/** Ids of the skills for a goal. */
export function skillsFor({ library }: Learner, goalId: string): string[] {
  const found: string[] = []
  for (const skill of library.skills.values()) if (skill.goal.id === goalId) found.push(skill.id)
  return found
}
