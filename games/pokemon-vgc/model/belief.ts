import type { Random } from '#core'
import type { Observation, SeenPokemon } from '../observation.ts'
import { Dex, id, type PokemonSet } from '../simulator/showdown.ts'
import { archetypesOf } from './archetypes.ts'

const stats = ['hp', 'atk', 'def', 'spa', 'spd', 'spe'] as const

/** A set that agrees with what is known of a Pokémon; what is hidden is drawn from what such Pokémon tend to carry. */
export function believedSet(
  pokemon: SeenPokemon,
  format: string,
  random: Random,
  evidence?: readonly number[],
): PokemonSet {
  const species = Dex.species.get(pokemon.base.replace(/-\*$/, ''))
  const base =
    species.battleOnly && typeof species.battleOnly === 'string' ? Dex.species.get(species.battleOnly) : species
  const moves = believedMoves(pokemon, base.name)
  return {
    name: pokemon.name || base.baseSpecies,
    species: base.name,
    gender: pokemon.gender,
    level: pokemon.level,
    ability: Dex.abilities.get(pokemon.ability ?? base.abilities['0']).name,
    item: Dex.items.get(pokemon.item || pokemon.lostItem || '').name,
    moves: moves.map(move => Dex.moves.get(move).name),
    teraType: pokemon.teraType ?? base.types[0],
    ...(pokemon.spread ? known(pokemon) : believedSpread(pokemon, format, moves, evidence, random)),
  } as PokemonSet
}

function known({ spread }: SeenPokemon) {
  const read = (values: readonly number[]) => Object.fromEntries(stats.map((stat, i) => [stat, values[i]]))
  return { nature: spread!.nature, evs: read(spread!.evs), ivs: read(spread!.ivs) }
}

/** One of the archetypes, as likely as it is common and agrees with what was seen. */
function believedSpread(
  pokemon: SeenPokemon,
  format: string,
  moves: readonly string[],
  evidence: readonly number[] | undefined,
  random: Random,
) {
  const list = archetypesOf(pokemon, format, moves)
  const weights = list.map(({ weight }, i) => weight * (evidence?.[i] ?? 1))
  let roll = random.real() * weights.reduce((a, b) => a + b, 0)
  const drawn = list.find((_, i) => {
    roll -= weights[i]
    return roll < 0
  })
  const { nature, evs, ivs } = drawn ?? list[0]
  return { nature, evs, ivs }
}

/** Moves seen or on the sheet; else attacks of its own types, strongest first, and Protect. */
function believedMoves(pokemon: SeenPokemon, species: string): readonly string[] {
  const seen = pokemon.moves.map(move => move.id)
  if (pokemon.movesKnown || seen.length >= 4) return seen
  const types = Dex.species.get(species).types
  const learnt = Object.keys(Dex.species.getLearnsetData(id(species) as never).learnset ?? {})
  const attacks = learnt
    .map(move => Dex.moves.get(move))
    .filter(
      move => move.category !== 'Status' && types.includes(move.type) && move.basePower >= 60 && !move.flags.recharge,
    )
    .filter(move => move.accuracy === true || move.accuracy >= 85)
    .sort((a, b) => b.basePower - a.basePower)
    .slice(0, 2)
    .map(move => move.id as string)
  return [...new Set([...seen, 'protect', ...attacks])].slice(0, 4)
}

/**
 * Which of the other side's Pokémon are with them: those seen, and the rest drawn from the sheet.
 *
 * @returns In the order of the field: left, right, then those behind.
 */
export function believedParty(observation: Observation, size: number, random: Random): SeenPokemon[] {
  const { pokemon } = observation.foe
  const standing = pokemon.filter(({ slot }) => slot >= 0).sort((a, b) => a.slot - b.slot)
  const seen = pokemon.filter(each => each.brought === true && each.slot < 0)
  const open = pokemon.filter(each => each.brought !== true && each.slot < 0)
  const party = [...standing, ...seen]
  while (party.length < size && open.length > 0) party.push(open.splice(random.int(open.length), 1)[0])
  return party
}
