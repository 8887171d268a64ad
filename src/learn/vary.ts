import { type Facts, type Goal, goalOf, is, type Predicate, type Random } from '#core'
import type { Atom } from '../library/atom.ts'
import type { Host } from '../library/host.ts'
import type { AnyView } from '../library/situation.ts'
import type { Learner } from './learner.ts'
import { farthest, near, pursue } from './pursue.ts'
import { thingsOf } from './things.ts'
import { weighted } from './weighted.ts'

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
  const atMost = farthest(learner)
  if (atMost === 0) return false
  const all = variations(learner, body.situation(), atMost, learner.ledger.learning + body.steps)
  const open = all.filter(({ goal }) => !missed.has(goal.id))
  if (open.length === 0) return false
  const chosen = weighted(open, ({ weight }) => weight, source)
  learner.say('vary', { with: chosen.goal.text })
  missed.add(chosen.goal.id)
  yield* pursue(learner, body, source, chosen)
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
  const others = materials(learner)
  if (others.length === 0) return []
  const ways = records.flatMap(({ goal, reached }) => (reached > 0 ? [needsFor(learner, goal)] : []))
  const price = learner.pricesFrom(situation)
  return others.flatMap(({ fact, uses, held }) =>
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
function materials(learner: Learner): Material[] {
  const { contracts, experience: known, headline } = learner
  return thingsOf(learner).flatMap(({ fact, goal, lives }) => {
    if (lives === 0 || headline.has(goal.id)) return []
    const uses = contracts.spenders?.(fact) ?? 0
    return uses > 0 ? [{ fact, uses, held: known.held(fact) }] : []
  })
}
