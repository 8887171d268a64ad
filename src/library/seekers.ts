import { type Json, wilson } from '#core'
import { type Atom, meets } from './atom.ts'
import { type Effect, factOf, familyOf } from './effect.ts'
import type { Experience } from './experience.ts'
import type { MoveRecord } from './move-record.ts'
import { placesOfOffers } from './seek-where.ts'
import { namesOf, offerPrefix } from './situation.ts'

/** A move that turned an offer up where it was not on offer before. */
export interface Seeker {
  readonly name: string
  readonly move: Json
  /** Chance of one try, a cautious guess; and the steps it takes. */
  readonly rate: number
  readonly steps: number
  readonly count: number
}

/** Plain data. */
export interface Seekers {
  /** For every offer that was ever turned up: the best two that are always on offer, and what is better still where it is. */
  readonly best: Readonly<Record<string, readonly Seeker[]>>
  /** For an offer that was never met, or by one move alone: whatever turns up most of its kind. */
  readonly strange: Readonly<Record<string, readonly Seeker[]>>
  /** Where an offer is hardly ever met elsewhere: that is gone to before it is sought. */
  readonly places: Readonly<Record<string, Atom>>
  /** Best for most offers, and they use nothing up: what to do where nothing else goes on. */
  readonly wander: readonly Json[]
  /** Of the times an offer was turned up, the share by moves that are nearly always on offer and spend nothing. */
  readonly roamed: Readonly<Record<string, number>>
}

interface Tally {
  tries: number
  steps: number
  found: number
}

/** Steps that every count is watered down with, as if they had been spent with the usual luck. */
const doubt = 20
/** Offered so often, a move counts as always on offer. */
export const always = 0.9
/** Offered so often, it can be done where nothing else goes on. */
const everywhere = 0.97
/** And where the way back is long: also at the bottom of what leads there. */
const withoutFail = 0.995
/** What was never met is so much harder to find than what was. */
const strange = 10

/**
 * Which moves turn up what. Only tries count that began without it: whoever comes first in a life finds much, and would
 * pass for the best of seekers.
 */
export function seekersOf(known: Experience, isWary = false): Seekers {
  const placeOf = placesOfOffers(known, isWary)
  const places: Record<string, Atom> = {}
  const tallies = new Map<string, Map<MoveRecord, Tally>>()
  const families = new Map<string, Map<MoveRecord, Tally>>()
  for (const record of known.moves.values()) tallyOne(record, tallies, isWary)
  const best = new Map<string, Seeker[]>()
  const roamed: Record<string, number> = {}
  const isFree = (name: string) => known.offered(name) >= always
  const spending = new Map([...known.moves.values()].map(record => [record, spends(known, record, isWary)]))
  const isRoaming = (record: MoveRecord) => isFree(record.name) && !spending.get(record)
  for (const [fact, byMove] of tallies) {
    const sums = families.get(familyOf(fact)) ?? new Map<MoveRecord, Tally>()
    families.set(familyOf(fact), sums)
    const all: Tally = { tries: 0, steps: 0, found: 0 }
    for (const [record, tally] of byMove) {
      add(all, tally)
      sums.set(record, add(sums.get(record) ?? { tries: 0, steps: 0, found: 0 }, tally))
    }
    const usual = all.found / (all.steps + all.tries + 1)
    const place = all.found > 0 ? placeOf(fact) : null
    if (place) places[fact] = place
    const isAt = ({ name }: MoveRecord) => place !== null && isFree(name)
    const counted = new Map(
      [...byMove].map(([record, tally]) => [
        record.name,
        { record, tally: isAt(record) ? tallyAt(record, fact, place!, isWary) : tally },
      ]),
    )
    const rated = [...counted.values()].flatMap(({ record, tally: { tries, steps, found } }) =>
      found === 0 || fact === offerPrefix + record.name
        ? []
        : [
            seeker(
              record,
              (found - Math.sqrt(found) / 2 + doubt * usual) / (steps + tries + doubt),
              steps / tries,
              found,
            ),
          ],
    )
    // What one knows of comes on offer again and again while one goes to and fro: that counts once a life.
    const isClear = ({ name, count }: Seeker, free: Seeker) => {
      if (count < 3 || !isWary) return count >= 3
      const { record, tally } = counted.get(name)!
      const { lives } = record.effects.get(`${fact}=true`)!
      return wilson(Math.min(count, lives), tally.steps + tally.tries).low > pace(free)
    }
    best.set(fact, theBest(rated, isFree, isClear))
    let free = 0
    for (const [record, { found }] of byMove) if (isRoaming(record)) free += found
    if (all.found > 0) roamed[fact] = free / all.found
  }
  const strangers = (byMove: Map<MoveRecord, Tally>) =>
    theBest(
      [...byMove].flatMap(([record, { tries, steps, found }]) =>
        found === 0 ? [] : [seeker(record, found / (steps + tries + doubt) / strange, steps / tries, 0)],
      ),
      isFree,
      ({ count }) => count >= 3,
    )
  return {
    best: Object.fromEntries(best),
    places,
    strange: Object.fromEntries([...families].map(([family, byMove]) => [family, strangers(byMove)])),
    wander: wanderers(known, [...best.values()], isWary),
    roamed,
  }
}

/** The best for an offer that is sought: `can.use:cow=true`. */
export function seekersFor({ best, strange }: Seekers, effect: Effect): readonly Seeker[] {
  const known = best[factOf(effect)] ?? []
  if (known.length >= 2) return known
  const others = (strange[familyOf(factOf(effect))] ?? []).filter(({ name }) => known.every(one => one.name !== name))
  return [...known, ...others].slice(0, 2)
}

