import { CHOOSE_OPTION, encode, PICK, PLAY_CARD, REST, SELECT_CARD } from '../actions.ts'
import { actInFight, applyFightAction } from '../combat/apply.ts'
import * as K from '../combat/fight.ts'
import { chooseMove } from '../combat/monsters/rolls/index.ts'
import { C } from '../data/card-ids.ts'
import { cardKeys } from '../data/cards.ts'
import { E } from '../data/encounter-ids.ts'
import { EV } from '../data/event-ids.ts'
import { MS } from '../data/monster-power-ids.ts'
import { MOVE } from '../data/move-ids.ts'
import { relic } from '../data/relics.ts'
import { EVENT_ROOM } from '../data/rooms.ts'
import { applyRunAction } from '../run/apply.ts'
import { idOf, obtain, removeAt } from '../run/deck.ts'
import { enterEvent, eventOptions } from '../run/events.ts'
import { obtainRelic } from '../run/relics.ts'
import { enterFight } from '../run/rooms.ts'
import { fillShop } from '../run/shop.ts'
import { FIGHT_SCREEN } from '../screens.ts'
import * as S from '../state.ts'
import { arena, drink, endTurn, enemy, giveEnemy, look, play, runWith, type Setting, setNext } from './arena.ts'

/** What is seen where the two differ: as the reference has it, and as the game has it. */
export type FaultCase = readonly [see: (rules: 'game' | 'oracle') => unknown, oracle: unknown, game: unknown]

const strikes = (count: number) => Array.from({ length: count }, () => 'STRIKE_RED')
const taken = (key: string, setting: Setting) => {
  const g = runWith({ relics: [], ...setting })
  obtainRelic(g, relic(key))
  return g
}
const visit = (key: keyof typeof EV, options: readonly number[], setting: Setting) => {
  const g = runWith({ relics: [], gold: 200, room: EVENT_ROOM, floor: 8, ...setting })
  g.event = EV[key]
  g.after = 1
  enterEvent(g)
  for (const option of options) applyRunAction(g, encode(CHOOSE_OPTION, option))
  return g
}
const lastCard = (g: S.Spire) => cardKeys[idOf(g.s[S.DECK + g.deckSize - 1])]
/** What a monster chooses on a roll after two moves. */
const rolls = (g: S.Spire, place: number, roll: number, now: keyof typeof MOVE, before: keyof typeof MOVE) => {
  setNext(g, place, now, before)
  return Object.keys(MOVE)[chooseMove(g, place, roll)]
}
const moves = (g: S.Spire, place: number, move: keyof typeof MOVE, before?: keyof typeof MOVE) => {
  for (let i = 0; i < g.monsterSlots; i++) if (i !== place) g.s[K.enemyAt(i) + K.HP] = 0
  g.monstersAlive = 1
  setNext(g, place, move, before)
  endTurn(g)
  return g
}
const wins = (g: S.Spire) => {
  applyFightAction(g, encode(PLAY_CARD, 0, 0))
  return g
}

