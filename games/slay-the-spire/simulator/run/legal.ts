import * as A from '../actions.ts'
import { EV } from '../data/event-ids.ts'
import { P } from '../data/potion-ids.ts'
import { R } from '../data/relic-ids.ts'
import { NO_ROOM } from '../data/rooms.ts'
import { edgesAt, roomAt } from '../map.ts'
import { F, faulty } from '../rules.ts'
import * as V from '../screens.ts'
import { OWNED, POTIONS, REWARD_CARDS, type Spire } from '../state.ts'
import { upgradableCount } from './deck.ts'
import { eventOptions } from './events.ts'
import { counterOf } from './relics.ts'
import { CARD_REWARD_WORDS } from './rewards.ts'
import { cardPrice, potionPrice, relicPrice } from './shop.ts'

/** Appends what may be done outside fights, potions aside. */
export function listRunActions(g: Spire, out: number[]): void {
  switch (g.screen) {
    case V.EVENT_SCREEN:
      for (let bits = eventOptions(g), i = 0; bits !== 0; bits >>= 1, i++)
        if (bits & 1) out.push(A.encode(A.CHOOSE_OPTION, i))
      break
    case V.REWARD_SCREEN:
      listRewards(g, out)
      break
    case V.BOSS_RELIC_SCREEN:
      for (let i = 0; i < 3; i++) out.push(A.encode(A.TAKE_RELIC, i))
      out.push(A.encode(A.SKIP))
      break
    case V.SELECT_SCREEN:
      for (let i = 0; i < g.selectCount; i++) out.push(A.encode(A.SELECT_CARD, i))
      break
    case V.MAP_SCREEN:
      listWays(g, out)
      break
    case V.CHEST_SCREEN:
      out.push(A.encode(A.OPEN_CHEST), A.encode(A.SKIP))
      break
    case V.REST_SCREEN:
      listRest(g, out)
      break
    case V.SHOP_SCREEN:
      listShop(g, out)
      break
  }
}

function listRewards(g: Spire, out: number[]): void {
  for (let i = 0; i < g.rewardGolds; i++) out.push(A.encode(A.TAKE_GOLD, i))
  for (let i = 0; i < g.rewardCards; i++)
    for (let j = 0; j < g.s[REWARD_CARDS + i * CARD_REWARD_WORDS]; j++) out.push(A.encode(A.TAKE_CARD, i, j))
  if (g.rewardCards > 0 && g.s[OWNED + R.SINGING_BOWL] && !faulty(g, F.BOWL_NOT_OFFERED))
    out.push(A.encode(A.TAKE_CARD, g.rewardCards - 1, A.BOWL))
  for (let i = 0; i < g.rewardRelics; i++) out.push(A.encode(A.TAKE_RELIC, i))
  if (g.rewardEmerald || g.rewardSapphire) out.push(A.encode(A.TAKE_KEY))
  for (let i = 0; i < g.rewardPotions; i++) out.push(A.encode(A.TAKE_POTION, i))
  out.push(A.encode(A.SKIP))
}

function listWays(g: Spire, out: number[]): void {
  if (g.y === 14) {
    out.push(A.encode(A.GO_TO, 0))
    return
  }
  if (g.y === -1) {
    for (let x = 0; x < 7; x++) if (edgesAt(g, x, 0) !== 0) out.push(A.encode(A.GO_TO, x))
    return
  }
  const edges = edgesAt(g, g.x, g.y)
  const winged = g.s[OWNED + R.WING_BOOTS] !== 0 && counterOf(g, R.WING_BOOTS) > 0
  for (let x = 0; x < 7; x++)
    if (edges & (1 << x) || (winged && roomAt(g, x, g.y + 1) !== NO_ROOM)) out.push(A.encode(A.GO_TO, x))
}

function listRest(g: Spire, out: number[]): void {
  const before = out.length
  if (!g.s[OWNED + R.COFFEE_DRIPPER]) out.push(A.encode(A.REST, 0))
  if (!g.s[OWNED + R.FUSION_HAMMER] && upgradableCount(g) > 0) out.push(A.encode(A.REST, 1))
  if ((g.keys & 2) === 0) out.push(A.encode(A.REST, 2))
  if (g.s[OWNED + R.GIRYA] && counterOf(g, R.GIRYA) !== 3) out.push(A.encode(A.REST, 3))
  if (g.s[OWNED + R.PEACE_PIPE]) out.push(A.encode(A.REST, 4))
  if (g.s[OWNED + R.SHOVEL]) out.push(A.encode(A.REST, 5))
  if (out.length === before) out.push(A.encode(A.REST, 6))
}

function listShop(g: Spire, out: number[]): void {
  const affordable = (price: number) => price !== -1 && g.gold >= price
  for (let i = 0; i < 7; i++) if (affordable(cardPrice(g, i))) out.push(A.encode(A.TAKE_CARD, i))
  for (let i = 0; i < 3; i++) if (affordable(relicPrice(g, i))) out.push(A.encode(A.TAKE_RELIC, i))
  for (let i = 0; i < 3; i++) if (affordable(potionPrice(g, i))) out.push(A.encode(A.TAKE_POTION, i))
  if (affordable(g.removeCost)) out.push(A.encode(A.BUY_REMOVAL))
  out.push(A.encode(A.SKIP))
}

/** Potions that work outside fights, and those that could be thrown away to make room. */
export function listRunPotions(g: Spire, out: number[]): void {
  if (faulty(g, F.POTIONS_STAY_CLOSED) || (g.event === EV.WE_MEET_AGAIN && g.screen === V.EVENT_SCREEN)) return
  for (let slot = 0; slot < g.potionSlots; slot++) {
    const potion = g.s[POTIONS + slot]
    if (potion === P.BLOOD_POTION || potion === P.ENTROPIC_BREW || potion === P.FRUIT_JUICE)
      out.push(A.encode(A.USE_POTION, slot))
    if (potion !== 0 && g.screen === V.REWARD_SCREEN && g.rewardPotions > 0) out.push(A.encode(A.DISCARD_POTION, slot))
  }
}
