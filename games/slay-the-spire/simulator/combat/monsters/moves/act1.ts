import { C } from '../../../data/card-ids.ts'
import { M } from '../../../data/monster-ids.ts'
import { MS } from '../../../data/monster-power-ids.ts'
import { MOVE } from '../../../data/move-ids.ts'
import { PS } from '../../../data/player-power-ids.ts'
import { chance, upTo } from '../../../random.ts'
import { F, faulty } from '../../../rules.ts'
import { AI_RNG, type Spire } from '../../../state.ts'
import { blockEnemy, getAway, setMove } from '../../bodies.ts'
import * as O from '../../effects.ts'
import { enemyAt, MOVE_BEFORE, MOVE_NOW, ORBS } from '../../fight.ts'
import { amount, buffEnemy, dropEnemyPower, has, setHas, sufferPower, wearEnemy } from '../../powers.ts'
import { later } from '../../queue.ts'
import { splitBoss, splitLarge } from '../summons.ts'
import { spareRoll } from '../turn.ts'
import {
  doAndRoll,
  grow,
  litter,
  type Move,
  misc,
  pick,
  pick3,
  spare,
  strike,
  strikeAndRoll,
  strikeThen,
  strikeWith,
  turnOf,
  weaken,
} from './words.ts'

export const act1: Readonly<Record<number, Move>> = {
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
