import * as A from '../actions.ts'
import { P } from '../data/potion-ids.ts'
import { R } from '../data/relic-ids.ts'
import { REST_ROOM } from '../data/rooms.ts'
import { edgesAt } from '../map.ts'
import { F, faulty } from '../rules.ts'
import * as V from '../screens.ts'
import {
  BOSS_RELICS,
  OWNED,
  POTION_RNG,
  POTIONS,
  REWARD_CARDS,
  REWARD_GOLD,
  REWARD_POTIONS,
  REWARD_RELICS,
  type Spire,
} from '../state.ts'
import { gainGold, gainMaxHp, heal, obtainPotion, shareDown } from './body.ts'
import { obtain } from './deck.ts'
import { chooseOption } from './events.ts'
import { randomPotion } from './potions.ts'
import { counterOf, obtainRelic, rollTier, setCounter, takeRelic } from './relics.ts'
import * as W from './rewards.ts'
import { climb, openChest, proceed, TO_REWARDS } from './rooms.ts'
import { choose, openSelect, SELECT_REMOVE, SELECT_UPGRADE } from './select.ts'
import { buyCard, buyPotion, buyRelic, buyRemoval } from './shop.ts'

/** Carries out an action outside fights; the caller has checked that it is legal. */
export function applyRunAction(g: Spire, action: number): void {
  const kind = A.kindOf(action)
  const i = A.firstOf(action)
  if (kind === A.USE_POTION) {
    drinkOutside(g, i)
    return
  }
  if (kind === A.DISCARD_POTION) {
    g.s[POTIONS + i] = 0
    return
  }
  switch (g.screen) {
    case V.EVENT_SCREEN:
      chooseOption(g, i)
      return
    case V.REWARD_SCREEN:
      takeReward(g, kind, i, A.secondOf(action))
      return
    case V.BOSS_RELIC_SCREEN:
      if (kind !== A.TAKE_RELIC || !obtainRelic(g, g.s[BOSS_RELICS + i])) proceed(g)
      return
    case V.SELECT_SCREEN:
      choose(g, i)
      return
    case V.MAP_SCREEN:
      walk(g, i)
      return
    case V.CHEST_SCREEN:
      kind === A.OPEN_CHEST ? openChest(g) : proceed(g)
      return
    case V.REST_SCREEN:
      restAt(g, i)
      return
    case V.SHOP_SCREEN:
      trade(g, kind, i)
      return
  }
}

function walk(g: Spire, x: number): void {
  const flies = g.y >= 0 && g.y < 14 && (edgesAt(g, g.x, g.y) & (1 << x)) === 0
  climb(g, x)
  if (flies) setCounter(g, R.WING_BOOTS, counterOf(g, R.WING_BOOTS) - 1)
}

function takeReward(g: Spire, kind: number, i: number, j: number): void {
  switch (kind) {
    case A.TAKE_CARD:
      if (j === A.BOWL) gainMaxHp(g, 2)
      else obtain(g, g.s[REWARD_CARDS + i * W.CARD_REWARD_WORDS + 1 + j])
      W.dropCards(g, i)
      return
    case A.TAKE_GOLD:
      gainGold(g, g.s[REWARD_GOLD + i])
      W.dropGold(g, i)
      return
    case A.TAKE_KEY:
      takeKey(g)
      return
    case A.TAKE_POTION:
      if (obtainPotion(g, g.s[REWARD_POTIONS + i]) || faulty(g, F.POTIONS_STAY_CLOSED)) W.dropPotion(g, i)
      return
    case A.TAKE_RELIC:
      takeRelicReward(g, i)
      return
    default:
      proceed(g)
  }
}

function takeKey(g: Spire): void {
  if (g.rewardSapphire) {
    g.keys |= 4
    g.rewardSapphire = 0
    if (g.rewardRelics > 0) W.dropRelic(g, g.rewardRelics - 1)
  } else {
    g.keys |= 1
    g.rewardEmerald = 0
  }
}

/** The sapphire key is bound to the last relic of a chest. */
function takeRelicReward(g: Spire, i: number): void {
  const relic = g.s[REWARD_RELICS + i]
  if (faulty(g, F.SAPPHIRE_WITH_RELIC)) {
    obtainRelic(g, relic)
    W.dropRelic(g, i)
    if (i === g.rewardRelics - 1) g.rewardSapphire = 0
    return
  }
  if (i === g.rewardRelics - 1) g.rewardSapphire = 0
  W.dropRelic(g, i)
  if (obtainRelic(g, relic) && g.screen === V.SELECT_SCREEN) {
    g.afterThen = g.after
    g.after = TO_REWARDS
  }
}

function restAt(g: Spire, option: number): void {
  switch (option) {
    case 0:
      heal(g, shareDown(g, 0.3) + (g.s[OWNED + R.REGAL_PILLOW] ? 15 : 0))
      if (!g.s[OWNED + R.DREAM_CATCHER]) {
        proceed(g)
        return
      }
      W.clearRewards(g)
      W.addCardReward(g, W.cardReward(g, REST_ROOM))
      W.openRewards(g)
      return
    case 1:
      openSelect(g, SELECT_UPGRADE, 1)
      return
    case 2:
      g.keys |= 2
      proceed(g)
      return
    case 3:
      setCounter(g, R.GIRYA, counterOf(g, R.GIRYA) + 1)
      proceed(g)
      return
    case 4:
      if (!openSelect(g, SELECT_REMOVE, 1) || faulty(g, F.TOKE_DOES_NOTHING)) proceed(g)
      return
    case 5:
      W.clearRewards(g)
      W.addRelic(g, takeRelic(g, rollTier(g, g.act)))
      W.openRewards(g)
      return
    default:
      proceed(g)
  }
}

function trade(g: Spire, kind: number, i: number): void {
  if (kind === A.TAKE_CARD) buyCard(g, i)
  else if (kind === A.TAKE_POTION) buyPotion(g, i)
  else if (kind === A.TAKE_RELIC) buyRelic(g, i)
  else if (kind === A.BUY_REMOVAL) buyRemoval(g)
  else proceed(g)
}

function drinkOutside(g: Spire, slot: number): void {
  const potion = g.s[POTIONS + slot]
  const twice = g.s[OWNED + R.SACRED_BARK] !== 0
  g.s[POTIONS + slot] = 0
  if (g.s[OWNED + R.TOY_ORNITHOPTER] && !faulty(g, F.ORNITHOPTER_GIVES_NOTHING)) heal(g, 5)
  if (potion === P.BLOOD_POTION) heal(g, shareDown(g, twice ? 0.4 : 0.2))
  else if (potion === P.FRUIT_JUICE) gainMaxHp(g, twice ? 10 : 5)
  else if (potion === P.ENTROPIC_BREW)
    for (let i = 0; i < g.potionSlots; i++) {
      const drawn = randomPotion(g, POTION_RNG)
      if (g.s[POTIONS + i] === 0) g.s[POTIONS + i] = drawn
    }
}
