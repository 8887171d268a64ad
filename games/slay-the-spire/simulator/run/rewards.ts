import { ENEMY_MARKS, ESCAPED, enemyAt } from '../combat/fight.ts'
import { commonPool, rareColorless, rarePool, uncommonColorless, uncommonPool } from '../data/card-pools.ts'
import { type CardId, COMMON, RARE, UNCOMMON } from '../data/cards.ts'
import { R } from '../data/relic-ids.ts'
import { BOSS_ROOM, ELITE_ROOM, MONSTER_ROOM, REST_ROOM } from '../data/rooms.ts'
import { between, chance, upTo } from '../random.ts'
import { F, faulty } from '../rules.ts'
import { REWARD_SCREEN } from '../screens.ts'
import {
  CARD_RNG,
  MISC_RNG,
  OWNED,
  POTION_RNG,
  REWARD_CARDS,
  REWARD_GOLD,
  REWARD_POTIONS,
  REWARD_RELICS,
  type Spire,
  TREASURE_RNG,
} from '../state.ts'
import { asObtained, UPGRADED } from './deck.ts'
import { randomPotion } from './potions.ts'
import { rollEliteTier, takeRelic, takeWithoutCampfire } from './relics.ts'

/** Words of one card reward: how many cards, then the cards. */
export const CARD_REWARD_WORDS = 5

export function clearRewards(g: Spire): void {
  g.rewardGolds = 0
  g.rewardCards = 0
  g.rewardRelics = 0
  g.rewardPotions = 0
  g.rewardEmerald = 0
  g.rewardSapphire = 0
}

export function openRewards(g: Spire): void {
  g.screen = REWARD_SCREEN
}

export function addGold(g: Spire, amount: number): void {
  g.s[REWARD_GOLD + g.rewardGolds++] = amount
}
export function addRelic(g: Spire, relic: number): void {
  g.s[REWARD_RELICS + g.rewardRelics++] = relic
}
export function addPotion(g: Spire, potion: number): void {
  g.s[REWARD_POTIONS + g.rewardPotions++] = potion
}
export function addCardReward(g: Spire, cards: readonly number[]): void {
  const at = REWARD_CARDS + g.rewardCards++ * CARD_REWARD_WORDS
  g.s[at] = cards.length
  for (let i = 0; i < cards.length; i++) g.s[at + 1 + i] = cards[i]
}

/** Removes one entry of a reward list of `size` entries of `words` words each. */
function dropFrom(g: Spire, region: number, place: number, size: number, words = 1): void {
  g.s.copyWithin(region + place * words, region + (place + 1) * words, region + size * words)
}
export function dropGold(g: Spire, place: number): void {
  dropFrom(g, REWARD_GOLD, place, g.rewardGolds--)
}
export function dropRelic(g: Spire, place: number): void {
  dropFrom(g, REWARD_RELICS, place, g.rewardRelics--)
}
export function dropPotion(g: Spire, place: number): void {
  dropFrom(g, REWARD_POTIONS, place, g.rewardPotions--)
}
export function dropCards(g: Spire, place: number): void {
  dropFrom(g, REWARD_CARDS, place, g.rewardCards--, CARD_REWARD_WORDS)
}

export const poolOfRarity = (rarity: number): readonly CardId[] =>
  rarity === COMMON ? commonPool : rarity === UNCOMMON ? uncommonPool : rarePool

export function drawFrom(g: Spire, stream: number, pool: readonly CardId[]): CardId {
  return pool[upTo(g.s, stream, pool.length - 1)]
}

export function rollRarity(g: Spire, room: number): number {
  const roll = upTo(g.s, CARD_RNG, 99) + g.rarityFactor
  if (room === BOSS_ROOM) return RARE
  const uncommon = room === ELITE_ROOM ? 40 : 37
  let rare = room === ELITE_ROOM ? 10 : 3
  if (room !== REST_ROOM && g.s[OWNED + R.NLOTHS_GIFT]) rare *= 3
  return roll < rare ? RARE : roll < rare + uncommon ? UNCOMMON : COMMON
}

/** Rarer cards come sooner the more common ones were offered. */
function shiftRarity(g: Spire, rarity: number): void {
  if (rarity === COMMON) g.rarityFactor = Math.max(g.rarityFactor - 1, -40)
  else if (rarity === RARE) g.rarityFactor = 5
}

const cardCount = (g: Spire) => 3 + (g.s[OWNED + R.QUESTION_CARD] ? 1 : 0) - (g.s[OWNED + R.BUSTED_CROWN] ? 2 : 0)

