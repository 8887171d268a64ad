import { C } from '../../../data/card-ids.ts'
import { MS } from '../../../data/monster-power-ids.ts'
import { MOVE } from '../../../data/move-ids.ts'
import { PS } from '../../../data/player-power-ids.ts'
import { R } from '../../../data/relic-ids.ts'
import { F, faulty } from '../../../rules.ts'
import { addRaw } from '../../../run/deck.ts'
import { counterOf, setCounter } from '../../../run/relics.ts'
import { ACTIVE, type Spire } from '../../../state.ts'
import { blockEnemy, gainGoldInFight, raiseMaxHp, setMove } from '../../bodies.ts'
import * as O from '../../effects.ts'
import { BLOCK, ENEMY_MARKS, enemyAt, HALF_DEAD, HP, MAX_HP } from '../../fight.ts'
import {
  amount,
  buffEnemy,
  dropEnemyDebuffs,
  dropEverything,
  has,
  setAmount,
  sufferPower,
  wearEnemy,
} from '../../powers.ts'
import { later } from '../../queue.ts'
import { summonDaggers } from '../summons.ts'
import { rollMove, spareRoll } from '../turn.ts'
import {
  doAndRoll,
  doAndRollNow,
  grow,
  litter,
  type Move,
  misc,
  pick,
  roll,
  strike,
  strikeAndRoll,
  strikeThen,
  strikeWith,
  wasBefore,
  weaken,
} from './words.ts'

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

export const act3: Readonly<Record<number, Move>> = {
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
