import { C } from '../../data/card-ids.ts'
import { M } from '../../data/monster-ids.ts'
import { MS } from '../../data/monster-power-ids.ts'
import { MOVE } from '../../data/move-ids.ts'
import { PS } from '../../data/player-power-ids.ts'
import { R } from '../../data/relic-ids.ts'
import { between, chance, upTo } from '../../random.ts'
import { F, faulty } from '../../rules.ts'
import { addRaw } from '../../run/deck.ts'
import { counterOf, setCounter } from '../../run/relics.ts'
import { ACTIVE, AI_RNG, type Spire } from '../../state.ts'
import { blockEnemy, blowOf, gainGoldInFight, getAway, healEnemy, raiseMaxHp, setMove } from '../bodies.ts'
import * as O from '../effects.ts'
import {
  alive,
  BLOCK,
  ENEMY_MARKS,
  enemyAt,
  HALF_DEAD,
  HP,
  MAX_HP,
  MISC,
  MOVE_BEFORE,
  MOVE_NOW,
  ORBS,
} from '../fight.ts'
import {
  amount,
  buffEnemy,
  dropEnemyDebuffs,
  dropEnemyPower,
  dropEverything,
  has,
  setAmount,
  setHas,
  sufferPower,
  wearEnemy,
} from '../powers.ts'
import { later } from '../queue.ts'
import { baseDamage, hitsOf } from './intents.ts'
import { lockCard, spawnOrbs, splitBoss, splitLarge, summonDaggers } from './summons.ts'
import { rollMove, spareRoll } from './turn.ts'

/** What a monster does in its turn. Most then roll again; what it hands to the queue happens before the next acts. */
type Move = (g: Spire, i: number) => void

/* The words that the moves below are written in. */

/** Strikes as shown. */
function strike(g: Spire, i: number): void {
  const blow = blowOf(g, i, baseDamage(g, i))
  const hits = hitsOf(g, i)
  for (let n = 0; n < hits; n++) later(g, O.ATTACK_PLAYER, i, blow)
}
const roll = (g: Spire, i: number) => later(g, O.ROLL_MOVE, i)
const spare = (g: Spire) => later(g, O.SPARE_ROLL)
const weaken = (g: Spire, power: number, value: number) => later(g, O.DEBUFF, power, value, 1)
const litter = (g: Spire, card: number, count: number, upgraded = 0) =>
  later(g, O.MAKE_IN_DISCARD, card, upgraded, count)
const pick = <T>(g: Spire, ascension: number, plain: T, hard: T): T => (g.ascension >= ascension ? hard : plain)
const pick3 = (g: Spire, hard: number, hardest: number, a: number, b: number, c: number) =>
  g.ascension >= hardest ? c : g.ascension >= hard ? b : a
const grow = (g: Spire, i: number, value: number) => buffEnemy(g, i, MS.STRENGTH, value)
/** Turns of the enemies so far, this one included. */
const turnOf = (g: Spire) => g.turn + 1
const misc = (i: number) => enemyAt(i) + MISC
const wasBefore = (g: Spire, i: number, move: number) => g.s[enemyAt(i) + MOVE_BEFORE] === move

const strikeAndRoll: Move = (g, i) => {
  strike(g, i)
  roll(g, i)
}
/** Strikes, then the next move is fixed; the game rolls all the same if `rolled`. */
const strikeThen =
  (next: number, rolled: 'now' | 'later' | 'not' = 'not'): Move =>
  (g, i) => {
    strike(g, i)
    setMove(g, i, next)
    if (rolled === 'now') spareRoll(g)
    else if (rolled === 'later') spare(g)
  }
const strikeWith =
  (effect: (g: Spire, i: number) => void): Move =>
  (g, i) => {
    strike(g, i)
    effect(g, i)
    roll(g, i)
  }
const doAndRoll =
  (effect: (g: Spire, i: number) => void): Move =>
  (g, i) => {
    effect(g, i)
    roll(g, i)
  }
/** Acts and rolls at once, without the queue. */
const doAndRollNow =
  (effect: (g: Spire, i: number) => void): Move =>
  (g, i) => {
    effect(g, i)
    rollMove(g, i)
  }

