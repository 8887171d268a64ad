import type { Facts, Json, Random } from '#core'
import { effectsOf, factOf, harm } from '../library/effect.ts'
import type { Experience } from '../library/experience.ts'
import { moveName, namesOf, offerPrefix } from '../library/situation.ts'

/** Chooses moves where there is no plan: first what was never tried with so much at hand, then by counts. */
export interface Explorer {
  choose(facts: Facts, offers: readonly Json[], random: Random): Json
  /** Whether some move on offer was never tried with all that is at hand now. */
  curious(facts: Facts, offers: readonly Json[]): boolean
  /** Whether some move was never tried where the atom holds with one of the things that are at hand now. */
  promising(facts: Facts, atom: { readonly fact: string; readonly value: unknown }, offers: readonly Json[]): boolean
  /** Moves that never did anything, none of them long, and were not yet tried with one of the lasting things at hand. */
  strange(facts: Facts, offers: readonly Json[]): Json[]
  /** Moves that never did anything and take no time: at a place where others found what they need, those never tried with all of the lasting things at hand. */
  unmet(facts: Facts, offers: readonly Json[]): Json[]
  /** Whether there was more of something that lasts after the move, and not by a rare accident. */
  isUseful(name: string): boolean
  tried(move: Json, before: Facts, after: Facts): void
  /** A new episode: what is found in it is new again. */
  begin(): void
  save(): Json
}

interface Tried {
  readonly at: Uint32Array
  times: number
}

/** What a move was ever tried with, once and twice: each thing at hand by itself, and each two of those that last. */
interface With {
  readonly single: Uint32Array
  readonly pair: Uint32Array
  readonly singleAgain: Uint32Array
  readonly pairAgain: Uint32Array
}

/** Bits 0…383 are what lasts, the rest what is so just now. */
const lastingWords = 12
const words = 24
const lastingBits = lastingWords * 32
const maximal = 64
/** What was never tried comes before the best of what was: no value is above 2.5, no bound adds more than 2 to it. */
const untried = 5
/** What costs a life in a quarter of its tries is worth no curiosity. */
const deadly = 4
/** Steps that trying a move out of mere curiosity may take, and steps of a try of what takes no time. */
const [briefly, quickly] = [20, 1.5]
/** Share of its tries in which a move brings something about by chance. */
const accident = 0.05

/**
 * What failed with more will fail with less: a move is worth a try where something is at hand that was not at any
 * earlier try. Beyond that, upper confidence bounds on how rare the changes are that a move makes.
 *
 * @param patience Tries with the same at hand before a move counts as tried there.
 * @param isGain Whether more of a fact is something gained: to stand higher up is not.
 */
