/** How an enemy leaves the fight. */
import { M } from '../../data/monster-ids.ts'
import { MS } from '../../data/monster-power-ids.ts'
import { MOVE } from '../../data/move-ids.ts'
import { PS } from '../../data/player-power-ids.ts'
import { R } from '../../data/relic-ids.ts'
import { ACTIVE, type Spire } from '../../state.ts'
import * as O from '../effects.ts'
import { BLOCK, ENEMY_MARKS, ESCAPED, enemyAt, FIGHT_WON, HALF_DEAD, HP, KIND, MISC } from '../fight.ts'
import { enterFight, toHand } from '../piles.ts'
import { dropEnemyDebuffs, dropEnemyPower, dropEverything, has } from '../powers.ts'
import { later, next } from '../queue.ts'
import { clearWaiting } from '../waiting.ts'
import { setMove } from './enemies.ts'

export function dieEnemy(g: Spire, place: number): void {
  const at = enemyAt(place)
  g.monstersAlive--
  if (g.s[at + KIND] === M.AWAKENED_ONE && !g.s[at + MISC]) {
    g.s[at + ENEMY_MARKS] |= HALF_DEAD
    dropEnemyDebuffs(g, place)
    dropEnemyPower(g, place, MS.CURIOSITY)
    setMove(g, place, MOVE.AWAKENED_ONE_REBIRTH)
    clearWaiting(g)
  } else if (g.monstersAlive === 0 || has(g, place, MS.MINION_LEADER)) {
    g.fightOutcome = FIGHT_WON
    return
  }
  if (has(g, place, MS.SPORE_CLOUD)) next(g, O.DEBUFF, PS.VULNERABLE, 2, g.turnEnded)
  else if (has(g, place, MS.REGROW)) {
    dropEverything(g, place)
    g.s[at + BLOCK] = 0
    setMove(g, place, MOVE.DARKLING_REGROW)
    g.s[at + ENEMY_MARKS] |= HALF_DEAD
  } else if (has(g, place, MS.STASIS)) returnStasis(g, place)
  if (g.s[ACTIVE + R.GREMLIN_HORN]) {
    later(g, O.GAIN_ENERGY, 1)
    later(g, O.DRAW_CARDS, 1)
  }
}

function returnStasis(g: Spire, place: number): void {
  const slot = place === 0 ? g.stasisA : g.stasisB
  if (slot < 0) return
  enterFight(g, slot)
  toHand(g, slot)
  if (place === 0) g.stasisA = -1
  else g.stasisB = -1
}

/** An enemy ends itself; nobody reacts. */
export function vanish(g: Spire, place: number): void {
  const at = enemyAt(place)
  if (g.s[at + HP] <= 0) return
  g.monstersAlive--
  g.s[at + HP] = 0
  if (g.monstersAlive === 0) g.fightOutcome = FIGHT_WON
}

export function getAway(g: Spire, place: number): void {
  g.s[enemyAt(place) + ENEMY_MARKS] |= ESCAPED
  g.monstersAlive--
  if (g.monstersAlive === 0) g.fightOutcome = FIGHT_WON
}
