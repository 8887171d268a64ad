import { encode } from '../../actions.ts'
import { C } from '../../data/card-ids.ts'
import { BOSS_ROOM, REST_ROOM } from '../../data/rooms.ts'
import { applyRunAction } from '../../run/apply.ts'
import { obtain } from '../../run/deck.ts'
import { listRunActions } from '../../run/legal.ts'
import { cardReward, monsterRewards } from '../../run/rewards.ts'
import { openChest } from '../../run/rooms.ts'
import * as S from '../../state.ts'
import { costsInHand, look, runWith } from '../arena.ts'
import {
  after,
  bottled,
  type Case,
  calm,
  eggs,
  ends,
  enterAt,
  fight,
  plays,
  shopWith,
  strikes,
  taken,
  wins,
} from './words.ts'

export const uncommon: Readonly<Record<string, Case>> = {
  BLUE_CANDLE: [
    () => {
      const g = plays(fight('BLUE_CANDLE', { hand: ['INJURY'] }), 1)
      return [g.hp, look(g).exhaust]
    },
    [49, ['INJURY']],
  ],
  BOTTLED_FLAME: [() => bottled('BOTTLED_FLAME', 'CARNAGE'), true],
  BOTTLED_LIGHTNING: [() => bottled('BOTTLED_LIGHTNING', 'IMPERVIOUS'), true],
  BOTTLED_TORNADO: [() => bottled('BOTTLED_TORNADO', 'INFLAME'), true],
  DARKSTONE_PERIAPT: [() => after(runWith({ relics: ['DARKSTONE_PERIAPT'] }), g => obtain(g, C.REGRET)).maxHp, 86],
  ETERNAL_FEATHER: [
    () => {
      const g = runWith({ relics: ['ETERNAL_FEATHER'], deck: strikes(14), hand: [] })
      enterAt(g, REST_ROOM)
      return g.hp
    },
    56,
  ],
  FROZEN_EGG: [() => eggs('FROZEN_EGG', C.INFLAME), 1],
  GREMLIN_HORN: [
    () => {
      const g = plays(fight('GREMLIN_HORN', { hand: ['STRIKE_RED'], draw: ['DEFEND_RED'], enemyHp: 5 }), 1)
      return [g.energy, g.handSize]
    },
    [3, 1],
  ],
  HORN_CLEAT: [() => ends(calm(fight('HORN_CLEAT'))).block, 14],
  INK_BOTTLE: [() => plays(fight('INK_BOTTLE:9', { hand: ['ANGER'], draw: strikes(3) }), 1).handSize, 1],
  KUNAI: [() => plays(fight('KUNAI', { hand: ['ANGER', 'ANGER', 'ANGER'] }), 3).dexterity, 1],
  LETTER_OPENER: [
    () => look(plays(fight('LETTER_OPENER', { hand: ['FLEX', 'FLEX', 'FLEX'] }), 3)).enemies.map(each => each.hp),
    [95, 95, 95],
  ],
  MATRYOSHKA: [
    () => {
      const g = taken('MATRYOSHKA')
      const count = () => after(g, () => openChest(g)).rewardRelics
      return [count(), count(), count()]
    },
    [2, 2, 1],
  ],
  MEAT_ON_THE_BONE: [() => [wins('MEAT_ON_THE_BONE', 40), wins('MEAT_ON_THE_BONE', 41)], [52, 41]],
  MERCURY_HOURGLASS: [() => look(ends(calm(fight('MERCURY_HOURGLASS')))).enemies.map(each => each.hp), [94, 94, 94]],
  MOLTEN_EGG: [() => eggs('MOLTEN_EGG', C.CLEAVE), 1],
  MUMMIFIED_HAND: [() => costsInHand(plays(fight('MUMMIFIED_HAND', { hand: ['INFLAME', 'BLUDGEON'] }), 1)), [0]],
  ORNAMENTAL_FAN: [() => plays(fight('ORNAMENTAL_FAN', { hand: ['ANGER', 'ANGER', 'ANGER'] }), 3).block, 4],
  PANTOGRAPH: [() => fight('PANTOGRAPH', { room: BOSS_ROOM }).hp, 75],
  PAPER_PHROG: [
    () => look(plays(fight('PAPER_PHROG', { hand: ['STRIKE_RED'], enemyPowers: { VULNERABLE: 2 } }), 1)).enemies[0].hp,
    90,
  ],
  PEAR: [() => taken('PEAR').maxHp, 90],
  QUESTION_CARD: [() => cardReward(runWith({ relics: ['QUESTION_CARD'] }), 4).length, 4],
  SELF_FORMING_CLAY: [() => ends(calm(plays(fight('SELF_FORMING_CLAY', { hand: ['BLOODLETTING'] }), 1))).block, 3],
  SHURIKEN: [() => plays(fight('SHURIKEN', { hand: ['ANGER', 'ANGER', 'ANGER'] }), 3).strength, 1],
  SINGING_BOWL: [
    () => {
      const g = runWith({ relics: ['SINGING_BOWL'] })
      monsterRewards(g)
      g.screen = 2
      const actions: number[] = []
      listRunActions(g, actions)
      applyRunAction(g, encode(3, 0, 5))
      return [actions.includes(encode(3, 0, 5)), g.maxHp, g.rewardCards]
    },
    [true, 82, 0],
  ],
  STRIKE_DUMMY: [() => look(plays(fight('STRIKE_DUMMY', { hand: ['STRIKE_RED'] }), 1)).enemies[0].hp, 91],
  SUNDIAL: [
    () => plays(fight('SUNDIAL:2', { hand: ['POMMEL_STRIKE'], draw: [], discard: ['DEFEND_RED'] }), 1).energy,
    4,
  ],
  THE_COURIER: [
    () => {
      const [plain, courier] = [shopWith([]), shopWith(['THE_COURIER'])]
      return courier.s[S.SHOP_PRICES] === Math.round(Math.fround(plain.s[S.SHOP_PRICES] * Math.fround(0.8)))
    },
    true,
  ],
  TOXIC_EGG: [() => eggs('TOXIC_EGG', C.FLEX), 1],
  WHITE_BEAST_STATUE: [
    () => {
      const g = runWith({ relics: ['WHITE_BEAST_STATUE'] })
      g.potionChance = -40
      monsterRewards(g)
      return g.rewardPotions
    },
    1,
  ],
}
