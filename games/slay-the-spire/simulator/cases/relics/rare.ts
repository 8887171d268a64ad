import { encode, GO_TO, kindOf, REST } from '../../actions.ts'
import { E } from '../../data/encounter-ids.ts'
import { relic } from '../../data/relics.ts'
import { applyRunAction } from '../../run/apply.ts'
import { loseHp } from '../../run/body.ts'
import { listRunActions } from '../../run/legal.ts'
import { counterOf } from '../../run/relics.ts'
import { monsterRewards } from '../../run/rewards.ts'
import { climb, enterFight } from '../../run/rooms.ts'
import * as S from '../../state.ts'
import { arena, choosing, endTurn, enemy, look, pickMany, runWith, setNext } from '../arena.ts'
import {
  type Case,
  calm,
  choosesCards,
  ends,
  fight,
  firstColumn,
  plays,
  rests,
  strikes,
  taken,
  weakened,
} from './words.ts'

export const rare: Readonly<Record<string, Case>> = {
  BIRD_FACED_URN: [() => plays(fight('BIRD_FACED_URN', { hand: ['INFLAME'] }), 1).hp, 52],
  CALIPERS: [() => ends(calm(fight('CALIPERS', { block: 40 }))).block, 25],
  CAPTAINS_WHEEL: [() => ends(calm(fight('CAPTAINS_WHEEL', { powers: { INTANGIBLE: 5 } })), 2).block, 18],
  CHAMPION_BELT: [
    () => enemy(plays(fight('CHAMPION_BELT', { hand: ['BASH'] }), 1), 0).powers,
    { VULNERABLE: 2, WEAK: 1 },
  ],
  CHARONS_ASHES: [
    () => look(plays(fight('CHARONS_ASHES', { hand: ['SEEING_RED'] }), 1)).enemies.map(each => each.hp),
    [97, 97, 97],
  ],
  DEAD_BRANCH: [() => plays(fight('DEAD_BRANCH', { hand: ['SEEING_RED'] }), 1).handSize, 1],
  DU_VU_DOLL: [() => arena({ relics: ['DU_VU_DOLL'], deck: ['INJURY', 'CLUMSY', ...strikes(6)] }).strength, 2],
  FOSSILIZED_HELIX: [() => plays(fight('FOSSILIZED_HELIX', { hand: ['BLOODLETTING'] }), 1).hp, 50],
  GAMBLING_CHIP: [
    () => {
      const g = arena({ relics: ['GAMBLING_CHIP'], deck: strikes(10) })
      const asked = choosing(g)
      pickMany(g, 0, 1)
      return [asked, g.handSize, g.discardSize]
    },
    [true, 5, 2],
  ],
  GINGER: [() => look(plays(weakened('GINGER'), 1)).powers.WEAK, undefined],
  GIRYA: [
    () => {
      const g = runWith({ relics: ['GIRYA:2'] })
      g.screen = 7
      applyRunAction(g, encode(REST, 3))
      enterFight(g, E.CULTIST)
      return [g.strength, rests(g).includes(3)]
    },
    [3, false],
  ],
  ICE_CREAM: [() => ends(calm(fight('ICE_CREAM', { energy: 2 }))).energy, 5],
  INCENSE_BURNER: [() => look(ends(calm(fight('INCENSE_BURNER:4')))).powers.INTANGIBLE, 1],
  LIZARD_TAIL: [
    () => {
      const g = taken('LIZARD_TAIL', { hp: 5 })
      loseHp(g, 20)
      return [g.hp, g.outcome, counterOf(g, relic('LIZARD_TAIL'))]
    },
    [40, 0, 0],
  ],
  MAGIC_FLOWER: [() => plays(fight('MAGIC_FLOWER', { hand: ['BANDAGE_UP'] }), 1).hp, 56],
  MANGO: [() => taken('MANGO').maxHp, 94],
  OLD_COIN: [() => taken('OLD_COIN').gold, 399],
  PEACE_PIPE: [
    () => {
      const g = runWith({ relics: ['PEACE_PIPE'] })
      const offered = rests(g).includes(4)
      const size = g.deckSize
      applyRunAction(g, encode(REST, 4))
      choosesCards(g, 1)
      return [offered, size - g.deckSize]
    },
    [true, 1],
  ],
  POCKETWATCH: [() => ends(calm(fight('POCKETWATCH', { draw: strikes(12) }))).handSize, 8],
  PRAYER_WHEEL: [
    () => {
      const g = runWith({ relics: ['PRAYER_WHEEL'] })
      monsterRewards(g)
      return g.rewardCards
    },
    2,
  ],
  SHOVEL: [
    () => {
      const g = runWith({ relics: ['SHOVEL'] })
      const offered = rests(g).includes(5)
      applyRunAction(g, encode(REST, 5))
      return [offered, g.rewardRelics]
    },
    [true, 1],
  ],
  STONE_CALENDAR: [
    () => {
      const g = fight('STONE_CALENDAR', { powers: { INTANGIBLE: 20 } })
      for (let i = 0; i < 7; i++) {
        calm(g)
        endTurn(g)
      }
      return look(g).enemies.map(each => each.hp)
    },
    [48, 48, 48],
  ],
  THREAD_AND_NEEDLE: [() => look(fight('THREAD_AND_NEEDLE')).powers, { PLATED_ARMOR: 4 }],
  TORII: [
    () => {
      const g = arena({ relics: ['TORII'], encounter: 'THREE_BYRDS', powers: { STRENGTH: 0 } })
      for (let i = 0; i < 3; i++) setNext(g, i, 'BYRD_HEADBUTT')
      endTurn(g)
      return g.hp
    },
    47,
  ],
  TUNGSTEN_ROD: [() => plays(fight('TUNGSTEN_ROD', { hand: ['BLOODLETTING'] }), 1).hp, 48],
  TURNIP: [() => look(ends(calm(fight('TURNIP', { hand: ['SHAME'] })))).powers.FRAIL, undefined],
  UNCEASING_TOP: [() => plays(fight('UNCEASING_TOP', { hand: ['ANGER'], draw: ['DEFEND_RED'] }), 1).handSize, 1],
  WING_BOOTS: [
    () => {
      const g = taken('WING_BOOTS')
      g.screen = 5
      g.y = -1
      climb(g, firstColumn(g))
      g.screen = 5
      const actions: number[] = []
      listRunActions(g, actions)
      const rooms = Array.from({ length: 7 }, (_, x) => g.s[S.MAP + 7 + x]).filter(word => (word & 15) !== 8).length
      return actions.filter(action => kindOf(action) === GO_TO).length === rooms
    },
    true,
  ],
}
