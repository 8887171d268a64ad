import { CHOOSE_OPTION, encode, SELECT_CARD } from '../../actions.ts'
import { applyRunAction } from '../../run/apply.ts'
import { eventOptions } from '../../run/events.ts'
import { FIGHT_SCREEN, MAP_SCREEN, REWARD_SCREEN, SELECT_SCREEN } from '../../screens.ts'
import * as S from '../../state.ts'
import type { Case } from '../relics/index.ts'
import { among, body, harsh, last, pickCard, relicsOf, upgradedCount, visit } from './words.ts'

export const shrines: Readonly<Record<string, readonly Case[]>> = {
  MATCH_AND_KEEP: [
    [
      () => {
        const g = visit('MATCH_AND_KEEP')
        const cards = Array.from(g.s.subarray(S.SELECT, S.SELECT + 12))
        const pairs = [...new Set(cards)].every(card => cards.filter(each => each === card).length % 2 === 0)
        const first = cards.indexOf(cards[0])
        const second = cards.lastIndexOf(cards[0])
        const size = g.deckSize
        applyRunAction(g, encode(CHOOSE_OPTION, first))
        applyRunAction(g, encode(CHOOSE_OPTION, second))
        return [pairs, g.deckSize - size, g.counter]
      },
      [true, 1, 4],
    ],
    [
      () => {
        const g = visit('MATCH_AND_KEEP')
        const cards = Array.from(g.s.subarray(S.SELECT, S.SELECT + 12))
        const other = cards.findIndex(card => card !== cards[0])
        for (let tries = 0; tries < 5; tries++)
          for (const place of [0, other]) applyRunAction(g, encode(CHOOSE_OPTION, place))
        return [g.screen, g.deckSize]
      },
      [MAP_SCREEN, 10],
    ],
  ],
  GOLDEN_SHRINE: [
    [
      () => [body(visit('GOLDEN_SHRINE', [0])), body(visit('GOLDEN_SHRINE', [0], harsh))],
      [
        [0, 0, 100],
        [0, 0, 50],
      ],
    ],
    [() => [body(visit('GOLDEN_SHRINE', [1])), last(visit('GOLDEN_SHRINE', [1]), 1)], [[0, 0, 275], ['REGRET']]],
  ],
  TRANSMORGRIFIER: [[() => last(pickCard(visit('TRANSMORGRIFIER', [0])), 1)[0] === 'STRIKE_RED', false]],
  PURIFIER: [[() => pickCard(visit('PURIFIER', [0])).deckSize, 9]],
  UPGRADE_SHRINE: [[() => upgradedCount(pickCard(visit('UPGRADE_SHRINE', [0]))), 1]],
  WHEEL_OF_CHANGE: [
    [
      () => {
        const seen = new Set<string>()
        for (let seed = 1n; seed <= 60n; seed++) {
          const g = visit('WHEEL_OF_CHANGE', [0], { seed })
          if (g.gold === 300) seen.add('gold')
          else if (g.screen === REWARD_SCREEN && g.rewardRelics === 1) seen.add('relic')
          else if (g.hp === 80) seen.add('heal')
          else if (last(g, 1)[0] === 'DECAY') seen.add('decay')
          else if (g.screen === SELECT_SCREEN) seen.add('remove')
          else if (g.hp === 42) seen.add('damage')
        }
        return [...seen].sort()
      },
      ['damage', 'decay', 'gold', 'heal', 'relic', 'remove'],
    ],
  ],
  OMINOUS_FORGE: [
    [() => upgradedCount(pickCard(visit('OMINOUS_FORGE', [0]))), 1],
    [() => [relicsOf(visit('OMINOUS_FORGE', [1])), last(visit('OMINOUS_FORGE', [1]), 1)], [['WARPED_TONGS'], ['PAIN']]],
  ],
  BONFIRE_SPIRITS: [
    [
      () => {
        const burns = (key: string) => {
          const g = pickCard(visit('BONFIRE_SPIRITS', [], { deck: [key, 'BASH'], hand: [], hp: 20 }))
          return [g.hp, g.maxHp, g.deckSize]
        }
        return [burns('STRIKE_RED'), burns('ANGER'), burns('CARNAGE'), burns('OFFERING')]
      },
      [
        [20, 80, 1],
        [25, 80, 1],
        [80, 80, 1],
        [90, 90, 1],
      ],
    ],
    [() => relicsOf(pickCard(visit('BONFIRE_SPIRITS', [], { deck: ['INJURY'], hand: [] }))), ['SPIRIT_POOP']],
  ],
  DESIGNER_IN_SPIRE: [
    [
      () => {
        const results = new Set<string>()
        for (let seed = 1n; seed <= 12n; seed++)
          for (let option = 0; option < 6; option++) {
            const g = visit('DESIGNER_IN_SPIRE', [], { seed })
            if ((eventOptions(g) & (1 << option)) === 0) continue
            applyRunAction(g, encode(CHOOSE_OPTION, option))
            while (g.screen === SELECT_SCREEN) applyRunAction(g, encode(SELECT_CARD, 0))
            results.add(`${option}: ${body(g)}, ${upgradedCount(g)} upgraded, ${g.deckSize} cards`)
          }
        return [...results].sort()
      },
      [
        '0: 0,0,-40, 1 upgraded, 10 cards',
        '1: 0,0,-40, 2 upgraded, 10 cards',
        '2: 0,0,-60, 0 upgraded, 9 cards',
        '3: 0,0,-60, 0 upgraded, 10 cards',
        '4: 0,0,-90, 1 upgraded, 9 cards',
        '5: -3,0,0, 0 upgraded, 10 cards',
      ],
    ],
  ],
  DUPLICATOR: [[() => pickCard(visit('DUPLICATOR', [0])).deckSize, 11]],
  FACE_TRADER: [
    [
      () => [body(visit('FACE_TRADER', [0])), body(visit('FACE_TRADER', [0], harsh))],
      [
        [-8, 0, 75],
        [-8, 0, 50],
      ],
    ],
    [
      () => {
        const faces = ['CULTIST_HEADPIECE', 'FACE_OF_CLERIC', 'GREMLIN_VISAGE', 'NLOTHS_HUNGRY_FACE', 'SSSERPENT_HEAD']
        return faces.includes(relicsOf(visit('FACE_TRADER', [1]))[0])
      },
      true,
    ],
  ],
  THE_DIVINE_FOUNTAIN: [
    [
      () =>
        visit('THE_DIVINE_FOUNTAIN', [0], { deck: ['INJURY', 'BASH', 'ASCENDERS_BANE', 'DOUBT'], hand: [] }).deckSize,
      2,
    ],
  ],
  KNOWING_SKULL: [
    [() => body(visit('KNOWING_SKULL', [0, 0, 3])), [-19, 0, 180]],
    [() => [body(visit('KNOWING_SKULL', [1])), visit('KNOWING_SKULL', [1]).deckSize], [[-6, 0, 0], 11]],
    [() => visit('KNOWING_SKULL', [2]).s[S.POTIONS] > 0, true],
  ],
  LAB: [[() => [visit('LAB').rewardPotions, visit('LAB', [], harsh).rewardPotions], [3, 2]]],
  NLOTH: [
    [() => relicsOf(visit('NLOTH', [0], { relics: ['ANCHOR', 'VAJRA'] })).includes('NLOTHS_GIFT'), true],
    [() => visit('NLOTH', [2], { relics: ['ANCHOR', 'VAJRA'] }).relicCount, 2],
  ],
  NOTE_FOR_YOURSELF: [
    [
      () => {
        const g = visit('NOTE_FOR_YOURSELF', [0])
        const took = last(g, 1)
        return [took, pickCard(g).deckSize]
      },
      [['IRON_WAVE'], 10],
    ],
  ],
  SECRET_PORTAL: [[() => visit('SECRET_PORTAL', [0], { act: 3 }).screen === FIGHT_SCREEN, true]],
  THE_JOUST: [
    [
      () => {
        const results = new Set<number>()
        for (let seed = 1n; seed <= 40n; seed++)
          for (const bet of [0, 1]) results.add(visit('THE_JOUST', [bet], { seed }).gold)
        return [...results].sort((a, b) => a - b)
      },
      [150, 250, 400],
    ],
  ],
  WE_MEET_AGAIN: [
    [
      () => {
        const g = visit('WE_MEET_AGAIN', [0], { potions: ['BLOCK_POTION'] })
        return [g.s[S.POTIONS], g.relicCount]
      },
      [0, 1],
    ],
    [
      () => {
        const g = visit('WE_MEET_AGAIN', [1])
        return [among(200 - g.gold, 50, 150), g.relicCount]
      },
      [true, 1],
    ],
    [
      () => {
        const g = visit('WE_MEET_AGAIN', [2], { deck: ['BASH', 'CARNAGE'], hand: [] })
        return [g.deckSize, g.relicCount]
      },
      [1, 1],
    ],
  ],
  THE_WOMAN_IN_BLUE: [
    [() => [0, 1, 2].map(i => 200 - visit('THE_WOMAN_IN_BLUE', [i]).gold), [20, 30, 40]],
    [() => [0, 1, 2].map(i => visit('THE_WOMAN_IN_BLUE', [i]).rewardPotions), [1, 2, 3]],
    [() => [visit('THE_WOMAN_IN_BLUE', [3]).hp, visit('THE_WOMAN_IN_BLUE', [3], harsh).hp], [50, 46]],
  ],
}
