import { C } from '../data/card-ids.ts'
import { anyRedPool } from '../data/card-pools.ts'
import { ATTACK, BASIC, canRemove, cardRarity, cardType, isStarterCard, POWER, SKILL } from '../data/cards.ts'
import { R } from '../data/relic-ids.ts'
import {
  BOSS_TIER,
  COMMON_TIER,
  RARE_TIER,
  type RelicId,
  SHOP_TIER,
  startingPools,
  UNCOMMON_TIER,
} from '../data/relics.ts'
import { chance, shuffleUncounted, upTo } from '../random.ts'
import { F, faulty } from '../rules.ts'
import {
  CARD_RANDOM_RNG,
  DECK,
  MISC_RNG,
  OWNED,
  POOLS,
  POTION_RNG,
  POTIONS,
  RELIC_COUNTERS,
  RELIC_RNG,
  RELICS,
  type Spire,
} from '../state.ts'
import { gainGold, gainMaxHp, heal } from './body.ts'
import { idOf, obtain, removeAt, upgradeRandom } from './deck.ts'
import { anyPotion } from './potions.ts'
import { addCardReward, addGold, addPotion, addRelic, cardReward, clearRewards, openRewards } from './rewards.ts'
import { openSelect, SELECT_BOTTLE, SELECT_DUPLICATE, SELECT_REMOVE, SELECT_TRANSFORM_UPGRADE } from './select.ts'

export const owns = (g: Spire, relic: RelicId): boolean => g.s[OWNED + relic] !== 0

function placeOf(g: Spire, relic: RelicId): number {
  for (let i = 0; i < g.relicCount; i++) if (g.s[RELICS + i] === relic) return i
  return -1
}

/** The number beside a relic; −1 if it is not owned. */
export function counterOf(g: Spire, relic: RelicId): number {
  const place = placeOf(g, relic)
  return place < 0 ? -1 : g.s[RELIC_COUNTERS + place]
}

export function setCounter(g: Spire, relic: RelicId, value: number): void {
  const place = placeOf(g, relic)
  if (place >= 0) g.s[RELIC_COUNTERS + place] = value
}

export function loseRelic(g: Spire, relic: RelicId): void {
  const place = placeOf(g, relic)
  g.s[OWNED + relic] = 0
  if (place < 0) return
  g.s.copyWithin(RELICS + place, RELICS + place + 1, RELICS + g.relicCount)
  g.s.copyWithin(RELIC_COUNTERS + place, RELIC_COUNTERS + place + 1, RELIC_COUNTERS + g.relicCount)
  g.relicCount--
}

/** Fills and shuffles the five pools of a run; the game does not count these calls. */
export function fillPools(g: Spire): void {
  for (const tier of [COMMON_TIER, UNCOMMON_TIER, RARE_TIER, SHOP_TIER, BOSS_TIER]) {
    const pool = startingPools[tier]
    g.s.set(pool, POOLS + tier * 36)
    setPoolSize(g, tier, pool.length)
    shuffleUncounted(g.s, RELIC_RNG, g.s, POOLS + tier * 36, pool.length)
  }
}

export const poolSize = (g: Spire, tier: number) =>
  tier === COMMON_TIER
    ? g.poolCommon
    : tier === UNCOMMON_TIER
      ? g.poolUncommon
      : tier === RARE_TIER
        ? g.poolRare
        : tier === BOSS_TIER
          ? g.poolBoss
          : g.poolShop

function setPoolSize(g: Spire, tier: number, size: number): void {
  if (tier === COMMON_TIER) g.poolCommon = size
  else if (tier === UNCOMMON_TIER) g.poolUncommon = size
  else if (tier === RARE_TIER) g.poolRare = size
  else if (tier === BOSS_TIER) g.poolBoss = size
  else g.poolShop = size
}

export function poolOf(g: Spire, tier: number): RelicId[] {
  return Array.from(g.s.subarray(POOLS + tier * 36, POOLS + tier * 36 + poolSize(g, tier)))
}

/** Takes the next relic of a tier: from the front, or from the back in shops and after one that may not come now. */
export function takeRelic(g: Spire, tier: number, inShop = false, fromFront = true): RelicId {
  const size = poolSize(g, tier)
  if (size === 0) {
    if (tier === COMMON_TIER || tier === SHOP_TIER) return takeRelic(g, UNCOMMON_TIER, inShop)
    if (tier === UNCOMMON_TIER) return takeRelic(g, RARE_TIER, inShop)
    return tier === BOSS_TIER ? R.RED_CIRCLET : R.CIRCLET
  }
  const base = POOLS + tier * 36
  const relic = g.s[fromFront ? base : base + size - 1]
  if (fromFront) g.s.copyWithin(base, base + 1, base + size)
  setPoolSize(g, tier, size - 1)
  return mayCome(g, relic, inShop) ? relic : takeRelic(g, tier, inShop, false)
}

