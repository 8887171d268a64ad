import { M } from '../../data/monster-ids.ts'
import { MS } from '../../data/monster-power-ids.ts'
import { MOVE } from '../../data/move-ids.ts'
import { PS } from '../../data/player-power-ids.ts'
import { between, chance, coin, upTo } from '../../random.ts'
import { F, faulty } from '../../rules.ts'
import { AI_RNG, POWERS, type Spire } from '../../state.ts'
import { alive, ENEMY_MARKS, enemyAt, HALF_DEAD, HP, KIND, MAX_HP, MISC, MOVE_BEFORE, MOVE_NOW } from '../fight.ts'
import { has } from '../powers.ts'
import { headStart } from './intents.ts'

/** How a monster chooses its next move from a roll of 0…99. Some only choose their first so. */
type Roll = (g: Spire, place: number, roll: number) => number

const now = (g: Spire, i: number) => g.s[enemyAt(i) + MOVE_NOW]
const before = (g: Spire, i: number) => g.s[enemyAt(i) + MOVE_BEFORE]
const first = (g: Spire, i: number) => now(g, i) === MOVE.NONE
const last = (g: Spire, i: number, move: number) => now(g, i) === move
const twice = (g: Spire, i: number, move: number) => now(g, i) === move && before(g, i) === move
const lately = (g: Spire, i: number, move: number) => now(g, i) === move || before(g, i) === move
const flip = (g: Spire) => coin(g.s, AI_RNG)
const maybe = (g: Spire, p: number) => chance(g.s, AI_RNG, p)
const again = (g: Spire, low: number, high: number) => between(g.s, AI_RNG, low, high)
const misc = (g: Spire, i: number) => g.s[enemyAt(i) + MISC]
const always =
  (move: number): Roll =>
  () =>
    move

/** Medium and large acid slimes share their pattern: spit, tackle, lick. */
function acidSlime(spit: number, tackle: number, lick: number, large: boolean): Roll {
  return (g, i, roll) => {
    if (g.ascension < 17) {
      if (roll < 30) return !twice(g, i, spit) ? spit : flip(g) ? tackle : lick
      if (roll < 70) return !last(g, i, tackle) ? tackle : maybe(g, 0.4) ? spit : lick
      return !twice(g, i, lick) ? lick : maybe(g, 0.4) ? spit : tackle
    }
    if (roll < 40) {
      const remembered = !(large && faulty(g, F.ACID_SLIME_REPEATS))
      if (!remembered || !twice(g, i, spit)) return spit
      return (large ? maybe(g, 0.6) : flip(g)) ? tackle : lick
    }
    if (roll < (large ? 70 : 80)) return !twice(g, i, tackle) ? tackle : maybe(g, large ? 0.6 : 0.5) ? spit : lick
    return !last(g, i, lick) ? lick : maybe(g, 0.4) ? spit : tackle
  }
}

function spikeSlime(tackle: number, lick: number): Roll {
  return (g, i, roll) => {
    if (roll < 30) return twice(g, i, tackle) ? lick : tackle
    return twice(g, i, lick) || (g.ascension >= 17 && last(g, i, lick)) ? tackle : lick
  }
}

function louse(bite: number, other: number): Roll {
  return (g, i, roll) => {
    if (roll < 25) return last(g, i, other) && (g.ascension >= 17 || twice(g, i, other)) ? bite : other
    return twice(g, i, bite) ? other : bite
  }
}