export const faultCases: Readonly<Record<string, FaultCase>> = {
  'ascension-16-discount': [
    rules => {
      const prices = (ascension: number) => {
        const g = runWith({ rules, ascension })
        fillShop(g)
        return g.s[S.SHOP_PRICES + 7]
      }
      return Math.round((10 * prices(16)) / prices(15))
    },
    8,
    11,
  ],
  'bottle-places-drift': [
    rules => {
      const g = runWith({ rules, deck: ['INJURY', 'CARNAGE'], hand: [] })
      g.s[S.BOTTLES] = 1
      removeAt(g, 0)
      return g.s[S.BOTTLES]
    },
    1,
    0,
  ],
  'toke-does-nothing': [
    rules => {
      const g = runWith({ rules, relics: ['PEACE_PIPE'] })
      g.screen = 7
      g.after = 1
      applyRunAction(g, encode(REST, 4))
      return g.screen
    },
    5,
    4,
  ],
  'old-coin-gives-nothing': [rules => taken('OLD_COIN', { rules }).gold, 99, 399],
  'mirror-copies-nothing': [
    rules => {
      const g = taken('DOLLYS_MIRROR', { rules })
      if (g.screen === 4) applyRunAction(g, encode(SELECT_CARD, 0))
      return g.deckSize
    },
    10,
    11,
  ],
  'necronomicon-without-curse': [rules => lastCard(taken('NECRONOMICON', { rules })), 'BASH', 'NECRONOMICURSE'],
  'periapt-gives-nothing': [
    rules => {
      const g = runWith({ rules, relics: ['DARKSTONE_PERIAPT'] })
      obtain(g, C.REGRET)
      return g.maxHp
    },
    80,
    86,
  ],
  'designer-falls-through': [
    rules => {
      for (let seed = 1n; ; seed++) {
        const g = visit('DESIGNER_IN_SPIRE', [], { rules, seed })
        if ((eventOptions(g) & 8) === 0) continue
        applyRunAction(g, encode(CHOOSE_OPTION, 3))
        return 200 - g.gold
      }
    },
    150,
    60,
  ],
  'no-curiosity': [
    rules => {
      const g = arena({ rules, encounter: 'AWAKENED_ONE', hand: ['INFLAME'] })
      play(g)
      return enemy(g, 2).powers.STRENGTH
    },
    undefined,
    1,
  ],
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
  'acid-slime-repeats': [
    rules => {
      const g = arena({ rules, ascension: 17, encounter: 'SLIME_BOSS' })
      g.s[K.enemyAt(0) + K.KIND] = 1
      return (
        rolls(g, 0, 10, 'ACID_SLIME_L_CORROSIVE_SPIT', 'ACID_SLIME_L_CORROSIVE_SPIT') === 'ACID_SLIME_L_CORROSIVE_SPIT'
      )
    },
    true,
    false,
  ],
  'damage-scales': [
    rules => {
      const g = arena({ rules, encounter: 'NEMESIS', hand: ['BODY_SLAM'], enemyPowers: { INTANGIBLE: 2 } })
      play(g)
      return 185 - enemy(g, 0).hp
    },
    1,
    0,
  ],
  'dull-dagger': [
    rules => {
      const g = runWith({ rules })
      obtain(g, C.RITUAL_DAGGER)
      return g.s[S.DECK_MISC + g.deckSize - 1]
    },
    0,
    15,
  ],
  'search-goes-on': [
    rules => {
      const g = visit('DEAD_ADVENTURER', [], { rules })
      g.phase = 3
      return eventOptions(g)
    },
    3,
    2,
  ],
  'idol-keeps-name': [
    rules => visit('FORGOTTEN_ALTAR', [0], { rules, relics: ['GOLDEN_IDOL'] }).s[S.RELICS] === relic('BLOODY_IDOL'),
    false,
    true,
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
  'wither-hides-its-blow': [
    rules => {
      const g = arena({ rules, encounter: 'WRITHING_MASS', hand: ['SPOT_WEAKNESS'] })
      setNext(g, 0, 'WRITHING_MASS_WITHER')
      play(g)
      return g.strength
    },
    0,
    3,
  ],
  'slaver-sooner': [
    rules => {
      const g = arena({ rules, encounter: 'RED_SLAVER' })
      g.s[K.enemyAt(0) + K.MISC] = 1
      return rolls(g, 0, 52, 'RED_SLAVER_ENTANGLE', 'RED_SLAVER_STAB')
    },
    'RED_SLAVER_STAB',
    'RED_SLAVER_SCRAPE',
  ],
  'enrage-in-first-place': [
    rules => {
      const g = arena({ rules, encounter: 'COLOSSEUM_EVENT_NOBS', hand: ['DEFEND_RED'] })
      giveEnemy(g, 1, MS.ENRAGE, 2)
      play(g)
      return enemy(g, 1).powers.STRENGTH
    },
    undefined,
    2,
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
  'lament-fills-places': [
    rules => {
      const g = runWith({ rules, relics: ['NEOWS_LAMENT:3'], act: 2 })
      enterFight(g, E.COLLECTOR)
      return look(g).enemies.map(each => each.hp)
    },
    [1, 1, 1],
    [0, 0, 1],
  ],
  'implant-waits': [
    rules => {
      const g = arena({ rules, encounter: 'WRITHING_MASS', relics: ['CERAMIC_FISH'], hand: ['STRIKE_RED'] })
      setNext(g, 0, 'WRITHING_MASS_IMPLANT')
      endTurn(g)
      return g.gold
    },
    99,
    108,
  ],
  'shackles-wrap': [
    rules => {
      const g = arena({ rules, encounter: 'TRANSIENT', hand: ['BLUDGEON'], powers: { STRENGTH: 120 }, energy: 3 })
      play(g)
      return enemy(g, 0).powers.SHACKLED
    },
    152 - 256,
    152,
  ],
  'stopped-cards-exhaust': [
    rules => {
      const draw = ['PANACEA', 'DEFEND_RED', 'DEFEND_RED']
      const g = arena({ rules, encounter: 'TIME_EATER', potions: ['DISTILLED_CHAOS'], draw })
      g.s[K.enemyAt(0) + K.AMOUNTS + MS.TIME_WARP] = 11
      drink(g)
      return look(g).exhaust
    },
    ['PANACEA', 'DEFEND_RED'],
    ['PANACEA'],
  ],
  'leader-stops-rolling': [
    rules => {
      const found = new Set<string>()
      for (let seed = 1n; seed <= 400n; seed++) {
        const g = arena({ rules, encounter: 'GREMLIN_LEADER', seed })
        g.s[K.enemyAt(1) + K.HP] = 0
        g.s[K.enemyAt(0) + K.HP] = 0
        const counter = g.s[S.AI_RNG + 4]
        rolls(g, 3, 90, 'GREMLIN_LEADER_STAB', 'GREMLIN_LEADER_RALLY')
        found.add(g.s[S.AI_RNG + 4] - counter > 1 ? 'rolls again' : 'rolls once')
      }
      return found.has('rolls again')
    },
    false,
    true,
  ],
  'romeo-slashes-once': [
    rules => {
      const g = arena({ rules, ascension: 17, encounter: 'MASKED_BANDITS_EVENT', hp: 80 })
      return enemy(moves(g, 1, 'ROMEO_CROSS_SLASH', 'ROMEO_AGONIZING_SLASH'), 1).move
    },
    'ROMEO_AGONIZING_SLASH',
    'ROMEO_CROSS_SLASH',
  ],
  'nemesis-burns-sooner': [
    rules => {
      const { hand, draw, discard } = look(
        moves(arena({ rules, ascension: 3, encounter: 'NEMESIS' }), 0, 'NEMESIS_DEBUFF'),
      )
      return [...hand, ...draw, ...discard].filter(key => key === 'BURN').length
    },
    5,
    3,
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
  'meat-waits': [
    rules =>
      wins(
        arena({
          rules,
          relics: ['BURNING_BLOOD', 'MEAT_ON_THE_BONE'],
          hand: ['STRIKE_RED'],
          hp: 38,
          enemyHp: 1,
          encounter: 'CULTIST',
        }),
      ).hp,
    44,
    56,
  ],
  'bonfire-heals-ten': [
    rules => {
      const g = visit('BONFIRE_SPIRITS', [], { rules, deck: ['CARNAGE'], hand: [], hp: 20 })
      applyRunAction(g, encode(SELECT_CARD, 0))
      return g.hp
    },
    30,
    80,
  ],
  'mindbloom-pays-late': [
    rules => {
      const g = visit('MINDBLOOM', [0], { rules, act: 3, floor: 38, ascension: 13 })
      return [g.screen === FIGHT_SCREEN, g.eventGold]
    },
    [true, 50],
    [true, 25],
  ],
  'mask-discounted': [
    rules => {
      const g = runWith({ rules, relics: ['SMILING_MASK', 'MEMBERSHIP_CARD'] })
      fillShop(g)
      return g.removeCost
    },
    25,
    50,
  ],
  'idol-in-rooms-only': [
    rules => {
      const g = visit('MASKED_BANDITS', [1], { rules, relics: ['GOLDEN_IDOL'] })
      for (let i = 0; i < 3; i++) g.s[K.enemyAt(i) + K.HP] = i === 0 ? 1 : 0
      g.monstersAlive = 1
      const strike = Array.from(g.s.subarray(S.HAND, S.HAND + g.handSize)).findIndex(
        slot => K.idIn(g, slot) === C.STRIKE_RED,
      )
      applyFightAction(g, encode(PLAY_CARD, strike, 0))
      return g.s[S.REWARD_GOLD] > g.eventGold
    },
    false,
    true,
  ],
  'hp-ranges': [
    rules => {
      const hp = new Set<number>()
      for (let seed = 1n; seed <= 60n; seed++) {
        const g = arena({ rules, encounter: 'MASKED_BANDITS_EVENT', seed })
        hp.add(enemy(g, 2).hp)
      }
      return Math.max(...hp) > 42
    },
    true,
    false,
  ],
  'darklings-chomp-once': [
    rules => 80 - moves(arena({ rules, encounter: 'THREE_DARKLINGS', hp: 80 }), 0, 'DARKLING_CHOMP').hp,
    8,
    16,
  ],
  'champ-gloats-more': [
    rules => enemy(moves(arena({ rules, encounter: 'CHAMP' }), 0, 'THE_CHAMP_GLOAT'), 0).powers.STRENGTH,
    3,
    2,
  ],
  'collector-off-by-ascension': [
    rules => {
      const g = moves(arena({ rules, ascension: 19, encounter: 'COLLECTOR' }), 2, 'THE_COLLECTOR_MEGA_DEBUFF')
      return look(g).powers.WEAK
    },
    3,
    5,
  ],
  'leader-blocks-sooner': [
    rules => {
      const g = arena({ rules, ascension: 3, encounter: 'GREMLIN_LEADER' })
      for (const place of [1, 2]) setNext(g, place, 'NONE')
      setNext(g, 3, 'GREMLIN_LEADER_ENCOURAGE')
      endTurn(g)
      return enemy(g, 1).block
    },
    10,
    6,
  ],
  'automaton-hurries': [
    rules => {
      const g = arena({ rules, ascension: 19, encounter: 'AUTOMATON' })
      const names: string[] = []
      setNext(g, 1, 'BRONZE_AUTOMATON_BOOST', 'BRONZE_AUTOMATON_HYPER_BEAM')
      g.s[K.enemyAt(1) + K.MISC] = 0
      for (let i = 0; i < 6; i++) {
        g.hp = 80
        endTurn(g)
        names.push(enemy(g, 1).move.replace('BRONZE_AUTOMATON_', ''))
      }
      return names
    },
    ['FLAIL', 'BOOST', 'HYPER_BEAM', 'BOOST', 'FLAIL', 'BOOST'],
    ['FLAIL', 'BOOST', 'FLAIL', 'BOOST', 'HYPER_BEAM', 'BOOST'],
  ],
  'head-counts-from-five': [
    rules => {
      const g = arena({ rules, ascension: 18, encounter: 'GIANT_HEAD' })
      for (let i = 0; i < 3; i++) {
        g.hp = 80
        endTurn(g)
      }
      return enemy(g, 0).move === 'GIANT_HEAD_IT_IS_TIME'
    },
    false,
    true,
  ],
  'mystic-heals-single': [
    rules => {
      const g = arena({ rules, encounter: 'CENTURION_AND_HEALER' })
      for (const place of [0, 1]) g.s[K.enemyAt(place) + K.HP] = g.s[K.enemyAt(place) + K.MAX_HP] - 8
      return rolls(g, 1, 90, 'MYSTIC_BUFF', 'NONE')
    },
    'MYSTIC_ATTACK_DEBUFF',
    'MYSTIC_HEAL',
  ],
  'spores-repeat': [
    rules =>
      rolls(
        arena({ rules, ascension: 17, encounter: 'SNAKE_PLANT' }),
        0,
        90,
        'SNAKE_PLANT_CHOMP',
        'SNAKE_PLANT_ENFEEBLING_SPORES',
      ),
    'SNAKE_PLANT_ENFEEBLING_SPORES',
    'SNAKE_PLANT_CHOMP',
  ],
  'centurion-shields-unrolled': [
    rules => {
      const g = arena({ rules, encounter: 'CENTURION_AND_HEALER' })
      const counter = g.s[S.AI_RNG + 4]
      setNext(g, 0, 'CENTURION_DEFEND')
      setNext(g, 1, 'NONE')
      endTurn(g)
      return [enemy(g, 1).block, g.s[S.AI_RNG + 4] - counter]
    },
    [15, 1],
    [15, 2],
  ],
  'worms-block-less': [rules => enemy(arena({ rules, encounter: 'JAW_WORM_HORDE' }), 0).block, 5, 6],
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
  'ooze-hurts-alike': [
    rules => {
      for (let seed = 1n; ; seed++) {
        const g = visit('SCRAP_OOZE', [0], { rules, seed })
        if (g.relicCount > 0) continue
        const before = g.hp
        applyRunAction(g, encode(CHOOSE_OPTION, 0))
        return before - g.hp
      }
    },
    3,
    4,
  ],
  'neow-hp-shares': [
    rules => {
      const g = runWith({ rules, hp: 68, maxHp: 75, ascension: 14 })
      g.screen = 1
      g.event = EV.NEOW
      g.s[S.NEOW] = 10
      g.s[S.NEOW + 1] = 5
      applyRunAction(g, encode(CHOOSE_OPTION, 0))
      return g.hp
    },
    42,
    50,
  ],
  'escapees-leave-gold': [
    rules => {
      const g = arena({ rules, encounter: 'LOOTER', hand: [] })
      g.after = 2
      setNext(g, 0, 'LOOTER_ESCAPE')
      applyFightAction(g, encode(16))
      return g.rewardGolds
    },
    1,
    0,
  ],
  'bandits-drop-no-potion': [
    rules => {
      const g = visit('MASKED_BANDITS', [1], { rules, relics: ['WHITE_BEAST_STATUE'] })
      for (let i = 0; i < 3; i++) g.s[K.enemyAt(i) + K.HP] = i === 0 ? 1 : 0
      g.monstersAlive = 1
      const strike = Array.from(g.s.subarray(S.HAND, S.HAND + g.handSize)).findIndex(
        slot => K.idIn(g, slot) === C.STRIKE_RED,
      )
      applyFightAction(g, encode(PLAY_CARD, strike, 0))
      return g.rewardPotions
    },
    0,
    1,
  ],
}
