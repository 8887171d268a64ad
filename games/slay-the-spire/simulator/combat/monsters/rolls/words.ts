import { MOVE } from '../../../data/move-ids.ts'
import { between, chance, coin } from '../../../random.ts'
import { AI_RNG, type Spire } from '../../../state.ts'
import { enemyAt, MISC, MOVE_BEFORE, MOVE_NOW } from '../../fight.ts'

/** How a monster chooses its next move from a roll of 0…99. Some only choose their first so. */
export type Roll = (g: Spire, place: number, roll: number) => number

export const now = (g: Spire, i: number) => g.s[enemyAt(i) + MOVE_NOW]
export const before = (g: Spire, i: number) => g.s[enemyAt(i) + MOVE_BEFORE]
export const first = (g: Spire, i: number) => now(g, i) === MOVE.NONE
export const last = (g: Spire, i: number, move: number) => now(g, i) === move
export const twice = (g: Spire, i: number, move: number) => now(g, i) === move && before(g, i) === move
export const lately = (g: Spire, i: number, move: number) => now(g, i) === move || before(g, i) === move
export const flip = (g: Spire) => coin(g.s, AI_RNG)
export const maybe = (g: Spire, p: number) => chance(g.s, AI_RNG, p)
export const again = (g: Spire, low: number, high: number) => between(g.s, AI_RNG, low, high)
export const misc = (g: Spire, i: number) => g.s[enemyAt(i) + MISC]
export const always =
  (move: number): Roll =>
  () =>
    move