const act1: Readonly<Record<number, Roll>> = {
  [M.ACID_SLIME_S]: g =>
    g.ascension >= 17 ? MOVE.ACID_SLIME_S_LICK : flip(g) ? MOVE.ACID_SLIME_S_TACKLE : MOVE.ACID_SLIME_S_LICK,
  [M.ACID_SLIME_M]: acidSlime(
    MOVE.ACID_SLIME_M_CORROSIVE_SPIT,
    MOVE.ACID_SLIME_M_TACKLE,
    MOVE.ACID_SLIME_M_LICK,
    false,
  ),
  [M.ACID_SLIME_L]: acidSlime(MOVE.ACID_SLIME_L_CORROSIVE_SPIT, MOVE.ACID_SLIME_L_TACKLE, MOVE.ACID_SLIME_L_LICK, true),
  [M.SPIKE_SLIME_S]: always(MOVE.SPIKE_SLIME_S_TACKLE),
  [M.SPIKE_SLIME_M]: spikeSlime(MOVE.SPIKE_SLIME_M_FLAME_TACKLE, MOVE.SPIKE_SLIME_M_LICK),
  [M.SPIKE_SLIME_L]: spikeSlime(MOVE.SPIKE_SLIME_L_FLAME_TACKLE, MOVE.SPIKE_SLIME_L_LICK),
  [M.RED_LOUSE]: louse(MOVE.RED_LOUSE_BITE, MOVE.RED_LOUSE_GROW),
  [M.GREEN_LOUSE]: louse(MOVE.GREEN_LOUSE_BITE, MOVE.GREEN_LOUSE_SPIT_WEB),
  [M.CULTIST]: (g, i) => (first(g, i) ? MOVE.CULTIST_INCANTATION : MOVE.CULTIST_DARK_STRIKE),
  [M.JAW_WORM]: (g, i, roll) => {
    if (first(g, i)) return MOVE.JAW_WORM_CHOMP
    if (roll < 25) {
      if (!last(g, i, MOVE.JAW_WORM_CHOMP)) return MOVE.JAW_WORM_CHOMP
      return maybe(g, 0.5625) ? MOVE.JAW_WORM_BELLOW : MOVE.JAW_WORM_THRASH
    }
    if (roll < 55) {
      if (!twice(g, i, MOVE.JAW_WORM_THRASH)) return MOVE.JAW_WORM_THRASH
      return maybe(g, 0.357) ? MOVE.JAW_WORM_CHOMP : MOVE.JAW_WORM_BELLOW
    }
    if (!last(g, i, MOVE.JAW_WORM_BELLOW)) return MOVE.JAW_WORM_BELLOW
    return maybe(g, 0.416) ? MOVE.JAW_WORM_CHOMP : MOVE.JAW_WORM_THRASH
  },
  [M.FUNGI_BEAST]: (g, i, roll) => {
    if (roll < 60) return twice(g, i, MOVE.FUNGI_BEAST_BITE) ? MOVE.FUNGI_BEAST_GROW : MOVE.FUNGI_BEAST_BITE
    return last(g, i, MOVE.FUNGI_BEAST_GROW) ? MOVE.FUNGI_BEAST_BITE : MOVE.FUNGI_BEAST_GROW
  },
  [M.BLUE_SLAVER]: (g, i, roll) => {
    if (roll >= 40 && !twice(g, i, MOVE.BLUE_SLAVER_STAB)) return MOVE.BLUE_SLAVER_STAB
    return mayRepeat(g, i, MOVE.BLUE_SLAVER_RAKE) ? MOVE.BLUE_SLAVER_RAKE : MOVE.BLUE_SLAVER_STAB
  },
  [M.RED_SLAVER]: (g, i, roll) => {
    const netted = misc(g, i) !== 0
    if (first(g, i)) return MOVE.RED_SLAVER_STAB
    if (roll >= 75 && !netted) {
      if (!faulty(g, F.SLAVER_FORGETS_NET)) g.s[enemyAt(i) + MISC] = 1
      return MOVE.RED_SLAVER_ENTANGLE
    }
    if (roll >= (faulty(g, F.SLAVER_SOONER) ? 50 : 55) && netted && !twice(g, i, MOVE.RED_SLAVER_STAB))
      return MOVE.RED_SLAVER_STAB
    return mayRepeat(g, i, MOVE.RED_SLAVER_SCRAPE) ? MOVE.RED_SLAVER_SCRAPE : MOVE.RED_SLAVER_STAB
  },
  [M.LOOTER]: always(MOVE.LOOTER_MUG),
  [M.MUGGER]: always(MOVE.MUGGER_MUG),
  [M.MAD_GREMLIN]: always(MOVE.MAD_GREMLIN_SCRATCH),
  [M.FAT_GREMLIN]: always(MOVE.FAT_GREMLIN_SMASH),
  [M.SNEAKY_GREMLIN]: always(MOVE.SNEAKY_GREMLIN_PUNCTURE),
  [M.SHIELD_GREMLIN]: always(MOVE.SHIELD_GREMLIN_PROTECT),
  [M.GREMLIN_WIZARD]: (g, i) => {
    g.s[enemyAt(i) + MISC] = 1
    return MOVE.GREMLIN_WIZARD_CHARGING
  },
  [M.GREMLIN_NOB]: (g, i, roll) => {
    const rush = MOVE.GREMLIN_NOB_RUSH
    const bash = MOVE.GREMLIN_NOB_SKULL_BASH
    if (first(g, i)) return MOVE.GREMLIN_NOB_BELLOW
    if (g.ascension < 18) return roll < 33 || twice(g, i, rush) ? bash : rush
    if (faulty(g, F.NOB_BASHES_NOT)) return !twice(g, i, bash) ? rush : twice(g, i, rush) ? bash : rush
    return !lately(g, i, bash) || twice(g, i, rush) ? bash : rush
  },
  [M.LAGAVULIN]: (g, i) => (has(g, i, MS.ASLEEP) ? MOVE.LAGAVULIN_SLEEP : MOVE.LAGAVULIN_SIPHON_SOUL),
  [M.SENTRY]: (_, i) => (i % 2 === 0 ? MOVE.SENTRY_BOLT : MOVE.SENTRY_BEAM),
  [M.SLIME_BOSS]: always(MOVE.SLIME_BOSS_GOOP_SPRAY),
  [M.THE_GUARDIAN]: always(MOVE.THE_GUARDIAN_CHARGING_UP),
  [M.HEXAGHOST]: always(MOVE.HEXAGHOST_ACTIVATE),
}

