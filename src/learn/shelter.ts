import { type Facts, holds, is, type Json, type Random } from '#core'
import { type Atom, meets } from '../library/atom.ts'
import { factOf, harm } from '../library/effect.ts'
import type { Experience } from '../library/experience.ts'
import type { Host } from '../library/host.ts'
import type { MoveRecord } from '../library/move-record.ts'
import { plan } from '../library/plan.ts'
import { safety } from '../library/safety.ts'
import { type AnyView, moveName, offerPrefix } from '../library/situation.ts'
import { type Learner, slack } from './learner.ts'
import { thingsOf } from './things.ts'

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
  if (!learner.uses('planner') || known.vitals.length === 0 || canStay(known, contracts.refuge())) return false
  const situation = body.situation()
  return hideouts(learner, situation).some(({ ways }) => ways.some(way => situation[offerPrefix + way.name] === true))
}

/** Whether what to do in a refuge is known: something that takes its time was done there again and again. */
const canStay = (known: Experience, refuge: Atom | null): boolean =>
  refuge !== null && [...known.moves.values()].some(record => calm(record, refuge).length >= 6)

const calm = ({ recent }: MoveRecord, place: Atom) =>
  recent.filter(({ before, after, steps }) => steps >= 4 && meets(before, place) && meets(after, place))

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
  const made = plan(place, { contracts: learner.contracts, provider: () => null })
  if (made.program) {
    body.aim(isThere, body.steps + slack(learner))
    yield* body.run(made.program, {})
    body.aim(null, Infinity)
  }
  for (let i = 0; i < tries && !isThere(); i++) yield* body.move(ways[Math.min(i >> 1, ways.length - 1)].move)
  yield* stayTrial(learner, body, source)
}

/** Where one happens to be in a place that may be safe: stays, and makes the moves there that hurt most elsewhere. */
export function* stayTrial(learner: Learner, body: Host, source: Random): Doing<boolean> {
  const { experience: known, contracts } = learner
  if (known.vitals.length === 0 || canStay(known, contracts.refuge())) return false
  const place = places(learner).find(atom => meets(body.facts(), atom))
  if (!place) return false
  const ways = waysTo(known, place)
  const brief = new Set<string>() // took no time here
  for (let i = 0; i < stay && meets(body.facts(), place) && !body.over; i++) {
    const offers = new Set(body.offers().map(moveName))
    const move = riskiest(known, place, ways, name => offers.has(name) && !brief.has(name), source)
    if (!move) return i > 0
    const from = body.steps
    yield* body.move(move)
    if (body.steps < from + 4) brief.add(moveName(move))
  }
  return true
}

function hideouts(learner: Learner, facts: Facts): Hideout[] {
  return places(learner).flatMap(place => {
    if (meets(facts, place)) return []
    const ways = waysTo(learner.experience, place)
    return ways.length > 0 ? [{ place, ways }] : []
  })
}

/** Where no place is known to be safe: one that may be, that some move led to again and again, and that has not hurt as elsewhere. */
export function hopeful(learner: Learner): Atom | null {
  const { experience: known } = learner
  const open = places(learner).filter(({ fact, value }) =>
    [...known.moves.values()].some(({ effects }) => (effects.get(`${fact}<=${String(value)}`)?.count ?? 0) >= 3),
  )
  if (open.length === 0) return null
  const refuted = new Set(safety(known).flatMap(({ atom, hurt, rate }) => (hurt < 4 || rate < 0.5 ? [] : [atom.fact])))
  return open.find(({ fact }) => !refuted.has(fact)) ?? null
}

/** The low third of every amount that is somebody's doing: what falls by itself is a need, no place to be. */
function places({ experience: known, game }: Learner): Atom[] {
  return game.vocabulary.flatMap(({ pattern }) => {
    const low = known.lowOf(pattern)
    if (low === null || known.vitals.includes(pattern)) return []
    return known.wanes(pattern) ? [] : [is(pattern, '<=', low) as Atom]
  })
}

/** The moves that ever brought it about, the likeliest first. */
function waysTo(known: Experience, { fact, value }: Atom): MoveRecord[] {
  const effect = `${fact}<=${String(value)}`
  const rate = (record: MoveRecord) => (record.effects.get(effect)?.count ?? 0) / (record.tries + 10)
  const ways = [...known.moves.values()].filter(record => (record.effects.get(effect)?.count ?? 0) > 0)
  return ways.sort((a, b) => rate(b) - rate(a) || (a.name < b.name ? -1 : 1))
}

/** What lasts and a move has ever used up. */
function spent(known: Experience, { effects }: MoveRecord): string[] {
  return [...effects.keys()].filter(effect => effect.endsWith('-') && known.drift(factOf(effect)) <= 0.5).map(factOf)
}

/** A long move that often hurts elsewhere, takes its time here as well, and does not lead away from here. */
function riskiest(
  known: Experience,
  place: Atom,
  ways: readonly MoveRecord[],
  isOpen: (name: string) => boolean,
  source: Random,
): Json | null {
  const rated = [...known.moves.values()].flatMap(record => {
    const { move, recent } = record
    const there = recent.filter(({ before }) => !meets(before, place))
    const long = there.filter(({ steps }) => steps >= 4)
    if (long.length < 2 || ways.includes(record) || !isOpen(record.name)) return []
    const here = recent.filter(({ before }) => meets(before, place))
    if (here.filter(({ after }) => !meets(after, place)).length > 0.3 * here.length) return []
    if (here.length >= 4 && here.filter(({ steps }) => steps >= 4).length < 0.3 * here.length) return []
    return [{ move, hurt: there.filter(sample => harm(sample, known.vitals) >= 2).length / there.length }]
  })
  rated.sort((a, b) => b.hurt - a.hurt)
  return rated.length > 0 ? source.pick(rated.slice(0, 2)).move : null
}

/** Half a dozen of one thing that lasts: of those that are wanted, or of any. */
function* hoard(learner: Learner, body: Host, source: Random, needs: readonly string[]): Doing<void> {
  const stores = thingsOf(learner).flatMap(({ fact, goal }) => {
    if (learner.experience.persistence(fact) < 0.8) return []
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
  body.aim(now => holds(wanted, [now]) === true, body.steps + 2 * slack(learner))
  yield* body.run(made.program, {})
  body.aim(null, Infinity)
}
