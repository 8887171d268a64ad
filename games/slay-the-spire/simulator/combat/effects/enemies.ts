/** What happens to enemies. */
import { C } from '../../data/card-ids.ts'
import { MS } from '../../data/monster-power-ids.ts'
import { R } from '../../data/relic-ids.ts'
import { upTo } from '../../random.ts'
import { ACTIVE, AI_RNG, CARD_RANDOM_RNG, type Spire } from '../../state.ts'
import * as B from '../bodies.ts'
import { cardDamage } from '../damage.ts'
import { alive, enemyAt, HP, targetable } from '../fight.ts'
import { spawnTorches, summonGremlins } from '../monsters/summons.ts'
import { rollMove, spareRoll } from '../monsters/turn.ts'
import * as Pile from '../piles.ts'
import { amount, buffEnemy, setAmount } from '../powers.ts'
import { effect, next } from '../queue.ts'

export const gone = (g: Spire, place: number) => !targetable(g, place)

export const ATTACK_ENEMY = effect((g, place, n) => {
  if (gone(g, place)) return
  B.attackEnemy(g, place, n)
  B.checkVictory(g)
})
export const DAMAGE_ENEMY = effect((g, place, n) => {
  if (gone(g, place)) return
  B.damageEnemy(g, place, n)
  B.checkVictory(g)
})
export const DAMAGE_ALL = effect((g, n) => {
  for (let i = 0; i < g.monsterSlots; i++) if (!gone(g, i)) B.damageEnemy(g, i, n)
  B.checkVictory(g)
})
export const POISON_ENEMY = effect((g, place) => {
  if (gone(g, place)) return
  B.poisonEnemy(g, place)
  B.checkVictory(g)
})
const blows = new Int32Array(5)

/** Each blow is reckoned before the first lands. */
export const ATTACK_ALL = effect((g, base) => {
  for (let i = 0; i < g.monsterSlots; i++) blows[i] = gone(g, i) ? 0 : cardDamage(g, g.playCard, i, base)
  for (let i = 0; i < g.monsterSlots; i++) if (!gone(g, i)) B.attackEnemy(g, i, blows[i])
  B.checkVictory(g)
})
/** Blows reckoned once and dealt several times. */
export const ATTACK_ALL_AGAIN = effect((g, times, a, b, c, d, e) => attackAllAgain(g, times, a, b, c, d, e))

function attackAllAgain(g: Spire, times: number, a: number, b: number, c: number, d: number, e: number): void {
  blows[0] = a
  blows[1] = b
  blows[2] = c
  blows[3] = d
  blows[4] = e
  for (let i = 0; i < g.monsterSlots; i++) if (!gone(g, i)) B.attackEnemy(g, i, blows[i])
  B.checkVictory(g)
  if (times > 1) next(g, ATTACK_ALL_AGAIN, times - 1, a, b, c, d, e)
}

export const WHIRLWIND = effect((g, base, energy, pays) => {
  if (pays) g.energy = 0
  const times = energy + (g.s[ACTIVE + R.CHEMICAL_X] ? 2 : 0)
  const at = (i: number) =>
    i < g.monsterSlots && !gone(g, i) ? Math.min(65535, cardDamage(g, g.playCard, i, base)) : 0
  if (times > 0) attackAllAgain(g, times, at(0), at(1), at(2), at(3), at(4))
})
export const BLOCK_ENEMY = effect((g, place, n) => B.blockEnemy(g, place, n))
export const BUFF_ENEMY = effect((g, id, place, n) => buffEnemy(g, place, id, n))
export const DEBUFF_ENEMY = effect((g, id, place, n, byEnemy) => B.debuffEnemy(g, id, place, n, byEnemy !== 0))
export const DEBUFF_ALL = effect((g, id, n, byEnemy) => {
  for (let i = g.monsterSlots - 1; i >= 0; i--) if (targetable(g, i)) next(g, DEBUFF_ENEMY, id, i, n, byEnemy)
})
export const ROLL_MOVE = effect((g, place) => rollMove(g, place))
export const SPARE_ROLL = effect(g => spareRoll(g))
/** Writhing Mass changes its mind for every blow. */
export const REACT = effect(g => {
  for (let i = amount(g, 0, MS.REACTIVE); i > 0; i--) rollMove(g, 0)
  setAmount(g, 0, MS.REACTIVE, 0)
})
export const VAMPIRE = effect((g, n) => {
  B.attackPlayer(g, 0, n)
  if (alive(g, 0)) B.healEnemy(g, 0, Math.min(n, g.lastUnblocked))
})
export const BLOCK_ALLY = effect((g, source, n) => {
  let count = 0
  for (let i = 0; i < g.monsterSlots; i++) if (i !== source && alive(g, i)) blows[count++] = i
  B.blockEnemy(g, count > 0 ? blows[upTo(g.s, AI_RNG, count - 1)] : source, n)
})
export const SUMMON_GREMLINS = effect(g => summonGremlins(g))
export const SPAWN_TORCHES = effect(g => spawnTorches(g))
export const END_ITSELF = effect((g, place, relicsReact) => {
  if (!relicsReact) B.vanish(g, place)
  else if (alive(g, place)) B.damageEnemy(g, place, g.s[enemyAt(place) + HP])
})

/** A random living enemy; −1 if none is. */
export function randomEnemy(g: Spire): number {
  if (g.monstersAlive <= 0) return -1
  let pick = upTo(g.s, CARD_RANDOM_RNG, g.monstersAlive - 1)
  for (let i = 0; i < g.monsterSlots; i++) if (targetable(g, i) && pick-- === 0) return i
  return -1
}

export const DAMAGE_RANDOM = effect((g, n) => {
  const place = randomEnemy(g)
  if (place < 0) return
  B.damageEnemy(g, place, n)
  B.checkVictory(g)
})
export const BOOMERANG = effect((g, base) => {
  const place = randomEnemy(g)
  if (place < 0) return
  const plain = Pile.makeCard(g, C.SWORD_BOOMERANG, 0)
  next(g, ATTACK_ENEMY, place, cardDamage(g, plain, place, base))
  if (plain >= 0) Pile.freeCard(g, plain)
})
