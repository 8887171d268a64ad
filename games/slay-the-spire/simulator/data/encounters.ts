import { E } from './encounter-ids.ts'

export type EncounterId = number
export const encounterKeys: readonly string[] = Object.keys(E)

const of = (text: string): readonly EncounterId[] =>
  text
    .trim()
    .split(/\s+/)
    .map(key => E[key as keyof typeof E])

/** The encounters an act draws from, with their weights. */
export interface EncounterPool {
  readonly ids: readonly EncounterId[]
  readonly weights: readonly number[]
}

const pool = (text: string, weights: readonly number[], total: number): EncounterPool => ({
  ids: of(text),
  weights: weights.map(weight => Math.fround(weight / total)),
})

export const weakPools: readonly EncounterPool[] = [
  pool('CULTIST JAW_WORM TWO_LOUSE SMALL_SLIMES', [1, 1, 1, 1], 4),
  pool('SPHERIC_GUARDIAN CHOSEN SHELL_PARASITE THREE_BYRDS TWO_THIEVES', [1, 1, 1, 1, 1], 5),
  pool('THREE_DARKLINGS ORB_WALKER THREE_SHAPES', [1, 1, 1], 3),
]

export const strongPools: readonly EncounterPool[] = [
  pool(
    `GREMLIN_GANG LOTS_OF_SLIMES RED_SLAVER EXORDIUM_THUGS EXORDIUM_WILDLIFE BLUE_SLAVER LOOTER LARGE_SLIME THREE_LOUSE
     TWO_FUNGI_BEASTS`,
    [1, 1, 1, 1.5, 1.5, 2, 2, 2, 2, 2],
    16,
  ),
  pool(
    `CHOSEN_AND_BYRDS SENTRY_AND_SPHERE CULTIST_AND_CHOSEN THREE_CULTIST SHELLED_PARASITE_AND_FUNGI SNECKO SNAKE_PLANT
     CENTURION_AND_HEALER`,
    [2, 2, 3, 3, 3, 4, 6, 6],
    29,
  ),
  pool(
    `SPIRE_GROWTH TRANSIENT FOUR_SHAPES MAW SPHERE_AND_TWO_SHAPES JAW_WORM_HORDE THREE_DARKLINGS WRITHING_MASS`,
    [1, 1, 1, 1, 1, 1, 1, 1],
    8,
  ),
]

export const elitePools: readonly (readonly EncounterId[])[] = [
  of('GREMLIN_NOB LAGAVULIN THREE_SENTRIES'),
  of('GREMLIN_LEADER SLAVERS BOOK_OF_STABBING'),
  of('GIANT_HEAD NEMESIS REPTOMANCER'),
]

export const bosses: readonly (readonly EncounterId[])[] = [
  of('THE_GUARDIAN HEXAGHOST SLIME_BOSS'),
  of('AUTOMATON COLLECTOR CHAMP'),
  of('AWAKENED_ONE TIME_EATER DONU_AND_DECA'),
]
