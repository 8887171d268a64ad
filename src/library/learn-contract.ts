import { type Facts, is, wilson } from '#core'
import { type Atom, meets } from './atom.ts'
import type { Contract } from './contract.ts'
import { type Effect, harm, type Sample } from './effect.ts'
import type { EffectRecord, Experience, MoveRecord } from './experience.ts'
import { offerPrefix } from './situation.ts'

/**
 * What a move needs for an effect: what its successes used up, and what tells them from its failures.
 *
 * @param isWary What is in hand afterwards, mostly, was likelier needed than what else was there.
 * @param isPlace Whether others are known to need the fact: while a move has succeeded in few lives, it likely does too.
 */
export function learnContract(
  known: Experience,
  record: MoveRecord,
  effect: Effect,
  effects: EffectRecord,
  isPlace: (fact: string) => boolean = () => false,
  isWary = false,
): Contract {
  // A success that hurts is none: what it takes to come away unharmed is part of the contract.
  const hurts = (sample: Sample) => known.vitals.length > 0 && harm(sample, known.vitals) >= 2
  const unharmed = effects.positives.filter(sample => !hurts(sample))
  const positives = unharmed.length > 0 ? unharmed : effects.positives
  const inVain = (sample: Sample) => !hasEffect(sample, effect) || (hurts(sample) && unharmed.length > 0)
  const missed = record.recent.filter(inVain)
  const misses = [...new Set([...missed, ...record.failures.filter(inVain)])]
  const negatives = misses.filter(({ before }) => !alreadySo(before, effect, known))
  const pre: Atom[] = []
  if (known.offered(record.name) < 0.98) pre.push(is(offerPrefix + record.name, '==', true) as Atom)
  const spent = usedUp(positives, effect, known, record.recent)
  pre.push(...spent)
  const needed = pre.length
  const guesses: Atom[] = []
  let left = negatives.filter(sample => pre.every(atom => meets(sample.before, atom)))
  const firsts = effects.firsts.filter(sample => positives === effects.positives || !hurts(sample))
  const inHand = isWary ? namedAfter(positives) : new Set<string>()
  const isInHand = ({ fact }: Atom) => inHand.has(fact.slice(fact.lastIndexOf('.') + 1))
  const candidates = candidateAtoms(positives, firsts, negatives, known)
  const successes = record.recent.length - missed.length
  const share = (kept: number) => (successes + 0.5) / (successes + kept + 0.5)
  for (let round = 0; round < 4 && left.length > 0; round++) {
    if (isWary && share(left.length) > nearlyAlways) break // what fails so seldom lacks nothing in particular
    let best: { atom: Atom; gain: number; kept: number } | null = null
    for (const { atom, weight } of candidates) {
      let excluded = 0
      for (const sample of left) if (!meets(sample.before, atom)) excluded++
      // Of what tells them apart as well, that which is at hand oftenest is tried out soonest.
      const scarce = 1 + kinship / (1 + effects.lives)
      const kin = isPlace(atom.fact) ? scarce : 1
      const hint = isInHand(atom) ? handiness * scarce : 1
      const gain = excluded * weight * kin * hint * (1 + 0.01 * Math.log2(1 + known.held(atom.fact)))
      // What was taken in hand may be needed all the same: it remains a guess.
      const isChance = effects.lives >= enoughLives && chanceOf(effects.lives, left.length, excluded) > luck
      if (isWary && isChance && !isInHand(atom)) continue
      if (gain > (best?.gain ?? 0)) best = { atom, gain, kept: left.length - excluded }
    }
    // Where most succeed anyway, only what tells most failures apart is worth a look.
    const enough = share(left.length) < 0.85 ? Math.max(1.2, 0.12 * left.length) : Math.max(3, 0.5 * left.length)
    if (!best || best.gain < enough) break
    const { atom } = best
    const doubt = chanceOf(effects.lives, left.length, left.length - best.kept)
    if (isWary && doubt > (isInHand(atom) ? luck : proof)) guesses.push(atom)
    else pre.push(atom)
    left = left.filter(sample => meets(sample.before, atom))
  }
  let good = positives
  const harmful = left.filter(hurts)
  if (harmful.length >= 3 && positives.length >= 8) {
    const safer = preference(positives, harmful, known, firsts, isWary)
    if (safer) {
      pre.push(safer)
      good = good.filter(sample => meets(sample.before, safer))
      left = left.filter(sample => meets(sample.before, safer))
    }
  }
  // What some successes did without may be enough all the same: there is more than one way, and this is one of them.
  const way = left.length >= fewFailures && share(left.length) < 0.85 ? oneOfSeveral(good, firsts, left, known) : null
  if (way) {
    pre.push(way)
    good = good.filter(sample => meets(sample.before, way))
    left = left.filter(sample => meets(sample.before, way))
  }
  for (let round = 0; round < 3 && good.length >= 4 && left.length >= 8; round++) {
    if (share(left.length) * (good.length / positives.length) >= (round === 0 ? 0.5 : 0.6)) break
    const likelier = preference(good, left, known, firsts, isWary)
    if (!likelier) break
    pre.push(likelier)
    good = good.filter(sample => meets(sample.before, likelier))
    left = left.filter(sample => meets(sample.before, likelier))
  }
  const vain = (left.length * (record.tries - effects.count)) / Math.max(1, misses.length)
  const gained = effects.count * (good.length / positives.length)
  // What was fitted to few successes proves little: each comparison counts as a try with the usual luck.
  pre.push(...guesses)
  const fitted = pre.length - needed
  const usual = effects.count / Math.max(1, record.tries)
  const fit = (gained + 0.1 + fitted * usual) / (gained + vain + 1 + fitted)
  const plain = Math.min(fit, (effects.count + 0.1) / (record.tries + 1))
  const rate = guesses.length > 0 ? Math.min(fit, hope * plain) : fit
  const gain = gainOf(positives, effect)
  return {
    name: record.name,
    move: record.move,
    effect,
    pre,
    rate,
    steps: Math.max(1, record.steps / record.tries),
    successes: effects.count,
    ...(gain > 1 ? { gain } : {}),
    ...(guesses.length > 0 ? { guesses: guesses.length, plain } : {}),
    ...(spent.length > 0 ? { spends: spent.map(({ fact }) => fact) } : {}),
  }
}

