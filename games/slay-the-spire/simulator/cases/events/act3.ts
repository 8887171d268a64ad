import { eventOptions } from '../../run/events.ts'
import * as S from '../../state.ts'
import type { Case } from '../relics/index.ts'
import { among, bits, body, foes, harsh, last, relicsOf, upgradedCount, visit, win } from './words.ts'

export const act3: Readonly<Record<string, readonly Case[]>> = {
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
}
