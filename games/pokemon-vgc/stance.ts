import { isChampions } from './formats.ts'
import { speedOf } from './inference.ts'
import { lexicon } from './model/lexicon.ts'
import type { Observation, SeenPokemon, SeenSide } from './observation.ts'
import { Dex } from './simulator/showdown.ts'

/** Those of a side that stand on the field. */
export const standing = ({ pokemon }: SeenSide): readonly SeenPokemon[] =>
  pokemon.filter(({ slot, hp }) => slot >= 0 && hp > 0)

/** Own Pokémon that can still be sent in. */
export const reserves = ({ pokemon }: SeenSide): readonly SeenPokemon[] =>
  pokemon.filter(({ slot, hp, brought }) => slot < 0 && hp > 0 && brought !== false)

const typesOf = ({ terastallized, teraType, types }: SeenPokemon) => (terastallized && teraType ? [teraType] : types)

/** How one's types stand against another's: doublings dealt less doublings taken, its best type each way. */
export function edge(own: SeenPokemon, foe: SeenPokemon): number {
  const [mine, theirs] = [typesOf(own), typesOf(foe)]
  const best = (types: readonly string[], against: readonly string[]) =>
    Math.max(...types.map(type => Math.log2(Math.max(0.125, lexicon.multiplier(type, against)))))
  return mine.length === 0 || theirs.length === 0 ? 0 : best(mine, theirs) - best(theirs, mine)
}

/** Pairs of one of ours and one of theirs on the field in which ours moves first, as far as is known. */
export function outpaced({ you, foe, field, format }: Observation): number {
  const reversed = field.rooms.some(({ id }) => id === 'trickroom')
  const theirs = standing(foe).map(each => pace(each, foe, format))
  return standing(you)
    .map(each => pace(each, you, format))
    .reduce((sum, mine) => sum + theirs.filter(other => (reversed ? mine < other : mine > other)).length, 0)
}

/** The speed it acts at now; of the other side, the middle of what is possible. */
function pace(pokemon: SeenPokemon, side: SeenSide, format: string): number {
  const stage = pokemon.boosts.spe ?? 0
  const raw = pokemon.spread ? ownSpeed(pokemon, format) : speedOf(pokemon, format).reduce((a, b) => a + b, 0) / 2
  return (
    raw *
    (stage >= 0 ? (2 + stage) / 2 : 2 / (2 - stage)) *
    (pokemon.status === 'par' ? 0.5 : 1) *
    (pokemon.item === 'choicescarf' ? 1.5 : 1) *
    (side.conditions.some(({ id }) => id === 'tailwind') ? 2 : 1)
  )
}

function ownSpeed({ species, spread, level }: SeenPokemon, format: string): number {
  const { spe } = Dex.species.get(species).baseStats
  const { plus, minus } = Dex.natures.get(spread!.nature)
  const [iv, ev] = isChampions(format) ? [31, 0] : [spread!.ivs[5], Math.floor(spread!.evs[5] / 4)]
  const points = isChampions(format) ? spread!.evs[5] : 0
  const raw = Math.floor(((2 * spe + iv + ev) * level) / 100) + 5 + points
  return Math.floor(raw * (plus === 'spe' ? 1.1 : minus === 'spe' ? 0.9 : 1))
}
