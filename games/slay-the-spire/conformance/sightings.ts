import { attempt } from './tally.ts'

export interface SeenCard {
  readonly id: string
  readonly upgrades: number
  readonly cost: number
}

export interface SeenMonster {
  readonly name: string
  readonly current_hp: number
  readonly max_hp: number
  readonly block: number
  readonly is_gone: boolean
  readonly half_dead: boolean
  readonly intent: string
  readonly move_adjusted_damage: number
  readonly move_hits: number
}

export interface SeenFight {
  readonly turn: number
  readonly hand: readonly SeenCard[]
  readonly draw_pile: readonly SeenCard[]
  readonly discard_pile: readonly SeenCard[]
  readonly exhaust_pile: readonly SeenCard[]
  readonly monsters: readonly SeenMonster[]
  readonly player: { readonly current_hp: number; readonly block: number; readonly energy: number }
}

export interface SeenRoom {
  readonly symbol: string
  readonly x: number
  readonly y: number
  readonly children: readonly { readonly x: number; readonly y: number }[]
}

/** A game state as CommunicationMod prints it. `seed` is text here: its digits do not fit a number. */
export interface Sighting {
  readonly seed: string
  readonly class: string
  readonly ascension_level: number
  readonly act: number
  readonly floor: number
  readonly current_hp: number
  readonly max_hp: number
  readonly gold: number
  readonly screen_type: string
  readonly room_type: string
  readonly act_boss?: string
  readonly deck: readonly SeenCard[]
  readonly relics: readonly { readonly id: string; readonly counter: number }[]
  readonly potions: readonly { readonly id: string }[]
  readonly map?: readonly SeenRoom[]
  readonly combat_state?: SeenFight
}

/** Keeps every digit of a seed, which `JSON.parse` would round. */
export function parseLine(text: string): Record<string, unknown> {
  return JSON.parse(text.replace(/"seed"\s*:\s*(-?\d+)/g, '"seed":"$1"')) as Record<string, unknown>
}

/** The game's state in a line, if the line holds one. */
export function sightingIn(line: Record<string, unknown>): Sighting | null {
  const holder = (line.message ?? line) as Record<string, unknown>
  const state = holder.game_state as Sighting | undefined
  return state && typeof state === 'object' && state.screen_type !== undefined ? state : null
}

/** What is missing in a state of the game, in words; null if it is whole. */
export const misses = (seen: Sighting): string | null =>
  attempt(() => {
    if (!/^-?\d+$/.test(seen.seed)) return `seed: ${seen.seed}`
    for (const name of ['act', 'floor', 'current_hp', 'max_hp', 'gold', 'ascension_level'] as const)
      if (!Number.isInteger(seen[name])) return `${name}: ${seen[name]}`
    for (const name of ['deck', 'relics', 'potions'] as const)
      if (!Array.isArray(seen[name]) || seen[name].some(({ id }) => typeof id !== 'string')) return name
    return null
  })
