import type { Random } from '#core'
import type { Observation, SeenPokemon } from '../observation.ts'
import { Dex, type PokemonSet } from '../simulator/showdown.ts'
import { archetypesOf } from './archetypes.ts'
import { likelySet } from './likely.ts'

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
  const { moves, ability, item, tera } = likelySet(pokemon, base, format, random)
  return {
    name: pokemon.name || base.baseSpecies,
    species: base.name,
    gender: pokemon.gender,
    level: pokemon.level,
    ability: Dex.abilities.get(ability).name,
    item: Dex.items.get(item).name,
    moves: moves.map(move => Dex.moves.get(move).name),
    teraType: tera,
    ...(pokemon.spread ? known(pokemon) : believedSpread(pokemon, item, format, moves, evidence, random)),
  } as PokemonSet
}

function known({ spread }: SeenPokemon) {
  const read = (values: readonly number[]) => Object.fromEntries(stats.map((stat, i) => [stat, values[i]]))
  return { nature: spread!.nature, evs: read(spread!.evs), ivs: read(spread!.ivs) }
}

/** One of the archetypes, as likely as it is common and agrees with what was seen. */
function believedSpread(
  pokemon: SeenPokemon,
  item: string,
  format: string,
  moves: readonly string[],
  evidence: readonly number[] | undefined,
  random: Random,
) {
  const list = archetypesOf({ ...pokemon, item }, format, moves)
  const weights = list.map(({ weight }, i) => weight * (evidence?.[i] ?? 1))
  let roll = random.real() * weights.reduce((a, b) => a + b, 0)
  const drawn = list.find((_, i) => {
    roll -= weights[i]
    return roll < 0
  })
  const { nature, evs, ivs } = drawn ?? list[0]
  return { nature, evs, ivs }
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