const act1: Readonly<Record<number, Move>> = {
  [MOVE.ACID_SLIME_L_CORROSIVE_SPIT]: strikeWith(g => litter(g, C.SLIMED, 2)),
  [MOVE.ACID_SLIME_L_LICK]: doAndRoll(g => weaken(g, PS.WEAK, 2)),
  [MOVE.ACID_SLIME_L_SPLIT]: (g, i) => splitLarge(g, M.ACID_SLIME_M, i),
  [MOVE.ACID_SLIME_L_TACKLE]: strikeAndRoll,
  [MOVE.ACID_SLIME_M_CORROSIVE_SPIT]: strikeWith(g => litter(g, C.SLIMED, 1)),
  [MOVE.ACID_SLIME_M_LICK]: doAndRoll(g => weaken(g, PS.WEAK, 1)),
  [MOVE.ACID_SLIME_M_TACKLE]: strikeAndRoll,
  [MOVE.ACID_SLIME_S_LICK]: (g, i) => {
    weaken(g, PS.WEAK, 1)
    setMove(g, i, MOVE.ACID_SLIME_S_TACKLE)
  },
  [MOVE.ACID_SLIME_S_TACKLE]: strikeThen(MOVE.ACID_SLIME_S_LICK),
  [MOVE.SPIKE_SLIME_S_TACKLE]: (g, i) => {
    strike(g, i)
    spare(g)
  },
  [MOVE.SPIKE_SLIME_M_LICK]: doAndRoll(g => weaken(g, PS.FRAIL, 1)),
  [MOVE.SPIKE_SLIME_M_FLAME_TACKLE]: strikeWith(g => litter(g, C.SLIMED, 1)),
  [MOVE.SPIKE_SLIME_L_FLAME_TACKLE]: strikeWith(g => litter(g, C.SLIMED, 2)),
  [MOVE.SPIKE_SLIME_L_LICK]: doAndRoll(g => weaken(g, PS.FRAIL, pick(g, 17, 2, 3))),
  [MOVE.SPIKE_SLIME_L_SPLIT]: (g, i) => splitLarge(g, M.SPIKE_SLIME_M, i),
  [MOVE.BLUE_SLAVER_RAKE]: strikeWith(g => weaken(g, PS.WEAK, pick(g, 17, 1, 2))),
  [MOVE.BLUE_SLAVER_STAB]: strikeAndRoll,
  [MOVE.RED_SLAVER_ENTANGLE]: doAndRoll(g => weaken(g, PS.ENTANGLED, 1)),
  [MOVE.RED_SLAVER_SCRAPE]: strikeWith(g => weaken(g, PS.VULNERABLE, pick(g, 17, 1, 2))),
  [MOVE.RED_SLAVER_STAB]: strikeAndRoll,
  [MOVE.CULTIST_DARK_STRIKE]: (g, i) => {
    strike(g, i)
    spare(g)
  },
  [MOVE.CULTIST_INCANTATION]: (g, i) => {
    buffEnemy(g, i, MS.RITUAL, pick3(g, 2, 17, 3, 4, 5))
    setMove(g, i, MOVE.CULTIST_DARK_STRIKE)
    spareRoll(g)
  },
  [MOVE.FUNGI_BEAST_BITE]: strikeAndRoll,
  [MOVE.FUNGI_BEAST_GROW]: doAndRoll((g, i) => grow(g, i, pick3(g, 2, 17, 3, 4, 5))),
  [MOVE.GREEN_LOUSE_BITE]: strikeAndRoll,
  [MOVE.GREEN_LOUSE_SPIT_WEB]: doAndRoll(g => weaken(g, PS.WEAK, 2)),
  [MOVE.RED_LOUSE_BITE]: strikeAndRoll,
  [MOVE.RED_LOUSE_GROW]: doAndRoll((g, i) => grow(g, i, pick(g, 17, 3, 4))),
  [MOVE.JAW_WORM_CHOMP]: strikeAndRoll,
  [MOVE.JAW_WORM_BELLOW]: doAndRoll((g, i) => {
    grow(g, i, pick3(g, 2, 17, 3, 4, 5))
    later(g, O.BLOCK_ENEMY, i, pick(g, 17, 6, 9))
  }),
  [MOVE.JAW_WORM_THRASH]: strikeWith((g, i) => later(g, O.BLOCK_ENEMY, i, 5)),
  [MOVE.FAT_GREMLIN_SMASH]: (g, i) => {
    strike(g, i)
    weaken(g, PS.WEAK, 1)
    if (g.ascension >= 17) weaken(g, PS.FRAIL, 1)
    spare(g)
  },
  [MOVE.MAD_GREMLIN_SCRATCH]: (g, i) => {
    strike(g, i)
    spare(g)
  },
  [MOVE.SNEAKY_GREMLIN_PUNCTURE]: strike,
  [MOVE.GREMLIN_WIZARD_CHARGING]: (g, i) => {
    if (++g.s[misc(i)] === 3) setMove(g, i, MOVE.GREMLIN_WIZARD_ULTIMATE_BLAST)
  },
  [MOVE.GREMLIN_WIZARD_ULTIMATE_BLAST]: (g, i) => {
    strike(g, i)
    if (g.ascension >= 17) return
    g.s[misc(i)] = 0
    setMove(g, i, MOVE.GREMLIN_WIZARD_CHARGING)
  },
  [MOVE.SHIELD_GREMLIN_PROTECT]: (g, i) => {
    later(g, O.BLOCK_ALLY, i, pick3(g, 7, 17, 7, 8, 11))
    if (g.monstersAlive <= 1) setMove(g, i, MOVE.SHIELD_GREMLIN_SHIELD_BASH)
  },
  [MOVE.SHIELD_GREMLIN_SHIELD_BASH]: strike,
  [MOVE.LOOTER_ESCAPE]: getAway,
  [MOVE.LOOTER_LUNGE]: (g, i) => {
    steal(g, i)
    strikeThen(MOVE.LOOTER_SMOKE_BOMB)(g, i)
  },
  [MOVE.LOOTER_MUG]: (g, i) => {
    if (turnOf(g) === 1) chance(g.s, AI_RNG, 0.6)
    steal(g, i)
    strike(g, i)
    if (turnOf(g) === 1) setMove(g, i, MOVE.LOOTER_MUG)
    else setMove(g, i, chance(g.s, AI_RNG, 0.5) ? MOVE.LOOTER_SMOKE_BOMB : MOVE.LOOTER_LUNGE)
  },
  [MOVE.LOOTER_SMOKE_BOMB]: (g, i) => {
    blockEnemy(g, i, 6)
    setMove(g, i, MOVE.LOOTER_ESCAPE)
  },
  [MOVE.MUGGER_ESCAPE]: getAway,
  [MOVE.MUGGER_LUNGE]: (g, i) => {
    upTo(g.s, AI_RNG, 2)
    steal(g, i)
    strikeThen(MOVE.MUGGER_SMOKE_BOMB)(g, i)
  },
  [MOVE.MUGGER_MUG]: (g, i) => {
    upTo(g.s, AI_RNG, 2)
    if (turnOf(g) === 2) chance(g.s, AI_RNG, 0.6)
    steal(g, i)
    strike(g, i)
    if (turnOf(g) !== 2) setMove(g, i, MOVE.MUGGER_MUG)
    else setMove(g, i, chance(g.s, AI_RNG, 0.5) ? MOVE.MUGGER_SMOKE_BOMB : MOVE.MUGGER_LUNGE)
  },
  [MOVE.MUGGER_SMOKE_BOMB]: (g, i) => {
    blockEnemy(g, i, pick(g, 17, 11, 17))
    setMove(g, i, MOVE.MUGGER_ESCAPE)
  },
  [MOVE.GREMLIN_NOB_BELLOW]: doAndRoll((g, i) => buffEnemy(g, i, MS.ENRAGE, pick(g, 18, 2, 3))),
  [MOVE.GREMLIN_NOB_RUSH]: strikeAndRoll,
  [MOVE.GREMLIN_NOB_SKULL_BASH]: strikeWith(g => weaken(g, PS.VULNERABLE, 2)),
  [MOVE.LAGAVULIN_ATTACK]: (g, i) => {
    strike(g, i)
    const tired = g.s[enemyAt(i) + MOVE_NOW] === g.s[enemyAt(i) + MOVE_BEFORE]
    setMove(g, i, tired ? MOVE.LAGAVULIN_SIPHON_SOUL : MOVE.LAGAVULIN_ATTACK)
    spare(g)
  },
  [MOVE.LAGAVULIN_SIPHON_SOUL]: (g, i) => {
    sufferPower(g, PS.DEXTERITY, pick(g, 18, -1, -2))
    sufferPower(g, PS.STRENGTH, pick(g, 18, -1, -2))
    setMove(g, i, MOVE.LAGAVULIN_ATTACK)
    spareRoll(g)
  },
  [MOVE.LAGAVULIN_SLEEP]: (g, i) => {
    const awake = g.turn === 2 || !has(g, i, MS.ASLEEP)
    setMove(g, i, awake ? MOVE.LAGAVULIN_ATTACK : MOVE.LAGAVULIN_SLEEP)
    if (awake && has(g, i, MS.ASLEEP) && !faulty(g, F.LAGAVULIN_KEEPS_ARMOR)) {
      setHas(g, i, MS.ASLEEP, false)
      wearEnemy(g, i, MS.METALLICIZE, 8)
    }
    spareRoll(g)
  },
  [MOVE.SENTRY_BEAM]: strikeThen(MOVE.SENTRY_BOLT, 'later'),
  [MOVE.SENTRY_BOLT]: (g, i) => {
    litter(g, C.DAZED, pick(g, 18, 2, 3))
    setMove(g, i, MOVE.SENTRY_BEAM)
    spare(g)
  },
  [MOVE.SLIME_BOSS_GOOP_SPRAY]: (g, i) => {
    for (let n = pick(g, 19, 3, 5); n > 0; n--) O.discardNew(g, C.SLIMED, 0)
    setMove(g, i, MOVE.SLIME_BOSS_PREPARING)
  },
  [MOVE.SLIME_BOSS_PREPARING]: (g, i) => setMove(g, i, MOVE.SLIME_BOSS_SLAM),
  [MOVE.SLIME_BOSS_SLAM]: strikeThen(MOVE.SLIME_BOSS_GOOP_SPRAY),
  [MOVE.SLIME_BOSS_SPLIT]: g => splitBoss(g),
  [MOVE.THE_GUARDIAN_CHARGING_UP]: (g, i) => {
    blockEnemy(g, i, 9)
    setMove(g, i, MOVE.THE_GUARDIAN_FIERCE_BASH)
  },
  [MOVE.THE_GUARDIAN_DEFENSIVE_MODE]: (g, i) => {
    buffEnemy(g, i, MS.SHARP_HIDE, pick(g, 19, 3, 4))
    setMove(g, i, MOVE.THE_GUARDIAN_ROLL_ATTACK)
  },
  [MOVE.THE_GUARDIAN_FIERCE_BASH]: strikeThen(MOVE.THE_GUARDIAN_VENT_STEAM),
  [MOVE.THE_GUARDIAN_ROLL_ATTACK]: strikeThen(MOVE.THE_GUARDIAN_TWIN_SLAM),
  [MOVE.THE_GUARDIAN_TWIN_SLAM]: (g, i) => {
    strike(g, i)
    dropEnemyPower(g, i, MS.SHARP_HIDE)
    g.s[misc(i)] += 10
    setMove(g, i, MOVE.THE_GUARDIAN_WHIRLWIND)
    later(g, O.BUFF_ENEMY, MS.MODE_SHIFT, i, g.s[misc(i)])
  },
  [MOVE.THE_GUARDIAN_VENT_STEAM]: (g, i) => {
    weaken(g, PS.VULNERABLE, 2)
    weaken(g, PS.WEAK, 2)
    setMove(g, i, MOVE.THE_GUARDIAN_WHIRLWIND)
  },
  [MOVE.THE_GUARDIAN_WHIRLWIND]: strikeThen(MOVE.THE_GUARDIAN_CHARGING_UP),
  [MOVE.HEXAGHOST_ACTIVATE]: (g, i) => {
    g.s[misc(i)] = Math.trunc(g.hp / 12) + 1
    setMove(g, i, MOVE.HEXAGHOST_DIVIDER)
    spareRoll(g)
  },
  [MOVE.HEXAGHOST_DIVIDER]: (g, i) => {
    strike(g, i)
    g.s[enemyAt(i) + ORBS] = 0
    setMove(g, i, MOVE.HEXAGHOST_SEAR)
    spare(g)
  },
  [MOVE.HEXAGHOST_INFERNO]: (g, i) => {
    strike(g, i)
    g.s[enemyAt(i) + ORBS] = 0
    if (!faulty(g, F.INFERNO_BURNS_NOTHING)) later(g, O.INFERNO)
    setMove(g, i, MOVE.HEXAGHOST_SEAR)
    spare(g)
  },
  [MOVE.HEXAGHOST_INFLAME]: (g, i) => {
    blockEnemy(g, i, 12)
    grow(g, i, pick(g, 19, 2, 3))
    g.s[enemyAt(i) + ORBS]++
    setMove(g, i, MOVE.HEXAGHOST_TACKLE)
    spareRoll(g)
  },
  [MOVE.HEXAGHOST_SEAR]: (g, i) => {
    const orbs = g.s[enemyAt(i) + ORBS]
    strike(g, i)
    litter(g, C.BURN, pick(g, 19, 1, 2), g.turn > 8 ? 1 : 0)
    setMove(g, i, orbs === 0 ? MOVE.HEXAGHOST_TACKLE : orbs === 2 ? MOVE.HEXAGHOST_INFLAME : MOVE.HEXAGHOST_INFERNO)
    g.s[enemyAt(i) + ORBS]++
    spare(g)
  },
  [MOVE.HEXAGHOST_TACKLE]: (g, i) => {
    strike(g, i)
    setMove(g, i, MOVE.HEXAGHOST_SEAR)
    g.s[enemyAt(i) + ORBS]++
    spare(g)
  },
}

