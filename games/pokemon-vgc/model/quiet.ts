import type { Battle } from '../simulator/showdown.ts'

const nothing = () => {}

/**
 * Stops a battle that is only thought of from writing its log and from describing every Pokémon in its requests: a
 * third of a turn's time. What happens in it does not change.
 */
export function quiet(battle: Battle): Battle {
  const muted = battle as unknown as Record<string, unknown>
  for (const name of ['add', 'addSplit', 'addMove', 'attrLastMove', 'retargetLastMove', 'hint']) muted[name] = nothing
  for (const side of battle.sides) side.getRequestData = () => ({ name: side.name, id: side.id, pokemon: [] })
  return battle
}
