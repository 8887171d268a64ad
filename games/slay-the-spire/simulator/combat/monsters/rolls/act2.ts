import { M } from '../../../data/monster-ids.ts'
import { MOVE } from '../../../data/move-ids.ts'
import { F, faulty } from '../../../rules.ts'
import type { Spire } from '../../../state.ts'
import { alive, enemyAt, HP, MAX_HP, MISC } from '../../fight.ts'
import { again, always, before, first, flip, last, lately, maybe, misc, type Roll, twice } from './words.ts'

export const act2: Readonly<Record<number, Roll>> = {
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
