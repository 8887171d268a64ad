import * as pools from '../data/card-pools.ts'
import { ATTACK, type CardId, COMMON, POWER, RARE, SKILL, UNCOMMON } from '../data/cards.ts'
import { potionPrices, potionRarity } from '../data/potions.ts'
import { R } from '../data/relic-ids.ts'
import { COMMON_TIER, RARE_TIER, relicTier, SHOP_TIER, tierPrices, UNCOMMON_TIER } from '../data/relics.ts'
import { SHOP_ROOM } from '../data/rooms.ts'
import { real, realBetween, upTo } from '../random.ts'
import { F, faulty } from '../rules.ts'
import {
  CARD_RNG,
  MATH_RNG,
  MERCHANT_RNG,
  OWNED,
  POTION_RNG,
  SHOP_CARDS,
  SHOP_POTIONS,
  SHOP_PRICES,
  SHOP_RELICS,
  type Spire,
} from '../state.ts'
import { loseGold, obtainPotion } from './body.ts'
import { asObtained, obtain } from './deck.ts'
import { randomPotion } from './potions.ts'
import { obtainRelic, takeRelic } from './relics.ts'
import { drawFrom, poolOfRarity, rollRarity } from './rewards.ts'
import { BACK_TO_SHOP } from './rooms.ts'
import { openSelect, SELECT_REMOVE } from './select.ts'

/** Places of the prices: seven cards, three relics, three potions. */
const RELIC_PRICES = SHOP_PRICES + 7
const POTION_PRICES = SHOP_PRICES + 10
const SOLD = -1
const cardPrices = [50, 75, 150]

const typed: Readonly<Record<number, readonly (readonly CardId[])[]>> = {
  [ATTACK]: [pools.commonAttacks, pools.uncommonAttacks, pools.rareAttacks],
  [SKILL]: [pools.commonSkills, pools.uncommonSkills, pools.rareSkills],
  [POWER]: [[], pools.uncommonPowers, pools.rarePowers],
}

export function fillShop(g: Spire): void {
  fillCards(g)
  fillRelics(g)
  for (let i = 0; i < 3; i++) {
    const potion = randomPotion(g, POTION_RNG)
    g.s[SHOP_POTIONS + i] = potion
    g.s[POTION_PRICES + i] = near(potionPrices[potionRarity[potion]], g)
  }
  if (g.ascension >= 16) discount(g, faulty(g, F.ASCENSION_16_DISCOUNT) ? 0.8 : 1.1)
  if (g.s[OWNED + R.THE_COURIER]) discount(g, 0.8)
  if (g.s[OWNED + R.MEMBERSHIP_CARD]) discount(g, 0.5)
  g.removeCost = removalPrice(g)
}

function fillCards(g: Spire): void {
  const rarities = [0, 0, 0, 0, 0, UNCOMMON, RARE]
  for (const [first, type] of [
    [0, ATTACK],
    [2, SKILL],
  ]) {
    rarities[first] = rollShopRarity(g)
    const id = drawFrom(g, CARD_RNG, typed[type][rarities[first]])
    g.s[SHOP_CARDS + first] = faulty(g, F.COURIER_PRICES) ? id : asObtained(g, id)
    let second = id
    while (second === id) {
      rarities[first + 1] = rollShopRarity(g)
      second = drawFrom(g, CARD_RNG, typed[type][rarities[first + 1]])
    }
    g.s[SHOP_CARDS + first + 1] = asObtained(g, second)
  }
  rarities[4] = Math.max(UNCOMMON, rollShopRarity(g))
  const rest = [
    drawFrom(g, CARD_RNG, typed[POWER][rarities[4]]),
    drawFrom(g, CARD_RNG, pools.uncommonColorless),
    drawFrom(g, CARD_RNG, pools.rareColorless),
  ]
  // The reference program shows most cards of a shop without what an egg does to them.
  for (let i = 0; i < 3; i++) g.s[SHOP_CARDS + 4 + i] = faulty(g, F.COURIER_PRICES) ? rest[i] : asObtained(g, rest[i])
  for (let i = 0; i < 7; i++) {
    const price = Math.fround(cardPrices[rarities[i]] * realBetween(g.s, MERCHANT_RNG, 0.9, 1.1))
    g.s[SHOP_PRICES + i] = Math.trunc(i < 5 ? price : Math.fround(price * Math.fround(1.2)))
  }
  const sale = SHOP_PRICES + upTo(g.s, MERCHANT_RNG, 4)
  g.s[sale] = g.s[sale] >> 1
}

function rollShopRarity(g: Spire): number {
  const roll = upTo(g.s, CARD_RNG, 99) + g.rarityFactor
  return roll < 9 ? RARE : roll < 46 ? UNCOMMON : COMMON
}

function fillRelics(g: Spire): void {
  for (let i = 0; i < 3; i++) {
    const relic = takeRelic(g, i < 2 ? rollShopTier(g) : SHOP_TIER, true, false)
    g.s[SHOP_RELICS + i] = relic
    g.s[RELIC_PRICES + i] = near(i < 2 ? tierPrices[relicTier[relic]] : tierPrices[SHOP_TIER], g)
  }
}

function rollShopTier(g: Spire): number {
  const roll = upTo(g.s, MERCHANT_RNG, 99)
  return roll < 48 ? COMMON_TIER : roll < 82 ? UNCOMMON_TIER : RARE_TIER
}

/** A price within 5 %. */
const near = (price: number, g: Spire) => Math.round(Math.fround(price * realBetween(g.s, MERCHANT_RNG, 0.95, 1.05)))

