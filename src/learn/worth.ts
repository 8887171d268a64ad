import { factsOf, type Goal, is, type Predicate } from '#core'
import type { GoalRecord } from '../goals/curriculum.ts'
import type { Atom } from '../library/atom.ts'
import { effectFor } from '../library/effect-for.ts'
import { isOffer } from '../library/plan-costs.ts'
import { each } from '../library/program.ts'
import { broughtAlong, claimsAlong } from './along.ts'
import { type Learner, slack } from './learner.ts'
import { isVerified } from './routine.ts'
import { isCheaper } from './verify.ts'

/** The newest attempts that tell how it goes now. */
const attemptsLooked = 6
/** The newest lives in which a goal is looked for. */
const livesLooked = 30
/** Successes in life after which what the gate refused is looked at again, if it is another program by now. */
const winsAgain = 2

/** Candidates worth a gate now: wanted, reached at least once, not refused lately; the cheapest first. */
export function worth(learner: Learner): Goal[] {
  const { curriculum, library, ledger, pools, refused } = learner
  const served = new Set(library.usable().map(skill => skill.goal.id))
  const wanted = stepsOnTheWay(learner)
  const isBusy = isAskedFirst(learner, served)
  const shared = sharedWithAsked(learner)
  return [...curriculum.goals.values()]
    .filter(({ goal }) => pools.count(goal.id) > 0 && !served.has(goal.id))
    .filter(record => isReady(learner, record) || !learner.uses('frontier'))
    .filter(
      ({ goal }) => learner.headline.has(goal.id) || (!isBusy && !shared.has(goal.id) && lasts(learner, goal, wanted)),
    )
    .map(record => ({ goal: record.goal, successes: record.successes, ...priced(learner, record) }))
    .filter(({ goal, cost, successes }) => {
      const old = refused.get(goal.id)
      return (
        !old || old.until <= ledger.learning || isCheaper(old, cost) || successes >= (old.wins ?? Infinity) + winsAgain
      )
    })
    .filter(({ cost }) => cost <= learner.config.goalSteps || !learner.uses('planner'))
    .filter(({ cost, worked, goal }) => isSeen(learner, goal, cost, worked > 0))
    .sort((a, b) => b.worked - a.worked || a.price - b.price)
    .map(({ goal }) => goal)
}

/** Cheap is what its plan says is cheap, and what much is built on. */
function priced(learner: Learner, record: GoalRecord): { cost: number; price: number; worked: number } {
  const { cost } = learner.planFor(record.goal)
  // Where a fresh start takes long, once may have been luck.
  const enough = learner.config.startSteps > 0 ? 2 : 1
  return { cost, price: cost / (1 + usesOf(learner, record.goal)), worked: winsOf(record) >= enough ? 1 : 0 }
}

/** How much is built on it: how many ways are known that take it. */
export const usesOf = ({ contracts }: Learner, { predicate }: Goal): number =>
  predicate && 'fact' in predicate ? (contracts.uses?.(predicate.fact) ?? 0) : 0

/** One try in life costs no more than one at the gate: what is asked for, or long, is seen to work before it is gated. */
function isSeen(learner: Learner, goal: Goal, cost: number, worked: boolean): boolean {
  if (worked || !learner.uses('frontier')) return true
  if (learner.headline.has(goal.id)) return comesInLife(learner, goal) || isShort(learner, goal)
  // What takes less than a fresh start itself is not worth its proof.
  return cost <= slack(learner) && cost >= learner.config.startSteps
}

/**
 * Steps of a plan, of those an attempt may take, that are few; where nothing else is left to be gated; and where it takes
 * nothing but what skills were verified for, whose prices, added up, are those of as many ways.
 */
const [shortShare, shortShareOfLast, shortShareOfNext] = [0.2, 0.3, 0.4]
/**
 * Lives that reached a thing before it was no accident, the fewer for a plan that is shorter still and was seen to work;
 * one is enough once skills serve whatever else is asked for.
 */
const [fewLives, fewestLives, shortest] = [4, 2, 0.1]

/**
 * Where lives are few, since every start takes long, what is asked for and has a short plan need not be seen to work in
 * one: at the gate it is tried as it will be, from a start, and not from where a life has got to.
 */
function isShort(learner: Learner, goal: Goal): boolean {
  const { curriculum, config, headline } = learner
  if (config.startSteps === 0 || !headline.has(goal.id)) return false
  const record = curriculum.add(goal)
  const { reached } = record
  const share = learner.planFor(goal).cost / config.attemptSteps
  if (reached > 0 && share <= shortShareOfLast && isLastOpen(learner, goal)) return true
  if (reached > 0 && share <= shortShareOfNext && isNext(learner, goal)) return true
  const lives = share <= shortest && winsOf(record) > 0 && !failsInLife(learner, record) ? fewestLives : fewLives
  return reached >= lives && share <= shortShare
}

