import { C } from '../../data/card-ids.ts'
import { alphabetical, COMMON, cardRarity, RARE, UNCOMMON } from '../../data/cards.ts'
import { M } from '../../data/monster-ids.ts'
import { MS } from '../../data/monster-power-ids.ts'
import { MOVE } from '../../data/move-ids.ts'
import { R } from '../../data/relic-ids.ts'
import { upTo } from '../../random.ts'
import { ACTIVE, AI_RNG, CARD_RANDOM_RNG, DISCARD, DRAW, type Spire } from '../../state.ts'
import { setMove } from '../bodies.ts'
import { alive, cardAt, ENEMY_MARKS, enemyAt, HP, idIn, KIND, MAX_HP, PLACED } from '../fight.ts'
import { leaveFight, takeFromDiscard, takeFromDraw } from '../piles.ts'
import { buffEnemy } from '../powers.ts'
import { clearPlace, construct, rollHp } from './body.ts'
import { rollMove, spareRoll } from './turn.ts'

/** Enemies that come or split off during a fight. */

export const gremlinPool = [
  M.MAD_GREMLIN,
  M.MAD_GREMLIN,
  M.SNEAKY_GREMLIN,
  M.SNEAKY_GREMLIN,
  M.FAT_GREMLIN,
  M.FAT_GREMLIN,
  M.SHIELD_GREMLIN,
  M.GREMLIN_WIZARD,
] as const

export const drawGremlin = (g: Spire, stream: number): number => gremlinPool[upTo(g.s, stream, 7)]

function harden(g: Spire, place: number): void {
  if (g.s[ACTIVE + R.PHILOSOPHERS_STONE]) buffEnemy(g, place, MS.STRENGTH, 1)
}

/** The leader fills two free places, looking at 1, 2, 0. */
export function summonGremlins(g: Spire): void {
  const free = [1, 2, 0].filter(place => !alive(g, place)).slice(0, 2)
  for (const place of free) clearPlace(g, place)
  for (const place of free) construct(g, drawGremlin(g, AI_RNG), place)
  g.monstersAlive += free.length
  for (const place of free) {
    harden(g, place)
    buffEnemy(g, place, MS.MINION)
  }
  for (const place of free) rollMove(g, place)
}

export function spawnTorches(g: Spire): void {
  const count = 3 - g.monstersAlive
  const places = [alive(g, 1) ? 0 : 1, 0]
  for (let i = 0; i < count; i++) {
    const place = places[i]
    clearPlace(g, place)
    construct(g, M.TORCH_HEAD, place)
    rollHp(g, place)
    setMove(g, place, MOVE.TORCH_HEAD_TACKLE)
    buffEnemy(g, place, MS.MINION)
    harden(g, place)
    g.monstersAlive++
  }
  for (let i = 0; i < count; i++) spareRoll(g)
}

/** A half of a slime, with the HP its whole had left. */
function splitOff(g: Spire, kind: number, place: number, hp: number): void {
  const at = enemyAt(place)
  clearPlace(g, place)
  g.s[at + KIND] = kind
  g.s[at + ENEMY_MARKS] = PLACED
  g.s[at + HP] = hp
  g.s[at + MAX_HP] = hp
  rollMove(g, place)
}

export function splitLarge(g: Spire, kind: number, place: number): void {
  const hp = g.s[enemyAt(place) + HP]
  splitOff(g, kind, place, hp)
  splitOff(g, kind, place + 1, hp)
  harden(g, place)
  harden(g, place + 1)
  g.monstersAlive++
  g.monsterSlots = Math.min(g.monsterSlots + 1, 4)
  spareRoll(g)
  g.extraRolls |= 1 << (place + 1)
  g.monsterTurn++
}

export function splitBoss(g: Spire): void {
  const hp = g.s[enemyAt(0) + HP]
  splitOff(g, M.SPIKE_SLIME_L, 0, hp)
  splitOff(g, M.ACID_SLIME_L, 2, hp)
  harden(g, 0)
  harden(g, 2)
  g.monsterSlots = 3
  g.monstersAlive = 2
  g.monsterTurn = 3
}

export function spawnOrbs(g: Spire): void {
  for (const place of [0, 2]) construct(g, M.BRONZE_ORB, place)
  for (const place of [0, 2]) {
    buffEnemy(g, place, MS.MINION)
    harden(g, place)
  }
  for (const place of [0, 2]) rollMove(g, place)
  g.monstersAlive += 2
  g.monsterTurn++
}

/** Daggers come to the first free of places 4, 1, 3, 0, and wait a turn. */
export function summonDaggers(g: Spire, count: number): void {
  const free = [4, 1, 3, 0].filter(place => !alive(g, place)).slice(0, count)
  for (const place of free) {
    clearPlace(g, place)
    construct(g, M.DAGGER, place)
    g.monstersAlive++
    setMove(g, place, MOVE.DAGGER_STAB)
    buffEnemy(g, place, MS.MINION)
    harden(g, place)
    spareRoll(g)
    g.skipTurns |= 1 << place
  }
}

/** The rarest card of the draw pile, else of the discard pile, is locked up. */
export function lockCard(g: Spire, place: number): void {
  const fromDraw = g.drawSize > 0
  const size = fromDraw ? g.drawSize : g.discardSize
  if (size === 0) return
  const pick = rarest(g, fromDraw ? DRAW : DISCARD, size)
  const slot = fromDraw ? takeFromDraw(g, pick) : takeFromDiscard(g, pick)
  leaveFight(g, slot)
  if (idIn(g, slot) === C.BLOOD_FOR_BLOOD) g.bloodCards--
  if (place === 0) g.stasisA = slot
  else g.stasisB = slot
  buffEnemy(g, place, MS.STASIS)
}

function rarest(g: Spire, pile: number, size: number): number {
  const rarityOf = (i: number) => cardRarity[g.s[cardAt(g.s[pile + i])]]
  for (const rarity of [RARE, UNCOMMON, COMMON]) {
    const fits: number[] = []
    for (let i = 0; i < size; i++) if (rarityOf(i) === rarity) fits.push(i)
    if (fits.length === 0) continue
    fits.sort((a, b) => alphabetical[idIn(g, g.s[pile + a])] - alphabetical[idIn(g, g.s[pile + b])])
    return fits[upTo(g.s, CARD_RANDOM_RNG, fits.length - 1)]
  }
  return upTo(g.s, CARD_RANDOM_RNG, size - 1)
}
