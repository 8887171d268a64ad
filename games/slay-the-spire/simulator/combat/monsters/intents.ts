import { M } from '../../data/monster-ids.ts'
import { MOVE } from '../../data/move-ids.ts'
import { F, faulty } from '../../rules.ts'
import type { Spire } from '../../state.ts'
import { enemyAt, KIND, MISC, MOVE_NOW } from '../fight.ts'

/** The blows of a move before powers: from which ascension they are harder, damage and hits plain and hard. */
type Blows = readonly [ascension: number, damage: number, hard: number, hits?: number, hardHits?: number]

const blows: Readonly<Record<number, Blows>> = {
  [MOVE.ACID_SLIME_L_CORROSIVE_SPIT]: [2, 11, 12],
  [MOVE.ACID_SLIME_L_TACKLE]: [2, 16, 18],
  [MOVE.ACID_SLIME_M_CORROSIVE_SPIT]: [2, 7, 8],
  [MOVE.ACID_SLIME_M_TACKLE]: [2, 10, 12],
  [MOVE.ACID_SLIME_S_TACKLE]: [2, 3, 4],
  [MOVE.AWAKENED_ONE_SLASH]: [0, 20, 20],
  [MOVE.AWAKENED_ONE_SOUL_STRIKE]: [0, 6, 6, 4, 4],
  [MOVE.AWAKENED_ONE_DARK_ECHO]: [0, 40, 40],
  [MOVE.AWAKENED_ONE_SLUDGE]: [0, 18, 18],
  [MOVE.AWAKENED_ONE_TACKLE]: [0, 10, 10, 3, 3],
  [MOVE.BEAR_LUNGE]: [2, 9, 10],
  [MOVE.BEAR_MAUL]: [2, 18, 20],
  [MOVE.BLUE_SLAVER_RAKE]: [2, 7, 8],
  [MOVE.BLUE_SLAVER_STAB]: [2, 12, 13],
  [MOVE.BOOK_OF_STABBING_MULTI_STAB]: [3, 6, 7],
  [MOVE.BOOK_OF_STABBING_SINGLE_STAB]: [3, 21, 24],
  [MOVE.BRONZE_AUTOMATON_FLAIL]: [4, 7, 8, 2, 2],
  [MOVE.BRONZE_AUTOMATON_HYPER_BEAM]: [4, 45, 50],
  [MOVE.BRONZE_ORB_BEAM]: [0, 8, 8],
  [MOVE.BYRD_HEADBUTT]: [0, 3, 3],
  [MOVE.BYRD_PECK]: [2, 1, 1, 5, 6],
  [MOVE.BYRD_SWOOP]: [2, 12, 14],
  [MOVE.CENTURION_FURY]: [2, 6, 7, 3, 3],
  [MOVE.CENTURION_SLASH]: [2, 12, 14],
  [MOVE.CHOSEN_POKE]: [2, 5, 6, 2, 2],
  [MOVE.CHOSEN_ZAP]: [2, 18, 21],
  [MOVE.CHOSEN_DEBILITATE]: [2, 10, 12],
  [MOVE.CORRUPT_HEART_BLOOD_SHOTS]: [4, 2, 2, 12, 15],
  [MOVE.CORRUPT_HEART_ECHO]: [4, 40, 45],
  [MOVE.CULTIST_DARK_STRIKE]: [0, 6, 6],
  [MOVE.DAGGER_STAB]: [0, 9, 9],
  [MOVE.DAGGER_EXPLODE]: [0, 25, 25],
  [MOVE.DARKLING_NIP]: [2, 0, 2],
  [MOVE.DARKLING_CHOMP]: [2, 8, 9, 2, 2],
  [MOVE.DECA_BEAM]: [4, 10, 12, 2, 2],
  [MOVE.DONU_BEAM]: [4, 10, 12, 2, 2],
  [MOVE.EXPLODER_SLAM]: [2, 9, 11],
  [MOVE.FAT_GREMLIN_SMASH]: [2, 4, 5],
  [MOVE.FUNGI_BEAST_BITE]: [0, 6, 6],
  [MOVE.GIANT_HEAD_COUNT]: [0, 13, 13],
  [MOVE.GIANT_HEAD_IT_IS_TIME]: [3, 30, 40],
  [MOVE.GREEN_LOUSE_BITE]: [0, 0, 0],
  [MOVE.GREMLIN_LEADER_STAB]: [0, 6, 6, 3, 3],
  [MOVE.GREMLIN_NOB_RUSH]: [3, 14, 16],
  [MOVE.GREMLIN_NOB_SKULL_BASH]: [3, 6, 8],
  [MOVE.GREMLIN_WIZARD_ULTIMATE_BLAST]: [2, 25, 30],
  [MOVE.HEXAGHOST_DIVIDER]: [0, 0, 0, 6, 6],
  [MOVE.HEXAGHOST_INFERNO]: [4, 2, 3, 6, 6],
  [MOVE.HEXAGHOST_SEAR]: [0, 6, 6],
  [MOVE.HEXAGHOST_TACKLE]: [4, 5, 6, 2, 2],
  [MOVE.JAW_WORM_CHOMP]: [2, 11, 12],
  [MOVE.JAW_WORM_THRASH]: [0, 7, 7],
  [MOVE.LAGAVULIN_ATTACK]: [3, 18, 20],
  [MOVE.LOOTER_LUNGE]: [2, 12, 14],
  [MOVE.LOOTER_MUG]: [2, 10, 11],
  [MOVE.MAD_GREMLIN_SCRATCH]: [2, 4, 5],
  [MOVE.MUGGER_MUG]: [2, 10, 11],
  [MOVE.MUGGER_LUNGE]: [2, 16, 18],
  [MOVE.MYSTIC_ATTACK_DEBUFF]: [2, 8, 9],
  [MOVE.NEMESIS_ATTACK]: [3, 6, 7, 3, 3],
  [MOVE.NEMESIS_SCYTHE]: [0, 45, 45],
  [MOVE.ORB_WALKER_LASER]: [2, 10, 11],
  [MOVE.ORB_WALKER_CLAW]: [2, 15, 16],
  [MOVE.POINTY_ATTACK]: [2, 5, 6, 2, 2],
  [MOVE.RED_LOUSE_BITE]: [0, 0, 0],
  [MOVE.RED_SLAVER_SCRAPE]: [2, 8, 9],
  [MOVE.RED_SLAVER_STAB]: [2, 13, 14],
  [MOVE.REPTOMANCER_BIG_BITE]: [3, 30, 34],
  [MOVE.REPTOMANCER_SNAKE_STRIKE]: [3, 13, 16, 2, 2],
  [MOVE.REPULSOR_BASH]: [2, 11, 13],
  [MOVE.ROMEO_AGONIZING_SLASH]: [2, 10, 12],
  [MOVE.ROMEO_CROSS_SLASH]: [2, 15, 17],
  [MOVE.SENTRY_BEAM]: [3, 9, 10],
  [MOVE.SHELLED_PARASITE_DOUBLE_STRIKE]: [2, 6, 7, 2, 2],
  [MOVE.SHELLED_PARASITE_FELL]: [2, 18, 21],
  [MOVE.SHELLED_PARASITE_SUCK]: [2, 10, 12],
  [MOVE.SHIELD_GREMLIN_SHIELD_BASH]: [2, 6, 8],
  [MOVE.SLIME_BOSS_SLAM]: [4, 35, 38],
  [MOVE.SNAKE_PLANT_CHOMP]: [2, 7, 8, 3, 3],
  [MOVE.SNEAKY_GREMLIN_PUNCTURE]: [2, 9, 10],
  [MOVE.SNECKO_TAIL_WHIP]: [2, 8, 10],
  [MOVE.SNECKO_BITE]: [2, 15, 18],
  [MOVE.SPHERIC_GUARDIAN_SLAM]: [2, 10, 11, 2, 2],
  [MOVE.SPHERIC_GUARDIAN_HARDEN]: [2, 10, 11],
  [MOVE.SPHERIC_GUARDIAN_ATTACK_DEBUFF]: [2, 10, 11],
  [MOVE.SPIKER_CUT]: [2, 7, 9],
  [MOVE.SPIKE_SLIME_L_FLAME_TACKLE]: [2, 16, 18],
  [MOVE.SPIKE_SLIME_M_FLAME_TACKLE]: [2, 8, 10],
  [MOVE.SPIKE_SLIME_S_TACKLE]: [2, 5, 6],
  [MOVE.SPIRE_GROWTH_QUICK_TACKLE]: [2, 16, 18],
  [MOVE.SPIRE_GROWTH_SMASH]: [2, 22, 25],
  [MOVE.SPIRE_SHIELD_BASH]: [3, 12, 14],
  [MOVE.SPIRE_SHIELD_SMASH]: [3, 34, 38],
  [MOVE.SPIRE_SPEAR_BURN_STRIKE]: [3, 5, 6, 2, 2],
  [MOVE.SPIRE_SPEAR_SKEWER]: [3, 10, 10, 3, 4],
  [MOVE.TASKMASTER_SCOURING_WHIP]: [0, 7, 7],
  [MOVE.TORCH_HEAD_TACKLE]: [0, 7, 7],
  [MOVE.THE_CHAMP_FACE_SLAP]: [4, 12, 14],
  [MOVE.THE_CHAMP_HEAVY_SLASH]: [4, 16, 18],
  [MOVE.THE_CHAMP_EXECUTE]: [0, 10, 10, 2, 2],
  [MOVE.THE_COLLECTOR_FIREBALL]: [4, 18, 21],
  [MOVE.THE_GUARDIAN_FIERCE_BASH]: [4, 32, 36],
  [MOVE.THE_GUARDIAN_WHIRLWIND]: [0, 5, 5, 4, 4],
  [MOVE.THE_GUARDIAN_ROLL_ATTACK]: [4, 9, 10],
  [MOVE.THE_GUARDIAN_TWIN_SLAM]: [0, 8, 8, 2, 2],
  [MOVE.THE_MAW_SLAM]: [2, 25, 30],
  [MOVE.THE_MAW_NOM]: [0, 5, 5],
  [MOVE.TIME_EATER_REVERBERATE]: [4, 7, 8, 3, 3],
  [MOVE.TIME_EATER_HEAD_SLAM]: [4, 26, 32],
  [MOVE.TRANSIENT_ATTACK]: [2, 30, 40],
  [MOVE.WRITHING_MASS_FLAIL]: [2, 15, 16],
  [MOVE.WRITHING_MASS_MULTI_STRIKE]: [2, 7, 9, 3, 3],
  [MOVE.WRITHING_MASS_STRONG_STRIKE]: [2, 32, 38],
  [MOVE.WRITHING_MASS_WITHER]: [2, 10, 12],
}

