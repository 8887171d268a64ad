/** What happens to the player's body. */
import { C } from '../../data/card-ids.ts'
import { MS } from '../../data/monster-power-ids.ts'
import { PS } from '../../data/player-power-ids.ts'
import { P } from '../../data/potion-ids.ts'
import { R } from '../../data/relic-ids.ts'
import { F, faulty } from '../../rules.ts'
import { ACTIVE, POTIONS, POWERS, type Spire } from '../../state.ts'
import * as O from '../effects.ts'
import { FIGHT_LOST } from '../fight.ts'
import { cheapenBlood } from '../piles.ts'
import { gainPower, has, losePower, sufferPower } from '../powers.ts'
import { later, next } from '../queue.ts'

export function gainBlock(g: Spire, value: number): void {
  if (value <= 0) return
  g.block = faulty(g, F.BLOCK_WITHOUT_LIMIT) ? g.block + value : Math.min(999, g.block + value)
  if (g.s[POWERS + PS.JUGGERNAUT]) later(g, O.DAMAGE_RANDOM, g.s[POWERS + PS.JUGGERNAUT])
}

export function healInFight(g: Spire, value: number): void {
  if (g.s[ACTIVE + R.MARK_OF_THE_BLOOM]) return
  const more = (value * 3) / 2
  const healed = !g.s[ACTIVE + R.MAGIC_FLOWER]
    ? value
    : faulty(g, F.FLOWER_CUTS_OFF)
      ? Math.trunc(more)
      : Math.round(more)
  const low = g.hp <= g.maxHp >> 1
  g.hp = Math.min(g.maxHp, g.hp + healed)
  if (low && g.hp > g.maxHp >> 1 && g.s[ACTIVE + R.RED_SKULL])
    sufferPower(g, PS.STRENGTH, faulty(g, F.RED_SKULL_GROWS) ? 3 : -3)
}

export function raiseMaxHp(g: Spire, value: number): void {
  g.maxHp += value
  healInFight(g, value)
}

export function gainGoldInFight(g: Spire, value: number): void {
  if (g.s[ACTIVE + R.ECTOPLASM]) return
  g.gold += value
  if (g.s[ACTIVE + R.BLOODY_IDOL]) healInFight(g, 5)
}

/** Damage that is no attack: Thorns do not answer it. @param own Whether the player did it to himself. */
export function damagePlayer(g: Spire, value: number, own: boolean): void {
  let left = value > 0 && g.s[POWERS + PS.INTANGIBLE] ? 1 : value
  const block = g.block
  g.block = Math.max(0, block - left)
  left -= block
  if (left > 0 && g.s[POWERS + PS.BUFFER]) {
    losePower(g, PS.BUFFER)
    left = 0
  }
  if (left > 0 && g.s[ACTIVE + R.TUNGSTEN_ROD]) left--
  if (left > 0) woundPlayer(g, left, own)
}

/** An enemy's blow. */
export function attackPlayer(g: Spire, from: number, value: number): void {
  let left = value
  const block = g.block
  g.block = Math.max(0, block - left)
  left -= block
  if (left > 0 && g.s[POWERS + PS.BUFFER]) {
    losePower(g, PS.BUFFER)
    left = 0
  }
  if (g.s[POWERS + PS.THORNS]) next(g, O.DAMAGE_ENEMY, from, g.s[POWERS + PS.THORNS])
  if (g.s[POWERS + PS.FLAME_BARRIER]) next(g, O.DAMAGE_ENEMY, from, g.s[POWERS + PS.FLAME_BARRIER])
  if (left > 0 && left <= 5 && g.s[ACTIVE + R.TORII]) left = 1
  if (left > 0 && g.s[ACTIVE + R.TUNGSTEN_ROD]) left--
  g.lastUnblocked = Math.max(0, left)
  if (left <= 0) return
  if (g.s[POWERS + PS.PLATED_ARMOR]) losePower(g, PS.PLATED_ARMOR)
  if (has(g, from, MS.PAINFUL_STABS)) later(g, O.MAKE_IN_DISCARD, C.WOUND, 0, 1)
  woundPlayer(g, left, false)
}

export function losePlayerHp(g: Spire, value: number, own: boolean): void {
  let left = g.s[POWERS + PS.INTANGIBLE] ? 1 : value
  if (left > 0 && g.s[POWERS + PS.BUFFER] && !faulty(g, F.BUFFER_IGNORES_LOSS)) {
    losePower(g, PS.BUFFER)
    left = 0
  }
  if (left > 0 && g.s[ACTIVE + R.TUNGSTEN_ROD]) left--
  else if (left === 0 && faulty(g, F.BUFFER_IGNORES_LOSS)) {
    woundPlayer(g, 0, own)
    return
  }
  if (left > 0) woundPlayer(g, left, own)
}

function woundPlayer(g: Spire, value: number, own: boolean): void {
  const low = g.hp <= g.maxHp >> 1
  g.hp = Math.max(0, g.hp - value)
  if (own && g.s[POWERS + PS.RUPTURE]) gainPower(g, PS.STRENGTH, g.s[POWERS + PS.RUPTURE])
  if (g.s[ACTIVE + R.CENTENNIAL_PUZZLE]) {
    g.s[ACTIVE + R.CENTENNIAL_PUZZLE] = 0
    next(g, O.DRAW_CARDS, 3)
  }
  if (g.s[ACTIVE + R.SELF_FORMING_CLAY]) gainPower(g, PS.NEXT_TURN_BLOCK, 3)
  if (g.s[ACTIVE + R.RUNIC_CUBE]) next(g, O.DRAW_CARDS, 1)
  if (g.s[ACTIVE + R.RED_SKULL] && !low && g.hp <= g.maxHp >> 1) gainPower(g, PS.STRENGTH, 3)
  cheapenBlood(g)
  g.timesDamaged++
  if (g.hp <= 0) fall(g)
}

function fall(g: Spire): void {
  g.hp = 0
  if (!g.s[ACTIVE + R.MARK_OF_THE_BLOOM]) {
    for (let slot = 0; slot < g.potionSlots; slot++) {
      if (g.s[POTIONS + slot] !== P.FAIRY_POTION) continue
      g.s[POTIONS + slot] = 0
      const share = Math.fround(g.s[ACTIVE + R.SACRED_BARK] ? 0.6 : 0.3)
      healInFight(g, Math.max(1, Math.trunc(Math.fround(g.maxHp * share))))
      return
    }
    if (g.s[ACTIVE + R.LIZARD_TAIL]) {
      g.s[ACTIVE + R.LIZARD_TAIL] = 0
      healInFight(g, g.maxHp >> 1)
      return
    }
  }
  g.fightOutcome = FIGHT_LOST
}
