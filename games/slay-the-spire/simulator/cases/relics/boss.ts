import { encode, kindOf, PLAY_CARD } from '../../actions.ts'
import { C } from '../../data/card-ids.ts'
import { relic } from '../../data/relics.ts'
import { BOSS_ROOM, ELITE_ROOM } from '../../data/rooms.ts'
import { applyRunAction } from '../../run/apply.ts'
import { gainGold } from '../../run/body.ts'
import { idOf, isUpgraded } from '../../run/deck.ts'
import { obtainRelic } from '../../run/relics.ts'
import { cardReward, eliteRewards } from '../../run/rewards.ts'
import { openChest } from '../../run/rooms.ts'
import * as S from '../../state.ts'
import { arena, drink, look, runWith } from '../arena.ts'
import {
  after,
  type Case,
  calm,
  choosesCards,
  ends,
  energyOf,
  fight,
  listPlays,
  plays,
  rests,
  strikes,
  taken,
  wins,
} from './words.ts'

export const boss: Readonly<Record<string, Case>> = {
  ASTROLABE: [
    () => {
      const g = choosesCards(taken('ASTROLABE'), 3)
      const deck = Array.from(g.s.subarray(S.DECK, S.DECK + g.deckSize))
      return [g.deckSize, deck.slice(-3).every(card => isUpgraded(card) === 1)]
    },
    [10, true],
  ],
  BLACK_BLOOD: [
    () => {
      const g = runWith({ relics: ['BURNING_BLOOD'] })
      obtainRelic(g, relic('BLACK_BLOOD'))
      return [g.relicCount, wins('BLACK_BLOOD', 20)]
    },
    [1, 32],
  ],
  BLACK_STAR: [
    () => {
      const g = runWith({ relics: ['BLACK_STAR'] })
      eliteRewards(g)
      return g.rewardRelics
    },
    2,
  ],
  BUSTED_CROWN: [() => [energyOf('BUSTED_CROWN'), cardReward(runWith({ relics: ['BUSTED_CROWN'] }), 4).length], [1, 1]],
  CALLING_BELL: [
    () => {
      const g = taken('CALLING_BELL')
      return [g.rewardRelics, idOf(g.s[S.DECK + g.deckSize - 1]) === C.CURSE_OF_THE_BELL]
    },
    [3, true],
  ],
  COFFEE_DRIPPER: [
    () => [energyOf('COFFEE_DRIPPER'), rests(runWith({ relics: ['COFFEE_DRIPPER'] })).includes(0)],
    [1, false],
  ],
  CURSED_KEY: [
    () => {
      const g = runWith({ relics: ['CURSED_KEY'] })
      const size = g.deckSize
      openChest(g)
      return [energyOf('CURSED_KEY'), g.deckSize - size]
    },
    [1, 1],
  ],
  ECTOPLASM: [
    () => [energyOf('ECTOPLASM'), after(runWith({ relics: ['ECTOPLASM'] }), g => gainGold(g, 50)).gold],
    [1, 99],
  ],
  EMPTY_CAGE: [() => choosesCards(taken('EMPTY_CAGE'), 2).deckSize, 8],
  FUSION_HAMMER: [
    () => [energyOf('FUSION_HAMMER'), rests(runWith({ relics: ['FUSION_HAMMER'] })).includes(1)],
    [1, false],
  ],
  MARK_OF_PAIN: [
    () => {
      const g = arena({ relics: ['MARK_OF_PAIN'], deck: strikes(8) })
      return [energyOf('MARK_OF_PAIN'), look(g).draw.filter(key => key === 'WOUND').length]
    },
    [1, 2],
  ],
  PANDORAS_BOX: [
    () => {
      const g = taken('PANDORAS_BOX')
      const ids = Array.from(g.s.subarray(S.DECK, S.DECK + g.deckSize), idOf)
      return [g.deckSize, ids.includes(C.STRIKE_RED) || ids.includes(C.DEFEND_RED)]
    },
    [10, false],
  ],
  PHILOSOPHERS_STONE: [
    () => [energyOf('PHILOSOPHERS_STONE'), look(fight('PHILOSOPHERS_STONE')).enemies.map(each => each.powers.STRENGTH)],
    [1, [1, 1, 1]],
  ],
  RUNIC_CUBE: [() => plays(fight('RUNIC_CUBE', { hand: ['BLOODLETTING'], draw: strikes(3) }), 1).handSize, 1],
  RUNIC_DOME: [() => energyOf('RUNIC_DOME'), 1],
  RUNIC_PYRAMID: [() => ends(calm(fight('RUNIC_PYRAMID', { hand: strikes(3), draw: strikes(9) }))).handSize, 8],
  SACRED_BARK: [() => after(fight('SACRED_BARK', { potions: ['BLOCK_POTION'] }), g => drink(g)).block, 24],
  SLAVERS_COLLAR: [
    () => [
      energyOf('SLAVERS_COLLAR'),
      fight('SLAVERS_COLLAR', { room: ELITE_ROOM }).energy,
      fight('SLAVERS_COLLAR', { room: BOSS_ROOM }).energy,
    ],
    [0, 4, 4],
  ],
  SNECKO_EYE: [
    () => {
      const g = arena({ relics: ['SNECKO_EYE'], deck: strikes(12) })
      return [g.handSize, look(g).powers]
    },
    [7, { CONFUSED: 1 }],
  ],
  SOZU: [
    () => {
      const g = runWith({ relics: ['SOZU'] })
      g.rewardPotions = 1
      g.s[S.REWARD_POTIONS] = 5
      g.screen = 2
      applyRunAction(g, encode(6, 0))
      return [energyOf('SOZU'), g.s[S.POTIONS]]
    },
    [1, 0],
  ],
  TINY_HOUSE: [
    () => {
      const g = taken('TINY_HOUSE')
      const upgraded = Array.from(g.s.subarray(S.DECK, S.DECK + g.deckSize)).filter(card => isUpgraded(card)).length
      return [upgraded, g.maxHp, g.s[S.REWARD_GOLD], g.rewardPotions, g.rewardCards]
    },
    [1, 85, 50, 1, 1],
  ],
  VELVET_CHOKER: [
    () => {
      const g = plays(fight('VELVET_CHOKER', { hand: Array.from({ length: 8 }, () => 'ANGER') }), 6)
      const actions: number[] = []
      return [
        energyOf('VELVET_CHOKER'),
        after(g, () => listPlays(g, actions)) && actions.filter(each => kindOf(each) === PLAY_CARD).length,
      ]
    },
    [1, 0],
  ],
}