function discount(g: Spire, factor: number): void {
  for (let i = 0; i < 13; i++) {
    const price = g.s[SHOP_PRICES + i]
    if (price === SOLD) {
      // Sold goods stay sold: a rounded −0.5 or −1.1 would not.
      if (faulty(g, F.COURIER_PRICES)) g.s[SHOP_PRICES + i] = roundAway(Math.fround(Math.fround(factor) * price))
      continue
    }
    g.s[SHOP_PRICES + i] = roundAway(Math.fround(Math.fround(factor) * price))
  }
}

/** C's `round`: halves go away from zero. */
const roundAway = (value: number) => Math.sign(value) * Math.round(Math.abs(value))

function removalPrice(g: Spire): number {
  const plain = 75 + 25 * g.removals
  const [mask, courier, member] = [R.SMILING_MASK, R.THE_COURIER, R.MEMBERSHIP_CARD].map(id => g.s[OWNED + id] !== 0)
  if (faulty(g, F.MASK_DISCOUNTED)) {
    const factor = (courier ? Math.fround(0.8) : 1) * (member ? 0.5 : 1)
    return factor === 1 ? (mask ? 50 : plain) : Math.round(Math.fround((mask ? 50 : plain) * factor))
  }
  if (mask) return 50
  return member ? Math.round(plain * 0.5) : courier ? Math.round(Math.fround(plain * Math.fround(0.8))) : plain
}

export const cardPrice = (g: Spire, place: number) => g.s[SHOP_PRICES + place]
export const relicPrice = (g: Spire, place: number) => g.s[RELIC_PRICES + place]
export const potionPrice = (g: Spire, place: number) => g.s[POTION_PRICES + place]

export function buyCard(g: Spire, place: number): void {
  obtain(g, g.s[SHOP_CARDS + place])
  loseGold(g, cardPrice(g, place), true)
  if (!g.s[OWNED + R.THE_COURIER]) {
    g.s[SHOP_PRICES + place] = SOLD
    return
  }
  const colorless = place >= 5
  let rarity: number
  if (colorless) {
    rarity = real(g.s, MERCHANT_RNG) < Math.fround(0.3) ? RARE : UNCOMMON
    g.s[SHOP_CARDS + place] = asObtained(
      g,
      drawFrom(g, CARD_RNG, rarity === RARE ? pools.rareColorless : pools.uncommonColorless),
    )
  } else {
    rarity = rollRarity(g, SHOP_ROOM)
    g.s[SHOP_CARDS + place] = asObtained(g, drawFrom(g, MATH_RNG, poolOfRarity(rarity)))
  }
  g.s[SHOP_PRICES + place] = newCardPrice(g, rarity, colorless)
}

function newCardPrice(g: Spire, rarity: number, colorless: boolean): number {
  let price = Math.fround(cardPrices[rarity] * realBetween(g.s, MERCHANT_RNG, 0.9, 1.1))
  if (colorless) price = Math.fround(price * Math.fround(1.2))
  price = Math.fround(price * Math.fround(0.8))
  if (g.s[OWNED + R.MEMBERSHIP_CARD] || faulty(g, F.COURIER_PRICES)) price = Math.fround(price * 0.5)
  return Math.trunc(price)
}

export function buyRelic(g: Spire, place: number): void {
  const relic = g.s[SHOP_RELICS + place]
  if (obtainRelic(g, relic)) g.after = BACK_TO_SHOP
  loseGold(g, relicPrice(g, place), true)
  if (relic === R.MEMBERSHIP_CARD) {
    discount(g, 0.5)
    if (faulty(g, F.MASK_DISCOUNTED)) g.removeCost = roundAway(Math.fround(g.removeCost * 0.5))
    else if (g.removeCost !== SOLD) g.removeCost = removalPrice(g)
  }
  if (g.s[OWNED + R.THE_COURIER]) {
    const next = takeRelic(g, rollShopTier(g), true, false)
    g.s[SHOP_RELICS + place] = next
    const price = restocked(g, tierPrices[relicTier[next]])
    if (!faulty(g, F.COURIER_PRICES)) g.s[RELIC_PRICES + place] = price
  } else g.s[RELIC_PRICES + place] = SOLD
  const shown = faulty(g, F.COURIER_PRICES) ? g.s[SHOP_RELICS + place] : relic
  if (shown === R.MOLTEN_EGG || shown === R.TOXIC_EGG || shown === R.FROZEN_EGG)
    for (let i = 0; i < 7; i++) g.s[SHOP_CARDS + i] = asObtained(g, g.s[SHOP_CARDS + i])
}

function restocked(g: Spire, base: number): number {
  const noise = realBetween(g.s, MERCHANT_RNG, 0.95, 1.05)
  if (faulty(g, F.COURIER_PRICES)) return Math.round(noise)
  const price = Math.round(Math.fround(Math.round(Math.fround(base * noise)) * Math.fround(0.8)))
  return g.s[OWNED + R.MEMBERSHIP_CARD] ? Math.round(price * 0.5) : price
}

export function buyPotion(g: Spire, place: number): void {
  obtainPotion(g, g.s[SHOP_POTIONS + place])
  loseGold(g, potionPrice(g, place), true)
  if (!g.s[OWNED + R.THE_COURIER]) {
    g.s[POTION_PRICES + place] = SOLD
    return
  }
  const next = randomPotion(g, POTION_RNG)
  g.s[SHOP_POTIONS + place] = next
  g.s[POTION_PRICES + place] = restocked(g, potionPrices[potionRarity[next]])
}

export function buyRemoval(g: Spire): void {
  loseGold(g, g.removeCost, true)
  g.removeCost = SOLD
  g.removals++
  g.after = BACK_TO_SHOP
  openSelect(g, SELECT_REMOVE, 1)
}