export function explorer(
  known: Experience,
  matters: (fact: string) => boolean = () => false,
  patience = 1,
  saved: Json = null,
  isGain: (fact: string) => boolean = known.isAmount,
): Explorer {
  const atoms = new Map<string, number>()
  const tried = new Map<string, Tried[]>()
  const triedWith = new Map<string, With>()
  const values = new Map<string, { n: number; sum: number }>()
  const seen = new Map<string, number>()
  const today = new Set<string>()
  /** Moves whose last try did not count: see `isCutOff`. */
  const spared = new Set<string>()
  /** Bits that say that there is any of a thing. */
  const held = new Uint32Array(lastingWords)
  let total = 0

  const bit = (atom: string, into: Uint32Array, lasting: boolean) => {
    let index = atoms.get(atom)
    if (index === undefined) {
      index = atoms.size % (lastingWords * 32)
      atoms.set(atom, index)
    }
    if (atom.endsWith('>=1')) held[index >> 5] |= 1 << (index & 31)
    const place = lasting ? index : index + lastingWords * 32
    into[place >> 5] |= 1 << (place & 31)
  }
  if (saved !== null) load(saved as unknown as Saved)
  let last: { facts: Facts; bits: Uint32Array } | null = null
  const atHand = (facts: Facts): Uint32Array => {
    if (last?.facts === facts) return last.bits
    const bits = new Uint32Array(words)
    for (const fact of namesOf(facts).facts) {
      const value = facts[fact]
      if (value === null || value === false || value === 0 || value === '') continue
      if (!known.telling(fact)) continue
      if (known.size > 200 && known.drift(fact) > 0.5 && (value !== true || known.turnover(fact) > 0.12)) continue
      const lasting = known.drift(fact) <= 0.5 || matters(fact)
      if (typeof value === 'number') {
        for (let level = 1; level <= value && level <= 8; level *= 2) bit(`${fact}>=${level}`, bits, lasting)
      } else bit(`${fact}=${value}`, bits, lasting)
    }
    last = { facts, bits }
    return bits
  }
  /** By what is known now: what seemed to last when little was known is often weather. */
  const isUseful = (name: string): boolean => {
    const record = known.moves.get(name)
    for (const [effect, { count }] of record?.effects ?? [])
      if (effect.endsWith('+') && !effect.startsWith(offerPrefix) && count >= accident * record!.tries)
        if (known.drift(factOf(effect)) <= 0.5 && isGain(factOf(effect))) return true
    return false
  }
  const isTried = (name: string, at: Uint32Array, upTo = words): boolean => {
    for (const old of tried.get(name) ?? []) if (old.times >= patience && covers(old.at, at, upTo)) return true
    return false
  }

  /**
   * 4: never tried with one of the things at hand. 3: once; or it never did anything that lasts, was never tried with all of this,
   * and this is a place where others found what they need. 2: never tried with two of the things, 1.5: once. 1 or 0.5: never with
   * all of them. Else 0.
   */
  const novelty = (name: string, at: Uint32Array, isPlace: boolean): number => {
    const known = triedWith.get(name)
    if (!known) return 4
    // Once may have failed for any reason: a way that was blocked, a creature that moved.
    for (let i = 0; i < words; i++) if ((at[i] & ~known.single[i]) !== 0) return 4
    for (let i = 0; i < words; i++) if ((at[i] & ~known.singleAgain[i]) !== 0) return 3
    if (isPlace && !isUseful(name) && !isTried(name, at, lastingWords)) return 3
    if (!allPairs(at, (i, j) => isIn(known.pair, i, j))) return 2
    if (!allPairs(at, (i, j) => isIn(known.pairAgain, i, j))) return 1.5
    return isTried(name, at) ? 0 : isTried(name, at, lastingWords) ? 0.5 : 1
  }

  /** Who was hurt may have been kept from it. Every other such try counts all the same, for some moves always hurt. */
  const isCutOff = (name: string, before: Facts, after: Facts): boolean => {
    if (harm({ before, after, steps: 1 }, known.vitals) < 2 || spared.has(name)) {
      spared.delete(name)
      return false
    }
    spared.add(name)
    return true
  }

  /** With all that was at hand. */
  const noteTried = (name: string, at: Uint32Array): void => {
    let together = triedWith.get(name)
    if (!together) {
      const pairs = () => new Uint32Array((lastingBits * lastingBits) >> 5)
      together = {
        single: new Uint32Array(words),
        pair: pairs(),
        singleAgain: new Uint32Array(words),
        pairAgain: pairs(),
      }
      triedWith.set(name, together)
    }
    const { single, pair, singleAgain, pairAgain } = together
    for (let i = 0; i < words; i++) {
      singleAgain[i] |= at[i] & single[i]
      single[i] |= at[i]
    }
    allPairs(at, (i, j) => {
      const [word, bit] = [(i * lastingBits + j) >> 5, 1 << (j & 31)]
      pairAgain[word] |= pair[word] & bit
      pair[word] |= bit
      return true
    })
    const list = tried.get(name) ?? []
    const same = list.find(old => covers(old.at, at) && covers(at, old.at))
    if (same) {
      same.times++
      return
    }
    const kept = list.filter(old => old.times < patience || !covers(at, old.at))
    kept.push({ at, times: 1 })
    if (kept.length > maximal) kept.shift()
    tried.set(name, kept)
  }

  /** Of the rarest change: one thing that happens is often told by many facts. */
  const rarityOf = (before: Facts, after: Facts): number => {
    let rarity = 0
    for (const effect of effectsOf(before, after)) {
      const isOffer = effect.startsWith(offerPrefix)
      if (!isOffer && known.drift(effect.replace(/[+-]$|=[^=]*$/, '')) > 0.5) continue
      const times = (seen.get(effect) ?? 0) + 1
      seen.set(effect, times)
      const first = !effect.endsWith('-') && !effect.endsWith('=undefined') && !today.has(effect)
      if (first) today.add(effect)
      rarity = Math.max(rarity, 1 / Math.sqrt(times) + (first ? 0.5 : 0))
    }
    return rarity
  }

  const isPlace = (facts: Facts): boolean => {
    for (const fact of namesOf(facts).facts) if (facts[fact] === true && matters(fact)) return true
    return false
  }

  return {
    begin: () => today.clear(),
    curious: (facts, offers) => offers.some(move => novelty(moveName(move), atHand(facts), isPlace(facts)) >= 2),
    promising(facts, { fact, value }, offers) {
      const at = atHand({ ...facts, [fact]: value as boolean })
      const place = atoms.get(`${fact}=${value}`)
      if (place === undefined) return false
      return offers.some(move => {
        const known = triedWith.get(moveName(move))
        const isTogether = (i: number, j: number) => (i !== place && j !== place) || isIn(known!.pair, i, j)
        return known !== undefined && !allPairs(at, isTogether)
      })
    },
    isUseful,
    strange(facts, offers) {
      const at = atHand(facts)
      return offers.filter(move => {
        const name = moveName(move)
        const [together, record] = [triedWith.get(name), known.moves.get(name)]
        if (!together || !record || record.steps > briefly * record.tries || isUseful(name)) return false
        if (known.deadliness(name) > 0) return false // it can wait until there is more reason to
        // What takes its time is tried anew with another thing, not with more of it or at another place.
        const isQuick = record.steps <= quickly * record.tries
        for (let i = 0; i < lastingWords; i++)
          if ((at[i] & ~together.single[i] & (isQuick ? ~0 : held[i])) !== 0) return true
        return false
      })
    },
    unmet(facts, offers) {
      if (!isPlace(facts)) return []
      const at = atHand(facts)
      return offers.filter(move => {
        const name = moveName(move)
        const record = known.moves.get(name)
        if (!record || record.steps > quickly * record.tries || isUseful(name)) return false
        return known.deadliness(name) === 0 && !isTried(name, at, lastingWords)
      })
    },
    choose(facts, offers, random) {
      const at = atHand(facts)
      const place = isPlace(facts)
      let best: { move: Json; score: number } | null = null
      for (const move of offers) {
        const name = moveName(move)
        const record = known.moves.get(name)
        const steps = record ? record.steps / record.tries : 1
        const value = values.get(name) ?? { n: 0, sum: 0 }
        const bound = value.n === 0 ? untried : value.sum / value.n + 0.6 * Math.sqrt(Math.log(total + 1) / value.n)
        const risk = Math.max(0, 1 - deadly * known.deadliness(name))
        const score =
          (risk * (novelty(name, at, place) + bound)) / (Math.max(1, steps) + 1) ** 0.3 + 0.15 * random.real()
        if (!best || score > best.score) best = { move, score }
      }
      return best!.move
    },
    tried(move, before, after) {
      const name = moveName(move)
      if (!isCutOff(name, before, after)) noteTried(name, atHand(before))
      const rarity = rarityOf(before, after)
      const value = values.get(name) ?? { n: 0, sum: 0 }
      value.n++
      value.sum += rarity
      values.set(name, value)
      total++
    },
    save: () =>
      ({
        atoms: [...atoms.keys()],
        tried: [...tried].map(([name, list]) => [name, list.map(({ at, times }) => [packed(at), times])]),
        triedWith: [...triedWith].map(([name, { single, pair, singleAgain, pairAgain }]) => [
          name,
          packed(single),
          packed(pair),
          packed(singleAgain),
          packed(pairAgain),
        ]),
        values: [...values],
        seen: [...seen],
        spared: [...spared],
        total,
      }) satisfies Saved as unknown as Json,
  }

  function load(from: Saved): void {
    for (const [i, atom] of from.atoms.entries()) atoms.set(atom, i % lastingBits)
    for (const [name, list] of from.tried)
      tried.set(
        name,
        list.map(([at, times]) => ({ at: unpacked(at), times })),
      )
    for (const [name, single, pair, singleAgain, pairAgain] of from.triedWith)
      triedWith.set(name, {
        single: unpacked(single),
        pair: unpacked(pair),
        singleAgain: unpacked(singleAgain),
        pairAgain: unpacked(pairAgain),
      })
    for (const [name, value] of from.values) values.set(name, { ...value })
    for (const [effect, times] of from.seen) seen.set(effect, times)
    for (const name of from.spared ?? []) spared.add(name)
    total = from.total
  }
}

