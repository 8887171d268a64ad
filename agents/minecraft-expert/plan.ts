import type { Action } from '../../games/minecraft/action.ts'
import type { Observation } from '../../games/minecraft/observation.ts'

interface Move {
  readonly action: Action
  readonly why: string
}

/** Ores are sought at this height: low enough for iron, above the lava; diamonds where they are most. */
const [miningHeight, diamondHeight] = [40, 12]
/** Failures on end after which something else is tried. */
const patience = 3

/** The next thing to do on the way to an iron pickaxe, and with it to diamonds. */
export function nextMove(seen: Observation, failures: ReadonlyMap<string, number>): Move {
  const have = (pattern: RegExp) => count(seen, pattern)
  const failing = [...failures.values()].reduce((sum, times) => sum + times, 0) >= patience
  if (failing) return { action: seen.underSky ? { type: 'explore' } : { type: 'tunnel' }, why: 'try somewhere else' }
  const meal = food(seen)
  if (meal) return meal

  const wood = have(/_log$/) * 4 + have(/_planks$/)
  const table = known(seen, 'crafting_table', 20)
  if (have(/^iron_pickaxe$/) > 0) return diamonds(seen)
  if (have(/^iron_ingot$/) >= 3) return ironPickaxe(seen, table, wood)
  if (have(/^iron_ore$/) >= 3 && have(/^(furnace)$/) + (known(seen, 'furnace', 20) ? 1 : 0) > 0) return smelting(seen)
  const tools = have(/^(stone|wooden)_pickaxe$/)
  if (tools === 0 && wood + have(/^stick$/) / 2 < 18) return fetchWood(seen)
  if (have(/^stone_pickaxe$/) === 0) {
    if (have(/^cobblestone$/) < 3 && tools > 0) return stone(seen)
    return pickaxe(seen, table, wood)
  }
  if (have(/^cobblestone$/) < 11 && have(/^furnace$/) === 0 && !known(seen, 'furnace', 20)) return stone(seen)
  // A second pickaxe in reserve: one lasts for 131 blocks, and without any the way out is long.
  if (have(/^stone_pickaxe$/) < 2 && have(/^stick$/) >= 2 && have(/^cobblestone$/) >= 11 && table)
    return { action: { type: 'craft', item: 'stone_pickaxe' }, why: 'a pickaxe in reserve' }
  if (have(/^furnace$/) === 0 && table && have(/^cobblestone$/) >= 8)
    return { action: { type: 'craft', item: 'furnace' }, why: 'a furnace' }
  return iron(seen, table)
}

function diamonds(seen: Observation): Move {
  if (known(seen, 'diamond_ore', 24)) return { action: { type: 'collect', block: 'diamond_ore' }, why: 'diamonds' }
  if (seen.position.y > diamondHeight + 1)
    return { action: { type: 'descend', levels: 8 }, why: 'down to where diamonds lie' }
  return { action: { type: 'tunnel' }, why: 'look for diamonds' }
}

function pickaxe(seen: Observation, table: boolean, wood: number): Move {
  const need = count(seen, /^cobblestone$/) >= 3 ? 'stone_pickaxe' : 'wooden_pickaxe'
  if (wood < 4 && count(seen, /^stick$/) < 2) return fetchWood(seen)
  const planks = count(seen, /_planks$/)
  const made = plankCraft(seen, table ? 5 : 7)
  if (made && planks < (table ? 5 : 7)) return made
  if (!table) return placeTable(seen)
  if (count(seen, /^stick$/) < 2) return { action: { type: 'craft', item: 'stick' }, why: 'sticks for a handle' }
  if (seen.craftable.includes(need)) return { action: { type: 'craft', item: need }, why: need.replace('_', ' ') }
  return fetchWood(seen)
}

