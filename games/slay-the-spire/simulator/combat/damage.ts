import { cardStrike } from '../data/cards.ts'
import { MS } from '../data/monster-power-ids.ts'
import { PS } from '../data/player-power-ids.ts'
import { R } from '../data/relic-ids.ts'
import { F, faulty } from '../rules.ts'
import { ACTIVE, POWERS, type Spire } from '../state.ts'
import { idIn } from './fight.ts'
import { amount, has } from './powers.ts'

const slowStep = Math.fround(0.1)

/** What a card deals to an enemy now: sums, then factors, in single precision; cut off at the end. */
export function cardDamage(g: Spire, slot: number, target: number, base: number): number {
  const s = g.s
  let value = base
  if (s[ACTIVE + R.STRIKE_DUMMY] && slot >= 0 && cardStrike[idIn(g, slot)]) value += 3
  value += g.strength + s[POWERS + PS.VIGOR]
  if (s[POWERS + PS.PEN_NIB]) value *= 2
  if (s[POWERS + PS.WEAK]) value = Math.fround(value * 0.75)
  if (target >= 0) {
    if (has(g, target, MS.SLOW))
      value = Math.fround(value * Math.fround(1 + Math.fround(amount(g, target, MS.SLOW) * slowStep)))
    if (has(g, target, MS.VULNERABLE)) value = Math.fround(value * (s[ACTIVE + R.PAPER_PHROG] ? 1.75 : 1.5))
    if (has(g, target, MS.FLIGHT)) value = Math.fround(value * 0.5)
    if (has(g, target, MS.INTANGIBLE) && faulty(g, F.DAMAGE_SCALES)) value = Math.max(value, 1)
  }
  return Math.max(0, Math.trunc(value))
}

/** What a card's block gives now. */
export function cardBlock(g: Spire, base: number): number {
  if (g.s[POWERS + PS.NO_BLOCK]) return 0
  const value = g.dexterity !== 0 ? Math.max(0, base + g.dexterity) : base
  return g.s[POWERS + PS.FRAIL] ? Math.trunc((value * 3) / 4) : value
}
