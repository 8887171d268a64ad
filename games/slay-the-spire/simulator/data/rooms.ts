export const SHOP_ROOM = 0
export const REST_ROOM = 1
export const EVENT_ROOM = 2
export const ELITE_ROOM = 3
export const MONSTER_ROOM = 4
export const TREASURE_ROOM = 5
export const BOSS_ROOM = 6
export const BOSS_CHEST = 7
export const NO_ROOM = 8
export const ANY_ROOM = 9

export const roomKeys = [
  'SHOP',
  'REST',
  'EVENT',
  'ELITE',
  'MONSTER',
  'TREASURE',
  'BOSS',
  'BOSS_TREASURE',
  'NONE',
  'ANY',
]
/** As the game draws them; N is no room. */
export const roomSymbols = '$R?EMTBBNI'
