import { CHOOSE_OPTION, encode } from '../../actions.ts'
import { relicKeys } from '../../data/relics.ts'
import { applyRunAction } from '../../run/apply.ts'
import { eventOptions } from '../../run/events.ts'
import { MAP_SCREEN } from '../../screens.ts'
import * as S from '../../state.ts'
import type { Case } from '../relics/index.ts'
import { among, bits, body, foes, harsh, last, pickCard, relicsOf, upgradedCount, visit, win } from './words.ts'

export const act2: Readonly<Record<string, readonly Case[]>> = {
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
}
