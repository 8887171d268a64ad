import * as K from '../../combat/fight.ts'
import { MS } from '../../data/monster-power-ids.ts'
import * as S from '../../state.ts'
import { arena, drink, endTurn, enemy, giveEnemy, look, play, setNext } from '../arena.ts'
import { type FaultCase, moves, rolls, wins } from './words.ts'

export const monsters: Readonly<Record<string, FaultCase>> = {
  'no-curiosity': [
    rules => {
      const g = arena({ rules, encounter: 'AWAKENED_ONE', hand: ['INFLAME'] })
      play(g)
      return enemy(g, 2).powers.STRENGTH
    },
    undefined,
    1,
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
}
