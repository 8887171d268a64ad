import { encode, REST } from '../../actions.ts'
import * as K from '../../combat/fight.ts'
import { C } from '../../data/card-ids.ts'
import { ATTACK, SKILL } from '../../data/cards.ts'
import { E } from '../../data/encounter-ids.ts'
import { relic } from '../../data/relics.ts'
import { ELITE_ROOM, EVENT_ROOM, REST_ROOM, SHOP_ROOM } from '../../data/rooms.ts'
import { applyRunAction } from '../../run/apply.ts'
import { obtain } from '../../run/deck.ts'
import { counterOf } from '../../run/relics.ts'
import { climb, enterFight } from '../../run/rooms.ts'
import * as S from '../../state.ts'
import { drink, look, runWith } from '../arena.ts'
import {
  after,
  type Case,
  calm,
  ends,
  enterAt,
  fight,
  firstColumn,
  plays,
  shopWith,
  strikes,
  struck,
  taken,
  upgradedIn,
} from './words.ts'

export const common: Readonly<Record<string, Case>> = {
  AKABEKO: [() => look(plays(fight('AKABEKO', { hand: ['STRIKE_RED', 'STRIKE_RED'] }), 1)).enemies[0].hp, 86],
  ANCHOR: [() => fight('ANCHOR').block, 10],
  ANCIENT_TEA_SET: [
    () => {
      const g = runWith({ relics: ['ANCIENT_TEA_SET'] })
      g.lastRoom = REST_ROOM
      enterFight(g, E.CULTIST)
      return g.energy
    },
    5,
  ],
  ART_OF_WAR: [() => ends(calm(fight('ART_OF_WAR'))).energy, 4],
  BAG_OF_MARBLES: [() => look(fight('BAG_OF_MARBLES')).enemies.map(each => each.powers.VULNERABLE), [1, 1, 1]],
  BAG_OF_PREPARATION: [() => fight('BAG_OF_PREPARATION', { deck: strikes(12) }).handSize, 7],
  BLOOD_VIAL: [() => fight('BLOOD_VIAL').hp, 52],
  BRONZE_SCALES: [() => struck({ relics: ['BRONZE_SCALES'], enemyHp: 50 }).s[K.enemyAt(0) + K.HP], 47],
  CENTENNIAL_PUZZLE: [
    () => {
      const g = plays(fight('CENTENNIAL_PUZZLE', { hand: ['BLOODLETTING', 'BLOODLETTING'], draw: strikes(8) }), 2)
      return g.handSize
    },
    3,
  ],
  CERAMIC_FISH: [() => after(runWith({ relics: ['CERAMIC_FISH'] }), g => obtain(g, C.ANGER)).gold, 108],
  DREAM_CATCHER: [
    () => {
      const g = runWith({ relics: ['DREAM_CATCHER'] })
      g.screen = 7
      applyRunAction(g, encode(REST, 0))
      return g.rewardCards
    },
    1,
  ],
  HAPPY_FLOWER: [() => ends(calm(fight('HAPPY_FLOWER:0')), 2).energy, 4],
  JUZU_BRACELET: [
    () => {
      let fights = 0
      for (let seed = 1n; seed <= 60n; seed++) {
        const g = runWith({ relics: ['JUZU_BRACELET'], seed })
        g.monsterChance = 1
        for (let x = 0; x < 7 && g.room !== EVENT_ROOM; x++) {
          g.s[S.MAP + x] = (g.s[S.MAP + x] & ~15) | EVENT_ROOM
        }
        g.y = -1
        climb(g, 0)
        if (g.screen === 9) fights++
      }
      return fights
    },
    0,
  ],
  LANTERN: [() => fight('LANTERN').energy, 4],
  MAW_BANK: [
    () => {
      const g = taken('MAW_BANK')
      g.y = -1
      const start = g.gold
      climb(g, firstColumn(g))
      return g.gold - start
    },
    12,
  ],
  MEAL_TICKET: [
    () => {
      const g = runWith({ relics: ['MEAL_TICKET'] })
      return after(g, () => enterAt(g, SHOP_ROOM)).hp
    },
    65,
  ],
  NUNCHAKU: [() => plays(fight('NUNCHAKU:9', { hand: ['ANGER'] }), 1).energy, 4],
  ODDLY_SMOOTH_STONE: [() => fight('ODDLY_SMOOTH_STONE').dexterity, 1],
  OMAMORI: [
    () => {
      const g = taken('OMAMORI')
      const size = g.deckSize
      for (let i = 0; i < 3; i++) obtain(g, C.REGRET)
      return [g.deckSize - size, counterOf(g, relic('OMAMORI'))]
    },
    [1, 0],
  ],
  ORICHALCUM: [() => struck({ relics: ['ORICHALCUM'] }).hp, 50],
  PEN_NIB: [() => look(plays(fight('PEN_NIB:9', { hand: ['STRIKE_RED', 'STRIKE_RED'] }), 2)).enemies[0].hp, 82],
  POTION_BELT: [() => taken('POTION_BELT').potionSlots, 5],
  PRESERVED_INSECT: [
    () => {
      const g = fight('PRESERVED_INSECT', { encounter: 'GREMLIN_NOB', room: ELITE_ROOM })
      const at = K.enemyAt(0)
      return g.s[at + K.HP] === Math.trunc(g.s[at + K.MAX_HP] * 0.75)
    },
    true,
  ],
  RED_SKULL: [() => [fight('RED_SKULL', { hp: 40 }).strength, fight('RED_SKULL', { hp: 41 }).strength], [3, 0]],
  REGAL_PILLOW: [
    () => {
      const g = runWith({ relics: ['REGAL_PILLOW'], hp: 10 })
      g.screen = 7
      applyRunAction(g, encode(REST, 0))
      return g.hp
    },
    49,
  ],
  SMILING_MASK: [() => shopWith(['SMILING_MASK', 'MEMBERSHIP_CARD']).removeCost, 50],
  STRAWBERRY: [() => [taken('STRAWBERRY').maxHp, taken('STRAWBERRY').hp], [87, 57]],
  THE_BOOT: [() => look(plays(fight('THE_BOOT', { hand: ['PUMMEL'] }), 1)).enemies[0].hp, 80],
  TINY_CHEST: [
    () => {
      const g = runWith({ relics: ['TINY_CHEST:3'] })
      enterAt(g, EVENT_ROOM)
      return g.screen
    },
    6,
  ],
  TOY_ORNITHOPTER: [() => after(fight('TOY_ORNITHOPTER', { potions: ['BLOCK_POTION'] }), g => drink(g)).hp, 55],
  VAJRA: [() => fight('VAJRA').strength, 1],
  WAR_PAINT: [() => upgradedIn(taken('WAR_PAINT'), SKILL), 2],
  WHETSTONE: [() => upgradedIn(taken('WHETSTONE'), ATTACK), 2],
}
