import { encode } from '../../actions.ts'
import { applyFightAction } from '../../combat/apply.ts'
import * as K from '../../combat/fight.ts'
import { ELITE_ROOM } from '../../data/rooms.ts'
import { arena, choosing, enemy, look } from '../arena.ts'
import { type Case, choosesCards, fight, plays, shopWith, strikes, taken } from './words.ts'

export const shop: Readonly<Record<string, Case>> = {
  BRIMSTONE: [
    () => {
      const g = fight('BRIMSTONE')
      return [g.strength, enemy(g, 0).powers.STRENGTH]
    },
    [2, 1],
  ],
  CAULDRON: [() => taken('CAULDRON').rewardPotions, 5],
  CHEMICAL_X: [() => look(plays(fight('CHEMICAL_X', { hand: ['WHIRLWIND'], energy: 1 }), 1)).enemies[0].hp, 85],
  CLOCKWORK_SOUVENIR: [() => fight('CLOCKWORK_SOUVENIR').artifact, 1],
  DOLLYS_MIRROR: [() => choosesCards(taken('DOLLYS_MIRROR'), 1).deckSize, 11],
  FROZEN_EYE: [() => taken('FROZEN_EYE').relicCount, 1],
  HAND_DRILL: [
    () => {
      const g = fight('HAND_DRILL', { hand: ['BLUDGEON'] })
      g.s[K.enemyAt(0) + K.BLOCK] = 3
      return enemy(plays(g, 1), 0).powers.VULNERABLE
    },
    2,
  ],
  LEES_WAFFLE: [() => [taken('LEES_WAFFLE').maxHp, taken('LEES_WAFFLE').hp], [87, 87]],
  MEDICAL_KIT: [() => look(plays(fight('MEDICAL_KIT', { hand: ['WOUND'] }), 1)).exhaust, ['WOUND']],
  MEMBERSHIP_CARD: [() => [shopWith(['MEMBERSHIP_CARD']).removeCost, shopWith([]).removeCost], [38, 75]],
  ORANGE_PELLETS: [
    () => look(plays(fight('ORANGE_PELLETS', { hand: ['ANGER', 'FLEX', 'INFLAME'], powers: { WEAK: 3 } }), 3)).powers,
    { STRENGTH: 4 },
  ],
  ORRERY: [() => taken('ORRERY').rewardCards, 5],
  PRISMATIC_SHARD: [() => taken('PRISMATIC_SHARD').relicCount, 1],
  SLING_OF_COURAGE: [
    () => [fight('SLING_OF_COURAGE', { room: ELITE_ROOM }).strength, fight('SLING_OF_COURAGE').strength],
    [2, 0],
  ],
  STRANGE_SPOON: [
    () => {
      let spared = 0
      for (let seed = 1n; seed <= 40n; seed++)
        spared += plays(fight('STRANGE_SPOON', { hand: ['SEEING_RED'], seed }), 1).discardSize
      return spared > 8 && spared < 32
    },
    true,
  ],
  THE_ABACUS: [
    () => plays(fight('THE_ABACUS', { hand: ['POMMEL_STRIKE'], draw: [], discard: ['DEFEND_RED'] }), 1).block,
    6,
  ],
  TOOLBOX: [
    () => {
      const g = arena({ relics: ['TOOLBOX'], deck: strikes(8) })
      const asked = choosing(g)
      applyFightAction(g, encode(17, 0))
      return [asked, g.handSize]
    },
    [true, 6],
  ],
}