/** Slavers do not do the same twice, or not three times. */
const mayRepeat = (g: Spire, i: number, move: number) =>
  g.ascension >= 17 && !faulty(g, F.RAKE_REPEATS) ? !last(g, i, move) : !twice(g, i, move)

const act2: Readonly<Record<number, Roll>> = {
  [M.BEAR]: always(MOVE.BEAR_BEAR_HUG),
  [M.ROMEO]: always(MOVE.ROMEO_MOCK),
  [M.POINTY]: always(MOVE.POINTY_ATTACK),
  [M.BYRD]: (g, i, roll) => {
    if (first(g, i)) return maybe(g, 0.375) ? MOVE.BYRD_CAW : MOVE.BYRD_PECK
    if (roll < 50) {
      if (!twice(g, i, MOVE.BYRD_PECK)) return MOVE.BYRD_PECK
      return maybe(g, 0.4) ? MOVE.BYRD_SWOOP : MOVE.BYRD_CAW
    }
    if (roll < 70) {
      if (!last(g, i, MOVE.BYRD_SWOOP)) return MOVE.BYRD_SWOOP
      return maybe(g, 0.375) ? MOVE.BYRD_CAW : MOVE.BYRD_PECK
    }
    if (!last(g, i, MOVE.BYRD_CAW)) return MOVE.BYRD_CAW
    return maybe(g, 0.2857) ? MOVE.BYRD_SWOOP : MOVE.BYRD_PECK
  },
  [M.CENTURION]: (g, i, roll) => {
    const help = g.monstersAlive > 1 ? MOVE.CENTURION_DEFEND : MOVE.CENTURION_FURY
    if (roll >= 65 && !twice(g, i, MOVE.CENTURION_DEFEND) && !twice(g, i, MOVE.CENTURION_FURY)) return help
    return !twice(g, i, MOVE.CENTURION_SLASH) ? MOVE.CENTURION_SLASH : help
  },
  [M.MYSTIC]: (g, i, roll) => {
    const need = g.ascension >= 17 ? 21 : 16
    const lost = (place: number) => g.s[enemyAt(place) + MAX_HP] - g.s[enemyAt(place) + HP]
    const strike = MOVE.MYSTIC_ATTACK_DEBUFF
    if (faulty(g, F.MYSTIC_HEALS_SINGLE)) {
      if (lost(i) >= need || (alive(g, 0) && lost(0) >= need)) return MOVE.MYSTIC_HEAL
    } else if (lost(i) + (alive(g, 0) ? lost(0) : 0) >= need && !twice(g, i, MOVE.MYSTIC_HEAL)) return MOVE.MYSTIC_HEAL
    if (roll >= 40 && !(g.ascension >= 17 ? last(g, i, strike) : twice(g, i, strike))) return strike
    return !twice(g, i, MOVE.MYSTIC_BUFF) ? MOVE.MYSTIC_BUFF : strike
  },
  [M.CHOSEN]: (g, i, roll) => {
    if (first(g, i)) return g.ascension >= 17 ? MOVE.CHOSEN_HEX : MOVE.CHOSEN_POKE
    if (g.ascension < 17 && before(g, i) === MOVE.NONE) return MOVE.CHOSEN_HEX
    if (!last(g, i, MOVE.CHOSEN_DEBILITATE) && !last(g, i, MOVE.CHOSEN_DRAIN))
      return roll < 50 ? MOVE.CHOSEN_DEBILITATE : MOVE.CHOSEN_DRAIN
    return roll < 40 ? MOVE.CHOSEN_ZAP : MOVE.CHOSEN_POKE
  },
  [M.SHELLED_PARASITE]: (g, i, roll) => {
    const twin = MOVE.SHELLED_PARASITE_DOUBLE_STRIKE
    const suck = MOVE.SHELLED_PARASITE_SUCK
    if (first(g, i)) return g.ascension >= 17 ? MOVE.SHELLED_PARASITE_FELL : flip(g) ? twin : suck
    let second = 100
    if (roll < 20) {
      if (!last(g, i, MOVE.SHELLED_PARASITE_FELL)) return MOVE.SHELLED_PARASITE_FELL
      second = again(g, 20, 99)
    }
    const striking = faulty(g, F.PARASITE_COUNTS_FIRST_ROLL) || roll >= 20 ? roll < 60 || second < 60 : second < 60
    if (striking) return !twice(g, i, twin) ? twin : suck
    return !twice(g, i, suck) ? suck : twin
  },
  [M.SNAKE_PLANT]: (g, i, roll) => {
    const spores = MOVE.SNAKE_PLANT_ENFEEBLING_SPORES
    if (roll < 65) return twice(g, i, MOVE.SNAKE_PLANT_CHOMP) ? spores : MOVE.SNAKE_PLANT_CHOMP
    const lasting = faulty(g, F.SPORES_REPEAT) ? twice(g, i, spores) : lately(g, i, spores)
    const tired = g.ascension >= 17 ? lasting : last(g, i, spores)
    return tired ? MOVE.SNAKE_PLANT_CHOMP : spores
  },
  [M.SNECKO]: (g, i, roll) => {
    if (first(g, i)) return MOVE.SNECKO_PERPLEXING_GLARE
    return roll < 40 || twice(g, i, MOVE.SNECKO_BITE) ? MOVE.SNECKO_TAIL_WHIP : MOVE.SNECKO_BITE
  },
  [M.SPHERIC_GUARDIAN]: always(MOVE.SPHERIC_GUARDIAN_ACTIVATE),
  [M.BOOK_OF_STABBING]: (g, i, roll) => {
    const single = MOVE.BOOK_OF_STABBING_SINGLE_STAB
    const multi = MOVE.BOOK_OF_STABBING_MULTI_STAB
    const move = roll < 15 ? (last(g, i, single) ? multi : single) : twice(g, i, multi) ? single : multi
    if (move === multi || (g.ascension >= 18 && !faulty(g, F.BOOK_STABS_SLOWLY))) g.s[enemyAt(i) + MISC]++
    return move
  },
  [M.GREMLIN_LEADER]: leaderRoll,
  [M.TASKMASTER]: always(MOVE.TASKMASTER_SCOURING_WHIP),
  [M.BRONZE_AUTOMATON]: always(MOVE.BRONZE_AUTOMATON_SPAWN_ORBS),
  [M.BRONZE_ORB]: (g, i, roll) => {
    const support = MOVE.BRONZE_ORB_SUPPORT_BEAM
    if (!misc(g, i) && roll >= 25) return MOVE.BRONZE_ORB_STASIS
    if (roll >= 70 && !twice(g, i, support)) return support
    return !twice(g, i, MOVE.BRONZE_ORB_BEAM) ? MOVE.BRONZE_ORB_BEAM : support
  },
  [M.THE_CHAMP]: champRoll,
  [M.THE_COLLECTOR]: (g, i, roll) => {
    if (first(g, i)) return MOVE.THE_COLLECTOR_SPAWN
    if (g.turn + 1 === 3) return MOVE.THE_COLLECTOR_MEGA_DEBUFF
    if (roll <= 25 && g.monstersAlive < 3 && !last(g, i, MOVE.THE_COLLECTOR_SPAWN)) return MOVE.THE_COLLECTOR_SPAWN
    if (roll <= 70 && !twice(g, i, MOVE.THE_COLLECTOR_FIREBALL)) return MOVE.THE_COLLECTOR_FIREBALL
    return last(g, i, MOVE.THE_COLLECTOR_BUFF) ? MOVE.THE_COLLECTOR_FIREBALL : MOVE.THE_COLLECTOR_BUFF
  },
}

