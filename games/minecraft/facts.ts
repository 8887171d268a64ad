import type { FactPattern, Facts, View } from '#core'
import { itemKinds, kindOf } from './kinds.ts'
import { blocks, creatures, foods, items } from './names.ts'
import type { Observation } from './observation.ts'

const many = [0, 1_000_000] as const
/** How far what is seen or remembered counts as known, in blocks. */
export const knownRange = 32

/** The words of goals: only what the player can see, hold, feel or do. */
export const vocabulary: readonly FactPattern[] = [
  {
    pattern: 'inventory.*',
    type: 'number',
    range: [0, 2368],
    words: 'how many of an item are held',
    values: items,
    covered: items.filter(item => kindOf(item) !== null),
  },
  {
    pattern: 'any.*',
    type: 'number',
    range: [0, 2368],
    words: 'how many things of a kind are held, whatever their wood or colour: any.log counts oak_log, spruce_log, …',
    values: itemKinds.map(kind => kind.slice(4)),
  },
  { pattern: 'held', type: 'string', words: 'the item in hand' },
  { pattern: 'worn.*', type: 'boolean', words: 'whether a piece of armour is worn', values: items.filter(isArmour) },
  { pattern: 'sees.*', type: 'boolean', words: 'whether a block of this kind is known within 32 blocks' },
  { pattern: 'near.*', type: 'boolean', words: 'whether a known block of this kind is within reach' },
  { pattern: 'meets.*', type: 'boolean', words: 'whether a creature of this kind is near' },
  { pattern: 'lies.*', type: 'boolean', words: 'whether an item lies about near' },
  { pattern: 'health', type: 'number', range: [0, 20], words: 'health left' },
  { pattern: 'food', type: 'number', range: [0, 20], words: 'food left; at 0 health falls' },
  { pattern: 'x', type: 'number', range: [-30_000_000, 30_000_000], words: 'blocks east' },
  { pattern: 'height', type: 'number', range: [-64, 320], words: 'blocks above the bottom of the world' },
  { pattern: 'z', type: 'number', range: [-30_000_000, 30_000_000], words: 'blocks south' },
  { pattern: 'night', type: 'boolean', words: 'whether it is dark outside' },
  { pattern: 'underground', type: 'boolean', words: 'whether something solid is above' },
  { pattern: 'wet', type: 'boolean', words: 'whether the feet are in water' },
  { pattern: 'ticks', type: 'number', range: [0, 100_000_000], words: 'game ticks since the episode began' },
  { pattern: 'mined.*', type: 'number', range: many, words: 'blocks of a kind dug in this episode' },
  { pattern: 'crafted.*', type: 'number', range: many, words: 'items crafted in this episode' },
  { pattern: 'smelted.*', type: 'number', range: many, words: 'items smelted in this episode' },
  { pattern: 'placed.*', type: 'number', range: many, words: 'blocks placed in this episode' },
  { pattern: 'killed.*', type: 'number', range: many, words: 'creatures killed in this episode' },
  { pattern: 'eaten.*', type: 'number', range: many, words: 'food eaten in this episode' },
  { pattern: 'deaths', type: 'number', range: many, words: 'how often the player died in this episode', anew: true },
]

/** The families of `events` that facts tell of; items picked up are told by the inventory. */
const told = /^(mined|crafted|smelted|placed|killed|eaten)\.|^deaths$/

export function facts(view: View<Observation, unknown>): Facts {
  const seen = view.observation
  const found: Record<string, number | boolean | string> = {
    health: seen.health,
    food: seen.food,
    x: Math.floor(seen.position.x),
    height: Math.floor(seen.position.y),
    z: Math.floor(seen.position.z),
    night: seen.time >= 13_000 && seen.time < 23_000,
    underground: !seen.underSky,
    wet: seen.inWater,
    ticks: seen.tick,
  }
  if (seen.held !== null) found['held'] = seen.held
  for (const [item, count] of Object.entries(seen.inventory)) {
    found[`inventory.${item}`] = count
    const kind = kindOf(item)
    if (kind) found[`any.${kind.slice(4)}`] = ((found[`any.${kind.slice(4)}`] ?? 0) as number) + count
  }
  for (const item of seen.worn) found[`worn.${item}`] = true
  for (const { name, distance } of seen.blocks) {
    if (distance <= knownRange) found[`sees.${name}`] = true
    if (distance <= 4.5) found[`near.${name}`] = true
  }
  for (const { name, distance } of seen.entities) {
    if (creatures.includes(name)) found[`meets.${name}`] = true
    else if (name === 'item' && distance <= 16) found['lies.item'] = true
  }
  for (const [event, count] of Object.entries(seen.events)) if (told.test(event)) found[event] = count
  return found
}

export function isArmour(item: string): boolean {
  return /_(helmet|chestplate|leggings|boots)$/.test(item)
}

export const isBlock = (item: string) => blockNames.has(item)
export const isFood = (item: string) => foodNames.has(item)
const blockNames = new Set(blocks)
const foodNames = new Set(foods)
