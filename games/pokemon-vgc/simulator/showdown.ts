import showdown from 'pokemon-showdown'

export type { Battle, Pokemon, Side } from 'pokemon-showdown'

/** The simulator is a CommonJS package: its names are picked out here, once. Pinned: sets and rules change with it. */
export const {
  Battle: BattleClass,
  Pokemon: PokemonClass,
  Side: SideClass,
  Dex,
  PRNG,
  TeamValidator,
  Teams,
  toID,
} = showdown

export type PokemonSet = NonNullable<ReturnType<typeof Teams.unpack>>[number]
export type ID = ReturnType<typeof toID>

/** Ids of names that are known to be text. */
export const id = (name: string): string => toID(name)