/** Whether the way to it needs nothing but what skills were verified for: one step beyond the library. */
function isNext(learner: Learner, { predicate }: Goal): boolean {
  const effect = predicate && 'fact' in predicate ? effectFor(predicate as Atom) : null
  const [way] = effect === null ? [] : learner.contracts.achieving(effect)
  const needs = way?.pre.filter(need => !isOffer(need)) ?? []
  const isServed = ({ fact }: Atom) => isVerified(learner, learner.goalFor(is(fact, '>=', 1) as Atom).id)
  return needs.length > 0 && needs.every(isServed)
}

/** Whether skills serve all else that is asked for and was ever reached, and that is something. */
function isLastOpen({ curriculum, headline, library }: Learner, goal: Goal): boolean {
  const served = new Set(library.usable().map(skill => skill.goal.id))
  const others = [...headline].filter(id => id !== goal.id && curriculum.goals.get(id)!.reached > 0)
  return others.length > 0 && others.every(id => served.has(id))
}

/** Where starts take long, nothing else is gated before what is asked for, was reached, and was not refused yet. */
const isAskedFirst = ({ config, curriculum, headline, refused }: Learner, served: ReadonlySet<string>): boolean =>
  config.startSteps > 0 &&
  [...headline].some(id => !served.has(id) && !refused.has(id) && curriculum.goals.get(id)!.reached > 0)

const winsOf = ({ recent }: GoalRecord): number => recent.filter(Boolean).length

/** What fails in life is gated all the same where the gate is the better place to tell. */
const isReady = (learner: Learner, record: GoalRecord): boolean =>
  !failsInLife(learner, record) || isShort(learner, record.goal) || comesInLife(learner, record.goal)

/**
 * What mostly fails in life, where trying teaches as well, is not worth a gate yet. What failed long ago was another plan;
 * what is asked for need not succeed as often, for it is often tried where little is left of the day.
 */
function failsInLife({ headline, config }: Learner, { goal, recent }: GoalRecord): boolean {
  const newest = recent.slice(-attemptsLooked)
  const enough = headline.has(goal.id) && config.startSteps === 0 ? 1 / attemptsLooked : 0.5
  return newest.filter(Boolean).length < enough * newest.length
}

/** Reached in most of the newest lives, on the way to something else: then nobody sets out for it, and nothing says it fails. */
function comesInLife({ history, headline }: Learner, { id }: Goal): boolean {
  const newest = headline.has(id) ? history.slice(-livesLooked) : []
  return newest.length === livesLooked && newest.filter(({ reached }) => reached.includes(id)).length > livesLooked / 2
}

/** What the plans for the goals asked for look at on their way. */
function stepsOnTheWay(learner: Learner): ReadonlySet<string> {
  const found = new Set<string>()
  const { startSteps, goalSteps } = learner.config
  const look = (predicate: Predicate) => {
    for (const fact of factsOf(predicate)) found.add(fact)
  }
  for (const id of learner.headline) {
    const { program, cost } = learner.planFor(learner.curriculum.goals.get(id)!.goal)
    // What is planned by mere guesses leads anywhere.
    if (startSteps > 0 && cost > goalSteps) continue
    each(program?.body ?? [], instruction => {
      if ('if' in instruction) look(instruction.if)
      if ('repeat' in instruction) look(instruction.until)
    })
  }
  return found
}

/** Goals that a skill for what is asked for serves as well, or is about to. */
function sharedWithAsked(learner: Learner): ReadonlySet<string> {
  const { curriculum, headline, library, pools, refused, ledger } = learner
  const found = new Set<string>()
  for (const id of headline) {
    const { goal } = curriculum.goals.get(id)!
    const along = pools.count(id) > 0 ? broughtAlong(learner, goal) : null
    if (!along) continue
    const skill = library.usable().find(skill => skill.goal.id === id)
    const isServed = skill !== undefined && claimsAlong(learner, skill, along)
    const isOpen = (refused.get(id)?.until ?? 0) <= ledger.learning
    if (isServed || isOpen) found.add(learner.goalFor(along).id)
  }
  return found
}

/** What others can build on: amounts that stay until they are used, and that are wanted. */
function lasts({ experience }: Learner, { predicate }: Goal, wanted: ReadonlySet<string>): boolean {
  if (!predicate || !('fact' in predicate) || typeof predicate.value !== 'number') return false
  const { fact } = predicate
  if (!wanted.has(fact)) return false
  return predicate.value === 1 && experience.drift(fact) < 0.5 && experience.persistence(fact) > 0.5
}