function steal(g: Spire, i: number): void {
  const taken = Math.min(g.gold, amount(g, i, MS.THIEVERY))
  g.s[misc(i)] += taken
  g.gold -= taken
}

const act2: Readonly<Record<number, Move>> = {
  [MOVE.BEAR_BEAR_HUG]: (g, i) => {
    sufferPower(g, PS.DEXTERITY, pick(g, 17, -2, -4))
    setMove(g, i, MOVE.BEAR_LUNGE)
  },
  [MOVE.BEAR_LUNGE]: (g, i) => {
    strike(g, i)
    later(g, O.BLOCK_ENEMY, i, 9)
    setMove(g, i, MOVE.BEAR_MAUL)
  },
  [MOVE.BEAR_MAUL]: strikeThen(MOVE.BEAR_LUNGE),
  [MOVE.POINTY_ATTACK]: strike,
  [MOVE.ROMEO_AGONIZING_SLASH]: (g, i) => {
    strike(g, i)
    weaken(g, PS.WEAK, pick(g, 17, 2, 3))
    setMove(g, i, MOVE.ROMEO_CROSS_SLASH)
  },
  [MOVE.ROMEO_CROSS_SLASH]: (g, i) => {
    const again = g.ascension >= 17 && !wasBefore(g, i, MOVE.ROMEO_CROSS_SLASH) && !faulty(g, F.ROMEO_SLASHES_ONCE)
    strikeThen(again ? MOVE.ROMEO_CROSS_SLASH : MOVE.ROMEO_AGONIZING_SLASH)(g, i)
  },
  [MOVE.ROMEO_MOCK]: (g, i) => setMove(g, i, MOVE.ROMEO_AGONIZING_SLASH),
  [MOVE.BOOK_OF_STABBING_MULTI_STAB]: strikeAndRoll,
  [MOVE.BOOK_OF_STABBING_SINGLE_STAB]: strikeAndRoll,
  [MOVE.BRONZE_AUTOMATON_BOOST]: (g, i) => {
    grow(g, i, pick(g, 4, 3, 4))
    blockEnemy(g, i, pick(g, 9, 9, 12))
    // The boost right after the beam does not count.
    if (wasBefore(g, i, MOVE.BRONZE_AUTOMATON_HYPER_BEAM) && !faulty(g, F.AUTOMATON_HURRIES)) {
      setMove(g, i, MOVE.BRONZE_AUTOMATON_FLAIL)
      spareRoll(g)
      return
    }
    const flailed = g.s[misc(i)] !== 0
    setMove(g, i, flailed ? MOVE.BRONZE_AUTOMATON_HYPER_BEAM : MOVE.BRONZE_AUTOMATON_FLAIL)
    g.s[misc(i)] = flailed ? 0 : 1
    spareRoll(g)
  },
  [MOVE.BRONZE_AUTOMATON_FLAIL]: strikeThen(MOVE.BRONZE_AUTOMATON_BOOST, 'now'),
  [MOVE.BRONZE_AUTOMATON_HYPER_BEAM]: (g, i) =>
    strikeThen(pick<number>(g, 19, MOVE.BRONZE_AUTOMATON_STUNNED, MOVE.BRONZE_AUTOMATON_BOOST), 'now')(g, i),
  [MOVE.BRONZE_AUTOMATON_SPAWN_ORBS]: (g, i) => {
    spawnOrbs(g)
    setMove(g, i, MOVE.BRONZE_AUTOMATON_FLAIL)
    spareRoll(g)
  },
  [MOVE.BRONZE_AUTOMATON_STUNNED]: (g, i) => {
    setMove(g, i, MOVE.BRONZE_AUTOMATON_FLAIL)
    spareRoll(g)
  },
  [MOVE.BRONZE_ORB_BEAM]: strikeAndRoll,
  [MOVE.BRONZE_ORB_STASIS]: doAndRollNow((g, i) => {
    lockCard(g, i)
    g.s[misc(i)] = 1
  }),
  [MOVE.BRONZE_ORB_SUPPORT_BEAM]: doAndRollNow(g => blockEnemy(g, 1, 12)),
  [MOVE.BYRD_CAW]: doAndRoll((g, i) => grow(g, i, 1)),
  [MOVE.BYRD_FLY]: doAndRoll((g, i) => buffEnemy(g, i, MS.FLIGHT, pick(g, 17, 3, 4))),
  [MOVE.BYRD_HEADBUTT]: strikeThen(MOVE.BYRD_FLY),
  [MOVE.BYRD_PECK]: strikeAndRoll,
  [MOVE.BYRD_STUNNED]: (g, i) => {
    spareRoll(g)
    setMove(g, i, MOVE.BYRD_HEADBUTT)
  },
  [MOVE.BYRD_SWOOP]: strikeAndRoll,
  [MOVE.CENTURION_DEFEND]: (g, i) => {
    const block = pick(g, 17, 15, 20)
    if (faulty(g, F.CENTURION_SHIELDS_UNROLLED)) {
      if (g.monstersAlive > 1) blockEnemy(g, 1, block)
      rollMove(g, i)
      return
    }
    later(g, O.BLOCK_ALLY, i, block)
    roll(g, i)
  },
  [MOVE.CENTURION_FURY]: strikeAndRoll,
  [MOVE.CENTURION_SLASH]: strikeAndRoll,
  [MOVE.MYSTIC_ATTACK_DEBUFF]: strikeWith(g => weaken(g, PS.FRAIL, 2)),
  [MOVE.MYSTIC_BUFF]: doAndRollNow((g, i) => {
    const more = pick3(g, 2, 17, 2, 3, 4)
    if (g.monstersAlive > 1) grow(g, 0, more)
    grow(g, i, more)
  }),
  [MOVE.MYSTIC_HEAL]: doAndRollNow((g, i) => {
    const more = pick(g, 17, 16, 20)
    if (g.monstersAlive > 1) healEnemy(g, 0, more)
    healEnemy(g, i, more)
  }),
  [MOVE.CHOSEN_DEBILITATE]: strikeWith(g => weaken(g, PS.VULNERABLE, 2)),
  [MOVE.CHOSEN_DRAIN]: doAndRoll((g, i) => {
    weaken(g, PS.WEAK, 3)
    grow(g, i, 3)
  }),
  [MOVE.CHOSEN_HEX]: doAndRoll(g => weaken(g, PS.HEX, 1)),
  [MOVE.CHOSEN_POKE]: strikeAndRoll,
  [MOVE.CHOSEN_ZAP]: strikeAndRoll,
  [MOVE.GREMLIN_LEADER_ENCOURAGE]: doAndRoll((g, i) => {
    const more = pick3(g, 3, 18, 3, 4, 5)
    between(g.s, AI_RNG, 0, 2)
    for (let place = 0; place < 3; place++)
      if (alive(g, place)) {
        grow(g, place, more)
        blockEnemy(g, place, pick(g, faulty(g, F.LEADER_BLOCKS_SOONER) ? 3 : 18, 6, 10))
      }
    grow(g, i, more)
  }),
  [MOVE.GREMLIN_LEADER_RALLY]: doAndRoll(g => later(g, O.SUMMON_GREMLINS)),
  [MOVE.GREMLIN_LEADER_STAB]: strikeAndRoll,
  [MOVE.SHELLED_PARASITE_DOUBLE_STRIKE]: strikeAndRoll,
  [MOVE.SHELLED_PARASITE_FELL]: strikeWith(g => weaken(g, PS.FRAIL, 2)),
  [MOVE.SHELLED_PARASITE_STUNNED]: doAndRollNow((g, i) => setMove(g, i, MOVE.SHELLED_PARASITE_FELL)),
  [MOVE.SHELLED_PARASITE_SUCK]: doAndRoll((g, i) => later(g, O.VAMPIRE, blowOf(g, i, baseDamage(g, i)))),
  [MOVE.SNAKE_PLANT_CHOMP]: strikeAndRoll,
  [MOVE.SNAKE_PLANT_ENFEEBLING_SPORES]: doAndRoll(g => {
    weaken(g, PS.FRAIL, 2)
    weaken(g, PS.WEAK, 2)
  }),
  [MOVE.SNECKO_BITE]: strikeAndRoll,
  [MOVE.SNECKO_PERPLEXING_GLARE]: doAndRoll(g => weaken(g, PS.CONFUSED, 1)),
  [MOVE.SNECKO_TAIL_WHIP]: strikeWith(g => {
    weaken(g, PS.VULNERABLE, 2)
    if (g.ascension >= 17) weaken(g, PS.WEAK, 2)
  }),
  [MOVE.SPHERIC_GUARDIAN_ACTIVATE]: (g, i) => {
    blockEnemy(g, i, pick(g, 17, 25, 35))
    setMove(g, i, MOVE.SPHERIC_GUARDIAN_ATTACK_DEBUFF)
    spareRoll(g)
  },
  [MOVE.SPHERIC_GUARDIAN_ATTACK_DEBUFF]: (g, i) => {
    strike(g, i)
    weaken(g, PS.FRAIL, 5)
    setMove(g, i, MOVE.SPHERIC_GUARDIAN_SLAM)
    spareRoll(g)
  },
  [MOVE.SPHERIC_GUARDIAN_HARDEN]: (g, i) => {
    later(g, O.BLOCK_ENEMY, i, 15)
    strikeThen(MOVE.SPHERIC_GUARDIAN_SLAM, 'now')(g, i)
  },
  [MOVE.SPHERIC_GUARDIAN_SLAM]: strikeThen(MOVE.SPHERIC_GUARDIAN_HARDEN, 'now'),
  [MOVE.TASKMASTER_SCOURING_WHIP]: (g, i) => {
    strike(g, i)
    if (g.ascension >= 18) later(g, O.BUFF_ENEMY, MS.STRENGTH, i, 1)
    litter(g, C.WOUND, pick3(g, 3, 18, 1, 2, 3))
    spareRoll(g)
  },
  [MOVE.THE_CHAMP_ANGER]: doAndRollNow((g, i) => {
    dropEnemyDebuffs(g, i)
    grow(g, i, pick3(g, 4, 19, 6, 9, 12))
  }),
  [MOVE.THE_CHAMP_DEFENSIVE_STANCE]: doAndRollNow((g, i) => {
    blockEnemy(g, i, pick3(g, 9, 19, 15, 18, 20))
    buffEnemy(g, i, MS.METALLICIZE, pick3(g, 9, 19, 5, 6, 7))
  }),
  [MOVE.THE_CHAMP_EXECUTE]: strikeAndRoll,
  [MOVE.THE_CHAMP_FACE_SLAP]: strikeWith(g => {
    weaken(g, PS.FRAIL, 2)
    weaken(g, PS.VULNERABLE, 2)
  }),
  [MOVE.THE_CHAMP_GLOAT]: doAndRollNow((g, i) =>
    grow(g, i, pick3(g, 4, 19, 2, 3, 4) + (faulty(g, F.CHAMP_GLOATS_MORE) ? 1 : 0)),
  ),
  [MOVE.THE_CHAMP_HEAVY_SLASH]: strikeAndRoll,
  [MOVE.THE_CHAMP_TAUNT]: doAndRollNow(g => {
    sufferPower(g, PS.WEAK, 2)
    sufferPower(g, PS.VULNERABLE, 2)
  }),
  [MOVE.THE_COLLECTOR_BUFF]: doAndRoll((g, i) => {
    const more = pick3(g, 4, 19, 3, 4, 5)
    for (let place = 0; place < 2; place++) if (alive(g, place)) grow(g, place, more)
    grow(g, i, more)
    blockEnemy(g, i, pick3(g, faulty(g, F.COLLECTOR_OFF_BY_ASCENSION) ? 4 : 9, 19, 15, 18, 23))
  }),
  [MOVE.THE_COLLECTOR_FIREBALL]: strikeAndRoll,
  [MOVE.THE_COLLECTOR_MEGA_DEBUFF]: doAndRoll(g => {
    const turns = g.ascension >= 19 && !faulty(g, F.COLLECTOR_OFF_BY_ASCENSION) ? 5 : 3
    weaken(g, PS.WEAK, turns)
    weaken(g, PS.VULNERABLE, turns)
    weaken(g, PS.FRAIL, turns)
  }),
  [MOVE.THE_COLLECTOR_SPAWN]: doAndRoll(g => later(g, O.SPAWN_TORCHES)),
  [MOVE.TORCH_HEAD_TACKLE]: strike,
}

