import { type Facts, holds, is, type Json, type Random } from '#core'
import { type Atom, meets } from '../library/contract.ts'
import { type Experience, factOf, harm, type MoveRecord } from '../library/experience.ts'
import type { Host } from '../library/host.ts'
import { plan } from '../library/plan.ts'
import { type AnyView, offerPrefix } from '../library/situation.ts'
import type { Learner } from './learner.ts'

type Doing<T> = Generator<unknown, T, AnyView>

/** A place that may be safe: the low third of an amount, and the moves that ever brought it about, the likeliest first. */
interface Hideout {
  readonly place: Atom
  readonly ways: readonly MoveRecord[]
}

/** Moves made where it may be safe, to see whether they hurt less there. */
const stay = 8
/** Tries at a place that may be safe. */
const tries = 3

/** Whether some place that may be safe is still to be looked into: none is known for one, and a way there is on offer. */
export function canHide(learner: Learner, body: Host): boolean {
  const { experience: known, contracts } = learner
  if (!learner.uses('planner') || known.vitals.length === 0 || contracts.refuge()) return false
  const situation = body.situation()
  return hideouts(learner, situation).some(({ ways }) => ways.some(way => situation[offerPrefix + way.name] === true))
}

/**
 * Goes where an amount is lowest, well supplied, and makes the moves there that hurt most elsewhere: what is safe shows
 * in that, and in nothing else.
 */
export function* shelterTrial(learner: Learner, body: Host, source: Random): Doing<void> {
  const { experience: known } = learner
  const found = hideouts(learner, body.facts())
  if (!learner.uses('planner') || found.length === 0) return
  const { place, ways } = source.pick(found)
  yield* hoard(learner, body, source, spent(known, ways[0])) // with more at hand more may work
  const isThere = () => holds(place, [body.facts()]) === true
  for (let i = 0; i < tries && !isThere(); i++) yield* body.move(ways[Math.min(i >> 1, ways.length - 1)].move)
  for (let i = 0; i < stay && isThere() && !body.over; i++) {
    const move = riskiest(known, place, source)
    if (!move) return
    yield* body.move(move)
  }
}

function hideouts({ experience: known, game }: Learner, facts: Facts): Hideout[] {
  return game.vocabulary.flatMap(({ pattern }) => {
    const low = known.lowOf(pattern)
    if (low === null || Number(facts[pattern] ?? 0) <= low || known.vitals.includes(pattern)) return []
    const fall = known.commonest(`${pattern}-`)
    if (fall.times < fall.steps) return [] // it falls by itself: a need, no place to be
    const effect = `${pattern}<=${low}`
    const rate = (record: MoveRecord) => (record.effects.get(effect)?.count ?? 0) / (record.tries + 10)
    const ways = [...known.moves.values()].filter(record => (record.effects.get(effect)?.count ?? 0) > 0)
    ways.sort((a, b) => rate(b) - rate(a) || (a.name < b.name ? -1 : 1))
    return ways.length > 0 ? [{ place: is(pattern, '<=', low) as Atom, ways }] : []
  })
}

/** What lasts and a move has ever used up. */
function spent(known: Experience, { effects }: MoveRecord): string[] {
  return [...effects.keys()].filter(effect => effect.endsWith('-') && known.drift(factOf(effect)) <= 0.5).map(factOf)
}

/** A long move that often hurts and does not lead away from here. */
function riskiest(known: Experience, place: Atom, source: Random): Json | null {
  const rated = [...known.moves.values()].flatMap(({ move, recent }) => {
    const long = recent.filter(({ steps }) => steps >= 4)
    if (long.length < 5) return []
    const here = recent.filter(({ before }) => meets(before, place))
    if (here.filter(({ after }) => !meets(after, place)).length > 0.3 * here.length) return []
    return [{ move, hurt: long.filter(sample => harm(sample, known.vitals) >= 2).length / long.length }]
  })
  rated.sort((a, b) => b.hurt - a.hurt)
  return rated.length > 0 ? source.pick(rated.slice(0, 2)).move : null
}

/** Half a dozen of one thing that lasts: of those that are wanted, or of any. */
function* hoard(learner: Learner, body: Host, source: Random, needs: readonly string[]): Doing<void> {
  const { experience: known, curriculum } = learner
  const stores = [...curriculum.goals.values()].flatMap(({ goal }) => {
    if (!goal.predicate || !('fact' in goal.predicate) || goal.predicate.op !== '>=' || goal.predicate.value !== 1)
      return []
    const { fact } = goal.predicate
    if (!known.telling(fact) || known.drift(fact) > 0.5 || known.persistence(fact) < 0.8) return []
    const { program, cost } = learner.planFor(goal)
    return program && cost < 400 ? [fact] : []
  })
  if (stores.length === 0) return
  const best = stores.filter(fact => needs.includes(fact))
  const store = source.pick(best.length > 0 ? best : stores)
  const wanted = is(store, '>=', 4 + source.int(3)) as Atom
  if (holds(wanted, [body.facts()]) === true) return
  const made = plan(wanted, { contracts: learner.contracts, provider: learner.library.provider })
  if (!made.program) return
  body.aim(now => holds(wanted, [now]) === true, body.steps + Math.ceil(learner.config.attemptSteps * 0.06))
  yield* body.run(made.program, {})
  body.aim(null, Infinity)
}