function ironPickaxe(seen: Observation, table: boolean, wood: number): Move {
  if (!table && count(seen, /^crafting_table$/) === 0 && wood < 4)
    return { action: { type: 'surface' }, why: 'wood for a table' }
  if (!table) return placeTable(seen)
  if (count(seen, /^stick$/) < 2)
    return plankCraft(seen, 2) && count(seen, /_planks$/) < 2
      ? plankCraft(seen, 2)!
      : count(seen, /_planks$/) >= 2
        ? { action: { type: 'craft', item: 'stick' }, why: 'sticks for a handle' }
        : fetchWood(seen)
  return { action: { type: 'craft', item: 'iron_pickaxe' }, why: 'the iron pickaxe' }
}

function smelting(seen: Observation): Move {
  if (!known(seen, 'furnace', 20)) return { action: { type: 'place', item: 'furnace' }, why: 'set up the furnace' }
  return { action: { type: 'smelt', item: 'iron_ore', count: 3 }, why: 'melt the iron' }
}

function iron(seen: Observation, table: boolean): Move {
  if (
    table &&
    count(seen, /^crafting_table$/) === 0 &&
    count(seen, /^stone_pickaxe$/) > 0 &&
    near(seen, 'crafting_table')
  )
    return { action: { type: 'collect', block: 'crafting_table' }, why: 'take the table along' }
  if (known(seen, 'iron_ore', 24)) return { action: { type: 'collect', block: 'iron_ore' }, why: 'iron' }
  if (seen.position.y > miningHeight) return { action: { type: 'descend', levels: 8 }, why: 'down to where iron lies' }
  return { action: { type: 'tunnel' }, why: 'look for iron' }
}

function stone(seen: Observation): Move {
  for (const block of ['stone', 'cobblestone', 'andesite', 'granite', 'diorite'])
    if (known(seen, block, 12) && (block === 'stone' || block === 'cobblestone'))
      return { action: { type: 'collect', block }, why: 'stone' }
  return { action: { type: 'descend', levels: 4 }, why: 'down to the stone' }
}

function fetchWood(seen: Observation): Move {
  const tree = seen.blocks.find(({ name }) => /_log$/.test(name))
  if (tree) return { action: { type: 'collect', block: tree.name }, why: 'wood' }
  return seen.underSky
    ? { action: { type: 'explore' }, why: 'look for trees' }
    : { action: { type: 'surface' }, why: 'up to the trees' }
}

function placeTable(seen: Observation): Move {
  if (count(seen, /^crafting_table$/) > 0)
    return { action: { type: 'place', item: 'crafting_table' }, why: 'set up the table' }
  if (seen.craftable.includes('crafting_table'))
    return { action: { type: 'craft', item: 'crafting_table' }, why: 'a table' }
  return plankCraft(seen, 4) ?? fetchWood(seen)
}

function plankCraft(seen: Observation, wanted: number): Move | null {
  const planks = seen.craftable.find(name => /_planks$/.test(name))
  return planks && count(seen, /_planks$/) < wanted ? { action: { type: 'craft', item: planks }, why: 'planks' } : null
}

const edible = /^(cooked_\w+|bread|apple|beef|porkchop|mutton|chicken|sweet_berries|rotten_flesh)$/

function food(seen: Observation): Move | null {
  if (seen.food > 12) return null
  const meal = Object.keys(seen.inventory).find(item => edible.test(item))
  if (meal) return { action: { type: 'eat', item: meal }, why: 'hungry' }
  if (seen.food > 6) return null
  const prey = seen.entities.find(({ name }) => /^(cow|pig|sheep|chicken)$/.test(name))
  return prey ? { action: { type: 'attack', entity: prey.name }, why: 'hungry' } : null
}

const count = (seen: Observation, pattern: RegExp) =>
  Object.entries(seen.inventory).reduce((sum, [item, held]) => sum + (pattern.test(item) ? held : 0), 0)
const known = (seen: Observation, block: string, within: number) =>
  seen.blocks.some(({ name, distance }) => name === block && distance <= within)
const near = (seen: Observation, block: string) => known(seen, block, 6)
