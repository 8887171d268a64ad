import { type Random, shuffled } from '#core'
import { ANY_CARD, ANY_COLORLESS, ANY_POWER } from '../known.ts'
import { C } from '../simulator/data/card-ids.ts'
import * as pools from '../simulator/data/card-pools.ts'
import { COMMON, CURSE, cardColorless, cardRarity, cardType, RARE, UNCOMMON } from '../simulator/data/cards.ts'
import { EV } from '../simulator/data/event-ids.ts'
import { R } from '../simulator/data/relic-ids.ts'
import { RARE_TIER, startingPools } from '../simulator/data/relics.ts'
import { EVENT_ROOM } from '../simulator/data/rooms.ts'
import { seedStream } from '../simulator/random.ts'
import { idOf } from '../simulator/run/deck.ts'
import { rollTier, takeRelic, takeWithoutScreen } from '../simulator/run/relics.ts'
import { AFTER_EVENT_FIGHT, AFTER_FIGHT, chestGoldPercent, chestTiers } from '../simulator/run/rooms.ts'
import { CHEST_SCREEN, EVENT_SCREEN, FIGHT_SCREEN } from '../simulator/screens.ts'
import * as S from '../simulator/state.ts'
import { drawEncountersAhead } from './encounters.ts'

const streams = [
  S.AI_RNG,
  S.CARD_RANDOM_RNG,
  S.CARD_RNG,
  S.EVENT_RNG,
  S.MATH_RNG,
  S.MERCHANT_RNG,
  S.MISC_RNG,
  S.MONSTER_HP_RNG,
  S.MONSTER_RNG,
  S.NEOW_RNG,
  S.POTION_RNG,
  S.RELIC_RNG,
  S.SHUFFLE_RNG,
  S.TREASURE_RNG,
]

/** Fills in all that the player has not seen, enemies' moves aside. */
export function drawHidden(
  g: S.Spire,
  seenRelics: readonly number[],
  top: number,
  bottom: number,
  random: Random,
): void {
  const word = () => random.int(2 ** 32) | 0
  g.seedHigh = word()
  g.seedLow = word()
  for (const stream of streams) seedStream(g.s, stream, word(), word())
  g.s.set(shuffled(pools.colorlessPool, random), S.COLORLESS)
  drawPools(g, seenRelics, random)
  drawEncountersAhead(g, random)
  if (g.emeraldX >= 0) g.emeraldBuff = random.int(4)
  const draw = Array.from(g.s.subarray(S.DRAW + bottom, S.DRAW + g.drawSize - top))
  g.s.set(shuffled(draw, random), S.DRAW + bottom)
  if (g.screen === CHEST_SCREEN) drawChest(g, random)
  if (g.event === EV.DEAD_ADVENTURER) drawRestOfPack(g, random)
  if (g.event === EV.MATCH_AND_KEEP && g.screen === EVENT_SCREEN) layUnseen(g, random)
  if (g.screen === FIGHT_SCREEN && g.room === EVENT_ROOM) drawEventRewards(g, random)
  drawMade(g, random)
}

/** Relics never offered, in an order nobody knows. */
function drawPools(g: S.Spire, seen: readonly number[], random: Random): void {
  const sizes = startingPools.map((pool, tier) => {
    const left = pool.filter(relic => !seen.includes(relic) && !g.s[S.OWNED + relic])
    g.s.set(shuffled(left, random), S.POOLS + tier * 36)
    return left.length
  })
  ;[g.poolCommon, g.poolUncommon, g.poolRare, g.poolBoss, g.poolShop] = sizes
}

/** The size of a chest is seen, what it holds is not. */
function drawChest(g: S.Spire, random: Random): void {
  g.chestGold = random.int(100) < chestGoldPercent[g.chestSize] ? 1 : 0
  const [common, uncommon] = chestTiers[g.chestSize]
  const roll = random.int(100)
  g.chestTier = roll < common ? 0 : roll < common + uncommon ? 1 : 2
}

function drawRestOfPack(g: S.Spire, random: Random): void {
  const found = Array.from(g.s.subarray(S.DEAD_REWARDS, S.DEAD_REWARDS + g.phase))
  g.s.set(
    shuffled(
      [0, 1, 2].filter(reward => !found.includes(reward)),
      random,
    ),
    S.DEAD_REWARDS + g.phase,
  )
}

