import type { View } from '#core'
import { type Action, deepest } from './action.ts'
import { isArmour, isFood, knownRange } from './facts.ts'
import { kindOf } from './kinds.ts'
import { creatures } from './names.ts'
import type { Observation } from './observation.ts'

/**
 * Moves worth trying from here. They tell only what a player sees on the screen: the blocks and creatures in view, what
 * is held, and what the recipe book shows as craftable now. Nothing says what is missing, or where a thing leads.
 */
export function affordances({ observation: seen }: View<Observation, unknown>): readonly Action[] {
  const held = Object.keys(seen.inventory)
  const known = seen.blocks.filter(({ distance }) => distance <= knownRange).map(({ name }) => name)
  const moves: Action[] = [{ type: 'explore' }]
  if (seen.position.y >= deepest + 1) moves.push({ type: 'descend' })
  if (!seen.underSky) moves.push({ type: 'tunnel' }, { type: 'surface' })
  for (const block of choices(known.filter(name => !liquid.has(name)))) moves.push({ type: 'collect', block })
  if (seen.entities.some(({ name, distance }) => name === 'item' && distance <= 16)) moves.push({ type: 'pick-up' })
  for (const kind of new Set(seen.entities.map(({ name }) => name)))
    if (creatures.includes(kind)) moves.push({ type: 'attack', entity: kind })
  for (const item of choices(seen.craftable)) moves.push({ type: 'craft', item })
  for (const item of choices(held.filter(isUsed))) moves.push({ type: 'place', item })
  for (const item of held) {
    if (isFood(item) && seen.food < 20) moves.push({ type: 'eat', item })
    if (isArmour(item)) moves.push({ type: 'equip', item })
  }
  if (known.includes('furnace')) for (const item of choices(held)) moves.push({ type: 'smelt', item })
  if (known.some(block => block.endsWith('_bed'))) moves.push({ type: 'sleep' })
  return moves
}

/** Blocks that answer when they are clicked: the others only take up room. */
const isUsed = (item: string): boolean =>
  /^(crafting_table|furnace|blast_furnace|smoker|chest|barrel|anvil|loom|stonecutter|grindstone|composter)$|_bed$/.test(
    item,
  )

/** What differs only in wood or colour is one move. */
const choices = (names: readonly string[]): string[] => [...new Set(names.map(name => kindOf(name) ?? name))]

const liquid = new Set(['water', 'lava', 'bedrock', 'fire'])
