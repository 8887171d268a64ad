/** What happens to an enemy's body. */
import { M } from '../../data/monster-ids.ts'
import { MS } from '../../data/monster-power-ids.ts'
import { MOVE } from '../../data/move-ids.ts'
import { PS } from '../../data/player-power-ids.ts'
import { R } from '../../data/relic-ids.ts'
import { F, faulty } from '../../rules.ts'
import { ACTIVE, POWERS, type Spire } from '../../state.ts'
import * as O from '../effects.ts'
import { BLOCK, enemyAt, FIGHT_WON, HP, KIND, MAX_HP, MOVE_BEFORE, MOVE_NOW, targetable } from '../fight.ts'
import { addDebuff, amount, buffEnemy, dropEnemyPower, has, setAmount, setHas, wearEnemy } from '../powers.ts'
import { clearAfterVictory, later, next } from '../queue.ts'
import { dieEnemy } from './deaths.ts'

export function setMove(g: Spire, place: number, move: number): void {
  const at = enemyAt(place)
  g.s[at + MOVE_BEFORE] = g.s[at + MOVE_NOW]
  g.s[at + MOVE_NOW] = move
}

export function healEnemy(g: Spire, place: number, value: number): void {
  const at = enemyAt(place)
  g.s[at + HP] = Math.min(g.s[at + MAX_HP], g.s[at + HP] + value)
}

export function blockEnemy(g: Spire, place: number, value: number): void {
  g.s[enemyAt(place) + BLOCK] += value
}

/** After each blow: once all are dead, most of what waits is dropped. */
export function checkVictory(g: Spire): void {
  if (g.fightOutcome === FIGHT_WON) clearAfterVictory(g)
}

/** Debuffs of the player's doing, which Artifact wards off. */
export function debuffEnemy(g: Spire, id: number, place: number, value: number, byEnemy: boolean): void {
  if (has(g, place, MS.ARTIFACT)) {
    wearEnemy(g, place, MS.ARTIFACT)
    return
  }
  addDebuff(g, place, id, value, byEnemy)
  if (g.s[POWERS + PS.SADISTIC]) later(g, O.DAMAGE_ENEMY, place, g.s[POWERS + PS.SADISTIC])
  if (id === MS.VULNERABLE && g.s[ACTIVE + R.CHAMPION_BELT]) later(g, O.DEBUFF_ENEMY, MS.WEAK, place, 1, 0)
}

/** What is left of damage after block. */
function throughBlock(g: Spire, place: number, value: number): number {
  const at = enemyAt(place)
  const block = g.s[at + BLOCK]
  g.s[at + BLOCK] = Math.max(0, block - value)
  if (block > 0 && g.s[at + BLOCK] === 0 && g.s[ACTIVE + R.HAND_DRILL])
    later(g, O.DEBUFF_ENEMY, MS.VULNERABLE, place, 2, 0)
  return value - block
}

const softened = (g: Spire, place: number, value: number) =>
  value > 0 && has(g, place, MS.INTANGIBLE) ? 1 : Math.max(0, value)

/** Damage that is no attack. */
export function damageEnemy(g: Spire, place: number, value: number): void {
  let left = throughBlock(g, place, softened(g, place, value))
  if (left <= 0) return
  if (has(g, place, MS.INVINCIBLE)) left = capped(g, place, left)
  if (has(g, place, MS.ASLEEP)) wake(g, place)
  if (has(g, place, MS.SHIFTING)) shift(g, place, left)
  takeHp(g, place, left)
}

/** Poison takes HP past any block, then wears off by one. */
export function poisonEnemy(g: Spire, place: number): void {
  if (!has(g, place, MS.POISON)) return
  const left = softened(g, place, amount(g, place, MS.POISON))
  wearEnemy(g, place, MS.POISON)
  if (has(g, place, MS.ASLEEP)) wake(g, place)
  takeHp(g, place, has(g, place, MS.INVINCIBLE) ? capped(g, place, left) : left)
}

/** The player's blow. */
export function attackEnemy(g: Spire, place: number, value: number): void {
  const blow = softened(g, place, value)
  const early = faulty(g, F.BLOCKED_BLOWS_ANGER)
  if (has(g, place, MS.ANGRY) && early) buffEnemy(g, place, MS.STRENGTH, amount(g, place, MS.ANGRY))
  const left = throughBlock(g, place, blow)
  if (has(g, place, MS.ANGRY) && !early && left > 0) buffEnemy(g, place, MS.STRENGTH, amount(g, place, MS.ANGRY))
  if (left > 0) takeHp(g, place, struck(g, place, left))
  else if (has(g, place, MS.THORNS) && !faulty(g, F.THORNS_NEED_WOUNDS)) prick(g, place)
}