/** What a fight of an event will give besides the usual. */
function drawEventRewards(g: S.Spire, random: Random): void {
  if (g.after !== AFTER_EVENT_FIGHT && g.after !== AFTER_FIGHT) return
  const gold = (low: number, high: number) => low + random.int(high - low + 1)
  switch (g.event) {
    case EV.DEAD_ADVENTURER: {
      const rest = Array.from(g.s.subarray(S.DEAD_REWARDS + g.phase, S.DEAD_REWARDS + 3))
      g.eventGold = gold(25, 35) + (rest.includes(0) ? 30 : 0)
      g.eventRelic = rest.includes(2) ? takeRelic(g, rollTier(g, 1)) : 0
      return
    }
    case EV.HYPNOTIZING_COLORED_MUSHROOMS:
      g.eventGold = gold(20, 30)
      g.eventRelic = R.ODD_MUSHROOM
      return
    case EV.MASKED_BANDITS:
      g.eventGold = gold(25, 35)
      g.eventRelic = R.RED_MASK
      return
    case EV.MYSTERIOUS_SPHERE:
      g.eventGold = gold(45, 55)
      g.eventRelic = takeWithoutScreen(g, RARE_TIER)
      return
    case EV.MINDBLOOM:
      g.eventGold = g.ascension >= 15 ? 25 : 50
      g.eventRelic = takeRelic(g, RARE_TIER)
      return
  }
}

/** Cards that an effect has drawn and will show later. */
function drawMade(g: S.Spire, random: Random): void {
  const pool = (card: number) =>
    card === ANY_CARD
      ? pools.combatAny
      : card === ANY_COLORLESS
        ? pools.combatColorless
        : card === ANY_POWER
          ? pools.combatPowers
          : null
  for (let i = 0; i < g.queueSize; i++) {
    const at = S.QUEUE + i * 8 + 1
    const from = pool(g.s[at])
    if (from !== null) g.s[at] = random.pick(from)
  }
}

/**
 * Match and Keep: every card lies there twice. Of what has been seen the player knows the kind it belongs to; the pairs
 * of which nothing has been seen are drawn anew, and all that is unseen changes places.
 */
function layUnseen(g: S.Spire, random: Random): void {
  const curses = g.ascension >= 15 ? 2 : 1
  const kinds = [
    { is: (card: number) => of(card, RARE), pool: pools.rarePool, left: 1 },
    { is: (card: number) => of(card, UNCOMMON), pool: pools.uncommonPool, left: 1 },
    { is: (card: number) => of(card, COMMON), pool: pools.commonPool, left: 1 },
    {
      is: (card: number) => cardColorless[card] !== 0 && cardType[card] !== CURSE,
      pool: pools.uncommonColorless,
      left: 2 - curses,
    },
    { is: (card: number) => cardType[card] === CURSE, pool: pools.curses, left: curses },
    { is: (card: number) => card === C.BASH, pool: [C.BASH], left: 1 },
  ]
  const places = Array.from({ length: 12 }, (_, i) => i)
  const hidden = places.filter(i => g.s[S.FLIPPED + i] === 0)
  const shown = new Map<number, number>()
  for (const i of places) {
    const card = g.s[S.SELECT + i]
    if (g.s[S.FLIPPED + i] !== 0) shown.set(card, (shown.get(card) ?? 0) + 1)
  }
  const down: number[] = []
  for (const [card, count] of shown) {
    // Two curses may be the same one, which then lies there four times.
    const kind = kinds.find(({ is, left }) => left > 0 && is(idOf(card)))
    if (kind) kind.left--
    if (count % 2 === 1) down.push(card)
  }
  for (const { pool, left } of kinds) for (let n = 0; n < left; n++) down.push(...twice(random.pick(pool)))
  while (down.length < hidden.length) down.push(random.pick(pools.curses))
  for (const [i, card] of shuffled(down.slice(0, hidden.length), random).entries()) g.s[S.SELECT + hidden[i]] = card
}

const twice = (card: number) => [card, card]
const of = (card: number, rarity: number) =>
  cardRarity[card] === rarity && cardColorless[card] === 0 && cardType[card] !== CURSE
