import { type Random, shuffled } from '#core'
import { Dex, type PokemonSet } from '../simulator/showdown.ts'

type Species = ReturnType<typeof Dex.species.get>

/** Items worth trying for a set, best first; the format refuses those it lacks. */
export function itemFor(forme: Species, set: PokemonSet, champions: boolean, random: Random): readonly string[] {
  const required = forme.requiredItem ? [forme.requiredItem] : (forme.requiredItems ?? [])
  if (required.length > 0) return shuffled(required, random)
  const moves = set.moves.map(move => Dex.moves.get(move))
  const attacking = moves.filter(move => move.category !== 'Status')
  const physical = attacking.filter(move => move.category === 'Physical').length * 2 >= attacking.length
  const found: string[] = []
  if (['Protosynthesis', 'Quark Drive'].includes(set.ability)) found.push('Booster Energy')
  if (attacking.length === 4) found.push('Assault Vest', physical ? 'Choice Band' : 'Choice Specs', 'Choice Scarf')
  const boosting = attacking.flatMap(move => typeItems[move.type] ?? [])
  const resist = forme.types.length > 0 ? [berryAgainst(forme)] : []
  const general = champions
    ? ['Sitrus Berry', 'Focus Sash', 'Leftovers', 'Lum Berry', 'White Herb', 'Mental Herb', 'Scope Lens', ...resist]
    : ['Sitrus Berry', 'Focus Sash', 'Life Orb', 'Clear Amulet', 'Covert Cloak', 'Safety Goggles', 'Leftovers']
  const last = [
    'Lum Berry',
    'Rocky Helmet',
    'Wide Lens',
    'Mental Herb',
    'Expert Belt',
    ...resist,
    'Quick Claw',
    'Shell Bell',
  ]
  return [...shuffled(found, random), ...shuffled([...general, ...boosting.slice(0, 1)], random), ...last]
}

const typeItems: Readonly<Record<string, string>> = {
  Bug: 'Silver Powder',
  Dark: 'Black Glasses',
  Dragon: 'Dragon Fang',
  Electric: 'Magnet',
  Fairy: 'Fairy Feather',
  Fighting: 'Black Belt',
  Fire: 'Charcoal',
  Flying: 'Sharp Beak',
  Ghost: 'Spell Tag',
  Grass: 'Miracle Seed',
  Ground: 'Soft Sand',
  Ice: 'Never-Melt Ice',
  Normal: 'Silk Scarf',
  Poison: 'Poison Barb',
  Psychic: 'Twisted Spoon',
  Rock: 'Hard Stone',
  Steel: 'Metal Coat',
  Water: 'Mystic Water',
}

const berries: Readonly<Record<string, string>> = {
  Bug: 'Tanga Berry',
  Dark: 'Colbur Berry',
  Dragon: 'Haban Berry',
  Electric: 'Wacan Berry',
  Fairy: 'Roseli Berry',
  Fighting: 'Chople Berry',
  Fire: 'Occa Berry',
  Flying: 'Coba Berry',
  Ghost: 'Kasib Berry',
  Grass: 'Rindo Berry',
  Ground: 'Shuca Berry',
  Ice: 'Yache Berry',
  Normal: 'Chilan Berry',
  Poison: 'Kebia Berry',
  Psychic: 'Payapa Berry',
  Rock: 'Charti Berry',
  Steel: 'Babiri Berry',
  Water: 'Passho Berry',
}

/** The berry against the type that hurts most. */
function berryAgainst(forme: Species): string {
  const worst = Object.keys(berries)
    .map(type => ({
      type,
      by: Dex.getEffectiveness(type, forme.types) + (Dex.getImmunity(type, forme.types) ? 0 : -9),
    }))
    .sort((a, b) => b.by - a.by)[0]
  return berries[worst.type]
}