/** Bits as base64, little-endian words. */
interface Saved {
  readonly atoms: string[]
  readonly tried: [string, [string, number][]][]
  readonly triedWith: [string, string, string, string, string][]
  readonly values: [string, { n: number; sum: number }][]
  readonly seen: [string, number][]
  readonly spared?: string[]
  readonly total: number
}

const packed = (bits: Uint32Array): string =>
  Buffer.from(bits.buffer, bits.byteOffset, bits.byteLength).toString('base64')

function unpacked(text: string): Uint32Array {
  return new Uint32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer)
}

/** Everything of `b` is in `a`. */
function covers(a: Uint32Array, b: Uint32Array, upTo = words): boolean {
  for (let i = 0; i < upTo; i++) if ((b[i] & ~a[i]) !== 0) return false
  return true
}

const isIn = (pairs: Uint32Array, i: number, j: number): boolean =>
  (pairs[(i * lastingBits + j) >> 5] & (1 << (j & 31))) !== 0

/** Whether the test holds for every two different lasting bits. */
function allPairs(at: Uint32Array, test: (i: number, j: number) => boolean): boolean {
  const set: number[] = []
  for (let word = 0; word < lastingWords; word++)
    for (let rest = at[word]; rest !== 0; rest &= rest - 1) set.push(word * 32 + 31 - Math.clz32(rest & -rest))
  for (let a = 0; a < set.length; a++) for (let b = a + 1; b < set.length; b++) if (!test(set[a], set[b])) return false
  return true
}