export function takeWithoutCampfire(g: Spire, tier: number): RelicId {
  let relic = takeRelic(g, tier)
  while (relic === R.PEACE_PIPE || relic === R.SHOVEL || relic === R.GIRYA) relic = takeRelic(g, tier)
  return relic
}

export function takeWithoutScreen(g: Spire, tier: number): RelicId {
  let relic = takeRelic(g, tier)
  while (
    relic === R.BOTTLED_FLAME ||
    relic === R.BOTTLED_LIGHTNING ||
    relic === R.BOTTLED_TORNADO ||
    relic === R.WHETSTONE
  )
    relic = takeRelic(g, tier)
  return relic
}

export function rollTier(g: Spire, act: number): number {
  const roll = upTo(g.s, RELIC_RNG, 99)
  const common = act === 4 ? 0 : 50
  const uncommon = act === 4 ? 100 : 33
  return roll < common ? COMMON_TIER : roll < common + uncommon ? UNCOMMON_TIER : RARE_TIER
}

export function rollEliteTier(g: Spire): number {
  const roll = upTo(g.s, RELIC_RNG, 99)
  return roll < 50 ? COMMON_TIER : roll > 82 ? RARE_TIER : UNCOMMON_TIER
}

export const rollMatryoshka = (g: Spire) => (chance(g.s, RELIC_RNG, 0.75) ? COMMON_TIER : UNCOMMON_TIER)

/** The last floor on which some relics come. */
const lastFloor = new Map<number, number>([
  [R.TINY_CHEST, 35],
  [R.WING_BOOTS, 40],
  [R.MATRYOSHKA, 40],
  [R.PRESERVED_INSECT, 52],
  ...[
    R.ANCIENT_TEA_SET,
    R.CERAMIC_FISH,
    R.DARKSTONE_PERIAPT,
    R.DREAM_CATCHER,
    R.FROZEN_EGG,
    R.JUZU_BRACELET,
    R.MEAL_TICKET,
    R.MEAT_ON_THE_BONE,
    R.MOLTEN_EGG,
    R.OMAMORI,
    R.POTION_BELT,
    R.PRAYER_WHEEL,
    R.QUESTION_CARD,
    R.REGAL_PILLOW,
    R.SINGING_BOWL,
    R.THE_COURIER,
    R.TOXIC_EGG,
    R.MAW_BANK,
    R.OLD_COIN,
    R.SMILING_MASK,
  ].map(relic => [relic, 48] as [number, number]),
])

function mayCome(g: Spire, relic: RelicId, inShop: boolean): boolean {
  const floors = lastFloor.get(relic)
  if (floors !== undefined && g.floor > floors) return false
  switch (relic) {
    case R.BOTTLED_FLAME:
      return holdsType(g, ATTACK, false)
    case R.BOTTLED_LIGHTNING:
      return holdsType(g, SKILL, false)
    case R.BOTTLED_TORNADO:
      return holdsType(g, POWER, true)
    case R.BLACK_BLOOD:
    case R.BURNING_BLOOD:
      return owns(g, R.BURNING_BLOOD)
    case R.THE_COURIER:
      return !inShop || faulty(g, F.COURIER_SOLD)
    case R.ECTOPLASM:
      return g.act === 1 || faulty(g, F.ECTOPLASM_EVER)
    case R.FROZEN_CORE:
      return owns(g, R.CRACKED_CORE)
    case R.RING_OF_THE_SERPENT:
      return owns(g, R.RING_OF_THE_SNAKE)
    case R.HOLY_WATER:
      return owns(g, R.PURE_WATER)
    case R.GIRYA:
    case R.PEACE_PIPE:
    case R.SHOVEL:
      return g.floor < 48 && g.s[OWNED + R.GIRYA] + g.s[OWNED + R.PEACE_PIPE] + g.s[OWNED + R.SHOVEL] < 2
    case R.MAW_BANK:
    case R.OLD_COIN:
    case R.SMILING_MASK:
      return !inShop
    default:
      return true
  }
}

function holdsType(g: Spire, type: number, basics: boolean): boolean {
  for (let i = 0; i < g.deckSize; i++) {
    const id = idOf(g.s[DECK + i])
    if (cardType[id] === type && (basics || cardRarity[id] !== BASIC)) return true
  }
  return false
}

