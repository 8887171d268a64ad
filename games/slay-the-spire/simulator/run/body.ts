import { P } from '../data/potion-ids.ts'
import { R } from '../data/relic-ids.ts'
import { LOST } from '../screens.ts'
import { OWNED, POTIONS, type Spire } from '../state.ts'
import { counterOf, setCounter } from './relics.ts'

/** HP and gold outside fights. */
export function heal(g: Spire, amount: number): void {
  if (g.s[OWNED + R.MARK_OF_THE_BLOOM]) return
  g.hp = Math.min(g.hp + amount, g.maxHp)
}

export function gainMaxHp(g: Spire, amount: number): void {
  g.maxHp += amount
  heal(g, amount)
}

export function loseMaxHp(g: Spire, amount: number): void {
  g.maxHp -= amount
  g.hp = Math.min(g.hp, g.maxHp)
}

/** Damage that Torii softens. */
export function damage(g: Spire, amount: number): void {
  loseHp(g, amount <= 5 && g.s[OWNED + R.TORII] ? 1 : amount)
}

export function loseHp(g: Spire, amount: number): void {
  g.hp -= g.s[OWNED + R.TUNGSTEN_ROD] ? amount - 1 : amount
  if (g.hp <= 0) die(g)
}

function die(g: Spire): void {
  g.hp = 0
  if (!g.s[OWNED + R.MARK_OF_THE_BLOOM]) {
    for (let slot = 0; slot < g.potionSlots; slot++) {
      if (g.s[POTIONS + slot] !== P.FAIRY_POTION) continue
      g.s[POTIONS + slot] = 0
      const share = g.s[OWNED + R.SACRED_BARK] ? 0.6 : 0.3
      g.hp = Math.max(1, Math.trunc(Math.fround(Math.fround(share) * g.maxHp)))
      return
    }
    if (g.s[OWNED + R.LIZARD_TAIL] && counterOf(g, R.LIZARD_TAIL) !== 0) {
      setCounter(g, R.LIZARD_TAIL, 0)
      g.hp = Math.max(1, g.maxHp >> 1)
      return
    }
  }
  g.outcome = LOST
}

export function gainGold(g: Spire, amount: number): void {
  if (g.s[OWNED + R.ECTOPLASM]) return
  g.gold += amount
  if (g.s[OWNED + R.BLOODY_IDOL]) heal(g, 5)
}

export function loseGold(g: Spire, amount: number, inShop = false): void {
  if (inShop && g.s[OWNED + R.MAW_BANK]) setCounter(g, R.MAW_BANK, 0)
  g.gold = Math.max(0, g.gold - amount)
}

/** A share of maximum HP in single precision, cut off. */
export const shareDown = (g: Spire, share: number) => Math.trunc(Math.fround(g.maxHp * Math.fround(share)))
export const shareNear = (g: Spire, share: number) => Math.round(Math.fround(g.maxHp * Math.fround(share)))
export const shareUp = (g: Spire, share: number) => Math.ceil(Math.fround(g.maxHp * Math.fround(share)))

export function potionCount(g: Spire): number {
  let count = 0
  for (let slot = 0; slot < g.potionSlots; slot++) if (g.s[POTIONS + slot] !== 0) count++
  return count
}

/** @returns Whether there was room for it. */
export function obtainPotion(g: Spire, potion: number): boolean {
  if (g.s[OWNED + R.SOZU]) return false
  for (let slot = 0; slot < g.potionSlots; slot++) {
    if (g.s[POTIONS + slot] !== 0) continue
    g.s[POTIONS + slot] = potion
    return true
  }
  return false
}
