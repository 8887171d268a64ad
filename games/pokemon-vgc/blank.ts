import type { Observation, SeenPokemon, SeenSide, Spread } from './observation.ts'
import { Dex, id, type PokemonSet } from './simulator/showdown.ts'

/** What a player knows before the first message. */
export function blankObservation(format: string, player: 'p1' | 'p2', team: readonly PokemonSet[]): Observation {
  return {
    format,
    sheets: 'closed',
    player,
    turn: 0,
    you: { ...blankSide(), pokemon: team.map((set, i) => ({ ...ownPokemon(set), place: i + 1 })) },
    foe: blankSide(),
    field: { weather: null, terrain: null, rooms: [] },
    request: null,
    log: [],
    winner: '',
  }
}

const blankSide = (): SeenSide => ({
  name: '',
  pokemon: [],
  teraUsed: false,
  megaUsed: false,
  conditions: [],
  fainted: 0,
})

export function blankPokemon(name: string, base: string, level: number, gender: string): SeenPokemon {
  return {
    name,
    species: base,
    base,
    level,
    place: 1,
    gender: gender === 'M' || gender === 'F' ? gender : '',
    slot: -1,
    brought: null,
    hp: 100,
    maxHp: 100,
    status: '',
    statusTurns: 0,
    boosts: {},
    types: [...Dex.species.get(base.replace(/-\*$/, '')).types],
    ability: null,
    item: null,
    lostItem: '',
    moves: [],
    movesKnown: false,
    teraType: null,
    terastallized: false,
    spread: null,
    volatiles: [],
    turnsActive: 0,
    acted: 0,
    lastMove: '',
    lastTarget: 0,
    stall: 0,
  }
}

const stats = ['hp', 'atk', 'def', 'spa', 'spd', 'spe'] as const

export function spreadOf(set: PokemonSet): Spread {
  const read = (values: Partial<Record<(typeof stats)[number], number>> | undefined, absent: number) =>
    stats.map(stat => values?.[stat] ?? absent)
  return { nature: set.nature || 'Serious', evs: read(set.evs, 0), ivs: read(set.ivs, 31) }
}

function ownPokemon(set: PokemonSet): SeenPokemon {
  const species = Dex.species.get(set.species)
  return {
    ...blankPokemon(set.name || species.baseSpecies, species.name, set.level || 50, set.gender || ''),
    ability: id(set.ability),
    item: id(set.item),
    moves: set.moves.map(move => ({ id: id(move), used: 0 })),
    movesKnown: true,
    teraType: set.teraType ?? null,
    spread: spreadOf(set),
  }
}

/** What an open sheet says of one Pokémon; it never holds EVs. */
export function fromSheet(set: PokemonSet): SeenPokemon {
  return { ...ownPokemon(set), spread: null, brought: null }
}