/** Writhing Mass puts a Parasite into the deck. */
function implant(g: Spire): void {
  if (faulty(g, F.IMPLANT_WAITS)) {
    if (!g.s[ACTIVE + R.OMAMORI] && g.s[ACTIVE + R.DARKSTONE_PERIAPT]) raiseMaxHp(g, 6)
    return
  }
  if (g.s[ACTIVE + R.OMAMORI]) {
    const charges = counterOf(g, R.OMAMORI) - 1
    setCounter(g, R.OMAMORI, charges)
    if (charges === 0) g.s[ACTIVE + R.OMAMORI] = 0
    return
  }
  if (g.s[ACTIVE + R.CERAMIC_FISH]) gainGoldInFight(g, 9)
  if (g.s[ACTIVE + R.DARKSTONE_PERIAPT]) raiseMaxHp(g, 6)
  addRaw(g, C.PARASITE, 0)
}

const act3: Readonly<Record<number, Move>> = {
  [MOVE.ORB_WALKER_CLAW]: strikeAndRoll,
  [MOVE.ORB_WALKER_LASER]: strikeWith(g => {
    later(g, O.SHUFFLE_IN, C.BURN, 1)
    litter(g, C.BURN, 1)
  }),
  [MOVE.EXPLODER_EXPLODE]: (g, i) => {
    later(g, O.DAMAGE_PLAYER, 30, 0)
    later(g, O.END_ITSELF, i, 1)
    spareRoll(g)
  },
  [MOVE.EXPLODER_SLAM]: (g, i) => {
    strike(g, i)
    setMove(g, i, wasBefore(g, i, MOVE.EXPLODER_SLAM) ? MOVE.EXPLODER_EXPLODE : MOVE.EXPLODER_SLAM)
    spareRoll(g)
  },
  [MOVE.REPULSOR_BASH]: strikeAndRoll,
  [MOVE.REPULSOR_REPULSE]: doAndRollNow(g => {
    O.shuffleInNew(g, C.DAZED)
    O.shuffleInNew(g, C.DAZED)
  }),
  [MOVE.SPIKER_CUT]: strikeAndRoll,
  [MOVE.SPIKER_SPIKE]: doAndRollNow((g, i) => {
    g.s[misc(i)]++
    buffEnemy(g, i, MS.THORNS, 2)
  }),
  [MOVE.THE_MAW_DROOL]: doAndRollNow((g, i) => grow(g, i, pick(g, 17, 3, 5))),
  [MOVE.THE_MAW_NOM]: strikeThen(MOVE.THE_MAW_DROOL, 'now'),
  [MOVE.THE_MAW_ROAR]: doAndRollNow(g => {
    sufferPower(g, PS.WEAK, pick(g, 17, 3, 5))
    sufferPower(g, PS.FRAIL, pick(g, 17, 3, 5))
  }),
  [MOVE.THE_MAW_SLAM]: strikeAndRoll,
  [MOVE.DARKLING_CHOMP]: strikeAndRoll,
  [MOVE.DARKLING_HARDEN]: doAndRollNow((g, i) => {
    blockEnemy(g, i, 12)
    if (g.ascension >= 17) grow(g, i, 2)
  }),
  [MOVE.DARKLING_NIP]: strikeAndRoll,
  [MOVE.DARKLING_REGROW]: doAndRollNow(() => {}),
  [MOVE.DARKLING_REINCARNATE]: doAndRollNow((g, i) => {
    const at = enemyAt(i)
    g.s[at + HP] = g.s[at + MAX_HP] >> 1
    g.s[at + ENEMY_MARKS] &= ~HALF_DEAD
    g.monstersAlive++
    if (!faulty(g, F.DARKLINGS_KEEP_POWERS)) {
      dropEverything(g, i)
      g.s[at + BLOCK] = 0
    }
    buffEnemy(g, i, MS.REGROW)
    if (g.s[ACTIVE + R.PHILOSOPHERS_STONE]) grow(g, i, 1)
  }),
  [MOVE.SPIRE_GROWTH_QUICK_TACKLE]: strikeAndRoll,
  [MOVE.SPIRE_GROWTH_SMASH]: strikeAndRoll,
  [MOVE.SPIRE_GROWTH_CONSTRICT]: doAndRoll(g => sufferPower(g, PS.CONSTRICTED, pick(g, 17, 10, 12))),
  [MOVE.TRANSIENT_ATTACK]: (g, i) => {
    strike(g, i)
    if (amount(g, i, MS.FADING) === 1) later(g, O.END_ITSELF, i, 0)
    spareRoll(g)
    wearEnemy(g, i, MS.FADING)
  },
  [MOVE.WRITHING_MASS_FLAIL]: strikeWith((g, i) => later(g, O.BLOCK_ENEMY, i, pick(g, 2, 16, 18))),
  [MOVE.WRITHING_MASS_IMPLANT]: doAndRollNow((g, i) => {
    g.s[misc(i)] = 1
    implant(g)
  }),
  [MOVE.WRITHING_MASS_MULTI_STRIKE]: strikeAndRoll,
  [MOVE.WRITHING_MASS_STRONG_STRIKE]: strikeAndRoll,
  [MOVE.WRITHING_MASS_WITHER]: strikeWith(g => {
    weaken(g, PS.WEAK, 2)
    weaken(g, PS.VULNERABLE, 2)
  }),
  [MOVE.GIANT_HEAD_COUNT]: strikeAndRoll,
  [MOVE.GIANT_HEAD_GLARE]: doAndRollNow(g => sufferPower(g, PS.WEAK, 1)),
  [MOVE.GIANT_HEAD_IT_IS_TIME]: (g, i) => {
    strike(g, i)
    spareRoll(g)
  },
  [MOVE.NEMESIS_ATTACK]: fade,
  [MOVE.NEMESIS_SCYTHE]: fade,
  [MOVE.NEMESIS_DEBUFF]: (g, i) => {
    for (let n = pick(g, faulty(g, F.NEMESIS_BURNS_SOONER) ? 3 : 18, 3, 5); n > 0; n--) O.discardNew(g, C.BURN, 0)
    rollMove(g, i)
    if (!has(g, i, MS.INTANGIBLE)) buffEnemy(g, i, MS.INTANGIBLE, 2)
  },
  [MOVE.REPTOMANCER_BIG_BITE]: strikeAndRoll,
  [MOVE.REPTOMANCER_SNAKE_STRIKE]: strikeWith(g => weaken(g, PS.WEAK, 1)),
  [MOVE.REPTOMANCER_SUMMON]: doAndRollNow(g => summonDaggers(g, pick(g, 18, 1, 2))),
  [MOVE.DAGGER_STAB]: (g, i) => {
    strike(g, i)
    litter(g, C.WOUND, 1)
    setMove(g, i, MOVE.DAGGER_EXPLODE)
    spareRoll(g)
  },
  [MOVE.DAGGER_EXPLODE]: (g, i) => {
    strike(g, i)
    later(g, O.END_ITSELF, i, 1)
    spareRoll(g)
  },
  [MOVE.TIME_EATER_HASTE]: doAndRollNow((g, i) => {
    const at = enemyAt(i)
    g.s[misc(i)] = 1
    g.s[at + HP] = g.s[at + MAX_HP] >> 1
    if (g.ascension >= 19) blockEnemy(g, i, 32)
    dropEnemyDebuffs(g, i)
  }),
  [MOVE.TIME_EATER_HEAD_SLAM]: strikeWith(g => {
    weaken(g, PS.DRAW_REDUCTION, 1)
    if (g.ascension >= 19) litter(g, C.SLIMED, 2)
  }),
  [MOVE.TIME_EATER_REVERBERATE]: strikeAndRoll,
  [MOVE.TIME_EATER_RIPPLE]: doAndRollNow((g, i) => {
    blockEnemy(g, i, 20)
    sufferPower(g, PS.WEAK, 1)
    sufferPower(g, PS.VULNERABLE, 1)
    if (g.ascension >= 19) sufferPower(g, PS.FRAIL, 1)
  }),
  [MOVE.DONU_BEAM]: strikeThen(MOVE.DONU_CIRCLE_OF_POWER),
  [MOVE.DONU_CIRCLE_OF_POWER]: (g, i) => {
    grow(g, 0, 3)
    grow(g, i, 3)
    setMove(g, i, MOVE.DONU_BEAM)
  },
  [MOVE.DECA_BEAM]: (g, i) => {
    strike(g, i)
    litter(g, C.DAZED, 2)
    setMove(g, i, MOVE.DECA_SQUARE_OF_PROTECTION)
  },
  [MOVE.DECA_SQUARE_OF_PROTECTION]: (g, i) => {
    for (const place of [i, 1]) {
      blockEnemy(g, place, 16)
      if (g.ascension >= 19) buffEnemy(g, place, MS.PLATED_ARMOR, 3)
    }
    setMove(g, i, MOVE.DECA_BEAM)
  },
  [MOVE.AWAKENED_ONE_DARK_ECHO]: strikeAndRoll,
  [MOVE.AWAKENED_ONE_REBIRTH]: (g, i) => {
    const at = enemyAt(i)
    g.s[at + MAX_HP] = pick(g, 9, 300, 320)
    g.s[at + HP] = g.s[at + MAX_HP]
    g.s[at + ENEMY_MARKS] &= ~HALF_DEAD
    g.s[misc(i)] = 1
    setAmount(g, i, MS.STRENGTH, Math.max(0, amount(g, i, MS.STRENGTH)))
    g.monstersAlive++
    buffEnemy(g, i, MS.MINION_LEADER)
    setMove(g, i, MOVE.AWAKENED_ONE_DARK_ECHO)
    spareRoll(g)
  },
  [MOVE.AWAKENED_ONE_SLASH]: strikeAndRoll,
  [MOVE.AWAKENED_ONE_SLUDGE]: strikeWith(g => later(g, O.SHUFFLE_IN, C.VOID, 1)),
  [MOVE.AWAKENED_ONE_SOUL_STRIKE]: strikeAndRoll,
  [MOVE.AWAKENED_ONE_TACKLE]: strikeAndRoll,
}

