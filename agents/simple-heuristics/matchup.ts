import type { Lexicon } from '../../games/pokemon-vgc/model/lexicon.ts'
import type { SeenPokemon } from '../../games/pokemon-vgc/observation.ts'

const speedBonus = 0.1
const healthWeight = 0.4

export const healthOf = ({ hp, maxHp }: SeenPokemon): number => hp / maxHp

export function typesOf(pokemon: SeenPokemon): readonly string[] {
  return pokemon.terastallized && pokemon.teraType ? [pokemon.teraType] : pokemon.types
}

/** How well one stands against another by types, speed and health: above 0 is good. */
export function matchup(own: SeenPokemon, foe: SeenPokemon, lexicon: Lexicon): number {
  const [mine, theirs] = [typesOf(own), typesOf(foe)]
  const strike = Math.max(...mine.map(type => lexicon.multiplier(type, theirs)))
  const blow = Math.max(...theirs.map(type => lexicon.multiplier(type, mine)))
  const [fast, other] = [lexicon.species(own.species).base.spe, lexicon.species(foe.species).base.spe]
  const speed = fast > other ? speedBonus : fast < other ? -speedBonus : 0
  return strike - blow + speed + (healthOf(own) - healthOf(foe)) * healthWeight
}

/** About what a stat is at level 50 without nature, stages counted. */
export function statOf(pokemon: SeenPokemon, stat: 'atk' | 'def' | 'spa' | 'spd', lexicon: Lexicon): number {
  const stage = pokemon.boosts[stat] ?? 0
  const factor = stage >= 0 ? (2 + stage) / 2 : 2 / (2 - stage)
  return (2 * lexicon.species(pokemon.species).base[stat] + 31 + 5) * factor
}
