/** What a run waits for. */
export const EVENT_SCREEN = 1
export const REWARD_SCREEN = 2
export const BOSS_RELIC_SCREEN = 3
export const SELECT_SCREEN = 4
export const MAP_SCREEN = 5
export const CHEST_SCREEN = 6
export const REST_SCREEN = 7
export const SHOP_SCREEN = 8
export const FIGHT_SCREEN = 9

export const screenKeys = [
  '',
  'EVENT',
  'REWARDS',
  'BOSS_RELIC',
  'CARD_SELECT',
  'MAP',
  'TREASURE',
  'REST',
  'SHOP',
  'BATTLE',
]

/** How a run stands. */
export const RUNNING = 0
export const WON = 1
export const LOST = 2
