import { type Facts, is, wilson } from '#core'
import type { Atom } from './atom.ts'
import { type Experience, mainGain } from './experience.ts'
import { namesOf, offerPrefix } from './situation.ts'

/** So many situations are looked at, evenly chosen. */
const mostSituations = 3000
/** A place is told from others by being so, or not, in at least this share of all situations. */
const leastShare = 0.05
/** A thing is on offer so many times as often in its place as elsewhere. */
const farMore = 1.6
/** Moves bring the place about in this share of their tries, or there is no going there. */
const leastWay = 0.3
/** How high or low it may begin: so many heights are compared, each between as many situations. */
const levels = 20
/** Times it was done from which on they tell where it is; and the share of them that lies there. */
const [fewDone, mostOfThem] = [3, 0.75]

/**
 * Where a thing is on offer far more often than elsewhere: above the ground, say. Who is elsewhere and seeks it goes there first.
 * Told from every situation, so that it is known long before anyone set out to seek the thing.
 *
 * @param isWary Also by how high or low one is, wherever a fact tells that.
 */
export function placesOfOffers(known: Experience, isWary = false): (offer: string) => Atom | null {
  const situations = someSituations(known)
  const contexts = [...contextsOf(known, situations), ...(isWary ? heightsOf(known, situations) : [])]
  const found = new Map<string, Atom | null>()
  return offer => {
    let place = found.get(offer)
    if (place === undefined) {
      place = contexts.length > 0 ? placeOf(offer, situations, contexts) : null
      if (place && isWary) place = whereItIs(known, offer, place)
      found.set(offer, place)
    }
    return place
  }
}

/**
 * What one knows of is on offer from far above as well: where one stood after it was done, there it is. The highest quarter
 * of these places is left out. That a thing is above is enough: the ground is as high as it is.
 */
function whereItIs(known: Experience, offer: string, place: Atom): Atom {
  const { fact, op, value } = place
  const record = known.moves.get(offer.slice(offerPrefix.length))
  const done = record ? (mainGain(known, record)?.positives ?? []) : []
  if (typeof value !== 'number' || op !== '<=' || done.length < fewDone) return place
  const values = done.map(({ after }) => Number(after[fact] ?? 0)).sort((a, b) => a - b)
  return is(fact, op, Math.min(value, values[Math.floor(mostOfThem * (values.length - 1))])) as Atom
}

/** What holds for a while, and then does not, and that moves bring about or end. */
interface Context {
  readonly holds: readonly boolean[]
  /** To be there, and elsewhere. */
  readonly atoms: readonly [on: Atom, off: Atom]
  /** How surely a move leads to where it is so, and to where it is not: 0 where none does. */
  readonly ways: readonly [on: number, off: number]
}

function placeOf(offer: string, situations: readonly Facts[], contexts: readonly Context[]): Atom | null {
  const isOffered = situations.map(facts => facts[offer] === true)
  const all = isOffered.filter(Boolean).length
  if (all < 5) return null
  let best: { atom: Atom; score: number } | null = null
  for (const { atoms, holds, ways } of contexts) {
    let [inside, both] = [0, 0]
    for (let i = 0; i < holds.length; i++) {
      if (!holds[i]) continue
      inside++
      if (isOffered[i]) both++
    }
    const consider = (atom: Atom, way: number, times: number, offered: number) => {
      const [others, offeredElsewhere] = [situations.length - times, all - offered]
      // What comes and goes with the offer is the thing itself.
      if (offered > 0.97 * times && offered > 0.97 * all) return
      const here = wilson(offered, times).low
      const elsewhere = wilson(offeredElsewhere, others).high
      if (way === 0 || here <= farMore * elsewhere || offered < 0.7 * all) return
      const score = (here - elsewhere) * way
      if (score > (best?.score ?? 0)) best = { atom, score }
    }
    consider(atoms[0], ways[0], inside, both)
    consider(atoms[1], ways[1], situations.length - inside, all - both)
  }
  return (best as { atom: Atom } | null)?.atom ?? null
}

function contextsOf(known: Experience, situations: readonly Facts[]): Context[] {
  const times = new Map<string, number>()
  for (const facts of situations)
    for (const fact of namesOf(facts).facts) if (facts[fact] === true) times.set(fact, (times.get(fact) ?? 0) + 1)
  const least = leastShare * situations.length
  return [...times]
    .filter(([, count]) => count >= least && situations.length - count >= least)
    .filter(([fact]) => known.telling(fact) && known.persistence(fact) >= 0.8)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([fact]) => ({
      holds: situations.map(facts => facts[fact] === true),
      atoms: [is(fact, '==', true) as Atom, is(fact, '==', false) as Atom] as const,
      ways: [wayTo(known, `${fact}=true`), wayTo(known, `${fact}=false`)] as const,
    }))
    .filter(({ ways }) => Math.max(...ways) > 0)
}

/** Below and above: of a fact that may fall below zero, and so is no amount of anything. */
function heightsOf(known: Experience, situations: readonly Facts[]): Context[] {
  const facts = Object.keys(situations[0] ?? {})
    .filter(fact => typeof situations[0][fact] === 'number' && known.telling(fact) && !known.isAmount(fact))
    .sort()
  return facts.flatMap(fact => {
    const ways = [wayTo(known, `${fact}-`), wayTo(known, `${fact}+`)] as const
    if (Math.max(...ways) === 0) return []
    const values = situations.map(facts => Number(facts[fact] ?? 0))
    const sorted = [...values].sort((a, b) => a - b)
    const bounds = Array.from({ length: levels - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / levels)])
    return [...new Set(bounds)].map(bound => ({
      holds: values.map(value => value <= bound),
      atoms: [is(fact, '<=', bound) as Atom, is(fact, '>', bound) as Atom] as const,
      ways,
    }))
  })
}

/** The share of tries of the move that brings it about most surely. */
function wayTo(known: Experience, effect: string): number {
  let best = 0
  for (const { effects, tries } of known.moves.values()) {
    const count = effects.get(effect)?.count ?? 0
    if (count >= 3 && count >= leastWay * tries) best = Math.max(best, count / tries)
  }
  return best
}

function someSituations(known: Experience): Facts[] {
  const all = [...known.moves.values()].flatMap(({ recent }) => recent.map(({ before }) => before))
  const stride = Math.ceil(all.length / mostSituations)
  return stride <= 1 ? all : all.filter((_, i) => i % stride === 0)
}