/** Lives from which on what all successes had, and some failures lacked, is to be told from chance. */
const enoughLives = 4
/** One comparison is as good as this by chance: of what was taken in hand that is proof enough, of the hundreds of others a guess. */
const [luck, proof] = [0.05, 0.005]

/** Share of tries that succeed beyond which nothing is asked why the others failed. */
const nearlyAlways = 0.9
/** What is merely guessed makes a move at most so many times as likely to do it. */
const hope = 4

/** How likely so many of the failures lack by chance what the first success of every life had. */
function chanceOf(lives: number, failures: number, lacking: number): number {
  let chance = 1
  for (let i = 0; i < lacking && chance > 1e-6; i++) chance *= (failures - i) / (failures + lives - i)
  return chance
}

/** How much more what was taken in hand counts. */
const handiness = 1.3

/** Words that facts have as their value after most of them: the tool in hand. */
function namedAfter(samples: readonly Sample[]): ReadonlySet<string> {
  const times = new Map<string, number>()
  for (const { after } of samples)
    for (const value of new Set(Object.values(after)))
      if (typeof value === 'string') times.set(value, (times.get(value) ?? 0) + 1)
  return new Set([...times].filter(([, count]) => 4 * count >= 3 * samples.length).map(([word]) => word))
}

/** How much more what others need counts, before the first success. */
const kinship = 4
/** Lives whose first successes tell whether a comparison is more than one life's luck. */
const manyLives = 10
/** Failures that one way of several is told by, at least. */
const fewFailures = 5
/** And successes that had it, in so many lives at least. */
const [fewSuccesses, fewLives] = [5, 3]

/**
 * What the first success of every life had, and most successes, and hardly any failure: a tool that a better one took the
 * place of later.
 */
function oneOfSeveral(
  good: readonly Sample[],
  firsts: readonly Sample[],
  bad: readonly Sample[],
  known: Experience,
): Atom | null {
  if (firsts.length < fewLives) return null
  let best: { atom: Atom; score: number } | null = null
  for (const fact in firsts[0].before) {
    if (fact.startsWith(offerPrefix) || !known.telling(fact) || known.drift(fact) > 0.5) continue
    const value = firsts[0].before[fact]
    if (value !== true && typeof value !== 'number') continue
    const atom = (value === true ? is(fact, '==', true) : is(fact, '>=', 1)) as Atom
    if (!firsts.every(({ before }) => meets(before, atom))) continue
    const had = good.filter(({ before }) => meets(before, atom)).length
    const kept = had / good.length
    const failed = bad.filter(({ before }) => meets(before, atom)).length / bad.length
    if (had < fewSuccesses || kept < 0.5 || failed > 0.1) continue
    const score = kept - failed + 0.01 * Math.log2(1 + known.held(fact))
    if (score > (best?.score ?? 0)) best = { atom, score }
  }
  return best?.atom ?? null
}

