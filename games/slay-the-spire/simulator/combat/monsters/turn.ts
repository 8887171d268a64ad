import { MS } from '../../data/monster-power-ids.ts'
import { upTo } from '../../random.ts'
import { F, faulty } from '../../rules.ts'
import { AI_RNG, type Spire } from '../../state.ts'
import { setMove } from '../bodies.ts'
import * as O from '../effects.ts'
import { BLOCK, ENEMY_MARKS, ESCAPED, enemyAt, HALF_DEAD, HP, MOVE_NOW, targetable } from '../fight.ts'
import { has, setAmount, setHas } from '../powers.ts'
import { later } from '../queue.ts'
import { moveEffects } from './moves/index.ts'
import { chooseMove } from './rolls/index.ts'

/** The enemy whose turn it is acts. */
export function monsterTurn(g: Spire): void {
  const place = g.monsterTurn
  const bit = 1 << place
  const up = targetable(g, place) || (g.s[enemyAt(place) + ENEMY_MARKS] & HALF_DEAD) !== 0
  if (up && !(g.skipTurns & bit)) moveEffects[g.s[enemyAt(place) + MOVE_NOW]]?.(g, place)
  // A slime that split has moved the turn on, past its second half.
  const now = 1 << g.monsterTurn
  if (g.extraRolls & now) {
    spareRoll(g)
    g.extraRolls &= ~now
  }
  g.monsterTurn++
}

/** Rolls what an enemy will do next. */
export function rollMove(g: Spire, place: number): void {
  setMove(g, place, chooseMove(g, place, upTo(g.s, AI_RNG, 99)))
}

/** The game rolls even where nothing hangs on it. */
export function spareRoll(g: Spire): void {
  upTo(g.s, AI_RNG, 99)
}

/** Before the first enemy acts: block goes, some powers begin anew. */
export function monstersBegin(g: Spire): void {
  for (let i = 0; i < g.monsterSlots; i++) {
    const at = enemyAt(i)
    if (g.s[at + HP] <= 0 || g.s[at + ENEMY_MARKS] & ESCAPED) continue
    if (!has(g, i, MS.BARRICADE)) g.s[at + BLOCK] = 0
    if (has(g, i, MS.CHOKED)) setHas(g, i, MS.CHOKED, false)
    if (has(g, i, MS.POISON) && !faulty(g, F.NO_POISON)) later(g, O.POISON_ENEMY, i)
    if (has(g, i, MS.FLIGHT)) setAmount(g, i, MS.FLIGHT, g.ascension >= 17 ? 4 : 3)
    if (has(g, i, MS.INVINCIBLE)) setAmount(g, i, MS.INVINCIBLE, g.ascension >= 19 ? 200 : 300)
  }
}
