import { Dex } from '../simulator/showdown.ts'

export interface SpeciesEntry {
  readonly name: string
  readonly types: readonly string[]
  readonly base: Readonly<Record<'hp' | 'atk' | 'def' | 'spa' | 'spd' | 'spe', number>>
}

export interface MoveEntry {
  readonly id: string
  readonly type: string
  readonly category: 'Physical' | 'Special' | 'Status'
  /** 0 for moves without damage, and for those whose power is not a number. */
  readonly power: number
  /** 0…1. */
  readonly accuracy: number
  readonly hits: number
  readonly target: string
  readonly priority: number
  /** Stages it gives its target, where that is its whole point. */
  readonly boosts: Readonly<Record<string, number>> | null
  /** Protects its user, and fails more and more in a row. */
  readonly protects: boolean
  /** Hits more than one place. */
  readonly spread: boolean
  /** Works on the first turn only. */
  readonly firstTurn: boolean
}

/** What everybody may look up: the rules' tables of species, moves and types. */
export interface Lexicon {
  species(name: string): SpeciesEntry
  move(id: string): MoveEntry
  /** How many times over a type hurts a Pokémon of these types: 0, ¼ … 4. */
  multiplier(type: string, types: readonly string[]): number
}

const species = new Map<string, SpeciesEntry>()
const moves = new Map<string, MoveEntry>()

export const lexicon: Lexicon = {
  species(name) {
    let entry = species.get(name)
    if (!entry) {
      const found = Dex.species.get(name.replace(/-\*$/, ''))
      entry = { name: found.name, types: found.types, base: found.baseStats }
      species.set(name, entry)
    }
    return entry
  },
  move(id) {
    let entry = moves.get(id)
    if (!entry) {
      entry = readMove(id)
      moves.set(id, entry)
    }
    return entry
  },
  multiplier(type, types) {
    if (!Dex.types.isName(type) || type === 'Stellar') return 1
    if (!Dex.getImmunity(type, types as string[])) return 0
    return types.reduce((product, each) => product * 2 ** Dex.getEffectiveness(type, each), 1)
  },
}

function readMove(id: string): MoveEntry {
  const move = Dex.moves.get(id)
  if (!move.exists) return { ...noMove, id } // having to recharge is asked for like a move
  const { multihit } = move
  return {
    id: move.id,
    type: move.type,
    category: move.category,
    power: move.category === 'Status' ? 0 : move.basePower,
    accuracy: move.accuracy === true ? 1 : move.accuracy / 100,
    hits: Array.isArray(multihit) ? (multihit[0] + multihit[1]) / 2 : (multihit ?? 1),
    target: move.target,
    priority: move.priority,
    boosts: (move.boosts as Record<string, number> | undefined) ?? null,
    protects: move.stallingMove === true,
    spread: move.target === 'allAdjacent' || move.target === 'allAdjacentFoes',
    firstTurn: move.id === 'fakeout' || move.id === 'firstimpression',
  }
}

const noMove: MoveEntry = {
  id: '',
  type: 'Normal',
  category: 'Status',
  power: 0,
  accuracy: 1,
  hits: 1,
  target: 'self',
  priority: 0,
  boosts: null,
  protects: false,
  spread: false,
  firstTurn: false,
}