/** How often a card that is not rare comes upgraded. */
function upgradeChance(g: Spire): number {
  if (g.act < 2) return 0
  const base = g.act === 2 ? 0.25 : 0.5
  return g.ascension < 12 ? base : base / 2
}

/** Identities first, each different, then the upgrades. */
export function cardReward(g: Spire, room: number): number[] {
  const cards: number[] = []
  const rarities: number[] = []
  const count = cardCount(g)
  for (let i = 0; i < count; i++) {
    const rarity = rollRarity(g, room)
    shiftRarity(g, rarity)
    let id = drawFrom(g, CARD_RNG, poolOfRarity(rarity))
    while (cards.includes(id)) id = drawFrom(g, CARD_RNG, poolOfRarity(rarity))
    cards.push(id)
    rarities.push(rarity)
  }
  const upgraded = upgradeChance(g)
  for (let i = 0; i < count; i++)
    cards[i] = rarities[i] !== RARE && chance(g.s, CARD_RNG, upgraded) ? cards[i] | UPGRADED : asObtained(g, cards[i])
  return cards
}

export function colorlessReward(g: Spire): number[] {
  const cards: number[] = []
  const ids: number[] = []
  const count = cardCount(g)
  for (let i = 0; i < count; i++) {
    const rare = chance(g.s, CARD_RNG, 0.3)
    shiftRarity(g, rare ? RARE : UNCOMMON)
    const pool = rare ? rareColorless : uncommonColorless
    let id = drawFrom(g, CARD_RNG, pool)
    while (ids.includes(id)) id = drawFrom(g, CARD_RNG, pool)
    ids.push(id)
    cards.push(asObtained(g, id))
  }
  return cards
}

/** The chance of a potion rises by 10 % with every fight without one. */
export function rollPotionReward(g: Spire, gotAway = false): void {
  let percent = g.s[OWNED + R.WHITE_BEAST_STATUE] ? 100 : gotAway ? 0 : 40 + g.potionChance
  if (g.rewardPotions + g.rewardRelics + g.rewardGolds + g.rewardCards >= 4) percent = 0
  if (upTo(g.s, POTION_RNG, 99) >= percent) {
    g.potionChance += 10
    return
  }
  addPotion(g, randomPotion(g, POTION_RNG))
  g.potionChance -= 10
}

/** Golden Idol's quarter more. */
export const withIdol = (g: Spire, gold: number) =>
  g.s[OWNED + R.GOLDEN_IDOL] ? gold + Math.round(Math.fround(gold * 0.25)) : gold

/** Whether no enemy of the fight was killed: all ran. */
function allGotAway(g: Spire): boolean {
  if (g.skipFights || g.monsterSlots === 0) return false
  for (let i = 0; i < g.monsterSlots; i++) if ((g.s[enemyAt(i) + ENEMY_MARKS] & ESCAPED) === 0) return false
  return true
}

export function monsterRewards(g: Spire): void {
  clearRewards(g)
  const gone = allGotAway(g) && !faulty(g, F.ESCAPEES_LEAVE_GOLD)
  if (!gone) addGold(g, withIdol(g, between(g.s, TREASURE_RNG, 10, 20)))
  rollPotionReward(g, gone)
  addCardReward(g, cardReward(g, MONSTER_ROOM))
  if (g.s[OWNED + R.PRAYER_WHEEL]) addCardReward(g, cardReward(g, MONSTER_ROOM))
}

export function eliteRewards(g: Spire): void {
  clearRewards(g)
  addGold(g, withIdol(g, between(g.s, TREASURE_RNG, 25, 35)))
  addRelic(g, takeRelic(g, rollEliteTier(g)))
  if (g.s[OWNED + R.BLACK_STAR]) addRelic(g, takeWithoutCampfire(g, rollEliteTier(g)))
  g.rewardEmerald = g.emeraldX === g.x && g.emeraldY === g.y ? 1 : 0
  rollPotionReward(g)
  addCardReward(g, cardReward(g, ELITE_ROOM))
}

export function bossRewards(g: Spire): void {
  clearRewards(g)
  let gold = 100 + between(g.s, MISC_RNG, -5, 5)
  if (g.ascension >= 13) gold = Math.round(Math.fround(gold * 0.75))
  addGold(g, withIdol(g, gold))
  if (g.act >= 3) return
  rollPotionReward(g)
  addCardReward(g, cardReward(g, BOSS_ROOM))
}
