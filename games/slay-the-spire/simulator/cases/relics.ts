import { encode, firstOf, GO_TO, kindOf, PLAY_CARD, REST, SELECT_CARD } from '../actions.ts'
import { applyFightAction, listFightActions } from '../combat/apply.ts'
import * as K from '../combat/fight.ts'
import { C } from '../data/card-ids.ts'
import { ATTACK, cardType, POWER, SKILL } from '../data/cards.ts'
import { E } from '../data/encounter-ids.ts'
import { relic } from '../data/relics.ts'
import { BOSS_ROOM, ELITE_ROOM, EVENT_ROOM, REST_ROOM, SHOP_ROOM } from '../data/rooms.ts'
import { applyRunAction } from '../run/apply.ts'
import { gainGold, heal, loseHp } from '../run/body.ts'
import { idOf, isUpgraded, obtain } from '../run/deck.ts'
import { listRunActions } from '../run/legal.ts'
import { counterOf, obtainRelic } from '../run/relics.ts'
import { cardReward, eliteRewards, monsterRewards, rollRarity } from '../run/rewards.ts'
import { AFTER_FIGHT, climb, enterFight, openChest } from '../run/rooms.ts'
import { fillShop } from '../run/shop.ts'
import * as S from '../state.ts'
import {
  arena,
  choosing,
  costsInHand,
  drink,
  endTurn,
  enemy,
  look,
  pickMany,
  play,
  runWith,
  type Setting,
  setNext,
} from './arena.ts'

/** What a relic does: what one sees in a situation, and what it must be. */
export type Case = readonly [see: () => unknown, is: unknown]

const strikes = (count: number) => Array.from({ length: count }, () => 'STRIKE_RED')
/** A fight with one relic. */
const fight = (key: string, setting: Setting = {}) => arena({ relics: [key], ...setting })
const after = (g: S.Spire, act: (g: S.Spire) => void) => {
  act(g)
  return g
}
/** A run that has just picked the relic up. */
const taken = (key: string, setting: Setting = {}) =>
  after(runWith({ relics: [], ...setting }), g => {
    obtainRelic(g, relic(key))
  })
/** Plays the first cards of the hand. */
const plays = (g: S.Spire, count: number) =>
  after(g, () => {
    for (let i = 0; i < count; i++) play(g, 0, 0)
  })
const ends = (g: S.Spire, count = 1) =>
  after(g, () => {
    for (let i = 0; i < count; i++) endTurn(g)
  })
/** Enemies that do no harm: cultists at their incantation, over and over. */
const calm = (g: S.Spire) =>
  after(g, () => {
    for (let i = 0; i < g.monsterSlots; i++) setNext(g, i, 'CULTIST_INCANTATION')
  })
const wins = (key: string, hp: number) => {
  const g = arena({ relics: [key], hand: ['STRIKE_RED'], hp, enemyHp: 1, encounter: 'CULTIST' })
  applyFightAction(g, encode(PLAY_CARD, 0, 0))
  return g.hp
}
const upgradedIn = (g: S.Spire, type: number) =>
  Array.from(g.s.subarray(S.DECK, S.DECK + g.deckSize)).filter(
    card => isUpgraded(card) && cardType[idOf(card)] === type,
  ).length
const rests = (g: S.Spire) => {
  g.screen = 7
  const actions: number[] = []
  listRunActions(g, actions)
  return actions.map(firstOf)
}
const choosesCards = (g: S.Spire, count: number) =>
  after(g, () => {
    for (let i = 0; i < count; i++) applyRunAction(g, encode(SELECT_CARD, 0))
  })
/** What enemy 0 would roll is replaced: it strikes for a fixed 6, twelve with a second cultist. */
const struck = (setting: Setting, turns = 1) => {
  const g = arena({ encounter: 'CULTIST', ...setting })
  for (let i = 0; i < turns; i++) {
    setNext(g, 0, 'CULTIST_DARK_STRIKE')
    endTurn(g)
  }
  return g
}
const energyOf = (key: string) => fight(key).energy - arena().energy

