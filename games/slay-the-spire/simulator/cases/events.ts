import { CHOOSE_OPTION, encode, PLAY_CARD, SELECT_CARD } from '../actions.ts'
import { applyFightAction } from '../combat/apply.ts'
import * as K from '../combat/fight.ts'
import { cardKeys } from '../data/cards.ts'
import { EV } from '../data/event-ids.ts'
import { monsterRows } from '../data/monster-table.ts'
import { relicKeys } from '../data/relics.ts'
import { EVENT_ROOM } from '../data/rooms.ts'
import { applyRunAction } from '../run/apply.ts'
import { idOf, isUpgraded } from '../run/deck.ts'
import { enterEvent, eventOptions } from '../run/events.ts'
import { FIGHT_SCREEN, MAP_SCREEN, REWARD_SCREEN, SELECT_SCREEN } from '../screens.ts'
import * as S from '../state.ts'
import { runWith, type Setting } from './arena.ts'
import type { Case } from './relics.ts'

type EventKey = keyof typeof EV

const usual: Setting = { gold: 200, hp: 50, room: EVENT_ROOM, act: 1, floor: 8 }

/** Enters an event of a run with 50 of 80 HP and 200 gold, and takes these options one after the other. */
function visit(key: EventKey, options: readonly number[] = [], setting: Setting = {}): S.Spire {
  const g = runWith({ relics: [], ...usual, ...setting })
  g.event = EV[key]
  g.after = 1
  enterEvent(g)
  for (const option of options) applyRunAction(g, encode(CHOOSE_OPTION, option))
  return g
}
const pickCard = (g: S.Spire, count = 1) => {
  for (let i = 0; i < count; i++) applyRunAction(g, encode(SELECT_CARD, 0))
  return g
}
/** What changed: HP, maximum HP, gold. */
const body = (g: S.Spire) => [g.hp - 50, g.maxHp - 80, g.gold - 200]
/** Cards at the deck's end, as many as given. */
const last = (g: S.Spire, count: number) =>
  Array.from(g.s.subarray(S.DECK + g.deckSize - count, S.DECK + g.deckSize), card => cardKeys[idOf(card)])
const relicsOf = (g: S.Spire) => Array.from(g.s.subarray(S.RELICS, S.RELICS + g.relicCount), id => relicKeys[id])
const foes = (g: S.Spire) =>
  Array.from({ length: g.monsterSlots }, (_, i) => monsterRows[g.s[K.enemyAt(i) + K.KIND] - 1][0])
const upgradedCount = (g: S.Spire) => Array.from(g.s.subarray(S.DECK, S.DECK + g.deckSize)).filter(isUpgraded).length
const bits = (...options: readonly number[]) => options.reduce((all, option) => all | (1 << option), 0)
const harsh: Setting = { ascension: 15 }
const among = (value: number, low: number, high: number) => value >= low && value <= high

/** Wins the fight at hand with one blow. */
function win(g: S.Spire): S.Spire {
  for (let i = 0; i < g.monsterSlots; i++) {
    const at = K.enemyAt(i)
    if (g.s[at + K.HP] > 0) g.s[at + K.HP] = 1
  }
  for (let guard = 0; g.screen === FIGHT_SCREEN && guard < 20; guard++) {
    g.energy = 9
    const target = [0, 1, 2, 3, 4].find(place => K.targetable(g, place)) ?? 0
    const strike = Array.from(g.s.subarray(S.HAND, S.HAND + g.handSize)).findIndex(
      slot => cardKeys[K.idIn(g, slot)] === 'STRIKE_RED',
    )
    applyFightAction(g, strike < 0 ? encode(16) : encode(PLAY_CARD, strike, target))
    g.hp = 50
  }
  return g
}

