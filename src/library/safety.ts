import { is } from '#core'
import { type Atom, meets } from './atom.ts'
import type { Contract } from './contract.ts'
import { bringing, factOf, harm } from './effect.ts'
import type { Experience } from './experience.ts'
import type { MoveRecord } from './move-record.ts'
import { always } from './seekers.ts'
import { namesOf } from './situation.ts'

/** The low third of an amount in which the same moves hurt least; null while nothing stands out. */
export function safest(known: Experience): Atom | null {
  let best: { atom: Atom; rate: number } | null = null
  for (const { atom, rate } of safety(known)) if (rate < 0.5 && rate < (best?.rate ?? Infinity)) best = { atom, rate }
  return best?.atom ?? null
}

/**
 * The low thirds of amounts that enough is known of, and how often one was hurt there, 1 being as often as elsewhere.
 *
 * Moves differ in how long they take and how often they hurt, so each is compared with itself elsewhere; one that was
 * seldom made elsewhere, with all of them.
 */
export function safety(known: Experience): { readonly atom: Atom; readonly hurt: number; readonly rate: number }[] {
  if (known.vitals.length === 0) return []
  const places = new Map<string, { low: number; hurt: number; expected: number }>()
  let [bites, time] = [0, 0]
  for (const { recent } of known.moves.values())
    for (const sample of recent) {
      if (harm(sample, known.vitals) >= 2) bites++
      time += sample.steps
    }
  const usual = bites / Math.max(1, time)
  for (const { recent } of known.moves.values()) {
    const inside = new Map<string, { low: number; hurt: number; steps: number }>()
    let [hurt, steps] = [0, 0]
    for (const sample of recent) {
      const isHurt = harm(sample, known.vitals) >= 2 ? 1 : 0
      hurt += isHurt
      steps += sample.steps
      for (const fact of namesOf(sample.before).facts) {
        const low = known.lowOf(fact)
        if (low === null || Number(sample.before[fact]) > low || known.vitals.includes(fact)) continue
        if (!(Number(sample.after[fact] ?? 0) <= low)) continue
        const found = inside.get(fact) ?? { low, hurt: 0, steps: 0 }
        found.hurt += isHurt
        found.steps += sample.steps
        inside.set(fact, found)
      }
    }
    for (const [fact, { low, hurt: times, steps: spent }] of inside) {
      const place = places.get(fact) ?? { low, hurt: 0, expected: 0 }
      place.hurt += times
      place.expected += (spent * (hurt - times + 200 * usual)) / (steps - spent + 200)
      places.set(fact, place)
    }
  }
  return [...places].flatMap(([fact, { low, hurt, expected }]) => {
    // What falls by itself is a need, no place to be.
    if (expected < 3 || known.wanes(fact)) return []
    return [{ atom: is(fact, '<=', low) as Atom, hurt, rate: (hurt + 0.5) / expected }]
  })
}

/** What takes long and may hurt badly is done where one is hurt least. */
export function sheltered(known: Experience, record: MoveRecord, contract: Contract, refuge: Atom | null): Contract {
  if (!refuge || record.steps / record.tries < 4 || known.vitals.length === 0) return contract
  if (factOf(contract.effect) === refuge.fact) return contract
  const long = record.recent.filter(({ steps }) => steps >= 4)
  const there = long.filter(({ before }) => meets(before, refuge))
  const elsewhere = long.filter(({ before }) => !meets(before, refuge))
  const lost = elsewhere.reduce((sum, sample) => sum + harm(sample, known.vitals), 0)
  const hurt = elsewhere.filter(sample => harm(sample, known.vitals) >= 2).length
  if (hurt < 4 || lost < 0.3 * elsewhere.length) return contract
  const isDone = bringing(contract.effect)
  const works = there.filter(sample => isDone(sample) && meets(sample.after, refuge))
  // What can be done anywhere is taken to work there as well, until it was tried.
  if (there.length < 4 ? known.offered(record.name) < always : works.length < 0.25 * there.length) return contract
  const { guesses: _, plain: __, ...sure } = contract
  return {
    ...sure,
    pre: [...contract.pre.filter(({ fact }) => fact !== refuge.fact && known.drift(fact) < 0.5), refuge],
  }
}
