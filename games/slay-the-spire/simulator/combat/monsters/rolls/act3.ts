import { M } from '../../../data/monster-ids.ts'
import { MOVE } from '../../../data/move-ids.ts'
import { PS } from '../../../data/player-power-ids.ts'
import { upTo } from '../../../random.ts'
import { AI_RNG, POWERS, type Spire } from '../../../state.ts'
import { ENEMY_MARKS, enemyAt, HALF_DEAD, HP, MAX_HP } from '../../fight.ts'
import { headStart } from '../intents.ts'
import { again, always, first, flip, last, lately, maybe, misc, type Roll, twice } from './words.ts'

export const act3: Readonly<Record<number, Roll>> = {
  [M.EXPLODER]: always(MOVE.EXPLODER_SLAM),
  [M.REPULSOR]: (g, i, roll) =>
    roll < 20 && !last(g, i, MOVE.REPULSOR_BASH) ? MOVE.REPULSOR_BASH : MOVE.REPULSOR_REPULSE,
  [M.SPIKER]: (g, i, roll) =>
    misc(g, i) > 5 || (roll < 50 && !last(g, i, MOVE.SPIKER_CUT)) ? MOVE.SPIKER_CUT : MOVE.SPIKER_SPIKE,
  [M.ORB_WALKER]: (g, i, roll) => {
    const claw = MOVE.ORB_WALKER_CLAW
    const laser = MOVE.ORB_WALKER_LASER
    if (roll < 40) return !twice(g, i, claw) ? claw : laser
    return !twice(g, i, laser) ? laser : claw
  },
  [M.DARKLING]: darklingRoll,
  [M.THE_MAW]: (g, i, roll) => {
    if (first(g, i)) return MOVE.THE_MAW_ROAR
    if (roll < 50 && !last(g, i, MOVE.THE_MAW_NOM)) return MOVE.THE_MAW_NOM
    return !last(g, i, MOVE.THE_MAW_SLAM) ? MOVE.THE_MAW_SLAM : MOVE.THE_MAW_DROOL
  },
  [M.SPIRE_GROWTH]: (g, i, roll) => {
    const constrict = MOVE.SPIRE_GROWTH_CONSTRICT
    const free = !g.s[POWERS + PS.CONSTRICTED] && !last(g, i, constrict)
    if (free && (g.ascension >= 17 || roll >= 50)) return constrict
    if (roll < 50 && !twice(g, i, MOVE.SPIRE_GROWTH_QUICK_TACKLE)) return MOVE.SPIRE_GROWTH_QUICK_TACKLE
    return !twice(g, i, MOVE.SPIRE_GROWTH_SMASH) ? MOVE.SPIRE_GROWTH_SMASH : MOVE.SPIRE_GROWTH_QUICK_TACKLE
  },
  [M.TRANSIENT]: always(MOVE.TRANSIENT_ATTACK),
  [M.WRITHING_MASS]: massRoll,
  [M.GIANT_HEAD]: (g, i, roll) => {
    const glare = MOVE.GIANT_HEAD_GLARE
    const counting = MOVE.GIANT_HEAD_COUNT
    if (g.turn + 1 >= headStart(g) - 1) return MOVE.GIANT_HEAD_IT_IS_TIME
    if (roll < 50) return !twice(g, i, glare) ? glare : counting
    return !twice(g, i, counting) ? counting : glare
  },
  [M.NEMESIS]: nemesisRoll,
  [M.REPTOMANCER]: reptomancerRoll,
  [M.DAGGER]: always(MOVE.DAGGER_STAB),
  [M.AWAKENED_ONE]: (g, i, roll) => {
    if (g.s[enemyAt(i) + ENEMY_MARKS] & HALF_DEAD) return MOVE.AWAKENED_ONE_REBIRTH
    if (!misc(g, i)) {
      const slash = MOVE.AWAKENED_ONE_SLASH
      const soul = MOVE.AWAKENED_ONE_SOUL_STRIKE
      if (first(g, i)) return slash
      if (roll < 25) return last(g, i, soul) ? slash : soul
      return !twice(g, i, slash) ? slash : soul
    }
    const sludge = MOVE.AWAKENED_ONE_SLUDGE
    const tackle = MOVE.AWAKENED_ONE_TACKLE
    if (roll < 50) return !twice(g, i, sludge) ? sludge : tackle
    return !twice(g, i, tackle) ? tackle : sludge
  },
  [M.TIME_EATER]: timeEaterRoll,
  [M.DECA]: always(MOVE.DECA_BEAM),
  [M.DONU]: always(MOVE.DONU_CIRCLE_OF_POWER),
  [M.SPIRE_SHIELD]: g => (flip(g) ? MOVE.SPIRE_SHIELD_FORTIFY : MOVE.SPIRE_SHIELD_BASH),
  [M.SPIRE_SPEAR]: (g, i) =>
    first(g, i) ? MOVE.SPIRE_SPEAR_BURN_STRIKE : flip(g) ? MOVE.SPIRE_SPEAR_PIERCER : MOVE.SPIRE_SPEAR_BURN_STRIKE,
  [M.CORRUPT_HEART]: (g, i) => {
    if (first(g, i)) return MOVE.CORRUPT_HEART_DEBILITATE
    return flip(g) ? MOVE.CORRUPT_HEART_BLOOD_SHOTS : MOVE.CORRUPT_HEART_ECHO
  },
}