export const relicCases: Readonly<Record<string, Case>> = {
  // Common
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

  // Uncommon
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

  // Rare
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

  // Boss
  ASTROLABE: [
    () => {
      const g = choosesCards(taken('ASTROLABE'), 3)
      const deck = Array.from(g.s.subarray(S.DECK, S.DECK + g.deckSize))
      return [g.deckSize, deck.slice(-3).every(card => isUpgraded(card) === 1)]
    },
    [10, true],
  ],
  BLACK_BLOOD: [
    () => {
      const g = runWith({ relics: ['BURNING_BLOOD'] })
      obtainRelic(g, relic('BLACK_BLOOD'))
      return [g.relicCount, wins('BLACK_BLOOD', 20)]
    },
    [1, 32],
  ],
  BLACK_STAR: [
    () => {
      const g = runWith({ relics: ['BLACK_STAR'] })
      eliteRewards(g)
      return g.rewardRelics
    },
    2,
  ],
  BUSTED_CROWN: [() => [energyOf('BUSTED_CROWN'), cardReward(runWith({ relics: ['BUSTED_CROWN'] }), 4).length], [1, 1]],
  CALLING_BELL: [
    () => {
      const g = taken('CALLING_BELL')
      return [g.rewardRelics, idOf(g.s[S.DECK + g.deckSize - 1]) === C.CURSE_OF_THE_BELL]
    },
    [3, true],
  ],
  COFFEE_DRIPPER: [
    () => [energyOf('COFFEE_DRIPPER'), rests(runWith({ relics: ['COFFEE_DRIPPER'] })).includes(0)],
    [1, false],
  ],
  CURSED_KEY: [
    () => {
      const g = runWith({ relics: ['CURSED_KEY'] })
      const size = g.deckSize
      openChest(g)
      return [energyOf('CURSED_KEY'), g.deckSize - size]
    },
    [1, 1],
  ],
  ECTOPLASM: [
    () => [energyOf('ECTOPLASM'), after(runWith({ relics: ['ECTOPLASM'] }), g => gainGold(g, 50)).gold],
    [1, 99],
  ],
  EMPTY_CAGE: [() => choosesCards(taken('EMPTY_CAGE'), 2).deckSize, 8],
  FUSION_HAMMER: [
    () => [energyOf('FUSION_HAMMER'), rests(runWith({ relics: ['FUSION_HAMMER'] })).includes(1)],
    [1, false],
  ],
  MARK_OF_PAIN: [
    () => {
      const g = arena({ relics: ['MARK_OF_PAIN'], deck: strikes(8) })
      return [energyOf('MARK_OF_PAIN'), look(g).draw.filter(key => key === 'WOUND').length]
    },
    [1, 2],
  ],
  PANDORAS_BOX: [
    () => {
      const g = taken('PANDORAS_BOX')
      const ids = Array.from(g.s.subarray(S.DECK, S.DECK + g.deckSize), idOf)
      return [g.deckSize, ids.includes(C.STRIKE_RED) || ids.includes(C.DEFEND_RED)]
    },
    [10, false],
  ],
  PHILOSOPHERS_STONE: [
    () => [energyOf('PHILOSOPHERS_STONE'), look(fight('PHILOSOPHERS_STONE')).enemies.map(each => each.powers.STRENGTH)],
    [1, [1, 1, 1]],
  ],
  RUNIC_CUBE: [() => plays(fight('RUNIC_CUBE', { hand: ['BLOODLETTING'], draw: strikes(3) }), 1).handSize, 1],
  RUNIC_DOME: [() => energyOf('RUNIC_DOME'), 1],
  RUNIC_PYRAMID: [() => ends(calm(fight('RUNIC_PYRAMID', { hand: strikes(3), draw: strikes(9) }))).handSize, 8],
  SACRED_BARK: [() => after(fight('SACRED_BARK', { potions: ['BLOCK_POTION'] }), g => drink(g)).block, 24],
  SLAVERS_COLLAR: [
    () => [
      energyOf('SLAVERS_COLLAR'),
      fight('SLAVERS_COLLAR', { room: ELITE_ROOM }).energy,
      fight('SLAVERS_COLLAR', { room: BOSS_ROOM }).energy,
    ],
    [0, 4, 4],
  ],
  SNECKO_EYE: [
    () => {
      const g = arena({ relics: ['SNECKO_EYE'], deck: strikes(12) })
      return [g.handSize, look(g).powers]
    },
    [7, { CONFUSED: 1 }],
  ],
  SOZU: [
    () => {
      const g = runWith({ relics: ['SOZU'] })
      g.rewardPotions = 1
      g.s[S.REWARD_POTIONS] = 5
      g.screen = 2
      applyRunAction(g, encode(6, 0))
      return [energyOf('SOZU'), g.s[S.POTIONS]]
    },
    [1, 0],
  ],
  TINY_HOUSE: [
    () => {
      const g = taken('TINY_HOUSE')
      const upgraded = Array.from(g.s.subarray(S.DECK, S.DECK + g.deckSize)).filter(card => isUpgraded(card)).length
      return [upgraded, g.maxHp, g.s[S.REWARD_GOLD], g.rewardPotions, g.rewardCards]
    },
    [1, 85, 50, 1, 1],
  ],
  VELVET_CHOKER: [
    () => {
      const g = plays(fight('VELVET_CHOKER', { hand: Array.from({ length: 8 }, () => 'ANGER') }), 6)
      const actions: number[] = []
      return [
        energyOf('VELVET_CHOKER'),
        after(g, () => listPlays(g, actions)) && actions.filter(each => kindOf(each) === PLAY_CARD).length,
      ]
    },
    [1, 0],
  ],

  // Shop
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

  // Starting and event relics
  BLOODY_IDOL: [() => after(runWith({ relics: ['BLOODY_IDOL'] }), g => gainGold(g, 10)).hp, 55],
  BURNING_BLOOD: [() => wins('BURNING_BLOOD', 20), 26],
  CIRCLET: [() => taken('CIRCLET').relicCount, 1],
  CULTIST_HEADPIECE: [() => taken('CULTIST_HEADPIECE').relicCount, 1],
  ENCHIRIDION: [
    () => {
      const g = arena({ relics: ['ENCHIRIDION'], deck: strikes(8) })
      const made = Array.from(g.s.subarray(S.HAND, S.HAND + g.handSize)).filter(
        slot => cardType[K.idIn(g, slot)] === POWER,
      )
      return made.map(slot => g.s[K.cardAt(slot) + K.TURN_COST])
    },
    [0],
  ],
  FACE_OF_CLERIC: [
    () => {
      const g = arena({ relics: ['FACE_OF_CLERIC'], hand: ['STRIKE_RED'], enemyHp: 1, encounter: 'CULTIST' })
      g.after = AFTER_FIGHT
      applyFightAction(g, encode(PLAY_CARD, 0, 0))
      return g.maxHp
    },
    81,
  ],
  GOLDEN_IDOL: [
    () => {
      const [plain, idol] = [runWith(), runWith({ relics: ['GOLDEN_IDOL'] })]
      for (const g of [plain, idol]) monsterRewards(g)
      return idol.s[S.REWARD_GOLD] - plain.s[S.REWARD_GOLD] === Math.round(plain.s[S.REWARD_GOLD] * 0.25)
    },
    true,
  ],
  GREMLIN_VISAGE: [() => look(fight('GREMLIN_VISAGE')).powers, { WEAK: 1 }],
  MARK_OF_THE_BLOOM: [() => after(runWith({ relics: ['MARK_OF_THE_BLOOM'] }), g => heal(g, 20)).hp, 50],
  MUTAGENIC_STRENGTH: [() => look(fight('MUTAGENIC_STRENGTH')).powers, { STRENGTH: 3, LOSE_STRENGTH: 3 }],
  NECRONOMICON: [
    () => {
      const g = plays(fight('NECRONOMICON', { hand: ['BLUDGEON'] }), 1)
      const owner = taken('NECRONOMICON')
      return [look(g).enemies[0].hp, idOf(owner.s[S.DECK + owner.deckSize - 1]) === C.NECRONOMICURSE]
    },
    [36, true],
  ],
  NEOWS_LAMENT: [
    () => {
      const g = taken('NEOWS_LAMENT')
      enterFight(g, E.THREE_CULTIST)
      return look(g).enemies.map(each => each.hp)
    },
    [1, 1, 1],
  ],
  NILRYS_CODEX: [() => choosing(ends(fight('NILRYS_CODEX'))), true],
  NLOTHS_GIFT: [
    () => {
      const rares = (relics: string[]) => {
        const g = runWith({ relics })
        let count = 0
        for (let i = 0; i < 400; i++) {
          g.rarityFactor = 0
          if (rollRarity(g, 4) === 2) count++
        }
        return count
      }
      return rares(['NLOTHS_GIFT']) > 2 * rares([])
    },
    true,
  ],
  NLOTHS_HUNGRY_FACE: [
    () => {
      const g = taken('NLOTHS_HUNGRY_FACE')
      const count = () => after(g, () => openChest(g)).rewardRelics
      return [count(), count()]
    },
    [0, 1],
  ],
  ODD_MUSHROOM: [() => struck({ relics: ['ODD_MUSHROOM'], powers: { VULNERABLE: 3 }, energy: 3 }).hp, 43],
  RED_CIRCLET: [() => taken('RED_CIRCLET').relicCount, 1],
  RED_MASK: [() => look(fight('RED_MASK')).enemies.map(each => each.powers.WEAK), [1, 1, 1]],
  SPIRIT_POOP: [() => taken('SPIRIT_POOP').relicCount, 1],
  SSSERPENT_HEAD: [
    () => {
      const g = runWith({ relics: ['SSSERPENT_HEAD'] })
      enterAt(g, EVENT_ROOM)
      return g.gold
    },
    149,
  ],
  WARPED_TONGS: [
    () => look(arena({ relics: ['WARPED_TONGS'], deck: strikes(9) })).hand.filter(key => key.endsWith('+')).length,
    1,
  ],
}

