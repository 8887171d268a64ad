import { is } from '#core'
import { type Atom, meets } from './atom.ts'
import type { Sample } from './effect.ts'
import type { Experience } from './experience.ts'
import { namesOf } from './situation.ts'

/** Lives from which on what all successes had, and some failures lacked, is to be told from chance. */
const enoughLives = 4
/** One comparison is as good as this by chance: of what was taken in hand that is proof enough, of the hundreds of others a guess. */
const [luck, proof] = [0.05, 0.005]
/** Share of tries that succeed beyond which nothing is asked why the others failed. */
const nearlyAlways = 0.9
/** How much more what was taken in hand counts. */
const handiness = 1.3
/** How much more what others need counts, before the first success. */
const kinship = 4
/** What was in hand at the first success of each life, so much of all successes had at hand as well. */
const mostOfThem = 0.5

/** What is known of a move and one effect of it. */
interface Tries {
  readonly positives: readonly Sample[]
  /** The first success of each life, of those that are kept. */
  readonly firsts: readonly Sample[]
  readonly negatives: readonly Sample[]
  /** Lives in which it succeeded at all. */
  readonly lives: number
  /** Share of tries that succeed where so many failures are left. */
  share(failures: number): number
}

/** What tells successes from failures: what is taken as known, and what is guessed; and the failures that none of it tells. */
interface ToldApart {
  readonly sure: readonly Atom[]
  readonly guesses: readonly Atom[]
  readonly left: readonly Sample[]
}

/**
 * The comparisons that held before (nearly) all successes and exclude most of the failures, the best first.
 *
 * @param failures Those that nothing explains yet.
 * @param isPlace Whether others are known to need the fact.
 * @param isWary What chance may explain is a guess, and what is in hand afterwards, mostly, was likelier needed.
 */
export function tellApart(
  known: Experience,
  { positives, firsts, negatives, lives, share }: Tries,
  failures: readonly Sample[],
  isPlace: (fact: string) => boolean,
  isWary: boolean,
): ToldApart {
  if (failures.length === 0) return { sure: [], guesses: [], left: failures }
  const [sure, guesses]: [Atom[], Atom[]] = [[], []]
  let left = failures
  const inHand = isWary ? namedAfter(firsts) : new Set<string>()
  const isInHand = ({ fact }: Atom) => inHand.has(fact.slice(fact.lastIndexOf('.') + 1))
  const isKept = ({ fact, value }: Atom) =>
    typeof value === 'number' && known.isAmount(fact) && known.drift(fact) <= 0.5 && !known.wanes(fact)
  // What every life begins with and loses by and by tells how late it is, and is no need.
  const isLate = ({ fact, op, value }: Atom) =>
    isWary && op === '>=' && known.isAmount(fact) && Number(value) <= known.atStart(fact)
  const candidates = candidateAtoms(positives, firsts, negatives, known).filter(({ atom }) => !isLate(atom))
  if (isWary)
    candidates.push(...toolsOfFirsts(positives, firsts, negatives, known).filter(({ atom }) => isInHand(atom)))
  const scarce = 1 + kinship / (1 + lives)
  for (let round = 0; round < 4 && left.length > 0; round++) {
    // What fails so seldom lacks nothing in particular, unless most failures surely lack the same thing, that is mostly at hand by now.
    const isSeldom = isWary && share(left.length) > nearlyAlways
    let best: { atom: Atom; gain: number; kept: number } | null = null
    for (const { atom, weight } of candidates) {
      let excluded = 0
      for (const sample of left) if (!meets(sample.before, atom)) excluded++
      // Of what tells them apart as well, that which is at hand oftenest is tried out soonest.
      const kin = isPlace(atom.fact) ? scarce : 1
      const hint = isInHand(atom) ? handiness * scarce : 1
      const gain = excluded * weight * kin * hint * (1 + 0.01 * Math.log2(1 + known.held(atom.fact)))
      // What was taken in hand may be needed all the same: it remains a guess.
      const isChance = lives >= enoughLives && chanceOf(lives, left.length, excluded) > luck
      if (isWary && isChance && !isInHand(atom)) continue
      if (isSeldom && (2 * excluded < left.length || chanceOf(lives, left.length, excluded) > proof || !isKept(atom)))
        continue
      if (gain > (best?.gain ?? 0)) best = { atom, gain, kept: left.length - excluded }
    }
    // Where most succeed anyway, only what tells most failures apart is worth a look.
    const enough = share(left.length) < 0.85 ? Math.max(1.2, 0.12 * left.length) : Math.max(3, 0.5 * left.length)
    if (!best || best.gain < enough) break
    const { atom } = best
    const doubt = chanceOf(lives, left.length, left.length - best.kept)
    if (isWary && doubt > (isInHand(atom) ? luck : proof)) guesses.push(atom)
    else sure.push(atom)
    left = left.filter(sample => meets(sample.before, atom))
  }
  return { sure, guesses, left }
}

/** How likely so many of the failures lack by chance what the first success of every life had. */
function chanceOf(lives: number, failures: number, lacking: number): number {
  let chance = 1
  for (let i = 0; i < lacking && chance > 1e-6; i++) chance *= (failures - i) / (failures + lives - i)
  return chance
}

/** Words that facts have as their value after most of them: the tool in hand. */
function namedAfter(samples: readonly Sample[]): ReadonlySet<string> {
  const times = new Map<string, number>()
  for (const { after } of samples)
    for (const value of new Set(Object.values(after)))
      if (typeof value === 'string') times.set(value, (times.get(value) ?? 0) + 1)
  return new Set([...times].filter(([, count]) => 4 * count >= 3 * samples.length).map(([word]) => word))
}

/**
 * Who has a thing goes on with better tools than it takes: what the first of each life had, and by no means all, the less
 * the fewer of all had it.
 */
function toolsOfFirsts(
  positives: readonly Sample[],
  firsts: readonly Sample[],
  negatives: readonly Sample[],
  known: Experience,
): { readonly atom: Atom; readonly weight: number }[] {
  const had = (atom: Atom) => positives.filter(({ before }) => meets(before, atom)).length / positives.length
  return candidateAtoms(firsts, firsts, negatives, known).flatMap(({ atom, weight }) => {
    const share = had(atom)
    return known.isAmount(atom.fact) && share >= mostOfThem ? [{ atom, weight: weight * share }] : []
  })
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
  for (const { before } of positives) for (const fact of namesOf(before).facts) facts.add(fact)
  for (const { before } of negatives.slice(0, 40)) for (const fact of namesOf(before).facts) facts.add(fact)
  const spare = Math.floor(positives.length / 20)
  const spareFirsts = Math.floor(firsts.length / 20)
  const held = (atom: Atom) => {
    let broken = 0
    for (const { before } of firsts) if (!meets(before, atom) && ++broken > spareFirsts) return false
    return true
  }
  for (const fact of facts) {
    if (!known.telling(fact)) continue
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
