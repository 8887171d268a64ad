import { C } from '../simulator/data/card-ids.ts'
import { cardKeys } from '../simulator/data/cards.ts'
import { eventGameIds } from '../simulator/data/events.ts'
import { potionKeys } from '../simulator/data/potions.ts'
import { relicKeys } from '../simulator/data/relics.ts'
import { carriedBy, idOf, isUpgraded } from '../simulator/run/deck.ts'
import { CARD_REWARD_WORDS } from '../simulator/run/rewards.ts'
import { SELECT_OBTAIN } from '../simulator/run/select.ts'
import { screenKeys } from '../simulator/screens.ts'
import * as S from '../simulator/state.ts'

/** The state of a run outside fights, written as the reference program writes it. */
export type RunRecord = Record<string, unknown>

/** The reference writes how often Searing Blow was upgraded. */
export function cardText(card: number, carried = carriedBy(card)): string {
  const upgrades = idOf(card) === C.SEARING_BLOW ? `+${carried}` : '+'
  return cardKeys[idOf(card)] + (isUpgraded(card) ? upgrades : '')
}

export function runRecord(g: S.Spire): RunRecord {
  const list = <T>(from: number, count: number, text: (word: number, i: number) => T): T[] =>
    Array.from(g.s.subarray(from, from + count), text)
  const counter = (stream: number) => g.s[stream + 4]
  const record: RunRecord = {
    screen: screenKeys[g.screen],
    act: g.act,
    floor: g.floor,
    x: g.x,
    y: g.y,
    hp: g.hp,
    maxHp: g.maxHp,
    gold: g.gold,
    deck: list(S.DECK, g.deckSize, (card, i) => cardText(card, g.s[S.DECK_MISC + i])),
    relics: list(S.RELICS, g.relicCount, (id, i) => `${relicKeys[id]}:${g.s[S.RELIC_COUNTERS + i]}`),
    potions: list(S.POTIONS, g.potionSlots, id => potionKeys[id]),
    rng: {
      neow: counter(S.NEOW_RNG),
      treasure: counter(S.TREASURE_RNG),
      event: counter(S.EVENT_RNG),
      relic: counter(S.RELIC_RNG),
      potion: counter(S.POTION_RNG),
      card: counter(S.CARD_RNG),
      merchant: counter(S.MERCHANT_RNG),
      monster: counter(S.MONSTER_RNG),
      misc: counter(S.MISC_RNG),
    },
  }
  const screen = record.screen
  if (screen === 'EVENT') record.event = eventGameIds[g.event]
  if (screen === 'REWARDS')
    record.rewards = {
      gold: list(S.REWARD_GOLD, g.rewardGolds, word => word),
      relics: list(S.REWARD_RELICS, g.rewardRelics, id => relicKeys[id]),
      potions: list(S.REWARD_POTIONS, g.rewardPotions, id => potionKeys[id]),
      cards: Array.from({ length: g.rewardCards }, (_, i) => {
        const at = S.REWARD_CARDS + i * CARD_REWARD_WORDS
        return list(at + 1, g.s[at], card => cardText(card))
      }),
      emerald: g.rewardEmerald,
      sapphire: g.rewardSapphire,
    }
  if (screen === 'CARD_SELECT')
    record.select = list(S.SELECT, g.selectCount, (card, i) =>
      cardText(card, g.selectKind === SELECT_OBTAIN ? carriedBy(card) : g.s[S.DECK_MISC + g.s[S.SELECT_DECK + i]]),
    )
  if (screen === 'BOSS_RELIC') record.bossRelics = list(S.BOSS_RELICS, 3, id => relicKeys[id])
  if (screen === 'SHOP') {
    const price = (place: number) => g.s[S.SHOP_PRICES + place]
    record.shop = {
      cards: list(S.SHOP_CARDS, 7, (card, i) => [cardText(card), price(i)]),
      relics: list(S.SHOP_RELICS, 3, (id, i) => [relicKeys[id], price(7 + i)]),
      potions: list(S.SHOP_POTIONS, 3, (id, i) => [potionKeys[id], price(10 + i)]),
      remove: g.removeCost,
    }
  }
  return record
}

/** The first field of `expected` that `actual` holds otherwise, in words; null if none. */
export function difference(
  expected: Record<string, unknown>,
  actual: Record<string, unknown>,
  path = '',
): string | null {
  for (const [key, value] of Object.entries(expected)) {
    const mine = actual[key]
    if (JSON.stringify(mine) === JSON.stringify(value)) continue
    const nested = typeof value === 'object' && value !== null && typeof mine === 'object' && mine !== null
    if (nested && !Array.isArray(value)) {
      const inner = difference(value as Record<string, unknown>, mine as Record<string, unknown>, `${path}${key}.`)
      if (inner) return inner
    }
    return `${path}${key}: expected ${JSON.stringify(value)}, got ${JSON.stringify(mine)}`
  }
  return null
}