/** Charges that a relic comes with. */
function firstCounter(g: Spire, relic: RelicId): number {
  if (relic === R.NEOWS_LAMENT) return 3
  if (relic === R.MAW_BANK) return 1
  if (relic === R.OMAMORI) return 2
  if (faulty(g, F.NO_RELIC_CHARGES)) return 0
  if (relic === R.MATRYOSHKA) return 2
  if (relic === R.WING_BOOTS) return 3
  return relic === R.LIZARD_TAIL || relic === R.NLOTHS_HUNGRY_FACE ? 1 : 0
}

/** Takes a relic and what comes with it. @returns Whether it opened a screen of its own. */
export function obtainRelic(g: Spire, relic: RelicId): boolean {
  if (owns(g, relic)) return false
  g.s[OWNED + relic] = 1
  const opened = pickUp(g, relic)
  g.s[RELICS + g.relicCount] = relic
  g.s[RELIC_COUNTERS + g.relicCount] = firstCounter(g, relic)
  g.relicCount++
  return opened
}

function pickUp(g: Spire, relic: RelicId): boolean {
  switch (relic) {
    case R.STRAWBERRY:
      gainMaxHp(g, 7)
      return false
    case R.PEAR:
      gainMaxHp(g, 10)
      return false
    case R.MANGO:
      gainMaxHp(g, 14)
      return false
    case R.LEES_WAFFLE:
      gainMaxHp(g, 7)
      heal(g, g.maxHp)
      return false
    case R.OLD_COIN:
      if (!faulty(g, F.OLD_COIN_GIVES_NOTHING)) gainGold(g, 300)
      return false
    case R.NECRONOMICON:
      if (!faulty(g, F.NECRONOMICON_WITHOUT_CURSE)) obtain(g, C.NECRONOMICURSE)
      return false
    case R.BLACK_BLOOD:
      if (owns(g, R.BURNING_BLOOD)) loseRelic(g, R.BURNING_BLOOD)
      return false
    case R.POTION_BELT:
      g.potionSlots += 2
      g.s[POTIONS + g.potionSlots - 1] = 0
      g.s[POTIONS + g.potionSlots - 2] = 0
      return false
    case R.WAR_PAINT:
      upgradeRandom(g, 2, SKILL)
      return false
    case R.WHETSTONE:
      upgradeRandom(g, 2, ATTACK)
      return false
    case R.PANDORAS_BOX:
      openPandorasBox(g)
      return false
    case R.BOTTLED_FLAME:
      return openSelect(g, SELECT_BOTTLE, 1, (_, id) => cardType[id] === ATTACK)
    case R.BOTTLED_LIGHTNING:
      return openSelect(g, SELECT_BOTTLE, 1, (_, id) => cardType[id] === SKILL)
    case R.BOTTLED_TORNADO:
      return openSelect(g, SELECT_BOTTLE, 1, (_, id) => cardType[id] === POWER)
    case R.ASTROLABE:
      return openSelect(g, SELECT_TRANSFORM_UPGRADE, 3, (_, id) => canRemove(id))
    case R.EMPTY_CAGE:
      return openSelect(g, SELECT_REMOVE, 2)
    case R.DOLLYS_MIRROR:
      return faulty(g, F.MIRROR_COPIES_NOTHING) ? false : openSelect(g, SELECT_DUPLICATE, 1)
    case R.CAULDRON:
      clearRewards(g)
      for (let i = 0; i < 5; i++) addPotion(g, anyPotion(g, POTION_RNG))
      openRewards(g)
      return true
    case R.CALLING_BELL:
      obtain(g, C.CURSE_OF_THE_BELL)
      clearRewards(g)
      for (const tier of [COMMON_TIER, UNCOMMON_TIER, RARE_TIER]) addRelic(g, takeWithoutScreen(g, tier))
      openRewards(g)
      return true
    case R.ORRERY:
      if (faulty(g, F.ORRERY_GIVES_NOTHING)) return false
      clearRewards(g)
      for (let i = 0; i < 5; i++) addCardReward(g, cardReward(g, g.room))
      openRewards(g)
      return true
    case R.TINY_HOUSE:
      upgradeRandom(g, 1, -1, false)
      gainMaxHp(g, 5)
      clearRewards(g)
      addGold(g, 50)
      addPotion(g, anyPotion(g, MISC_RNG))
      addCardReward(g, cardReward(g, g.room))
      openRewards(g)
      return true
    default:
      return false
  }
}

function openPandorasBox(g: Spire): void {
  let count = 0
  for (let i = g.deckSize - 1; i >= 0; i--)
    if (isStarterCard(idOf(g.s[DECK + i]))) {
      removeAt(g, i)
      count++
    }
  const drawn = Array.from({ length: count }, () => anyRedPool[upTo(g.s, CARD_RANDOM_RNG, anyRedPool.length - 1)])
  for (const card of drawn.reverse()) obtain(g, card)
}
