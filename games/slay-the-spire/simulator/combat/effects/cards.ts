/** Cards with a word of their own. */
import { ATTACK, cardType } from '../../data/cards.ts'
import { MS } from '../../data/monster-power-ids.ts'
import { PS } from '../../data/player-power-ids.ts'
import { F, faulty } from '../../rules.ts'
import { HAND, type Spire } from '../../state.ts'
import * as B from '../bodies.ts'
import * as Choice from '../choices/index.ts'
import { cardDamage } from '../damage.ts'
import {
  alive,
  cardAt,
  ENEMY_MARKS,
  ESCAPED,
  enemyAt,
  HALF_DEAD,
  HP,
  idIn,
  isUp,
  ORIGIN,
  SPECIAL,
  targetable,
  WAIT_PURGE,
} from '../fight.ts'
import { gainPower, has } from '../powers.ts'
import { effect, later, next } from '../queue.ts'
import { ATTACK_ENEMY, gone } from './enemies.ts'
import { DRAW_CARDS, EXHAUST_AT, EXHAUST_RANDOM } from './piles.ts'
import { GAIN_BLOCK, GAIN_ENERGY, HEAL } from './player.ts'

export const DROPKICK = effect((g, place) => {
  if (targetable(g, place) && has(g, place, MS.VULNERABLE)) {
    next(g, DRAW_CARDS, 1)
    next(g, GAIN_ENERGY, 1)
  }
  next(g, ATTACK_ENEMY, place, cardDamage(g, g.playCard, place, isUp(g, g.playCard) ? 8 : 5))
})
/** Whether the enemy is dead for good, which Feed and its like ask for. */
function slain(g: Spire, place: number, halfDeadCounts: boolean): boolean {
  const marks = g.s[enemyAt(place) + ENEMY_MARKS]
  if (has(g, place, MS.MINION) || alive(g, place)) return false
  if (!halfDeadCounts && marks & HALF_DEAD) return false
  return !(has(g, place, MS.REGROW) && g.monstersAlive > 0) && (marks & ESCAPED) === 0
}
export const FEED = effect((g, place, n, upgraded) => {
  if (gone(g, place)) return
  B.attackEnemy(g, place, n)
  if (slain(g, place, false)) B.raiseMaxHp(g, upgraded ? 4 : 3)
  B.checkVictory(g)
})
export const GREED = effect((g, place, n, upgraded) => {
  if (gone(g, place)) return
  if (faulty(g, F.GREED_DOES_NOT_STRIKE)) B.damageEnemy(g, place, n)
  else B.attackEnemy(g, place, n)
  if (slain(g, place, false)) B.gainGoldInFight(g, upgraded ? 25 : 20)
  B.checkVictory(g)
})
export const RITUAL_DAGGER = effect((g, place, n) => {
  if (gone(g, place)) return
  B.attackEnemy(g, place, n)
  if (slain(g, place, faulty(g, F.DULL_DAGGER))) {
    const more = isUp(g, g.playCard) ? 5 : 3
    const at = cardAt(g.playCard)
    if (g.playMarks & WAIT_PURGE) g.s[cardAt(g.s[at + ORIGIN]) + SPECIAL] += more
    g.s[at + SPECIAL] += more
  }
  B.checkVictory(g)
})
export const REAPER = effect((g, base) => {
  let healed = 0
  for (let i = 0; i < g.monsterSlots; i++) {
    if (gone(g, i)) continue
    const before = g.s[enemyAt(i) + HP]
    B.attackEnemy(g, i, cardDamage(g, g.playCard, i, base))
    healed += before - g.s[enemyAt(i) + HP]
  }
  if (healed > 0) later(g, HEAL, healed)
})
export const FIEND_FIRE = effect((g, place, n) => {
  for (let i = 0; i < g.handSize; i++) next(g, ATTACK_ENEMY, place, n)
  for (let i = 0; i < g.handSize; i++) next(g, EXHAUST_RANDOM, 1)
})
export const SECOND_WIND = effect((g, block) => {
  for (let i = 0; i < g.handSize; i++) if (cardType[idIn(g, g.s[HAND + i])] !== ATTACK) next(g, GAIN_BLOCK, block)
  for (let i = 0; i < g.handSize; i++)
    if (cardType[idIn(g, g.s[HAND + i])] !== ATTACK) next(g, EXHAUST_AT, i, g.s[HAND + i])
})
export const SEVER_SOUL = effect(g => {
  for (let i = g.handSize - 1; i >= 0; i--)
    if (cardType[idIn(g, g.s[HAND + i])] !== ATTACK) {
      if (faulty(g, F.SEVER_SOUL_STRIKES_FIRST)) later(g, EXHAUST_AT, i, g.s[HAND + i])
      else next(g, EXHAUST_AT, i, g.s[HAND + i])
    }
})
export const SPOT_WEAKNESS = effect((g, place, n) => {
  if (Choice.isAttacking(g, place)) gainPower(g, PS.STRENGTH, n)
})
export const VIOLENCE = effect((g, count) => Choice.violence(g, count))
