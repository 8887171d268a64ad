import { encode, PICK } from '../../actions.ts'
import { actInFight } from '../../combat/apply.ts'
import * as K from '../../combat/fight.ts'
import { C } from '../../data/card-ids.ts'
import * as S from '../../state.ts'
import { arena, drink, endTurn, enemy, play } from '../arena.ts'
import { type FaultCase, strikes } from './words.ts'

export const fights: Readonly<Record<string, FaultCase>> = {
  'smoke-bomb-fizzles': [
    rules => {
      const g = arena({ rules, potions: ['SMOKE_BOMB'] })
      drink(g)
      return g.fled
    },
    0,
    1,
  ],
  'discovered-cards-free': [
    rules => {
      for (let seed = 1n; ; seed++) {
        const g = arena({ rules, relics: ['TOOLBOX'], deck: strikes(8), seed })
        if (g.taskCardA !== C.MAYHEM && g.taskCardA !== C.MAGNETISM && g.taskCardA !== C.THE_BOMB) continue
        actInFight(g, encode(PICK, 0))
        const slots = Array.from(g.s.subarray(S.HAND, S.HAND + g.handSize))
        return slots.some(slot => g.s[K.cardAt(slot) + K.TURN_COST] === 2)
      }
    },
    false,
    true,
  ],
  'buffer-ignores-loss': [
    rules => {
      const g = arena({ rules, hand: ['BLOODLETTING'], powers: { BUFFER: 1 } })
      play(g)
      return g.hp
    },
    47,
    50,
  ],
  'no-poison': [
    rules => {
      const g = arena({ rules, enemyPowers: { POISON: 5 } })
      endTurn(g)
      endTurn(g)
      return [enemy(g, 0).hp, enemy(g, 0).powers.POISON]
    },
    [100, 5],
    [91, 3],
  ],
  'empty-piles-lose': [
    rules => {
      const g = arena({ rules, hand: ['SEEING_RED'], draw: [], discard: [] })
      g.playCard = 0
      endTurn(g)
      const spent = arena({ rules, hand: ['OFFERING'], draw: [], discard: [], hp: 70 })
      play(spent)
      endTurn(spent)
      return spent.fightOutcome === K.FIGHT_LOST
    },
    true,
    false,
  ],
  'block-without-limit': [
    rules => {
      const g = arena({ rules, hand: ['ENTRENCH'], block: 600 })
      play(g)
      return g.block
    },
    1200,
    999,
  ],
  'red-skull-grows': [
    rules => {
      const g = arena({ rules, relics: ['RED_SKULL'], hp: 39, hand: ['BANDAGE_UP'] })
      play(g)
      return g.strength
    },
    6,
    0,
  ],
  'unceasing-top-late': [
    rules => {
      const g = arena({ rules, relics: ['UNCEASING_TOP'], hand: ['DEFEND_RED'], draw: [], discard: strikes(3) })
      play(g)
      return g.handSize
    },
    0,
    1,
  ],
  'copies-pay-x': [
    rules => {
      const g = arena({ rules, relics: ['GREMLIN_HORN'], hand: ['WHIRLWIND'], powers: { DOUBLE_TAP: 1 }, energy: 2 })
      g.s[K.enemyAt(0) + K.HP] = 10
      play(g)
      return g.energy
    },
    0,
    1,
  ],
  'doll-counts-nothing': [
    rules => arena({ rules, relics: ['DU_VU_DOLL'], deck: ['INJURY', ...strikes(6)] }).strength,
    0,
    1,
  ],
  'flower-cuts-off': [
    rules => {
      const g = arena({ rules, relics: ['MAGIC_FLOWER', 'BLOOD_VIAL'], hand: ['BITE+'] })
      const before = g.hp
      play(g)
      return g.hp - before
    },
    4,
    5,
  ],
  'rage-and-trip-cost': [
    rules => {
      const g = arena({ rules, hand: ['RAGE', 'TRIP'], energy: 3 })
      play(g)
      play(g)
      return g.energy
    },
    1,
    3,
  ],
  'infernal-blade-costs': [
    rules => {
      const g = arena({ rules, hand: ['INFERNAL_BLADE+'], energy: 3 })
      play(g)
      return g.energy
    },
    2,
    3,
  ],
  'ornithopter-gives-nothing': [
    rules => {
      const g = arena({ rules, relics: ['TOY_ORNITHOPTER'], potions: ['BLOCK_POTION'] })
      drink(g)
      return g.hp
    },
    50,
    55,
  ],
  'blocked-blows-anger': [
    rules => {
      const g = arena({ rules, hand: ['STRIKE_RED'], enemyPowers: { ANGRY: 1 } })
      g.s[K.enemyAt(0) + K.BLOCK] = 20
      play(g)
      return enemy(g, 0).powers.STRENGTH
    },
    1,
    undefined,
  ],
  'thorns-need-wounds': [
    rules => {
      const g = arena({ rules, hand: ['STRIKE_RED'], enemyPowers: { THORNS: 3 } })
      g.s[K.enemyAt(0) + K.BLOCK] = 20
      play(g)
      return g.hp
    },
    50,
    47,
  ],
  'rupture-misses': [
    rules => {
      const g = arena({ rules, hand: ['ANGER', 'PAIN'], powers: { RUPTURE: 1 } })
      play(g)
      return g.strength
    },
    0,
    1,
  ],
}