/**
 * Adds what the newest tries of a move turned up, and how often they began without it.
 *
 * @param isWary Scaled to all of its tries.
 */
function tallyOne(record: MoveRecord, tallies: Map<string, Map<MoveRecord, Tally>>, isWary: boolean): void {
  const all: Tally = { tries: 0, steps: 0, found: 0 }
  const had = new Map<string, Tally>()
  const found = new Map<string, number>()
  for (const { before, after, steps } of record.recent) {
    all.tries++
    all.steps += steps
    for (const fact of namesOf(before).all) {
      if (!fact.startsWith(offerPrefix) || before[fact] === false) continue
      const tally = had.get(fact)
      if (tally) {
        tally.tries++
        tally.steps += steps
      } else had.set(fact, { tries: 1, steps, found: 0 })
    }
    for (const fact of namesOf(after).all)
      if (fact.startsWith(offerPrefix) && after[fact] === true && (before[fact] ?? false) === false)
        found.set(fact, (found.get(fact) ?? 0) + 1)
  }
  for (const fact of new Set([...had.keys(), ...found.keys()])) {
    const { tries, steps } = had.get(fact) ?? { tries: 0, steps: 0 }
    if (tries === all.tries) continue
    const byMove = tallies.get(fact) ?? new Map<MoveRecord, Tally>()
    tallies.set(fact, byMove)
    const tally = { tries: all.tries - tries, steps: all.steps - steps, found: found.get(fact) ?? 0 }
    byMove.set(record, isWary ? ofAll(tally, record, fact) : tally)
  }
}

/** Of all tries, not the newest alone: who made few would have found as much as who made many. */
function ofAll({ tries, steps }: Tally, record: MoveRecord, offer: string): Tally {
  const times = record.tries / record.recent.length
  return { tries: tries * times, steps: steps * times, found: record.effects.get(`${offer}=true`)?.count ?? 0 }
}

/**
 * What one move turned up of one thing in its place.
 *
 * @param isWary Also where it led there, and scaled to all of its tries.
 */
function tallyAt(record: MoveRecord, offer: string, place: Atom, isWary: boolean): Tally {
  const all: Tally = { tries: 0, steps: 0, found: 0 }
  for (const { before, after, steps } of record.recent) {
    if ((before[offer] ?? false) !== false || !meets(isWary ? after : before, place)) continue
    add(all, { tries: 1, steps, found: after[offer] === true ? 1 : 0 })
  }
  if (!isWary) return all
  const tally = ofAll(all, record, offer)
  const { positives = [] } = record.effects.get(`${offer}=true`) ?? {}
  const there = positives.filter(({ after }) => meets(after, place)).length
  return { ...tally, found: (tally.found * there) / Math.max(1, positives.length) }
}

/** Moves that are nearly always on offer, spend nothing that lasts, and are the best or second best for most. */
function wanderers(known: Experience, best: readonly (readonly Seeker[])[], isWary: boolean): Json[] {
  const points = new Map<string, number>()
  const least = isWary ? withoutFail : everywhere
  const isFit = ({ name }: Seeker) => known.offered(name) >= least && !spends(known, known.moves.get(name)!, isWary)
  for (const seekers of best) {
    const [first, second] = seekers.filter(isFit)
    if (first) points.set(first.name, (points.get(first.name) ?? 0) + 2)
    if (second && pace(second) > 0.5 * pace(first)) points.set(second.name, (points.get(second.name) ?? 0) + 1)
  }
  const most = Math.max(0, ...points.values())
  return [...points]
    .filter(([, sum]) => 4 * sum >= most)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([name]) => known.moves.get(name)!.move)
}

/** Where so many different moves take of a thing now and then, that is an accident, and no price. */
const isAccident = (known: Experience, loss: Effect): boolean =>
  known.share(loss) * known.moves.size >= Math.max(6, 0.2 * known.moves.size)

/** Of its tries, the share in which a move that uses something up does so; where tools wear out, that is no price of the move. */
const [spendingShare, beyondWear] = [0.02, 0.25]

/** It uses something up that lasts, more often than it gains any. */
export const spends = (known: Experience, { effects, tries }: MoveRecord, isWary = false): boolean =>
  [...effects].some(
    ([effect, { count }]) =>
      effect.endsWith('-') &&
      known.drift(factOf(effect)) <= 0.5 &&
      known.isAmount(factOf(effect)) &&
      count > (isWary ? beyondWear : spendingShare) * tries + (effects.get(`${factOf(effect)}+`)?.count ?? 0) &&
      !isAccident(known, effect),
  )

function seeker({ name, move }: MoveRecord, perStep: number, each: number, count: number): Seeker {
  const steps = Math.max(1, each)
  return { name, move, rate: Math.min(1, perStep * (steps + 1)), steps, count: Math.round(count) }
}

const pace = ({ rate, steps }: Seeker) => rate / (steps + 1)

/** Two that are always on offer; before them those that are better where they are, at most two. Without any of the former, two. */
function theBest(
  seekers: Seeker[],
  isFree: (name: string) => boolean,
  isClear: (one: Seeker, free: Seeker) => boolean,
): Seeker[] {
  const sorted = seekers.sort((a, b) => pace(b) - pace(a) || (a.name < b.name ? -1 : 1))
  const free = sorted.filter(({ name }) => isFree(name)).slice(0, 2)
  if (free.length === 0) return sorted.slice(0, 2)
  const better = sorted.slice(0, sorted.indexOf(free[0])).filter(one => isClear(one, free[0])) // once or twice is luck
  return [...better.slice(0, 2), ...free]
}

function add(to: Tally, { tries, steps, found }: Tally): Tally {
  to.tries += tries
  to.steps += steps
  to.found += found
  return to
}