const count = 200
const ascensions = new Int16Array(count)
const damages = new Int16Array(2 * count)
const hits = new Int16Array(2 * count)
for (const [move, [ascension, damage, hard, plainHits = 1, hardHits = 1]] of Object.entries(blows)) {
  ascensions[Number(move)] = ascension
  damages.set([damage, hard], 2 * Number(move))
  hits.set([plainHits, hardHits], 2 * Number(move))
}

/** Turns of the enemies so far, this one included. */
const enemyTurn = (g: Spire) => g.turn + 1

/** The turn from which the Giant Head strikes in earnest. */
export const headStart = (g: Spire) => (g.ascension >= 18 && !faulty(g, F.HEAD_COUNTS_FROM_FIVE) ? 4 : 5)

/** Damage of one blow of the move at hand before powers. */
export function baseDamage(g: Spire, place: number): number {
  const at = enemyAt(place)
  const move = g.s[at + MOVE_NOW]
  const base = damages[2 * move + (g.ascension >= ascensions[move] && ascensions[move] > 0 ? 1 : 0)]
  switch (move) {
    case MOVE.RED_LOUSE_BITE:
    case MOVE.GREEN_LOUSE_BITE:
    case MOVE.HEXAGHOST_DIVIDER:
    case MOVE.DARKLING_NIP:
      return base + g.s[at + MISC]
    case MOVE.GIANT_HEAD_IT_IS_TIME:
      return base + Math.min(enemyTurn(g) - headStart(g), 6) * 5
    case MOVE.TRANSIENT_ATTACK:
      return base + 10 * (enemyTurn(g) - 1)
    default:
      return base
  }
}

/** How often the move at hand strikes; 0 if it does not. */
export function hitsOf(g: Spire, place: number): number {
  const at = enemyAt(place)
  const move = g.s[at + MOVE_NOW]
  if (move === MOVE.BOOK_OF_STABBING_MULTI_STAB) return g.s[at + MISC]
  if (move === MOVE.DARKLING_CHOMP && faulty(g, F.DARKLINGS_CHOMP_ONCE)) return 1
  if (move === MOVE.THE_MAW_NOM) return (enemyTurn(g) + 1) >> 1
  return hits[2 * move + (g.ascension >= ascensions[move] && ascensions[move] > 0 ? 1 : 0)]
}

/** Whether the player sees that the enemy means to strike. */
export function showsAttack(g: Spire, place: number): boolean {
  const move = g.s[enemyAt(place) + MOVE_NOW]
  if (move === MOVE.WRITHING_MASS_WITHER && faulty(g, F.WITHER_HIDES_ITS_BLOW)) return false
  return hits[2 * move] > 0 && g.s[enemyAt(place) + KIND] !== M.NONE
}
