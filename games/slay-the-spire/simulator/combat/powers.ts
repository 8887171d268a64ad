import { MS } from '../data/monster-power-ids.ts'
import { PS } from '../data/player-power-ids.ts'
import { R } from '../data/relic-ids.ts'
import { F, faulty } from '../rules.ts'
import { ACTIVE, POWERS, type Spire } from '../state.ts'
import { AMOUNTS, enemyAt, HAS, JUST } from './fight.ts'

/** Powers: the player's lie in `POWERS` and three named numbers, an enemy's in its own words. */

export function power(g: Spire, id: number): number {
  if (id === PS.STRENGTH) return g.strength
  if (id === PS.DEXTERITY) return g.dexterity
  if (id === PS.ARTIFACT) return g.artifact
  return g.s[POWERS + id]
}

/** Powers that are there or not. */
const flags = new Set<number>([PS.BARRICADE, PS.CORRUPTION, PS.CONFUSED, PS.PEN_NIB, PS.SURROUNDED, PS.HEX])

export function gainPower(g: Spire, id: number, amount: number): void {
  if (amount === 0) return
  if (id === PS.STRENGTH) g.strength += amount
  else if (id === PS.DEXTERITY) g.dexterity += amount
  else if (id === PS.ARTIFACT) g.artifact += amount
  else if (id === PS.THE_BOMB) g.bombLater += amount
  else if (flags.has(id)) g.s[POWERS + id] = 1
  else {
    if (id === PS.COMBUST) g.combustLoss++
    if (id === PS.PANACHE && g.s[POWERS + id] === 0 && !faulty(g, F.PANACHE_COUNTS_FROM_ZERO)) g.panache = 5
    g.s[POWERS + id] += amount
  }
}

/** What Artifact, Ginger and Turnip may ward off. @param byEnemy Then it lasts through the coming end of the round. */
export function sufferPower(g: Spire, id: number, amount: number, byEnemy = true): void {
  if (amount === 0) return
  if (id === PS.WEAK && g.s[ACTIVE + R.GINGER]) return
  if (id === PS.FRAIL && g.s[ACTIVE + R.TURNIP]) return
  if (g.artifact !== 0) {
    g.artifact--
    return
  }
  const lasting = id === PS.WEAK || id === PS.FRAIL || id === PS.VULNERABLE || id === PS.DRAW_REDUCTION
  if (lasting && byEnemy && g.s[POWERS + id] === 0) g.justApplied |= 1 << id
  if (id === PS.DRAW_REDUCTION) {
    g.drawPerTurn--
    g.justApplied |= 1 << id
    g.s[POWERS + id] = 1
  } else if (id === PS.STRENGTH) g.strength += amount
  else if (id === PS.DEXTERITY) g.dexterity += amount
  else if (id === PS.CONFUSED || id === PS.HEX) g.s[POWERS + id] = 1
  else g.s[POWERS + id] += amount
}

export function losePower(g: Spire, id: number, amount = 1): void {
  if (id === PS.STRENGTH) g.strength -= amount
  else if (id === PS.DEXTERITY) g.dexterity -= amount
  else if (id === PS.ARTIFACT) g.artifact -= amount
  else g.s[POWERS + id] -= amount
}

export function dropPower(g: Spire, id: number): void {
  g.s[POWERS + id] = 0
}

/** One less at the end of a round, unless it came this round. */
export function wearOff(g: Spire, id: number): void {
  if (g.s[POWERS + id] === 0) return
  if (g.justApplied & (1 << id)) g.justApplied &= ~(1 << id)
  else g.s[POWERS + id]--
}

const debuffs = [
  PS.BIAS,
  PS.CONFUSED,
  PS.CONSTRICTED,
  PS.ENTANGLED,
  PS.FASTING,
  PS.FRAIL,
  PS.HEX,
  PS.LOSE_DEXTERITY,
  PS.LOSE_STRENGTH,
  PS.NO_BLOCK,
  PS.NO_DRAW,
  PS.VULNERABLE,
  PS.WEAK,
  PS.WRAITH_FORM,
]