/** Relics of other classes, and what can do nothing for an Ironclad. */
export const foreignRelics = new Set(
  `CLOAK_CLASP DAMARU DATA_DISK DUALITY EMOTION_CHIP FROZEN_CORE GOLDEN_EYE GOLD_PLATED_CABLES HOLY_WATER HOVERING_KITE INSERTER
   CRACKED_CORE MELANGE NINJA_SCROLL NUCLEAR_BATTERY PAPER_KRANE PURE_WATER RING_OF_THE_SERPENT RING_OF_THE_SNAKE
   RUNIC_CAPACITOR SNECKO_SKULL SYMBIOTIC_VIRUS TEARDROP_LOCKET THE_SPECIMEN TINGSHA TOUGH_BANDAGES TWISTED_FUNNEL
   VIOLET_LOTUS WRIST_BLADE`.split(/\s+/),
)

function shopWith(relics: readonly string[]): S.Spire {
  const g = runWith({ relics })
  fillShop(g)
  return g
}

function eggs(key: string, id: number): number {
  const g = runWith({ relics: [key] })
  obtain(g, id)
  return isUpgraded(g.s[S.DECK + g.deckSize - 1])
}

/** Whether a bottled card lies in the first hand however the deck is shuffled. */
function bottled(key: string, wanted: string): boolean {
  for (let seed = 1n; seed <= 8n; seed++) {
    const g = runWith({ relics: [], deck: [...strikes(20), wanted], seed })
    if (key === 'BOTTLED_FLAME') g.s[S.BOTTLES] = 20
    else if (key === 'BOTTLED_LIGHTNING') g.s[S.BOTTLES + 1] = 20
    else g.s[S.BOTTLES + 2] = 20
    enterFight(g, E.CULTIST)
    if (!look(g).hand.includes(wanted)) return false
  }
  const asked = runWith({ relics: [], deck: [...strikes(3), wanted] })
  return obtainRelic(asked, relic(key))
}

function weakened(key: string): S.Spire {
  return fight(key, { hand: ['DOUBT', 'ANGER'] })
}

function firstColumn(g: S.Spire): number {
  g.screen = 5
  const actions: number[] = []
  listRunActions(g, actions)
  return firstOf(actions[0])
}

/** Enters the first room of the map as if it were of this kind. */
function enterAt(g: S.Spire, room: number): void {
  g.y = -1
  const x = firstColumn(g)
  g.s[S.MAP + x] = (g.s[S.MAP + x] & ~15) | room
  climb(g, x)
}

function listPlays(g: S.Spire, out: number[]): boolean {
  listFightActions(g, out)
  return true
}
