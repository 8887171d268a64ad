import { type Facts, type Goal, goalOf, is, type Predicate, type Random } from '#core'
import type { Atom } from '../library/atom.ts'
import type { Host } from '../library/host.ts'
import type { AnyView } from '../library/situation.ts'
import { reach, tryStrange, weighted } from './forays.ts'
import type { Learner } from './learner.ts'

/** Steps it may take from here, of those an attempt may take. */
const share = 0.4
/** Steps that make no difference to what is likely. */
const near = 20
/** Times it was all at hand on purpose, and nothing new came of it. */
const enough = 2
/** Moves with a thing at hand that make none either. */
const often = 20

/**
 * Where lives are few: what is asked for and was never reached is likely made as something like it is, of another thing.
 * All that one of those takes is got, with as much of some other material in place of one that is used up; what comes on
 * offer then is tried at once.
 *
 * @param missed What was sought in vain in this life.
 * @returns Whether it was tried.
 */
export function* vary(
  learner: Learner,
  body: Host,
  source: Random,
  missed: Set<string>,
): Generator<unknown, boolean, AnyView> {
  const { config, curriculum, ledger } = learner
  if (config.startSteps === 0 || !learner.uses('planner')) return false
  const atMost = share * config.attemptSteps
  const all = variations(learner, body.situation(), atMost, ledger.learning + body.steps)
  const open = all.filter(({ goal }) => !missed.has(goal.id))
  if (open.length === 0) return false
  const { goal, cost } = weighted(open, ({ weight }) => weight, source)
  learner.say('vary', { with: goal.text })
  const won = yield* reach(learner, body, goal.predicate!, atMost)
  missed.add(goal.id)
  curriculum.attempted(goal, won, ledger.learning + body.steps, cost)
  if (won) yield* tryStrange(learner, body, source) // before anything else ends the life, or uses it up
  return true
}

interface Variation {
  readonly goal: Goal
  readonly cost: number
  readonly weight: number
}

/** All that is near enough, was not brought about on purpose yet, and did not fail lately. */
export function variations(learner: Learner, situation: Facts, atMost: number, step: number): Variation[] {
  const { curriculum, game } = learner
  const records = [...learner.headline].map(id => curriculum.goals.get(id)!)
  if (records.every(({ reached }) => reached > 0)) return []
  const ways = records.flatMap(({ goal, reached }) => (reached > 0 ? [needsFor(learner, goal)] : []))
  const price = learner.pricesFrom(situation)
  return materials(learner).flatMap(({ fact, uses, held }) =>
    ways.flatMap(({ all, spent }) =>
      spent.flatMap((old): Variation[] => {
        if (all.some(need => need.fact === fact)) return []
        const needs = all.map(need => (need === old ? (is(fact, '>=', need.value) as Atom) : need))
        const goal = goalOf(game.id, { and: needs } as Predicate, { maxSteps: learner.config.goalSteps })
        const known = curriculum.goals.get(goal.id)
        if (known && (known.successes >= enough || known.coolUntil > step)) return []
        const cost = needs.reduce((sum, need) => sum + price(need), 0)
        // What many things are made of more may be made of; what was seldom at hand, or takes several things, was hardly met by chance.
        const weight = ((1 + uses) ** 1.5 * 2 ** needs.length) / Math.sqrt((near + cost) * (1 + held / often))
        return cost <= atMost ? [{ goal, cost, weight }] : []
      }),
    ),
  )
}

/** What the best way to a goal takes, the place too; and what of it is used up. */
function needsFor({ contracts }: Learner, { predicate }: Goal): { all: readonly Atom[]; spent: readonly Atom[] } {
  const none = { all: [], spent: [] }
  if (!predicate || !('fact' in predicate)) return none
  const way = contracts.achieving(`${predicate.fact}+`).find(({ spends }) => spends !== undefined)
  const all = way && contracts.condition?.(way.name)
  if (!way || !all) return none
  return { all, spent: all.filter(({ fact, value }) => typeof value === 'number' && way.spends!.includes(fact)) }
}

interface Material {
  readonly fact: string
  /** Moves that use it up. */
  readonly uses: number
  /** Moves made with it at hand. */
  readonly held: number
}

/** What lasts, was held and something is made of, and nobody asked for. */
function materials({ curriculum, contracts, experience: known, headline }: Learner): Material[] {
  return [...curriculum.goals.values()].flatMap(({ goal, reached }) => {
    if (reached === 0 || headline.has(goal.id)) return []
    if (!goal.predicate || !('fact' in goal.predicate) || goal.predicate.op !== '>=' || goal.predicate.value !== 1)
      return []
    const { fact } = goal.predicate
    const uses = contracts.spenders?.(fact) ?? 0
    if (uses === 0 || !known.telling(fact) || known.drift(fact) > 0.5) return []
    return [{ fact, uses, held: known.held(fact) }]
  })
}
