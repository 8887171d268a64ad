import { monsterRows } from './simulator/data/monster-table.ts'
import { MOVE } from './simulator/data/move-ids.ts'

/** What the game shows above an enemy: the kind of what it is about to do, never which move it is. */
export const intents = [
  'attack',
  'attack-buff',
  'attack-debuff',
  'attack-defend',
  'buff',
  'debuff',
  'strong-debuff',
  'defend',
  'defend-buff',
  'defend-debuff',
  'escape',
  'sleep',
  'stun',
  'unknown',
] as const
export type Intent = (typeof intents)[number]

/** Every move that is no plain attack. */
const other: Readonly<Record<Exclude<Intent, 'attack'>, string>> = {
  'attack-buff': 'SHELLED_PARASITE_SUCK THE_GUARDIAN_TWIN_SLAM',
  'attack-debuff': `ACID_SLIME_L_CORROSIVE_SPIT ACID_SLIME_M_CORROSIVE_SPIT AWAKENED_ONE_SLUDGE BLUE_SLAVER_RAKE
    CHOSEN_DEBILITATE DAGGER_STAB DECA_BEAM FAT_GREMLIN_SMASH GREMLIN_NOB_SKULL_BASH HEXAGHOST_INFERNO HEXAGHOST_SEAR
    MYSTIC_ATTACK_DEBUFF ORB_WALKER_LASER RED_SLAVER_SCRAPE REPTOMANCER_SNAKE_STRIKE ROMEO_AGONIZING_SLASH
    SHELLED_PARASITE_FELL SNECKO_TAIL_WHIP SPHERIC_GUARDIAN_ATTACK_DEBUFF SPIKE_SLIME_L_FLAME_TACKLE
    SPIKE_SLIME_M_FLAME_TACKLE SPIRE_SHIELD_BASH SPIRE_SPEAR_BURN_STRIKE TASKMASTER_SCOURING_WHIP THE_CHAMP_FACE_SLAP
    TIME_EATER_HEAD_SLAM WRITHING_MASS_WITHER`,
  'attack-defend': 'BEAR_LUNGE JAW_WORM_THRASH SPHERIC_GUARDIAN_HARDEN SPIRE_SHIELD_SMASH WRITHING_MASS_FLAIL',
  buff: `BYRD_CAW CORRUPT_HEART_BUFF CULTIST_INCANTATION DARKLING_REINCARNATE DONU_CIRCLE_OF_POWER FUNGI_BEAST_GROW
    GREMLIN_NOB_BELLOW MYSTIC_BUFF MYSTIC_HEAL RED_LOUSE_GROW SPIKER_SPIKE SPIRE_SPEAR_PIERCER THE_CHAMP_ANGER
    THE_CHAMP_GLOAT THE_GUARDIAN_DEFENSIVE_MODE THE_MAW_DROOL TIME_EATER_HASTE`,
  debuff: `ACID_SLIME_L_LICK ACID_SLIME_M_LICK ACID_SLIME_S_LICK CHOSEN_DRAIN GIANT_HEAD_GLARE GREEN_LOUSE_SPIT_WEB
    NEMESIS_DEBUFF REPULSOR_REPULSE SENTRY_BOLT SPIKE_SLIME_L_LICK SPIKE_SLIME_M_LICK THE_CHAMP_TAUNT`,
  'strong-debuff': `BEAR_BEAR_HUG BRONZE_ORB_STASIS CHOSEN_HEX CORRUPT_HEART_DEBILITATE LAGAVULIN_SIPHON_SOUL
    RED_SLAVER_ENTANGLE SLIME_BOSS_GOOP_SPRAY SNAKE_PLANT_ENFEEBLING_SPORES SNECKO_PERPLEXING_GLARE
    SPIRE_GROWTH_CONSTRICT THE_COLLECTOR_MEGA_DEBUFF THE_GUARDIAN_VENT_STEAM THE_MAW_ROAR WRITHING_MASS_IMPLANT`,
  defend: `BRONZE_ORB_SUPPORT_BEAM CENTURION_DEFEND DARKLING_HARDEN DECA_SQUARE_OF_PROTECTION LOOTER_SMOKE_BOMB
    MUGGER_SMOKE_BOMB SHIELD_GREMLIN_PROTECT SPHERIC_GUARDIAN_ACTIVATE SPIRE_SHIELD_FORTIFY THE_GUARDIAN_CHARGING_UP`,
  'defend-buff': `BRONZE_AUTOMATON_BOOST GREMLIN_LEADER_ENCOURAGE HEXAGHOST_INFLAME JAW_WORM_BELLOW
    THE_CHAMP_DEFENSIVE_STANCE THE_COLLECTOR_BUFF`,
  'defend-debuff': 'TIME_EATER_RIPPLE',
  escape: 'GENERIC_ESCAPE_MOVE LOOTER_ESCAPE MUGGER_ESCAPE',
  sleep: 'LAGAVULIN_SLEEP',
  stun: 'BRONZE_AUTOMATON_STUNNED BYRD_STUNNED SHELLED_PARASITE_STUNNED',
  unknown: `NONE ACID_SLIME_L_SPLIT AWAKENED_ONE_REBIRTH BRONZE_AUTOMATON_SPAWN_ORBS BYRD_FLY DARKLING_REGROW
    EXPLODER_EXPLODE GREMLIN_LEADER_RALLY GREMLIN_WIZARD_CHARGING HEXAGHOST_ACTIVATE REPTOMANCER_SUMMON ROMEO_MOCK
    SLIME_BOSS_PREPARING SLIME_BOSS_SPLIT SPIKE_SLIME_L_SPLIT THE_COLLECTOR_SPAWN`,
}

const byMove: Intent[] = Object.keys(MOVE).map(() => 'attack')
for (const [intent, moves] of Object.entries(other))
  for (const key of moves.trim().split(/\s+/)) byMove[MOVE[key as keyof typeof MOVE]] = intent as Intent

/** The intent of a move; two of them show more from some ascension on. */
export function intentOf(move: number, ascension: number): Intent {
  if (move === MOVE.DARKLING_HARDEN && ascension >= 17) return 'defend-buff'
  if (move === MOVE.DECA_SQUARE_OF_PROTECTION && ascension >= 19) return 'defend-buff'
  return byMove[move]
}

/** The moves of each kind of monster, by its number. */
export const movesOf: readonly (readonly number[])[] = [[], ...monsterRows.map(([key]) => movesNamed(key))]

function movesNamed(monster: string): number[] {
  const own = Object.entries(MOVE).filter(([key]) => key.startsWith(`${monster}_`))
  const moves: number[] = own.map(([, move]) => move)
  if (monster.endsWith('GREMLIN') || monster === 'GREMLIN_WIZARD') moves.push(MOVE.GENERIC_ESCAPE_MOVE)
  return moves
}