/** Nemesis fades after each of its moves. */
function fade(g: Spire, i: number): void {
  strike(g, i)
  roll(g, i)
  if (!has(g, i, MS.INTANGIBLE)) later(g, O.BUFF_ENEMY, MS.INTANGIBLE, i, 2)
}

const act4: Readonly<Record<number, Move>> = {
  [MOVE.SPIRE_SHIELD_BASH]: (g, i) => {
    strike(g, i)
    sufferPower(g, PS.STRENGTH, -1)
    const rested = wasBefore(g, i, MOVE.SPIRE_SHIELD_SMASH) || wasBefore(g, i, MOVE.NONE)
    setMove(g, i, rested ? MOVE.SPIRE_SHIELD_FORTIFY : MOVE.SPIRE_SHIELD_SMASH)
    spareRoll(g)
  },
  [MOVE.SPIRE_SHIELD_FORTIFY]: (g, i) => {
    blockEnemy(g, i, 30)
    blockEnemy(g, 1, 30)
    const rested = wasBefore(g, i, MOVE.SPIRE_SHIELD_SMASH) || wasBefore(g, i, MOVE.NONE)
    setMove(g, i, rested ? MOVE.SPIRE_SHIELD_BASH : MOVE.SPIRE_SHIELD_SMASH)
    spareRoll(g)
  },
  [MOVE.SPIRE_SHIELD_SMASH]: (g, i) => {
    const blow = blowOf(g, i, baseDamage(g, i))
    later(g, O.ATTACK_PLAYER, i, blow)
    later(g, O.BLOCK_ENEMY, i, pick(g, 18, blow, 99))
    roll(g, i)
  },
  [MOVE.SPIRE_SPEAR_BURN_STRIKE]: (g, i) => {
    strike(g, i)
    if (g.ascension >= 18) later(g, O.MAKE_ON_TOP, C.BURN, 2)
    else litter(g, C.BURN, 2)
    setMove(g, i, wasBefore(g, i, MOVE.SPIRE_SPEAR_SKEWER) ? MOVE.SPIRE_SPEAR_PIERCER : MOVE.SPIRE_SPEAR_SKEWER)
    spareRoll(g)
  },
  [MOVE.SPIRE_SPEAR_PIERCER]: (g, i) => {
    grow(g, i, 2)
    grow(g, 0, 2)
    setMove(g, i, wasBefore(g, i, MOVE.SPIRE_SPEAR_SKEWER) ? MOVE.SPIRE_SPEAR_BURN_STRIKE : MOVE.SPIRE_SPEAR_SKEWER)
    spareRoll(g)
  },
  [MOVE.SPIRE_SPEAR_SKEWER]: strikeAndRoll,
  [MOVE.CORRUPT_HEART_BLOOD_SHOTS]: (g, i) => heartBeats(g, i, MOVE.CORRUPT_HEART_ECHO),
  [MOVE.CORRUPT_HEART_ECHO]: (g, i) => heartBeats(g, i, MOVE.CORRUPT_HEART_BLOOD_SHOTS),
  [MOVE.CORRUPT_HEART_BUFF]: doAndRollNow((g, i) => {
    setAmount(g, i, MS.STRENGTH, Math.max(0, amount(g, i, MS.STRENGTH)) + 2)
    switch (Math.trunc(turnOf(g) / 3)) {
      case 1:
        return buffEnemy(g, i, MS.ARTIFACT, 2)
      case 2:
        return buffEnemy(g, i, MS.BEAT_OF_DEATH, 1)
      case 3:
        return buffEnemy(g, i, MS.PAINFUL_STABS)
      case 4:
        return grow(g, i, 10)
      default:
        return grow(g, i, 50)
    }
  }),
  [MOVE.CORRUPT_HEART_DEBILITATE]: doAndRollNow(g => {
    for (const power of [PS.VULNERABLE, PS.WEAK, PS.FRAIL]) sufferPower(g, power, 2)
    for (const card of [C.DAZED, C.SLIMED, C.WOUND, C.BURN, C.VOID]) O.shuffleInNew(g, card)
  }),
}

/** Every third turn the Heart buffs itself. */
function heartBeats(g: Spire, i: number, other: number): void {
  strike(g, i)
  setMove(g, i, turnOf(g) % 3 === 0 ? MOVE.CORRUPT_HEART_BUFF : other)
  spareRoll(g)
}

/** By move id. */
export const moveEffects: readonly (Move | undefined)[] = (() => {
  const table: (Move | undefined)[] = new Array(220).fill(undefined)
  for (const act of [act1, act2, act3, act4])
    for (const [move, effect] of Object.entries(act)) table[Number(move)] = effect
  return table
})()