export function dropDebuffs(g: Spire): void {
  if (g.strength < 0) g.strength = 0
  if (g.dexterity < 0) g.dexterity = 0
  if (g.s[POWERS + PS.DRAW_REDUCTION]) {
    g.drawPerTurn++
    dropPower(g, PS.DRAW_REDUCTION)
  }
  for (const id of debuffs) dropPower(g, id)
}

/* Enemies. */

export function has(g: Spire, place: number, id: number): boolean {
  return (g.s[enemyAt(place) + HAS + (id >> 5)] & (1 << (id & 31))) !== 0
}

export function setHas(g: Spire, place: number, id: number, value: boolean): void {
  const at = enemyAt(place) + HAS + (id >> 5)
  if (value) g.s[at] |= 1 << (id & 31)
  else g.s[at] &= ~(1 << (id & 31))
}

/** The amount of a power; strength counts always, the others only if the enemy has them. */
export function amount(g: Spire, place: number, id: number): number {
  return id === MS.STRENGTH || has(g, place, id) ? g.s[enemyAt(place) + AMOUNTS + id] : 0
}

export function setAmount(g: Spire, place: number, id: number, value: number): void {
  g.s[enemyAt(place) + AMOUNTS + id] = value
}

const JUST_VULNERABLE = 1
const JUST_WEAK = 2
const JUST_RITUAL = 4
const justBit = (id: number) =>
  id === MS.VULNERABLE ? JUST_VULNERABLE : id === MS.WEAK ? JUST_WEAK : id === MS.RITUAL ? JUST_RITUAL : 0

export function buffEnemy(g: Spire, place: number, id: number, value = 1): void {
  if (id >= MS.ASLEEP) {
    setHas(g, place, id, true)
    return
  }
  if (id === MS.RITUAL) g.s[enemyAt(place) + JUST] |= JUST_RITUAL
  if (id !== MS.STRENGTH) setHas(g, place, id, true)
  g.s[enemyAt(place) + AMOUNTS + id] += value
}

export function addDebuff(g: Spire, place: number, id: number, value: number, byEnemy: boolean): void {
  if (byEnemy) g.s[enemyAt(place) + JUST] |= id === MS.RITUAL ? 0 : justBit(id)
  setHas(g, place, id, true)
  g.s[enemyAt(place) + AMOUNTS + id] += value
}

export function wearEnemy(g: Spire, place: number, id: number, value = 1): void {
  const left = amount(g, place, id) - value
  setAmount(g, place, id, left)
  if (id <= MS.WEAK) setHas(g, place, id, left !== 0)
  else if (left === 0) setHas(g, place, id, false)
}

export function dropEnemyPower(g: Spire, place: number, id: number): void {
  if (!has(g, place, id)) return
  setAmount(g, place, id, 0)
  setHas(g, place, id, false)
}

/** @returns Whether the power came this round; it then counts as older from now on. */
export function wasJust(g: Spire, place: number, id: number): boolean {
  const at = enemyAt(place) + JUST
  const bit = justBit(id)
  if ((g.s[at] & bit) === 0) return false
  g.s[at] &= ~bit
  return true
}

export function dropEnemyDebuffs(g: Spire, place: number): void {
  if (amount(g, place, MS.STRENGTH) < 0) setAmount(g, place, MS.STRENGTH, 0)
  for (const id of [
    MS.CHOKED,
    MS.CORPSE_EXPLOSION,
    MS.LOCK_ON,
    MS.MARK,
    MS.POISON,
    MS.SHACKLED,
    MS.VULNERABLE,
    MS.WEAK,
  ])
    dropEnemyPower(g, place, id)
}

/** Nothing is left but the enemy itself. */
export function dropEverything(g: Spire, place: number): void {
  const at = enemyAt(place)
  g.s[at + HAS] = 0
  g.s[at + HAS + 1] = 0
  g.s[at + JUST] = 0
  setAmount(g, place, MS.STRENGTH, 0)
  // The reference program forgets the powers but not their amounts, which count again when they return.
  if (!faulty(g, F.DARKLINGS_KEEP_POWERS)) g.s.fill(0, at + AMOUNTS, at + AMOUNTS + MS.STASIS + 1)
}
