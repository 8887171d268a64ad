import { CARDS, DISCARD, DRAW, ENEMIES, EXHAUST, HAND, type Spire } from '../state.ts'

/** Where things lie in the fight's part of the state. */

/** Words of a card: id, marks, cost, cost this turn, damage or upgrades it carries, the card it is a copy of. */
export const CARD_WORDS = 6
export const MARKS = 1
export const COST = 2
export const TURN_COST = 3
export const SPECIAL = 4
export const ORIGIN = 5
export const MOST_CARDS = 256

export const MARK_UPGRADED = 1
export const MARK_FREE = 2
export const MARK_RETAIN = 4

export const cardAt = (slot: number): number => CARDS + slot * CARD_WORDS

/** Words of an enemy. */
export const ENEMY_WORDS = 56
export const KIND = 0
export const HP = 1
export const MAX_HP = 2
export const BLOCK = 3
export const ENEMY_MARKS = 4
export const MOVE_NOW = 5
export const MOVE_BEFORE = 6
export const MISC = 7
export const JUST = 8
/** Two words of bits: which powers it has. A power may be there with amount 0. */
export const HAS = 9
/** Hexaghost's burning orbs. */
export const ORBS = 11
export const AMOUNTS = 12

export const ESCAPED = 1
export const HALF_DEAD = 2
export const PLACED = 4

export const enemyAt = (place: number): number => ENEMIES + place * ENEMY_WORDS

export const UNDECIDED = 0
export const FIGHT_WON = 1
export const FIGHT_LOST = 2

export const BUSY = 0
export const YOUR_TURN = 1
export const CHOOSING = 2

/** Marks of a card that waits to be played. */
export const WAIT_END = 1
export const WAIT_TRIGGER = 2
export const WAIT_IGNORE_ENERGY = 4
export const WAIT_FREE = 8
export const WAIT_AUTO = 16
export const WAIT_PURGE = 32
export const WAIT_EXHAUST = 64

export const isUp = (g: Spire, slot: number): number => g.s[cardAt(slot) + MARKS] & MARK_UPGRADED
export const idIn = (g: Spire, slot: number): number => g.s[cardAt(slot)]

export const alive = (g: Spire, place: number): boolean => g.s[enemyAt(place) + HP] > 0
/** It can be aimed at: alive, not playing dead, not gone. */
export function targetable(g: Spire, place: number): boolean {
  const at = enemyAt(place)
  return g.s[at + HP] > 0 && (g.s[at + ENEMY_MARKS] & (ESCAPED | HALF_DEAD)) === 0
}

/** Words of a pile. */
export const PILE_HAND = HAND
export const PILE_DRAW = DRAW
export const PILE_DISCARD = DISCARD
export const PILE_EXHAUST = EXHAUST
