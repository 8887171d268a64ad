import { type Facts, is, wilson } from '#core'
import { type Atom, meets } from './atom.ts'
import type { Sample } from './effect.ts'
import type { Experience } from './experience.ts'
import { namesOf } from './situation.ts'

/** Standard deviations that one of hundreds of comparisons of few samples is not beyond by chance. */
const oneOfHundreds = 4
/** Lives whose first successes tell whether a comparison is more than one life's luck. */
const manyLives = 10

/**
 * A comparison without which a success often hurts, though not always: what nothing demands may still be wise.
 *
 * @returns The one that keeps most of the good and least of the bad, or null if none is clearly better than chance.
 */
export function preference(
  good: readonly Sample[],
  bad: readonly Sample[],
  known: Experience,
  firsts: readonly Sample[],
  isWary: boolean,
): Atom | null {
  const z = isWary ? oneOfHundreds : undefined
  const overall = good.length / (good.length + bad.length)
  let best: { atom: Atom; score: number } | null = null
  const consider = (atom: Atom, { kept, hurt, lives }: Tally) => {
    if (kept < Math.min(6, 0.5 * good.length) || kept < 0.3 * good.length) return
    // Many successes of one long life say no more than one.
    if (firsts.length >= manyLives && lives < 0.15 * firsts.length) return
    const { low } = wilson(kept, kept + hurt, z)
    const score = low + 0.1 * (kept / good.length)
    const least = known.drift(atom.fact) > 0.85 ? 0.25 : 0.1
    if (low > overall + least && score > (best?.score ?? 0)) best = { atom, score }
  }
  const isWeather = (fact: string) => known.drift(fact) > 0.85 && known.lowOf(fact) === null
  // What every life begins with tells how late it is.
  const isLate = (fact: string) => isWary && known.isAmount(fact) && known.atStart(fact) > 0
  const isAsked = (fact: string) =>
    known.telling(fact) && !isWeather(fact) && !known.vitals.includes(fact) && !isLate(fact)
  for (const [fact, values] of valuesOf(good, bad, firsts, isAsked)) {
    const met = [...values].filter(([, { kept, hurt }]) => kept + hurt > 0) // others are of firsts alone
    if (known.drift(fact) > 0.9 && met.length > 12) continue
    const within = (isIn: (value: Facts[string]) => boolean): Tally => {
      const sum = { kept: 0, hurt: 0, lives: 0 }
      for (const [value, { kept, hurt, lives }] of values) {
        if (!isIn(value)) continue
        sum.kept += kept
        sum.hurt += hurt
        sum.lives += lives
      }
      return sum
    }
    for (const [value, tally] of met) {
      if (typeof value === 'number') {
        consider(
          is(fact, '<=', value) as Atom,
          within(other => Number(other) <= value),
        )
        consider(
          is(fact, '>=', value) as Atom,
          within(other => Number(other) >= value),
        )
      } else if (value === true || value === false) consider(is(fact, '==', value) as Atom, tally)
    }
  }
  return (best as { atom: Atom } | null)?.atom ?? null
}

/** Of good samples, of bad ones, and of the first successes of lives. */
interface Tally {
  kept: number
  hurt: number
  lives: number
}

/** How often a fact had each of its values, in the order in which these were met; and how many samples name it at all. */
interface Values {
  readonly tallies: Map<Facts[string], Tally>
  named: number
}

/**
 * Of every fact that is asked for and that good or bad samples name, its values before. Each sample is gone through once,
 * however many comparisons there are: a fact that it does not name is false in it.
 */
function valuesOf(
  good: readonly Sample[],
  bad: readonly Sample[],
  firsts: readonly Sample[],
  isAsked: (fact: string) => boolean,
): Map<string, Values['tallies']> {
  const all = new Map<string, Values | null>()
  let samples = 0
  const count = (some: readonly Sample[], of: keyof Tally) => {
    for (const { before } of some) {
      for (const fact of namesOf(before).facts) {
        let values = all.get(fact)
        if (values === undefined) {
          values = of !== 'lives' && isAsked(fact) ? { tallies: new Map(), named: 0 } : null
          all.set(fact, values)
        }
        if (values === null) continue
        if (values.named++ < samples) tallyOf(values, false) // it was false before
        tallyOf(values, before[fact] ?? false)[of]++
      }
      samples++
    }
  }
  count(good, 'kept')
  count(bad, 'hurt')
  count(firsts, 'lives')
  const found = new Map<string, Values['tallies']>()
  for (const [fact, values] of all) {
    if (values === null) continue
    if (values.named < samples) addUnnamed(values, { kept: good.length, hurt: bad.length, lives: firsts.length })
    found.set(fact, values.tallies)
  }
  return found
}

function tallyOf({ tallies }: Values, value: Facts[string]): Tally {
  let tally = tallies.get(value)
  if (!tally) {
    tally = { kept: 0, hurt: 0, lives: 0 }
    tallies.set(value, tally)
  }
  return tally
}

/** What is left of all samples once those that name the fact are taken off. */
function addUnnamed(values: Values, left: Tally): void {
  for (const { kept, hurt, lives } of values.tallies.values()) {
    left.kept -= kept
    left.hurt -= hurt
    left.lives -= lives
  }
  const absent = tallyOf(values, false)
  absent.kept += left.kept
  absent.hurt += left.hurt
  absent.lives += left.lives
}

/** Successes that had one way of several, at least; and lives with a success. */
const [fewSuccesses, fewLives] = [5, 3]
/** With so many lives another way may have come first in some of them: in so many of them it did not. */
const [enoughLives, mostFirsts] = [8, 0.75]

/**
 * What the first success of every life had, and most successes, and hardly any failure: a tool that a better one took the
 * place of later.
 *
 * @param isWary Of many lives, a few may have begun with the better one.
 */
export function oneOfSeveral(
  good: readonly Sample[],
  firsts: readonly Sample[],
  bad: readonly Sample[],
  known: Experience,
  isWary: boolean,
): Atom | null {
  if (firsts.length < fewLives) return null
  const least = isWary && firsts.length >= enoughLives ? mostFirsts * firsts.length : firsts.length
  let best: { atom: Atom; score: number } | null = null
  for (const [fact, value] of valuesIn(isWary ? firsts : firsts.slice(0, 1))) {
    if (!known.telling(fact) || known.drift(fact) > 0.5) continue
    if (value !== true && typeof value !== 'number') continue
    const atom = (value === true ? is(fact, '==', true) : is(fact, '>=', 1)) as Atom
    const share = (some: readonly Sample[]) => some.filter(({ before }) => meets(before, atom)).length / some.length
    const first = share(firsts)
    if (first * firsts.length < least) continue
    const kept = share(good)
    const failed = share(bad)
    if (kept * good.length < fewSuccesses || kept < 0.5 || failed > 0.1) continue
    const score = kept - failed + 0.01 * Math.log2(1 + known.held(fact))
    if (score > (best?.score ?? 0)) best = { atom, score }
  }
  return best?.atom ?? null
}

/** Every fact that samples name, with the first value it has in them. */
function valuesIn(samples: readonly Sample[]): Map<string, Facts[string]> {
  const found = new Map<string, Facts[string]>()
  for (const { before } of samples)
    for (const fact of namesOf(before).facts) if (!found.has(fact)) found.set(fact, before[fact])
  return found
}
