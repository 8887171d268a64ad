import { CHOOSE_OPTION, encode } from '../../actions.ts'
import { EV } from '../../data/event-ids.ts'
import { relicKeys } from '../../data/relics.ts'
import { applyRunAction } from '../../run/apply.ts'
import { eventOptions } from '../../run/events.ts'
import { FIGHT_SCREEN, MAP_SCREEN, REWARD_SCREEN } from '../../screens.ts'
import * as S from '../../state.ts'
import { runWith } from '../arena.ts'
import type { Case } from '../relics/index.ts'
import { among, bits, body, foes, harsh, last, pickCard, relicsOf, upgradedCount, visit, win } from './words.ts'

export const act1: Readonly<Record<string, readonly Case[]>> = {
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
}
