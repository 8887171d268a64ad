import type { Random } from '#core'
import { isChampions } from '../formats.ts'
import type { Observation, SeenPokemon } from '../observation.ts'
import { Dex, id, type PokemonSet } from '../simulator/showdown.ts'
import { spreadFor } from '../teams/spreads.ts'

type Stat = 'hp' | 'atk' | 'def' | 'spa' | 'spd' | 'spe'
const stats: readonly Stat[] = ['hp', 'atk', 'def', 'spa', 'spd', 'spe']

/** A set that agrees with what is known of a Pokémon; what is hidden is drawn from what such Pokémon tend to carry. */
export function believedSet(pokemon: SeenPokemon, format: string, random: Random): PokemonSet {
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
    ...(pokemon.spread ? known(pokemon) : believedSpread(pokemon, base.baseStats, moves, format, random)),
  } as PokemonSet
}

function known({ spread }: SeenPokemon) {
  const read = (values: readonly number[]) => Object.fromEntries(stats.map((stat, i) => [stat, values[i]]))
  return { nature: spread!.nature, evs: read(spread!.evs), ivs: read(spread!.ivs) }
}

/**
 * People spread EVs in three ways: for damage and speed, for damage and bulk, for bulk. Which one is drawn leans on the
 * item (a scarf wants speed, a vest wants bulk) and on the base speed.
 */
function believedSpread(
  pokemon: SeenPokemon,
  base: Readonly<Record<Stat, number>>,
  moves: readonly string[],
  format: string,
  random: Random,
) {
  const champions = isChampions(format)
  const names = moves.map(move => Dex.moves.get(move).name)
  const draft = spreadFor(base, names, champions, random)
  const [most, some] = champions ? [32, 2] : [252, 4]
  const attack: Stat = draft.evs.atk >= draft.evs.spa ? 'atk' : 'spa'
  const item = pokemon.item ?? ''
  const quick = item === 'choicescarf' || item === 'focussash' || item === 'boosterenergy' || item === 'lifeorb'
  const bulky = item === 'assaultvest' || item === 'sitrusberry' || item === 'leftovers' || item === 'rockyhelmet'
  const fast = base.spe >= 90 ? 0.75 : base.spe >= 70 ? 0.45 : 0.15
  const roll = random.real()
  if (draft.ivs.spe === 0) return draft
  if (roll < (quick ? Math.max(0.7, fast) : bulky ? fast / 2 : fast)) {
    const nature =
      random.real() < (base.spe >= 95 ? 0.6 : 0.3)
        ? attack === 'atk'
          ? 'Jolly'
          : 'Timid'
        : attack === 'atk'
          ? 'Adamant'
          : 'Modest'
    return { nature, evs: { ...zero, hp: some, [attack]: most, spe: most }, ivs: draft.ivs }
  }
  const nature = attack === 'atk' ? 'Adamant' : 'Modest'
  if (random.real() < 0.6) return { nature, evs: { ...zero, hp: most, [attack]: most, spd: some }, ivs: draft.ivs }
  const half = Math.floor(most / 2)
  return { nature, evs: { ...zero, hp: most, [attack]: half - (half % 4), def: half - (half % 4) }, ivs: draft.ivs }
}

const zero = { hp: 0, atk: 0, def: 0, spa: 0, spd: 0, spe: 0 }

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