/** What a blow that comes through sets off. @returns The HP it takes. */
function struck(g: Spire, place: number, value: number): number {
  const left = g.s[ACTIVE + R.THE_BOOT] && value < 5 ? 5 : value
  if (has(g, place, MS.INVINCIBLE)) return capped(g, place, left)
  if (has(g, place, MS.PLATED_ARMOR)) {
    wearEnemy(g, place, MS.PLATED_ARMOR)
    const bare = !has(g, place, MS.PLATED_ARMOR) && g.s[enemyAt(place) + KIND] === M.SHELLED_PARASITE
    if (bare) setMove(g, place, MOVE.SHELLED_PARASITE_STUNNED)
  } else if (has(g, place, MS.CURL_UP)) {
    later(g, O.BLOCK_ENEMY, place, amount(g, place, MS.CURL_UP))
    setHas(g, place, MS.CURL_UP, false)
  } else if (has(g, place, MS.FLIGHT)) {
    const flight = amount(g, place, MS.FLIGHT)
    if (flight === 1) {
      setMove(g, place, MOVE.BYRD_STUNNED)
      if (!faulty(g, F.GROUNDED_BYRD_FLIES)) setHas(g, place, MS.FLIGHT, false)
    }
    setAmount(g, place, MS.FLIGHT, flight - 1)
  } else if (has(g, place, MS.MALLEABLE) || has(g, place, MS.REACTIVE)) react(g, place)
  else if (has(g, place, MS.THORNS)) prick(g, place)
  else if (has(g, place, MS.ASLEEP)) wake(g, place)
  else if (has(g, place, MS.SHIFTING)) shift(g, place, left)
  return left
}

const prick = (g: Spire, place: number) => next(g, O.DAMAGE_PLAYER, amount(g, place, MS.THORNS), 0)

function react(g: Spire, place: number): void {
  if (has(g, place, MS.MALLEABLE)) {
    const block = amount(g, place, MS.MALLEABLE)
    later(g, O.BLOCK_ENEMY, place, block)
    setAmount(g, place, MS.MALLEABLE, block + 1)
  }
  if (!has(g, place, MS.REACTIVE)) return
  const rolls = amount(g, place, MS.REACTIVE)
  if (rolls === 0) later(g, O.REACT)
  setAmount(g, place, MS.REACTIVE, rolls + 1)
}

function capped(g: Spire, place: number, value: number): number {
  const left = Math.min(value, amount(g, place, MS.INVINCIBLE))
  setAmount(g, place, MS.INVINCIBLE, amount(g, place, MS.INVINCIBLE) - left)
  return left
}

function wake(g: Spire, place: number): void {
  setHas(g, place, MS.ASLEEP, false)
  wearEnemy(g, place, MS.METALLICIZE, 8)
}

function shift(g: Spire, place: number, value: number): void {
  addDebuff(g, place, MS.STRENGTH, -value, true)
  buffEnemy(g, place, MS.SHACKLED, value)
  if (faulty(g, F.SHACKLES_WRAP)) setAmount(g, place, MS.SHACKLED, (amount(g, place, MS.SHACKLED) << 24) >> 24)
}

function takeHp(g: Spire, place: number, value: number): void {
  const at = enemyAt(place)
  g.s[at + HP] = Math.max(0, g.s[at + HP] - value)
  if (g.s[at + HP] === 0) dieEnemy(g, place)
  else hurtEnemy(g, place, value)
}

/** Slimes split below half, the Guardian folds up. */
function hurtEnemy(g: Spire, place: number, value: number): void {
  const at = enemyAt(place)
  const half = g.s[at + HP] <= g.s[at + MAX_HP] >> 1
  switch (g.s[at + KIND]) {
    case M.ACID_SLIME_L:
      if (half) g.s[at + MOVE_NOW] = MOVE.ACID_SLIME_L_SPLIT
      break
    case M.SPIKE_SLIME_L:
      if (half) g.s[at + MOVE_NOW] = MOVE.SPIKE_SLIME_L_SPLIT
      break
    case M.SLIME_BOSS:
      if (half) g.s[at + MOVE_NOW] = MOVE.SLIME_BOSS_SPLIT
      break
    case M.THE_GUARDIAN: {
      if (!has(g, place, MS.MODE_SHIFT)) break
      const left = amount(g, place, MS.MODE_SHIFT) - value
      if (left > 0) setAmount(g, place, MS.MODE_SHIFT, left)
      else {
        dropEnemyPower(g, place, MS.MODE_SHIFT)
        setMove(g, place, MOVE.THE_GUARDIAN_DEFENSIVE_MODE)
        later(g, O.BLOCK_ENEMY, place, 20)
      }
    }
  }
}

/** A blow of this enemy as it would land now. */
export function blowOf(g: Spire, place: number, base: number): number {
  const s = g.s
  let value = base + amount(g, place, MS.STRENGTH)
  if (s[POWERS + PS.SURROUNDED] && g.lastTarget !== place && targetable(g, g.lastTarget))
    value = Math.fround(value * 1.5)
  if (has(g, place, MS.WEAK)) value = Math.fround(value * Math.fround(s[ACTIVE + R.PAPER_KRANE] ? 0.6 : 0.75))
  if (s[POWERS + PS.VULNERABLE]) value = Math.fround(value * (s[ACTIVE + R.ODD_MUSHROOM] ? 1.25 : 1.5))
  if (s[POWERS + PS.INTANGIBLE]) value = Math.min(value, 1)
  return Math.max(0, Math.floor(value))
}