function leaderRoll(g: Spire, i: number, roll: number): number {
  const rally = MOVE.GREMLIN_LEADER_RALLY
  const encourage = MOVE.GREMLIN_LEADER_ENCOURAGE
  const stab = MOVE.GREMLIN_LEADER_STAB
  const gremlins = [0, 1, 2].filter(place => alive(g, place)).length
  if (gremlins === 0) {
    if (roll < 75) return last(g, i, rally) ? stab : rally
    return last(g, i, stab) ? rally : stab
  }
  if (gremlins === 1) {
    if (roll < 50) return !last(g, i, rally) ? rally : again(g, 50, 99) < 80 ? encourage : stab
    if (roll < 80) return last(g, i, encourage) ? stab : encourage
    if (!last(g, i, stab)) return stab
    let second = again(g, 0, 80)
    while (second === 80 && !faulty(g, F.LEADER_STOPS_ROLLING)) second = again(g, 0, 80)
    return second < 50 ? rally : encourage
  }
  if (roll < 66) return last(g, i, encourage) ? stab : encourage
  return last(g, i, stab) ? encourage : stab
}

/** The Champ counts in MISC how often he took his stance, and adds 4 once he is angry. */
function champRoll(g: Spire, i: number, roll: number): number {
  const at = enemyAt(i)
  const stance = MOVE.THE_CHAMP_DEFENSIVE_STANCE
  if (g.s[at + MISC] & 4) {
    if (!lately(g, i, MOVE.THE_CHAMP_EXECUTE)) return MOVE.THE_CHAMP_EXECUTE
  } else if (g.s[at + HP] < g.s[at + MAX_HP] >> 1) {
    g.s[at + MISC] |= 4
    return MOVE.THE_CHAMP_ANGER
  } else if ((g.turn + 2) % 4 === 0) return MOVE.THE_CHAMP_TAUNT
  if (roll <= (g.ascension >= 19 ? 30 : 15) && !last(g, i, stance) && (g.s[at + MISC] & 3) < 2) {
    g.s[at + MISC]++
    return stance
  }
  if (roll <= 30 && !last(g, i, MOVE.THE_CHAMP_GLOAT) && !last(g, i, stance)) return MOVE.THE_CHAMP_GLOAT
  if (roll <= 55 && !last(g, i, MOVE.THE_CHAMP_FACE_SLAP)) return MOVE.THE_CHAMP_FACE_SLAP
  return !last(g, i, MOVE.THE_CHAMP_HEAVY_SLASH) ? MOVE.THE_CHAMP_HEAVY_SLASH : MOVE.THE_CHAMP_FACE_SLAP
}

const act3: Readonly<Record<number, Roll>> = {
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

const rolls: readonly (Roll | undefined)[] = (() => {
  const table: (Roll | undefined)[] = new Array(80).fill(undefined)
  for (const act of [act1, act2, act3]) for (const [kind, roll] of Object.entries(act)) table[Number(kind)] = roll
  return table
})()

export function chooseMove(g: Spire, place: number, roll: number): number {
  return rolls[g.s[enemyAt(place) + KIND]]?.(g, place, roll) ?? MOVE.NONE
}