function darklingRoll(g: Spire, i: number, roll: number): number {
  const nip = MOVE.DARKLING_NIP
  if (first(g, i)) return roll < 50 ? MOVE.DARKLING_HARDEN : nip
  if (g.s[enemyAt(i) + ENEMY_MARKS] & HALF_DEAD) return MOVE.DARKLING_REINCARNATE
  let mine = roll
  if (mine < 40) {
    if (!last(g, i, MOVE.DARKLING_CHOMP) && i !== 1) return MOVE.DARKLING_CHOMP
    mine = again(g, 40, 99)
  }
  if (mine < 70) return !last(g, i, MOVE.DARKLING_HARDEN) ? MOVE.DARKLING_HARDEN : nip
  return !twice(g, i, nip) ? nip : darklingRoll(g, i, again(g, 0, 99))
}

function massRoll(g: Spire, i: number, roll: number): number {
  const strong = MOVE.WRITHING_MASS_STRONG_STRIKE
  const multi = MOVE.WRITHING_MASS_MULTI_STRIKE
  const flail = MOVE.WRITHING_MASS_FLAIL
  const wither = MOVE.WRITHING_MASS_WITHER
  const implant = MOVE.WRITHING_MASS_IMPLANT
  if (first(g, i)) return roll < 33 ? multi : roll < 66 ? flail : wither
  const implanted = misc(g, i) !== 0
  for (let mine = roll; ; ) {
    if (mine < 10) {
      if (!last(g, i, strong)) return strong
      mine = again(g, 10, 99)
    }
    if (mine < 20) {
      if (!implanted && !last(g, i, implant)) return implant
      if (maybe(g, 0.1)) return strong
      mine = again(g, 20, 99)
    }
    if (mine < 40) {
      if (!last(g, i, wither)) return wither
      if (maybe(g, 0.4)) {
        if (again(g, 0, 19) < 10) return strong
        if (!implanted) return implant
        if (maybe(g, 0.1)) return strong
        mine = again(g, 20, 99)
        continue
      }
      mine = again(g, 40, 99)
    }
    if (mine >= 70) return !last(g, i, flail) ? flail : wither
    if (!last(g, i, multi)) return multi
    if (maybe(g, 0.3)) return flail
    mine = again(g, 0, 39)
  }
}

function nemesisRoll(g: Spire, i: number, roll: number): number {
  const attack = MOVE.NEMESIS_ATTACK
  const debuff = MOVE.NEMESIS_DEBUFF
  const scythe = MOVE.NEMESIS_SCYTHE
  if (first(g, i)) return roll < 50 ? attack : debuff
  if (roll < 30) {
    if (!lately(g, i, scythe)) return scythe
    if (flip(g)) return !twice(g, i, attack) ? attack : debuff
    return !last(g, i, debuff) ? debuff : attack
  }
  if (roll < 65) {
    if (!twice(g, i, attack)) return attack
    return !flip(g) || lately(g, i, scythe) ? debuff : scythe
  }
  if (!last(g, i, debuff)) return debuff
  return flip(g) && !lately(g, i, scythe) ? scythe : attack
}

function reptomancerRoll(g: Spire, i: number, roll: number): number {
  const snake = MOVE.REPTOMANCER_SNAKE_STRIKE
  const summon = MOVE.REPTOMANCER_SUMMON
  if (first(g, i)) return summon
  for (let mine = roll; ; ) {
    if (mine < 33) {
      if (!last(g, i, snake)) return snake
      mine = again(g, 33, 99)
    }
    if (mine < 66) return !twice(g, i, summon) && g.monstersAlive < 4 ? summon : snake
    if (!last(g, i, MOVE.REPTOMANCER_BIG_BITE)) return MOVE.REPTOMANCER_BIG_BITE
    mine = again(g, 0, 65)
  }
}

function timeEaterRoll(g: Spire, i: number, roll: number): number {
  const at = enemyAt(i)
  const reverberate = MOVE.TIME_EATER_REVERBERATE
  const slam = MOVE.TIME_EATER_HEAD_SLAM
  if (!misc(g, i) && g.s[at + HP] < g.s[at + MAX_HP] >> 1) return MOVE.TIME_EATER_HASTE
  let mine = roll
  if (mine < 45) {
    if (!twice(g, i, reverberate)) return reverberate
    mine = again(g, 50, 99)
  }
  if (mine < 80) {
    if (!last(g, i, slam)) return slam
    return maybe(g, 0.66) ? reverberate : MOVE.TIME_EATER_RIPPLE
  }
  if (!last(g, i, MOVE.TIME_EATER_RIPPLE)) return MOVE.TIME_EATER_RIPPLE
  return upTo(g.s, AI_RNG, 74) < 45 ? reverberate : slam
}
