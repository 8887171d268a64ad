import { is } from '#core'
import { type Atom, meets } from './atom.ts'
import type { Sample } from './effect.ts'
import { type Experience, mainGain } from './experience.ts'
import type { MoveRecord } from './move-record.ts'
import { offerPrefix, resting } from './situation.ts'
import { usedUp } from './used-up.ts'

/** Situations in which all that is used up was at hand and the move was not on offer: so many are looked at. */
const mostDoubts = 300
/** Situations from which on a place that nobody made may tell them apart, where lives are few. */
const fewDoubts = 6
/** Places and greater amounts a move may need besides what it was seen to use up. */
const mostPlaces = 3

/** What puts a move on offer, or null where that is not known; and whether it is a place that one has to make. */
export interface Offered {
  readonly atoms: readonly Atom[] | null
  readonly isMade: boolean
}
export const nowhere: Offered = { atoms: null, isMade: false }

/** Of all situations with an offer, the share that were at a place before it counts as the offer's place. */
const nearlyAll = 0.98
/** Situations with the offer that it takes to tell. */
const enough = 10

/** Only of what is seldom on offer: what is nearly always there needs nothing, unless it is where one had made a place. */
export function offeredAt(known: Experience, record: MoveRecord, made: readonly Atom[], isWary: boolean): Offered {
  const isSeldom = known.offered(record.name) <= 0.5
  const atoms = isSeldom ? offerCondition(known, record, made, isWary) : null
  const place = isWary && atoms === null ? placeOf(known, record, made) : null
  return place ? { atoms: place, isMade: true } : { atoms, isMade: false }
}

/**
 * The place that was made, without which it was hardly ever on offer, the rarest of them; and what had to be at hand there,
 * where the place alone was mostly not enough.
 */
function placeOf(known: Experience, record: MoveRecord, made: readonly Atom[]): readonly Atom[] | null {
  const there = [...known.moves.values()].flatMap(({ recent }) =>
    recent.filter(({ before }) => before[offerPrefix + record.name] === true),
  )
  if (there.length < enough) return null
  const always = (atom: Atom) => there.filter(({ before }) => meets(before, atom)).length >= nearlyAll * there.length
  const rarest = (a: Atom, b: Atom) => known.held(a.fact) - known.held(b.fact) || (a.fact < b.fact ? -1 : 1)
  const [place] = made.filter(always).sort(rarest)
  if (!place) return null
  const isLacking = (atom: Atom) => {
    const doubts = without(known, record, [place], true)
    return doubts.filter(({ before }) => !meets(before, atom)).length > 0.5 * doubts.length
  }
  const goods = Object.keys(there[0].before)
    .filter(fact => typeof there[0].before[fact] === 'number' && known.telling(fact) && known.drift(fact) <= 0.5)
    .map(fact => is(fact, '>=', 1) as Atom)
    .filter(always)
    .sort(rarest)
  return [place, ...goods.slice(0, 1).filter(isLacking)]
}

/**
 * What puts a move on offer that uses something up: as much of it as it uses, and the places and greater amounts without
 * which it is not offered all the same. Told from every situation, not from changes alone: it may come on offer by any move.
 *
 * @param made Places that lasting things were turned into: likelier than what one happened to stand beside.
 * @returns null where it uses nothing up, or was never made: then nothing says what it takes.
 */
export function offerCondition(
  known: Experience,
  record: MoveRecord,
  made: readonly Atom[],
  isWary = false,
): readonly Atom[] | null {
  const gain = mainGain(known, record)
  if (!gain) return null
  const { effect, positives } = gain
  const atoms = usedUp(positives, effect, known, record.recent)
  if (atoms.length === 0) return null
  let doubts = without(known, record, atoms, isWary)
  const isMade = (fact: string) => made.some(atom => atom.fact === fact)
  const places = alwaysTrue(positives).filter(fact => known.telling(fact) && known.drift(fact) <= 0.85)
  // Nothing tells: then it was seldom made, or, where lives are few, always where all that it takes had just been made.
  if (doubts.length === 0 && (isWary || record.tries < 3))
    return [...atoms, ...places.filter(isMade).map(fact => is(fact, '==', true) as Atom)]
  for (let round = 0; round < mostPlaces && doubts.length > 0; round++) {
    let best: { atom: Atom; score: number } | null = null
    const consider = (atom: Atom, weight: number) => {
      const excluded = doubts.filter(({ before }) => !meets(before, atom)).length / doubts.length
      // Of two that tell as much, the one that asks for less.
      const score = excluded * weight * (isWary ? 1 + 0.001 * Math.log2(1 + known.held(atom.fact)) : 1)
      if (excluded >= 0.5 && score > (best?.score ?? 0)) best = { atom, score }
    }
    // One or two situations may have been otherwise by chance.
    const likely = isWary && doubts.length < fewDoubts ? places.filter(isMade) : places
    for (const fact of likely) consider(is(fact, '==', true) as Atom, isMade(fact) ? 1.2 : 1)
    for (const { fact, value } of atoms)
      if (typeof value === 'number')
        for (let more = value + 1; more <= leastOf(positives, fact); more++) consider(is(fact, '>=', more) as Atom, 1.2)
    if (!best) break
    const { atom } = best as { atom: Atom }
    const at = atoms.findIndex(({ fact }) => fact === atom.fact)
    if (at < 0) atoms.push(atom)
    else atoms[at] = atom
    doubts = doubts.filter(({ before }) => meets(before, atom))
  }
  return atoms
}

const leastOf = (samples: readonly Sample[], fact: string): number =>
  Math.min(...samples.map(({ before }) => Number(before[fact] ?? 0)))

/** Situations that meet the atoms, the move not being on offer; where lives are few, what only rests was on offer. */
function without(known: Experience, { name }: MoveRecord, atoms: readonly Atom[], isWary: boolean): Sample[] {
  const found: Sample[] = []
  for (const { recent } of known.moves.values())
    for (const sample of recent) {
      const offer = sample.before[offerPrefix + name]
      const isOffered = offer === true || (isWary && offer === resting)
      if (isOffered || !atoms.every(atom => meets(sample.before, atom))) continue
      if (found.push(sample) >= mostDoubts) return found
    }
  return found
}

/** Facts that were so before every one of them. */
function alwaysTrue(samples: readonly Sample[]): string[] {
  const [first, ...rest] = samples
  return Object.keys(first.before)
    .filter(fact => first.before[fact] === true && !fact.startsWith(offerPrefix))
    .filter(fact => rest.every(({ before }) => before[fact] === true))
    .sort()
}
