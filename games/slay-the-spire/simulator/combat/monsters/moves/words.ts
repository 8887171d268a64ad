import { MS } from '../../../data/monster-power-ids.ts'
import type { Spire } from '../../../state.ts'
import { blowOf, setMove } from '../../bodies.ts'
import * as O from '../../effects.ts'
import { enemyAt, MISC, MOVE_BEFORE } from '../../fight.ts'
import { buffEnemy } from '../../powers.ts'
import { later } from '../../queue.ts'
import { baseDamage, hitsOf } from '../intents.ts'
import { rollMove, spareRoll } from '../turn.ts'

/** What a monster does in its turn. Most then roll again; what it hands to the queue happens before the next acts. */
export type Move = (g: Spire, i: number) => void

/* The words that the moves below are written in. */

/** Strikes as shown. */
export function strike(g: Spire, i: number): void {
  const blow = blowOf(g, i, baseDamage(g, i))
  const hits = hitsOf(g, i)
  for (let n = 0; n < hits; n++) later(g, O.ATTACK_PLAYER, i, blow)
}
export const roll = (g: Spire, i: number) => later(g, O.ROLL_MOVE, i)
export const spare = (g: Spire) => later(g, O.SPARE_ROLL)
export const weaken = (g: Spire, power: number, value: number) => later(g, O.DEBUFF, power, value, 1)
export const litter = (g: Spire, card: number, count: number, upgraded = 0) =>
  later(g, O.MAKE_IN_DISCARD, card, upgraded, count)
export const pick = <T>(g: Spire, ascension: number, plain: T, hard: T): T => (g.ascension >= ascension ? hard : plain)
export const pick3 = (g: Spire, hard: number, hardest: number, a: number, b: number, c: number) =>
  g.ascension >= hardest ? c : g.ascension >= hard ? b : a
export const grow = (g: Spire, i: number, value: number) => buffEnemy(g, i, MS.STRENGTH, value)
/** Turns of the enemies so far, this one included. */
export const turnOf = (g: Spire) => g.turn + 1
export const misc = (i: number) => enemyAt(i) + MISC
export const wasBefore = (g: Spire, i: number, move: number) => g.s[enemyAt(i) + MOVE_BEFORE] === move

export const strikeAndRoll: Move = (g, i) => {
  strike(g, i)
  roll(g, i)
}
/** Strikes, then the next move is fixed; the game rolls all the same if `rolled`. */
export const strikeThen =
  (next: number, rolled: 'now' | 'later' | 'not' = 'not'): Move =>
  (g, i) => {
    strike(g, i)
    setMove(g, i, next)
    if (rolled === 'now') spareRoll(g)
    else if (rolled === 'later') spare(g)
  }
export const strikeWith =
  (effect: (g: Spire, i: number) => void): Move =>
  (g, i) => {
    strike(g, i)
    effect(g, i)
    roll(g, i)
  }
export const doAndRoll =
  (effect: (g: Spire, i: number) => void): Move =>
  (g, i) => {
    effect(g, i)
    roll(g, i)
  }
/** Acts and rolls at once, without the queue. */
export const doAndRollNow =
  (effect: (g: Spire, i: number) => void): Move =>
  (g, i) => {
    effect(g, i)
    rollMove(g, i)
  }
