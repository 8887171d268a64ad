import * as K from '../combat/fight.ts'
import { loseHp } from '../run/body.ts'
import { POTIONS } from '../state.ts'
import { arena, choosing, costsInHand, drink, enemy, look, pick, pickMany, runWith, type Setting } from './arena.ts'
import type { Case } from './relics/index.ts'

const drinks = (key: string, setting: Setting = {}) => {
  const g = arena({ potions: [key], ...setting })
  drink(g)
  return g
}
const chooses = (key: string) => {
  const g = drinks(key, { hand: [] })
  const asked = choosing(g)
  pick(g, 0)
  return [asked, g.handSize, costsInHand(g)]
}
const five = ['STRIKE_RED', 'STRIKE_RED', 'STRIKE_RED', 'STRIKE_RED', 'STRIKE_RED']

export const potionCases: Readonly<Record<string, Case>> = {
  ANCIENT_POTION: [() => drinks('ANCIENT_POTION').artifact, 1],
  ATTACK_POTION: [() => chooses('ATTACK_POTION'), [true, 1, [0]]],
  BLESSING_OF_THE_FORGE: [
    () => look(drinks('BLESSING_OF_THE_FORGE', { hand: ['BASH', 'WOUND'] })).hand,
    ['BASH+', 'WOUND'],
  ],
  BLOCK_POTION: [() => drinks('BLOCK_POTION').block, 12],
  BLOOD_POTION: [
    () => [drinks('BLOOD_POTION').hp, drinks('BLOOD_POTION', { relics: ['SACRED_BARK'], hp: 10 }).hp],
    [66, 42],
  ],
  COLORLESS_POTION: [() => chooses('COLORLESS_POTION'), [true, 1, [0]]],
  CULTIST_POTION: [() => look(drinks('CULTIST_POTION')).powers, { RITUAL: 1 }],
  DEXTERITY_POTION: [() => drinks('DEXTERITY_POTION').dexterity, 2],
  DISTILLED_CHAOS: [
    () => {
      const g = drinks('DISTILLED_CHAOS', { draw: ['DEFEND_RED', 'DEFEND_RED', 'DEFEND_RED'] })
      return [g.block, g.drawSize]
    },
    [15, 0],
  ],
  DUPLICATION_POTION: [() => look(drinks('DUPLICATION_POTION')).powers, { DUPLICATION: 1 }],
  ELIXIR_POTION: [
    () => {
      const g = drinks('ELIXIR_POTION', { hand: ['WOUND', 'BASH', 'WOUND'] })
      pickMany(g, 0, 2)
      return [look(g).hand, look(g).exhaust.length]
    },
    [['BASH'], 2],
  ],
  ENERGY_POTION: [() => drinks('ENERGY_POTION').energy, 5],
  ENTROPIC_BREW: [() => Array.from(drinks('ENTROPIC_BREW').s.subarray(POTIONS, POTIONS + 3)).every(id => id > 0), true],
  ESSENCE_OF_STEEL: [() => look(drinks('ESSENCE_OF_STEEL')).powers, { PLATED_ARMOR: 4 }],
  EXPLOSIVE_POTION: [() => look(drinks('EXPLOSIVE_POTION')).enemies.map(each => each.hp), [90, 90, 90]],
  FAIRY_POTION: [
    () => {
      const g = runWith({ potions: ['FAIRY_POTION'], hp: 5 })
      loseHp(g, 20)
      return [g.hp, g.outcome, g.s[POTIONS]]
    },
    [24, 0, 0],
  ],
  FEAR_POTION: [() => enemy(drinks('FEAR_POTION'), 0).powers, { VULNERABLE: 3 }],
  FIRE_POTION: [() => look(drinks('FIRE_POTION')).enemies.map(each => each.hp), [80, 100, 100]],
  FLEX_POTION: [() => look(drinks('FLEX_POTION')).powers, { STRENGTH: 5, LOSE_STRENGTH: 5 }],
  FRUIT_JUICE: [() => [drinks('FRUIT_JUICE').maxHp, drinks('FRUIT_JUICE').hp], [85, 55]],
  GAMBLERS_BREW: [
    () => {
      const g = drinks('GAMBLERS_BREW', { hand: ['WOUND', 'BASH'], draw: ['ANGER', 'CLEAVE'] })
      pickMany(g, 0)
      return look(g).hand
    },
    ['BASH', 'CLEAVE'],
  ],
  GHOST_IN_A_JAR: [() => look(drinks('GHOST_IN_A_JAR')).powers, { INTANGIBLE: 1 }],
  HEART_OF_IRON: [() => look(drinks('HEART_OF_IRON')).powers, { METALLICIZE: 6 }],
  LIQUID_BRONZE: [() => look(drinks('LIQUID_BRONZE')).powers, { THORNS: 3 }],
  LIQUID_MEMORIES: [
    () => {
      const g = drinks('LIQUID_MEMORIES', { hand: [], discard: ['BLUDGEON'] })
      return [look(g).hand, costsInHand(g)]
    },
    [['BLUDGEON'], [0]],
  ],
  POISON_POTION: [() => enemy(drinks('POISON_POTION'), 0).powers, { POISON: 6 }],
  POWER_POTION: [() => chooses('POWER_POTION'), [true, 1, [0]]],
  REGEN_POTION: [() => look(drinks('REGEN_POTION')).powers, { REGEN: 5 }],
  SKILL_POTION: [() => chooses('SKILL_POTION'), [true, 1, [0]]],
  SMOKE_BOMB: [
    () => {
      const g = drinks('SMOKE_BOMB')
      return [g.fled, g.fightOutcome === K.FIGHT_WON]
    },
    [1, true],
  ],
  SNECKO_OIL: [() => drinks('SNECKO_OIL', { hand: [], draw: five }).handSize, 5],
  SPEED_POTION: [() => look(drinks('SPEED_POTION')).powers, { DEXTERITY: 5, LOSE_DEXTERITY: 5 }],
  STRENGTH_POTION: [() => drinks('STRENGTH_POTION').strength, 2],
  SWIFT_POTION: [() => drinks('SWIFT_POTION', { hand: [], draw: five }).handSize, 3],
  WEAK_POTION: [() => enemy(drinks('WEAK_POTION'), 0).powers, { WEAK: 3 }],
}

/** Potions of other classes. */
export const foreignPotions = new Set(
  'AMBROSIA BOTTLED_MIRACLE CUNNING_POTION ESSENCE_OF_DARKNESS FOCUS_POTION POTION_OF_CAPACITY STANCE_POTION'.split(
    ' ',
  ),
)
