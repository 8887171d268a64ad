import { is } from '#core'
import type { Atom } from './atom.ts'
import type { Effect, Sample } from './effect.ts'
import type { Experience } from './experience.ts'
import { namesOf } from './situation.ts'

/** What every success used up it needed. */
export function usedUp(
  positives: readonly Sample[],
  effect: Effect,
  known: Experience,
  all: readonly Sample[],
): Atom[] {
  const first = positives[0]
  const atoms: Atom[] = []
  for (const fact of namesOf(first.before).facts) {
    if (effect.startsWith(fact) && /[+=<-]/.test(effect.charAt(fact.length))) continue
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
