/** The benchmark's words, in the order of its ids. Nothing here is a choice of ours. */

/** Material ids start at 1; 0 is outside the world. */
export const materials = [
  'water',
  'grass',
  'stone',
  'path',
  'sand',
  'tree',
  'lava',
  'coal',
  'iron',
  'diamond',
  'table',
  'furnace',
] as const
/** The letter of a material in observations, by its id; a space is outside the world. */
export const letters = ' wgspnTLCIDtf'
export type Material = (typeof materials)[number]

export const water = 1
export const grass = 2
export const stone = 3
export const path = 4
export const sand = 5
export const tree = 6
export const lava = 7
export const coal = 8
export const iron = 9
export const diamond = 10
export const table = 11
export const furnace = 12

/** Kinds of things that stand on a cell. Kind 0 is a removed one. */
export const creatures = ['player', 'cow', 'zombie', 'skeleton', 'arrow', 'plant'] as const
export type Creature = (typeof creatures)[number]

export const player = 1
export const cow = 2
export const zombie = 3
export const skeleton = 4
export const arrow = 5
export const plant = 6

export const actions = [
  'noop',
  'move_left',
  'move_right',
  'move_up',
  'move_down',
  'do',
  'sleep',
  'place_stone',
  'place_table',
  'place_furnace',
  'place_plant',
  'make_wood_pickaxe',
  'make_stone_pickaxe',
  'make_iron_pickaxe',
  'make_wood_sword',
  'make_stone_sword',
  'make_iron_sword',
] as const
export type Action = (typeof actions)[number]

export const items = [
  'health',
  'food',
  'drink',
  'energy',
  'sapling',
  'wood',
  'stone',
  'coal',
  'iron',
  'diamond',
  'wood_pickaxe',
  'stone_pickaxe',
  'iron_pickaxe',
  'wood_sword',
  'stone_sword',
  'iron_sword',
] as const
export type Item = (typeof items)[number]

export const achievements = [
  'collect_coal',
  'collect_diamond',
  'collect_drink',
  'collect_iron',
  'collect_sapling',
  'collect_stone',
  'collect_wood',
  'defeat_skeleton',
  'defeat_zombie',
  'eat_cow',
  'eat_plant',
  'make_iron_pickaxe',
  'make_iron_sword',
  'make_stone_pickaxe',
  'make_stone_sword',
  'make_wood_pickaxe',
  'make_wood_sword',
  'place_furnace',
  'place_plant',
  'place_stone',
  'place_table',
  'wake_up',
] as const
export type Achievement = (typeof achievements)[number]

export const item = (name: Item): number => items.indexOf(name)
export const achievement = (name: Achievement): number => achievements.indexOf(name)