export const eventCases: Readonly<Record<string, readonly Case[]>> = {
  NEOW: [
    [
      () => {
        const g = runWith()
        return [g.event === EV.NEOW, eventOptions(g)]
      },
      [true, 15],
    ],
  ],
  BIG_FISH: [
    [() => body(visit('BIG_FISH', [0])), [26, 0, 0]],
    [() => body(visit('BIG_FISH', [1])), [5, 5, 0]],
    [() => [visit('BIG_FISH', [2]).relicCount, last(visit('BIG_FISH', [2]), 1)], [1, ['REGRET']]],
  ],
  THE_CLERIC: [
    [() => body(visit('THE_CLERIC', [0])), [20, 0, -35]],
    [() => [body(visit('THE_CLERIC', [1])), pickCard(visit('THE_CLERIC', [1])).deckSize], [[0, 0, -50], 9]],
    [() => body(visit('THE_CLERIC', [1], harsh)), [0, 0, -75]],
    [() => eventOptions(visit('THE_CLERIC', [], { gold: 40 })), bits(0, 2)],
  ],
  DEAD_ADVENTURER: [
    [
      () => {
        const g = visit('DEAD_ADVENTURER')
        const pool = ['SENTRY', 'GREMLIN_NOB', 'LAGAVULIN']
        for (let i = 0; i < 3 && g.screen !== FIGHT_SCREEN; i++) applyRunAction(g, encode(CHOOSE_OPTION, 0))
        return g.screen === FIGHT_SCREEN ? pool.includes(foes(g)[0]) : eventOptions(g) === bits(1)
      },
      true,
    ],
  ],
  GOLDEN_IDOL: [
    [() => relicsOf(visit('GOLDEN_IDOL', [0])), ['GOLDEN_IDOL']],
    [() => last(visit('GOLDEN_IDOL', [0, 2]), 1), ['INJURY']],
    [() => body(visit('GOLDEN_IDOL', [0, 3])), [-20, 0, 0]],
    [() => body(visit('GOLDEN_IDOL', [0, 4])), [0, -6, 0]],
    [
      () => [body(visit('GOLDEN_IDOL', [0, 3], harsh)), body(visit('GOLDEN_IDOL', [0, 4], harsh))],
      [
        [-28, 0, 0],
        [0, -8, 0],
      ],
    ],
  ],
  WING_STATUE: [
    [() => [body(visit('WING_STATUE', [0])), pickCard(visit('WING_STATUE', [0])).deckSize], [[-7, 0, 0], 9]],
    [() => eventOptions(visit('WING_STATUE')), bits(0, 2)],
    [
      () => {
        const g = visit('WING_STATUE', [1], { deck: ['CARNAGE'], hand: [] })
        return among(g.gold - 200, 50, 80)
      },
      true,
    ],
  ],
  WORLD_OF_GOOP: [
    [() => body(visit('WORLD_OF_GOOP', [0])), [-11, 0, 75]],
    [() => among(200 - visit('WORLD_OF_GOOP', [1]).gold, 20, 50), true],
    [() => among(200 - visit('WORLD_OF_GOOP', [1], harsh).gold, 35, 75), true],
  ],
  THE_SSSSSERPENT: [
    [() => [body(visit('THE_SSSSSERPENT', [0])), last(visit('THE_SSSSSERPENT', [0]), 1)], [[0, 0, 175], ['DOUBT']]],
    [() => body(visit('THE_SSSSSERPENT', [0], harsh)), [0, 0, 150]],
    [() => body(visit('THE_SSSSSERPENT', [1])), [0, 0, 0]],
  ],
  LIVING_WALL: [
    [() => pickCard(visit('LIVING_WALL', [0])).deckSize, 9],
    [() => last(pickCard(visit('LIVING_WALL', [1])), 1)[0] !== 'STRIKE_RED', true],
    [() => upgradedCount(pickCard(visit('LIVING_WALL', [2]))), 1],
  ],
  HYPNOTIZING_COLORED_MUSHROOMS: [
    [
      () => {
        const g = win(visit('HYPNOTIZING_COLORED_MUSHROOMS', [0]))
        return [g.screen === REWARD_SCREEN, among(g.s[S.REWARD_GOLD], 20, 30), relicKeys[g.s[S.REWARD_RELICS]]]
      },
      [true, true, 'ODD_MUSHROOM'],
    ],
    [
      () => {
        const g = visit('HYPNOTIZING_COLORED_MUSHROOMS', [1])
        return [body(g), last(g, 1)]
      },
      [[20, 0, 0], ['PARASITE']],
    ],
  ],
  SCRAP_OOZE: [
    [
      () => {
        const g = visit('SCRAP_OOZE')
        const lost: number[] = []
        for (let i = 0; i < 4 && g.relicCount === 0; i++) {
          const before = g.hp
          applyRunAction(g, encode(CHOOSE_OPTION, 0))
          lost.push(before - g.hp)
        }
        return lost.every((hp, i) => hp === 3 + i)
      },
      true,
    ],
    [() => body(visit('SCRAP_OOZE', [0], harsh))[0], -5],
    [() => visit('SCRAP_OOZE', [1]).screen, MAP_SCREEN],
  ],
  SHINING_LIGHT: [
    [() => [body(visit('SHINING_LIGHT', [0])), upgradedCount(visit('SHINING_LIGHT', [0]))], [[-16, 0, 0], 2]],
    [() => body(visit('SHINING_LIGHT', [0], harsh)), [-24, 0, 0]],
  ],
  PLEADING_VAGRANT: [
    [() => [body(visit('PLEADING_VAGRANT', [0])), visit('PLEADING_VAGRANT', [0]).relicCount], [[0, 0, -85], 1]],
    [() => [last(visit('PLEADING_VAGRANT', [1]), 1), visit('PLEADING_VAGRANT', [1]).relicCount], [['SHAME'], 1]],
    [() => eventOptions(visit('PLEADING_VAGRANT', [], { gold: 84 })), bits(1, 2)],
  ],
  ANCIENT_WRITING: [
    [() => pickCard(visit('ANCIENT_WRITING', [0])).deckSize, 9],
    [() => upgradedCount(visit('ANCIENT_WRITING', [1])), 9],
  ],
  OLD_BEGGAR: [
    [() => [body(visit('OLD_BEGGAR', [0])), pickCard(visit('OLD_BEGGAR', [0])).deckSize], [[0, 0, -75], 9]],
    [() => visit('OLD_BEGGAR', [1]).screen, MAP_SCREEN],
  ],
  COLOSSEUM: [
    [() => foes(visit('COLOSSEUM', [0])), ['BLUE_SLAVER', 'RED_SLAVER']],
    [() => eventOptions(win(visit('COLOSSEUM', [0]))), bits(0, 1)],
    [
      () => {
        const g = win(visit('COLOSSEUM', [0]))
        applyRunAction(g, encode(CHOOSE_OPTION, 1))
        const second = foes(g)
        win(g)
        return [second, g.rewardRelics, g.s[S.REWARD_GOLD], g.rewardCards]
      },
      [['TASKMASTER', 'GREMLIN_NOB'], 2, 100, 1],
    ],
  ],
  CURSED_TOME: [
    [
      () => {
        const g = visit('CURSED_TOME', [0, 2, 3, 4])
        const pages = g.hp - 50
        applyRunAction(g, encode(CHOOSE_OPTION, 5))
        const books = ['NECRONOMICON', 'ENCHIRIDION', 'NILRYS_CODEX']
        return [pages, g.hp - 50, books.includes(relicKeys[g.s[S.REWARD_RELICS]])]
      },
      [-6, -16, true],
    ],
    [() => body(visit('CURSED_TOME', [0, 2, 3, 4, 6]))[0], -9],
    [() => body(visit('CURSED_TOME', [0, 2, 3, 4, 5], harsh))[0], -21],
    [() => body(visit('CURSED_TOME', [1])), [0, 0, 0]],
  ],
  AUGMENTER: [
    [() => last(visit('AUGMENTER', [0]), 1), ['JAX']],
    [() => last(pickCard(visit('AUGMENTER', [1]), 2), 2).includes('STRIKE_RED'), false],
    [() => relicsOf(visit('AUGMENTER', [2])), ['MUTAGENIC_STRENGTH']],
  ],
  FORGOTTEN_ALTAR: [
    [() => relicsOf(visit('FORGOTTEN_ALTAR', [0], { relics: ['GOLDEN_IDOL'] })), ['BLOODY_IDOL']],
    [() => body(visit('FORGOTTEN_ALTAR', [1])), [-15, 5, 0]],
    [() => last(visit('FORGOTTEN_ALTAR', [2]), 1), ['DECAY']],
    [() => eventOptions(visit('FORGOTTEN_ALTAR')), bits(1, 2)],
  ],
  GHOSTS: [
    [() => [body(visit('GHOSTS', [0]))[1], last(visit('GHOSTS', [0]), 5)], [-40, Array(5).fill('APPARITION')]],
    [() => visit('GHOSTS', [0], harsh).deckSize, 14],
  ],
  MASKED_BANDITS: [
    [() => visit('MASKED_BANDITS', [0]).gold, 0],
    [
      () => {
        const g = visit('MASKED_BANDITS', [1])
        const three = foes(g)
        win(g)
        return [three, among(g.s[S.REWARD_GOLD], 25, 35), relicKeys[g.s[S.REWARD_RELICS]]]
      },
      [['POINTY', 'ROMEO', 'BEAR'], true, 'RED_MASK'],
    ],
  ],
  THE_NEST: [
    [
      () => [body(visit('THE_NEST', [0])), body(visit('THE_NEST', [0], harsh))],
      [
        [0, 0, 99],
        [0, 0, 50],
      ],
    ],
    [() => [body(visit('THE_NEST', [1])), last(visit('THE_NEST', [1]), 1)], [[-6, 0, 0], ['RITUAL_DAGGER']]],
  ],
  THE_LIBRARY: [
    [
      () => {
        const g = visit('THE_LIBRARY', [0])
        const ids = new Set(g.s.subarray(S.SELECT, S.SELECT + g.selectCount))
        return [g.selectCount, ids.size, pickCard(g).deckSize]
      },
      [20, 20, 11],
    ],
    [
      () => [body(visit('THE_LIBRARY', [1])), body(visit('THE_LIBRARY', [1], harsh))],
      [
        [26, 0, 0],
        [16, 0, 0],
      ],
    ],
  ],
  THE_MAUSOLEUM: [
    [() => visit('THE_MAUSOLEUM', [0]).relicCount, 1],
    [() => last(visit('THE_MAUSOLEUM', [0], harsh), 1), ['WRITHE']],
    [() => visit('THE_MAUSOLEUM', [1]).relicCount, 0],
  ],
  VAMPIRES: [
    [
      () => {
        const g = visit('VAMPIRES', [1])
        return [g.maxHp, g.deckSize, last(g, 5)]
      },
      [56, 10, Array(5).fill('BITE')],
    ],
    [
      () => [visit('VAMPIRES', [0], { relics: ['BLOOD_VIAL'] }).maxHp, eventOptions(visit('VAMPIRES'))],
      [80, bits(1, 2)],
    ],
  ],
  FALLING: [
    [() => [visit('FALLING', [0]).deckSize, eventOptions(visit('FALLING'))], [9, bits(0, 2)]],
    [() => eventOptions(visit('FALLING', [], { deck: ['INJURY'], hand: [] })), bits(3)],
  ],
  MINDBLOOM: [
    [
      () => {
        const g = visit('MINDBLOOM', [0], { act: 3, floor: 38 })
        const boss = foes(g)[0]
        win(g)
        return [['THE_GUARDIAN', 'HEXAGHOST', 'SLIME_BOSS'].includes(boss), g.s[S.REWARD_GOLD], g.rewardRelics]
      },
      [true, 50, 1],
    ],
    [
      () => {
        const g = visit('MINDBLOOM', [1], { act: 3, floor: 38 })
        return [upgradedCount(g), relicsOf(g)]
      },
      [10, ['MARK_OF_THE_BLOOM']],
    ],
    [
      () => {
        const g = visit('MINDBLOOM', [2], { act: 3, floor: 38 })
        return [body(g), last(g, 2)]
      },
      [
        [0, 0, 999],
        ['NORMALITY', 'NORMALITY'],
      ],
    ],
    [
      () => {
        const g = visit('MINDBLOOM', [3], { act: 3, floor: 44 })
        return [g.hp, last(g, 1)]
      },
      [80, ['DOUBT']],
    ],
  ],
  THE_MOAI_HEAD: [
    [() => [visit('THE_MOAI_HEAD', [0]).maxHp, visit('THE_MOAI_HEAD', [0]).hp], [70, 70]],
    [() => visit('THE_MOAI_HEAD', [0], harsh).maxHp, 66],
    [
      () => {
        const g = visit('THE_MOAI_HEAD', [1], { relics: ['GOLDEN_IDOL'] })
        return [g.gold, g.relicCount]
      },
      [533, 0],
    ],
  ],
  MYSTERIOUS_SPHERE: [
    [
      () => {
        const g = visit('MYSTERIOUS_SPHERE', [0], { act: 3 })
        const two = foes(g)
        win(g)
        return [two, among(g.s[S.REWARD_GOLD], 45, 55), g.rewardRelics]
      },
      [['ORB_WALKER', 'ORB_WALKER'], true, 1],
    ],
    [() => body(visit('MYSTERIOUS_SPHERE', [1])), [0, 0, 0]],
  ],
  SENSORY_STONE: [
    [() => [0, 1, 2].map(i => visit('SENSORY_STONE', [i]).rewardCards), [1, 2, 3]],
    [() => [0, 1, 2].map(i => visit('SENSORY_STONE', [i]).hp), [50, 45, 40]],
  ],
  TOMB_OF_LORD_RED_MASK: [
    [() => visit('TOMB_OF_LORD_RED_MASK', [0], { relics: ['RED_MASK'] }).gold, 422],
    [
      () => [visit('TOMB_OF_LORD_RED_MASK', [1]).gold, relicsOf(visit('TOMB_OF_LORD_RED_MASK', [1]))],
      [0, ['RED_MASK']],
    ],
  ],
  WINDING_HALLS: [
    [
      () => [body(visit('WINDING_HALLS', [0])), last(visit('WINDING_HALLS', [0]), 2)],
      [
        [-10, 0, 0],
        ['MADNESS', 'MADNESS'],
      ],
    ],
    [() => [body(visit('WINDING_HALLS', [1])), last(visit('WINDING_HALLS', [1]), 1)], [[20, 0, 0], ['WRITHE']]],
    [() => visit('WINDING_HALLS', [2]).maxHp, 76],
    [() => body(visit('WINDING_HALLS', [0], harsh)), [-14, 0, 0]],
  ],
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

/** Names of rooms in the list of events, which are none. */
export const noEvents = new Set(['INVALID', 'NONE', 'MONSTER', 'REST', 'SHOP', 'TREASURE'])
