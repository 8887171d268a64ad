import { is } from '#core'
import type { Atom } from './atom.ts'
import { factOf, type Sample } from './effect.ts'
import type { Experience } from './experience.ts'
import { namesOf, offerPrefix } from './situation.ts'

/** What moves turn lasting things into where they stand, and how often they did. */
export interface Made {
  readonly atom: Atom
  readonly count: number
}

/** `near.table` of placing a table. Others may need what was made. */
export function madeBy(known: Experience): Map<string, Made> {
  const found = new Map<string, Made>()
  for (const { effects, tries } of known.moves.values()) {
    let spent = 0
    for (const [effect, { count }] of effects)
      if (effect.endsWith('-') && isStore(known, factOf(effect))) spent = Math.max(spent, count)
    if (spent < 3) continue
    for (const [effect, { count, positives }] of effects) {
      const fact = factOf(effect)
      if (!effect.endsWith('=true') || effect.startsWith(offerPrefix) || count < 3 || count < 0.5 * spent) continue
      if (positives.filter(sample => isPaid(known, sample)).length < 0.8 * positives.length) continue
      if (count / tries > 5 * (known.count(effect) / Math.max(1, known.size)))
        found.set(fact, { atom: is(fact, '==', true) as Atom, count })
    }
  }
  return found
}

/** Something that lasts was used up in it. */
function isPaid(known: Experience, { before, after }: Sample): boolean {
  for (const fact of namesOf(before).facts) {
    const had = before[fact]
    if (typeof had === 'number' && Number(after[fact] ?? 0) < had && isStore(known, fact)) return true
  }
  return false
}

/** An amount that lasts: not where one stands. */
const isStore = (known: Experience, fact: string): boolean => known.drift(fact) <= 0.5 && known.isAmount(fact)

/** By fact that lasts: how many different moves use some of it up more often than not. */
export function spentBy(known: Experience): Record<string, number> {
  const found: Record<string, number> = {}
  for (const { effects, tries } of known.moves.values())
    for (const [effect, { count }] of effects) {
      const fact = factOf(effect)
      if (effect.endsWith('-') && 2 * count > tries && isStore(known, fact)) found[fact] = (found[fact] ?? 0) + 1
    }
  return found
}
