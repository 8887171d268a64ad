import { factsOf, type Goal, holds, type Random } from '#core'
import type { Atom } from '../library/atom.ts'
import type { Host } from '../library/host.ts'
import { goesInto } from './deepen.ts'
import type { Learner } from './learner.ts'
import { near } from './pursue.ts'
import { toolsOf } from './tools.ts'
import { someOf, weighted } from './weighted.ts'

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

/** Of what is mastered, tools are so much likelier among it: what comes by is tried with them, and so is what is sought. */
const tooled = 8

/** Where lives are few and much is mastered: what of it is left to other lives; done is, likelier, what more is built on. */
export function leftOut(learner: Learner, source: Random): string[] {
  if (learner.config.startSteps === 0) return []
  const mastered = [...learner.headline].filter(id => isMastered(learner, id))
  if (mastered.length <= mostOfFew) return []
  const tools = toolsOf(learner)
  const weightOf = (id: string) => {
    const { goal } = learner.curriculum.goals.get(id)!
    const isTool = factsOf(goal.predicate!).some(fact => tools.has(fact))
    return (1 + usesOf(learner, goal)) * (isTool ? tooled : 1)
  }
  const chosen = new Set(someOf(mastered, weightOf, mostOfFew, source))
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

/** What is asked for, was reached in some life, has a plan that is not long, and did not fail lately: the least tried. */
export function reachedOnce(learner: Learner, body: Host, done: ReadonlySet<string>, step: number): Goal | null {
  let best: { goal: Goal; attempts: number } | null = null
  const isLess = (attempts: number) => attempts < (best?.attempts ?? Infinity)
  for (const { goal, attempts } of reachedOpen(learner, body, done, step, isLess)) best = { goal, attempts }
  return best?.goal ?? null
}

/**
 * Where lives are few: one of those that no skill serves yet, the likelier the less tried and the sooner done from here, the
 * more is built on it, and the more of what is asked for goes into it: what is farthest on opens most.
 */
export function reachedLately(
  learner: Learner,
  body: Host,
  done: ReadonlySet<string>,
  step: number,
  source: Random,
): Goal | null {
  const served = new Set(learner.library.usable().map(skill => skill.goal.id))
  const open = [...reachedOpen(learner, body, done, step)].filter(({ goal }) => !served.has(goal.id))
  const weightOf = ({ goal, attempts, cost }: Reached) =>
    ((1 + usesOf(learner, goal)) * (1 + goesInto(learner, goal))) / ((1 + attempts) * (near + cost))
  return open.length > 0 ? weighted(open, weightOf, source).goal : null
}

interface Reached {
  readonly goal: Goal
  readonly attempts: number
  /** Steps of its plan, or from here if that is long. */
  readonly cost: number
}

/** @param isOpen Plans take their time: asked first, of the attempts. */
function* reachedOpen(
  learner: Learner,
  body: Host,
  done: ReadonlySet<string>,
  step: number,
  isOpen: (attempts: number) => boolean = () => true,
): Generator<Reached> {
  const facts = body.facts()
  const atMost = 0.2 * learner.config.attemptSteps
  for (const id of learner.headline) {
    const { goal, reached, attempts, coolUntil } = learner.curriculum.goals.get(id)!
    if (reached === 0 || coolUntil > step || done.has(id) || !isOpen(attempts)) continue
    if (holds(goal.predicate!, [facts]) === true || isVerified(learner, id)) continue
    if (!learner.library.startsHere(goal, facts)) continue
    const { program, cost } = learner.planFor(goal)
    const least = cost <= atMost ? cost : program ? costHere(learner, body, goal) : Infinity
    if (program && least <= atMost) yield { goal, attempts, cost: least }
  }
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
