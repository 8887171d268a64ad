import { CHOOSE_OPTION, encode, PLAY_CARD, REST, SELECT_CARD } from '../../actions.ts'
import { applyFightAction } from '../../combat/apply.ts'
import * as K from '../../combat/fight.ts'
import { C } from '../../data/card-ids.ts'
import { E } from '../../data/encounter-ids.ts'
import { EV } from '../../data/event-ids.ts'
import { relic } from '../../data/relics.ts'
import { roomKeys } from '../../data/rooms.ts'
import { makeMap, roomAt } from '../../map.ts'
import { applyRunAction } from '../../run/apply.ts'
import { obtain, removeAt } from '../../run/deck.ts'
import { eventOptions } from '../../run/events.ts'
import { enterFight } from '../../run/rooms.ts'
import { fillShop } from '../../run/shop.ts'
import { FIGHT_SCREEN } from '../../screens.ts'
import * as S from '../../state.ts'
import { arena, look, runWith, setNext } from '../arena.ts'
import { type FaultCase, lastCard, taken, visit } from './words.ts'

export const runs: Readonly<Record<string, FaultCase>> = {
  'ascension-16-discount': [
    rules => {
      const prices = (ascension: number) => {
        const g = runWith({ rules, ascension })
        fillShop(g)
        return g.s[S.SHOP_PRICES + 7]
      }
      return Math.round((10 * prices(16)) / prices(15))
    },
    8,
    11,
  ],
  'bottle-places-drift': [
    rules => {
      const g = runWith({ rules, deck: ['INJURY', 'CARNAGE'], hand: [] })
      g.s[S.BOTTLES] = 1
      removeAt(g, 0)
      return g.s[S.BOTTLES]
    },
    1,
    0,
  ],
  'toke-does-nothing': [
    rules => {
      const g = runWith({ rules, relics: ['PEACE_PIPE'] })
      g.screen = 7
      g.after = 1
      applyRunAction(g, encode(REST, 4))
      return g.screen
    },
    5,
    4,
  ],
  'old-coin-gives-nothing': [rules => taken('OLD_COIN', { rules }).gold, 99, 399],
  'mirror-copies-nothing': [
    rules => {
      const g = taken('DOLLYS_MIRROR', { rules })
      if (g.screen === 4) applyRunAction(g, encode(SELECT_CARD, 0))
      return g.deckSize
    },
    10,
    11,
  ],
  'necronomicon-without-curse': [rules => lastCard(taken('NECRONOMICON', { rules })), 'BASH', 'NECRONOMICURSE'],
  'periapt-gives-nothing': [
    rules => {
      const g = runWith({ rules, relics: ['DARKSTONE_PERIAPT'] })
      obtain(g, C.REGRET)
      return g.maxHp
    },
    80,
    86,
  ],
  'designer-falls-through': [
    rules => {
      for (let seed = 1n; ; seed++) {
        const g = visit('DESIGNER_IN_SPIRE', [], { rules, seed })
        if ((eventOptions(g) & 8) === 0) continue
        applyRunAction(g, encode(CHOOSE_OPTION, 3))
        return 200 - g.gold
      }
    },
    150,
    60,
  ],
  'dull-dagger': [
    rules => {
      const g = runWith({ rules })
      obtain(g, C.RITUAL_DAGGER)
      return g.s[S.DECK_MISC + g.deckSize - 1]
    },
    0,
    15,
  ],
  'search-goes-on': [
    rules => {
      const g = visit('DEAD_ADVENTURER', [], { rules })
      g.phase = 3
      return eventOptions(g)
    },
    3,
    2,
  ],
  'idol-keeps-name': [
    rules => visit('FORGOTTEN_ALTAR', [0], { rules, relics: ['GOLDEN_IDOL'] }).s[S.RELICS] === relic('BLOODY_IDOL'),
    false,
    true,
  ],
  'lament-fills-places': [
    rules => {
      const g = runWith({ rules, relics: ['NEOWS_LAMENT:3'], act: 2 })
      enterFight(g, E.COLLECTOR)
      return look(g).enemies.map(each => each.hp)
    },
    [1, 1, 1],
    [0, 0, 1],
  ],
  'bonfire-heals-ten': [
    rules => {
      const g = visit('BONFIRE_SPIRITS', [], { rules, deck: ['CARNAGE'], hand: [], hp: 20 })
      applyRunAction(g, encode(SELECT_CARD, 0))
      return g.hp
    },
    30,
    80,
  ],
  'mindbloom-pays-late': [
    rules => {
      const g = visit('MINDBLOOM', [0], { rules, act: 3, floor: 38, ascension: 13 })
      return [g.screen === FIGHT_SCREEN, g.eventGold]
    },
    [true, 50],
    [true, 25],
  ],
  'mask-discounted': [
    rules => {
      const g = runWith({ rules, relics: ['SMILING_MASK', 'MEMBERSHIP_CARD'] })
      fillShop(g)
      return g.removeCost
    },
    25,
    50,
  ],
  'idol-in-rooms-only': [
    rules => {
      const g = visit('MASKED_BANDITS', [1], { rules, relics: ['GOLDEN_IDOL'] })
      for (let i = 0; i < 3; i++) g.s[K.enemyAt(i) + K.HP] = i === 0 ? 1 : 0
      g.monstersAlive = 1
      const strike = Array.from(g.s.subarray(S.HAND, S.HAND + g.handSize)).findIndex(
        slot => K.idIn(g, slot) === C.STRIKE_RED,
      )
      applyFightAction(g, encode(PLAY_CARD, strike, 0))
      return g.s[S.REWARD_GOLD] > g.eventGold
    },
    false,
    true,
  ],
  'ooze-hurts-alike': [
    rules => {
      for (let seed = 1n; ; seed++) {
        const g = visit('SCRAP_OOZE', [0], { rules, seed })
        if (g.relicCount > 0) continue
        const before = g.hp
        applyRunAction(g, encode(CHOOSE_OPTION, 0))
        return before - g.hp
      }
    },
    3,
    4,
  ],
  'neow-hp-shares': [
    rules => {
      const g = runWith({ rules, hp: 68, maxHp: 75, ascension: 14 })
      g.screen = 1
      g.event = EV.NEOW
      g.s[S.NEOW] = 10
      g.s[S.NEOW + 1] = 5
      applyRunAction(g, encode(CHOOSE_OPTION, 0))
      return g.hp
    },
    42,
    50,
  ],
  'escapees-leave-gold': [
    rules => {
      const g = arena({ rules, encounter: 'LOOTER', hand: [] })
      g.after = 2
      setNext(g, 0, 'LOOTER_ESCAPE')
      applyFightAction(g, encode(16))
      return g.rewardGolds
    },
    1,
    0,
  ],
  'bandits-drop-no-potion': [
    rules => {
      const g = visit('MASKED_BANDITS', [1], { rules, relics: ['WHITE_BEAST_STATUE'] })
      for (let i = 0; i < 3; i++) g.s[K.enemyAt(i) + K.HP] = i === 0 ? 1 : 0
      g.monstersAlive = 1
      const strike = Array.from(g.s.subarray(S.HAND, S.HAND + g.handSize)).findIndex(
        slot => K.idIn(g, slot) === C.STRIKE_RED,
      )
      applyFightAction(g, encode(PLAY_CARD, strike, 0))
      return g.rewardPotions
    },
    0,
    1,
  ],
  'fillers-count': [
    rules => {
      const g = runWith({ rules, seed: 2_058_940n, ascension: 1 })
      makeMap(g, 2, true)
      return [3, 4].map(x => roomKeys[roomAt(g, x, 13)])
    },
    ['ELITE', 'MONSTER'],
    ['MONSTER', 'ELITE'],
  ],
}