/** How many of a thing half of the successes brought at least. */
function gainOf(positives: readonly Sample[], effect: Effect): number {
  if (!effect.endsWith('+')) return 1
  const fact = effect.slice(0, -1)
  const gains = positives.map(({ before, after }) => Number(after[fact] ?? 0) - Number(before[fact] ?? 0))
  return gains.sort((a, b) => a - b)[gains.length >> 1] ?? 1
}

/** Where nothing is left to change, nothing changing is no failure. */
function alreadySo(before: Facts, effect: Effect, known: Experience): boolean {
  const lowered = /^(.*)<=(\d+)$/.exec(effect)
  if (lowered) return Number(before[lowered[1]] ?? 0) <= Number(lowered[2])
  const last = effect.at(-1)
  if (last === '+' || last === '-') {
    const fact = effect.slice(0, -1)
    const range = known.range(fact)
    return last === '+' ? known.drift(fact) > 0.5 && before[fact] === range[1] : (before[fact] ?? 0) === range[0]
  }
  const at = effect.lastIndexOf('=')
  return String(before[effect.slice(0, at)] ?? false) === effect.slice(at + 1)
}

/** What every success used up it needed. */
export function usedUp(
  positives: readonly Sample[],
  effect: Effect,
  known: Experience,
  all: readonly Sample[],
): Atom[] {
  const first = positives[0]
  const atoms: Atom[] = []
  for (const fact in first.before) {
    if (effect.startsWith(fact) && /[+-]$|=/.test(effect.slice(fact.length, fact.length + 1))) continue
    // What many different moves change is weather, and no price.
    if (typeof first.before[fact] !== 'number' || !known.telling(fact) || known.drift(fact) > 0.5) continue
    if (!known.isAmount(fact)) continue
    const used = positives.map(({ before, after }) => ((before[fact] ?? 0) as number) - ((after[fact] ?? 0) as number))
    const held = positives.map(({ before }) => (before[fact] ?? 0) as number).sort((a, b) => a - b)
    const amount = Math.min(priceOf(used), held[held.length >> 2])
    if (amount > 0 && known.share(`${fact}-`) < (positives.length >= 4 ? 0.5 : 0.4))
      atoms.push(is(fact, '>=', amount) as Atom)
  }
  // A need that is met whenever another one is, and by more besides: the wider one is enough.
  const sums = (atom: Atom, other: Atom) => {
    const at = ({ before }: Sample, fact: string) => Number(before[fact] ?? 0)
    const used = (sample: Sample, fact: string) => at(sample, fact) - Number(sample.after[fact] ?? 0)
    const alike = positives.filter(sample => used(sample, other.fact) === used(sample, atom.fact))
    // Now and then it was made of something else of the kind.
    return (
      atom.value === other.value &&
      4 * alike.length >= 3 * positives.length &&
      positives.every(sample => at(sample, other.fact) >= at(sample, atom.fact))
    )
  }
  // That every success had more of the one proves nothing if some other try had less.
  const covers = (other: Atom, atom: Atom) =>
    all.every(({ before }) => Number(before[other.fact] ?? 0) >= Number(before[atom.fact] ?? 0))
  const wider = (atom: Atom, other: Atom) =>
    other !== atom &&
    sums(atom, other) &&
    covers(other, atom) &&
    countsWith(known, other.fact, atom.fact) &&
    (known.held(other.fact) > known.held(atom.fact) || !sums(other, atom))
  return atoms.filter(atom => !atoms.some(other => wider(atom, other)))
}

/** Whether the one rises by as much as the other wherever that rises: `any.log` with `oak_log`. */
function countsWith(known: Experience, one: string, other: string): boolean {
  const gained = ({ before, after }: Sample, fact: string) => Number(after[fact] ?? 0) - Number(before[fact] ?? 0)
  let [rises, alike] = [0, 0]
  for (const { effects } of known.moves.values())
    for (const sample of effects.get(`${other}+`)?.positives ?? []) {
      rises++
      if (gained(sample, one) === gained(sample, other)) alike++
    }
  return alike >= 0.8 * rises
}

/** What most tries cost. Where some is now and then gained on the way as well, that shows where least was gained. */
function priceOf(used: number[]): number {
  used.sort((a, b) => a - b)
  const isGained = used[0] < 0 && used[used.length >> 1] > 0
  return used[isGained ? used.length - 1 - (used.length >> 3) : used.length >> 2]
}

/** Standard deviations that one of hundreds of comparisons of few samples is not beyond by chance. */
const oneOfHundreds = 4

/**
 * A comparison without which a success often hurts, though not always: what nothing demands may still be wise.
 *
 * @returns The one that keeps most of the good and least of the bad, or null if none is clearly better than chance.
 */
