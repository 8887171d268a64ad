import { floatNames, numberNames } from './numbers.ts'

/** Where each part of a run lies in its array: numbers first, then regions one behind the other. */
let next = numberNames.length + floatNames.length

function region(words: number): number {
  const start = next
  next += words
  return start
}

/** Two generator words of 64 bits and the number of calls. */
const STREAM = 5

export const AI_RNG = region(STREAM)
export const CARD_RANDOM_RNG = region(STREAM)
export const CARD_RNG = region(STREAM)
export const EVENT_RNG = region(STREAM)
export const MATH_RNG = region(STREAM)
export const MERCHANT_RNG = region(STREAM)
export const MISC_RNG = region(STREAM)
export const MONSTER_HP_RNG = region(STREAM)
export const MONSTER_RNG = region(STREAM)
export const NEOW_RNG = region(STREAM)
export const POTION_RNG = region(STREAM)
export const RELIC_RNG = region(STREAM)
export const SHUFFLE_RNG = region(STREAM)
export const TREASURE_RNG = region(STREAM)
/** 1 for each fault of the reference program that is switched on. */
export const FAULTS = region(128)
/** Potion ids by slot; 0 is empty. */
export const POTIONS = region(5)
/** Rooms by row: room + 16 × a bit set of next columns. */
export const MAP = region(15 * 7)
/** Columns of the rooms entered this act. */
export const PATH = region(64)
/** Cards of the deck: id + 1024 if upgraded. */
export const DECK = region(128)
/** Upgrades of Searing Blow, damage of Ritual Dagger. */
export const DECK_MISC = region(128)
/** Place in the deck of the bottled attack, skill, power; −1 none. */
export const BOTTLES = region(3)
/** Relic ids in the order obtained. */
export const RELICS = region(200)
/** Counters beside them. */
export const RELIC_COUNTERS = region(200)
/** 1 for each relic owned. */
export const OWNED = region(192)
/** Five relic pools of 36 places. */
export const POOLS = region(5 * 36)
export const EVENTS = region(16)
export const SHRINES = region(8)
/** Events that happen once a run. */
export const ONCE = region(16)
/** The colourless pool as shuffled so far. */
export const COLORLESS = region(36)
/** Encounters ahead. */
export const MONSTERS = region(20)
/** Elite encounters ahead. */
export const ELITES = region(12)
/** Bonus and drawback of four options. */
export const NEOW = region(8)
export const REWARD_GOLD = region(4)
export const REWARD_RELICS = region(6)
export const REWARD_POTIONS = region(6)
/** Up to six rewards of a count and four cards. */
export const REWARD_CARDS = region(32)
export const SHOP_CARDS = region(7)
export const SHOP_RELICS = region(3)
export const SHOP_POTIONS = region(3)
/** Cards, relics, potions; −1 sold. */
export const SHOP_PRICES = region(13)
export const BOSS_RELICS = region(3)
/** Cards to choose from. */
export const SELECT = region(128)
/** Their places in the deck. */
export const SELECT_DECK = region(128)
/** Chosen so far, as places in the deck. */
export const SELECTED = region(4)
export const SELECTED_CARDS = region(4)
/** Dead Adventurer's rewards in order. */
export const DEAD_REWARDS = region(4)
/** Match and Keep: what has been seen. */
export const FLIPPED = region(16)
/** Everything from here on belongs to the fight. */
export const FIGHT = next
/** The player's powers by id; 0 is none. */
export const POWERS = region(96)
/** Relics that work in this fight. */
export const ACTIVE = region(192)
/** Five places of 56 words. */
export const ENEMIES = region(5 * 56)
/** Slots of cards, left first. */
export const HAND = region(10)
export const LIMBO = region(10)
/** Slots; the last is the top. */
export const DRAW = region(256)
export const DISCARD = region(256)
export const EXHAUST = region(256)
/** Cards in the fight: id, marks, cost, cost this turn, special, origin. */
export const CARDS = region(256 * 6)
/** Effects waiting. */
export const QUEUE = region(128 * 8)
/** Cards waiting to be played. */
export const WAITING = region(16 * 6)
/** Words of a whole run. */
export const WORDS = next
