/**
 * Actions as numbers: a kind and two small arguments. Which may be taken is what `legalActions` lists.
 */
export const CHOOSE_OPTION = 1
export const GO_TO = 2
export const TAKE_CARD = 3
export const TAKE_GOLD = 4
export const TAKE_KEY = 5
export const TAKE_POTION = 6
export const TAKE_RELIC = 7
export const BUY_REMOVAL = 8
export const SKIP = 9
export const SELECT_CARD = 10
export const REST = 11
export const OPEN_CHEST = 12
export const USE_POTION = 13
export const DISCARD_POTION = 14
export const PLAY_CARD = 15
export const END_TURN = 16
/** One card of a choice in a fight, by place in its pile or offer. */
export const PICK = 17
/** Any cards of the hand: a bit set. */
export const PICK_MANY = 18

export const actionKeys = [
  '',
  'option',
  'go-to',
  'take-card',
  'take-gold',
  'take-key',
  'take-potion',
  'take-relic',
  'buy-removal',
  'skip',
  'select',
  'rest',
  'open-chest',
  'use-potion',
  'discard-potion',
  'play',
  'end-turn',
  'pick',
  'pick-many',
] as const

/** Singing Bowl in place of a card of a reward. */
export const BOWL = 5

export const encode = (kind: number, i = 0, j = 0): number => (kind << 20) | (i << 10) | j
export const kindOf = (action: number): number => action >> 20
export const firstOf = (action: number): number => (action >> 10) & 1023
export const secondOf = (action: number): number => action & 1023

export const restKeys = ['rest', 'smith', 'recall', 'lift', 'toke', 'dig', 'leave'] as const