function preference(
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
  const facts = new Set<string>()
  for (const { before } of [...good, ...bad])
    for (const fact in before) if (!fact.startsWith(offerPrefix) && known.telling(fact)) facts.add(fact)
  for (const fact of facts) {
    if ((known.drift(fact) > 0.85 && known.lowOf(fact) === null) || known.vitals.includes(fact)) continue
    const values = talliesOf(fact, good, bad, firsts)
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

/** In how many samples the fact had each of its values before: every sample is looked at once, however many comparisons there are. */
function talliesOf(
  fact: string,
  good: readonly Sample[],
  bad: readonly Sample[],
  firsts: readonly Sample[],
): Map<Facts[string], Tally> {
  const found = new Map<Facts[string], Tally>()
  const count = (samples: readonly Sample[], of: keyof Tally) => {
    for (const { before } of samples) {
      const value = before[fact] ?? false
      let tally = found.get(value)
      if (!tally) {
        tally = { kept: 0, hurt: 0, lives: 0 }
        found.set(value, tally)
      }
      tally[of]++
    }
  }
  count(good, 'kept')
  count(bad, 'hurt')
  count(firsts, 'lives')
  return found
}

/** Every comparison that held before (nearly) all successes and not before all failures. */
function candidateAtoms(
  positives: readonly Sample[],
  firsts: readonly Sample[],
  negatives: readonly Sample[],
  known: Experience,
): { readonly atom: Atom; readonly weight: number }[] {
  const found: { atom: Atom; weight: number }[] = []
  const facts = new Set<string>()
  for (const { before } of positives) for (const fact in before) facts.add(fact)
  for (const { before } of negatives.slice(0, 40)) for (const fact in before) facts.add(fact)
  const spare = Math.floor(positives.length / 20)
  const spareFirsts = Math.floor(firsts.length / 20)
  const held = (atom: Atom) => {
    let broken = 0
    for (const { before } of firsts) if (!meets(before, atom) && ++broken > spareFirsts) return false
    return true
  }
  for (const fact of facts) {
    if (fact.startsWith(offerPrefix) || !known.telling(fact)) continue
    // What nearly every move changes is seldom what one move needs; but what is ahead decides much.
    if (known.drift(fact) > 0.85 && !positives.some(({ before }) => typeof before[fact] === 'string')) continue
    const weight = 1 - 0.6 * known.drift(fact)
    const values = positives.map(({ before }) => before[fact] ?? false)
    const numbers = values.map(value => (value === false ? 0 : value)).filter(value => typeof value === 'number')
    if (numbers.length === values.length && values.some(value => value !== false)) {
      numbers.sort((a, b) => a - b)
      const [low, high] = [numbers[spare], numbers[numbers.length - 1 - spare]]
      for (const least of low > known.range(fact)[0] ? upTo(low) : []) {
        const atom = is(fact, '>=', least) as Atom
        if (held(atom)) found.push({ atom, weight: weight / (1 + 0.1 * Math.log2(Math.max(1, least))) })
      }
      const atom = is(fact, '<=', high) as Atom
      if (high < known.range(fact)[1] && known.drift(fact) > 0.5 && !known.vitals.includes(fact) && held(atom))
        found.push({ atom, weight: weight * 0.6 })
      continue
    }
    const counts = new Map<number | boolean | string, number>()
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
    for (const [value, count] of counts)
      if (count >= values.length - spare && value !== false) {
        const atom = is(fact, '==', value) as Atom
        if (held(atom)) found.push({ atom, weight })
      }
  }
  return found
}

/** The least that tells successes from failures is what is needed: that nobody tried with less proves nothing. */
const upTo = (low: number): number[] =>
  Number.isInteger(low) && low > 1 ? Array.from({ length: Math.min(low, 12) }, (_, i) => i + 1) : [low]

export function hasEffect({ before, after }: Sample, effect: Effect): boolean {
  const lowered = /^(.*)<=(\d+)$/.exec(effect)
  if (lowered)
    return Number(after[lowered[1]] ?? 0) <= Number(lowered[2]) && Number(before[lowered[1]] ?? 0) > Number(lowered[2])
  const last = effect.at(-1)
  if (last === '+' || last === '-') {
    const fact = effect.slice(0, -1)
    const difference = ((after[fact] ?? 0) as number) - ((before[fact] ?? 0) as number)
    return last === '+' ? difference > 0 : difference < 0
  }
  const at = effect.lastIndexOf('=')
  const fact = effect.slice(0, at)
  const value = effect.slice(at + 1)
  return String(after[fact] ?? false) === value && String(before[fact] ?? false) !== value
}
