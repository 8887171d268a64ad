import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { holds, parseGoal } from '#core'
import { action, deepest } from './action.ts'
import { affordances } from './affordances.ts'
import { findPath, type PathGoal } from './client/path.ts'
import { solid, type Terrain, water } from './client/terrain.ts'
import { statesOf } from './embedded/generate/blocks.ts'
import { paint } from './embedded/generate/index.ts'
import { land, seaLevel, spawnPoint } from './embedded/generate/land.ts'
import { rememberVersions } from './embedded/lookups.ts'
import { craftingGrid } from './embedded/survival/crafting.ts'
import { lootOf } from './embedded/survival/loot.ts'
import { fuelTicks, smelted } from './embedded/survival/smelting.ts'
import { facts } from './facts.ts'
import minecraft from './index.ts'
import { kindOf, kinds, named } from './kinds.ts'
import { blocks, items } from './names.ts'
import { type Observation, observation } from './observation.ts'
import { techTree } from './prerequisites.ts'
import { paidWith, recipesOf } from './recipes.ts'

const registry = createRequire(import.meta.url)('prismarine-registry')('1.16.5')
const states = statesOf(registry)

const seen: Observation = observation.parse({
  tick: 0,
  position: { x: 0.5, y: 64, z: 0.5 },
  health: 20,
  food: 15,
  time: 0,
  underSky: true,
  inWater: false,
  inventory: { oak_log: 2, apple: 1 },
  held: null,
  worn: [],
  blocks: [
    { name: 'oak_log', x: 3, y: 64, z: 0, distance: 3.2, places: 4 },
    { name: 'iron_ore', x: 40, y: 60, z: 0, distance: 39.6, places: 1 },
  ],
  entities: [{ name: 'cow', x: 5, y: 64, z: 5, distance: 7 }],
  map: [],
  craftable: ['oak_planks'],
  events: { 'mined.oak_log': 2 },
})
const view = { player: 'p1', observation: seen, legal: null, outcome: null } as const

describe('the world', () => {
  test('a chunk is the same whatever was made before it, and another seed makes another', () => {
    const alone = paint(land(7), 3, -2, states).states
    paint(land(7), 2, -2, states)
    expect(paint(land(7), 3, -2, states).states).toEqual(alone)
    expect(paint(land(8), 3, -2, states).states).not.toEqual(alone)
  })

  test('ores lie in stone at their heights, trees stand on the ground, bedrock is below', () => {
    const count = new Int32Array(32768)
    const highest = new Int32Array(32768).fill(-1)
    for (let x = 0; x < 8; x++) {
      const { states: blocks } = paint(land(11), x, 0, states)
      expect(new Set(blocks.subarray(0, 256))).toEqual(new Set([states['bedrock']]))
      for (let i = 0; i < blocks.length; i++) {
        count[blocks[i]]++
        highest[blocks[i]] = i >> 8
      }
    }
    expect(count[states['iron_ore']]).toBeGreaterThan(400)
    expect(highest[states['iron_ore']]).toBeLessThanOrEqual(62)
    expect(count[states['diamond_ore']]).toBeGreaterThan(5)
    expect(highest[states['diamond_ore']]).toBeLessThanOrEqual(16)
    expect(count[states['coal_ore']]).toBeGreaterThan(400)
  })

  test('one begins on dry level land where trees grow, with solid ground below', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const { x, y, z } = spawnPoint(land(seed))
      expect(y).toBeGreaterThan(seaLevel)
      const chunk = paint(land(seed), x >> 4, z >> 4, states)
      for (let down = 1; down <= 8; down++) expect(chunk.get(x, y - down, z), `seed ${seed}`).toBeGreaterThan(0)
    }
  })

  test('nobody begins in a tree or its leaves', () => {
    const isEmpty = (state: number) => registry.blocksByStateId[state].boundingBox === 'empty'
    // Trees grow there by chance: oak at 46, birch at 83 and spruce at 120; leaves at 8, 47 and 165.
    for (const seed of [46, 83, 120, 8, 47, 165, 101, 1014, 1020]) {
      const { x, y, z } = spawnPoint(land(seed))
      const chunk = paint(land(seed), x >> 4, z >> 4, states)
      expect([isEmpty(chunk.get(x, y, z)), isEmpty(chunk.get(x, y + 1, z))], `seed ${seed}`).toEqual([true, true])
    }
  })
})

describe('crafting, smelting, loot', () => {
  const newItem = (type: number, count: number) => ({ type, count, name: registry.items[type].name })
  const grid = craftingGrid(registry, newItem as never)
  const id = (name: string) => registry.itemsByName[name].id
  const made = (width: 2 | 3, cells: readonly (string | null)[]) => {
    const slots = [null, ...cells.map(name => (name ? newItem(id(name), 1) : null))]
    const window = { slots }
    grid.refresh(window as never, width)
    const result = window.slots[0] as { name: string; count: number } | null
    return result && `${result.count} ${result.name}`
  }

  test('shaped recipes work wherever they fit and mirrored, shapeless ones in any order', () => {
    expect(made(2, [null, 'oak_log', null, null])).toBe('4 oak_planks')
    expect(made(2, [null, 'oak_planks', null, 'oak_planks'])).toBe('4 stick')
    const [c, s] = ['cobblestone', 'stick']
    expect(made(3, [c, c, c, null, s, null, null, s, null])).toBe('1 stone_pickaxe')
    expect(made(3, [c, c, null, c, s, null, null, s, null])).toBe('1 stone_axe')
    expect(made(3, [null, c, c, null, s, c, null, s, null])).toBe('1 stone_axe')
    expect(made(3, [c, c, c, c, null, c, c, c, c])).toBe('1 furnace')
  })

  test('planks of two woods make what is of no wood, and nothing that is of one', () => {
    const [o, b, s] = ['oak_planks', 'birch_planks', 'stick']
    expect(made(2, [o, b, b, o])).toBe('1 crafting_table')
    expect(made(2, [null, o, null, b])).toBe('4 stick')
    expect(made(3, [o, b, 'spruce_planks', null, s, null, null, s, null])).toBe('1 wooden_pickaxe')
    expect(made(3, [o, o, null, o, b, null, o, o, null])).toBeNull() // a door
    expect(made(3, ['coal', null, null, s, null, null, null, null, null])).toBe('4 torch')
    const c = 'cobblestone'
    expect(made(3, [c, 'blackstone', c, null, s, null, null, s, null])).toBe('1 stone_pickaxe')
  })

  test('what is paid with: one kind where there is enough, else what there is most of', () => {
    const [recipe] = recipesOf(registry).get(id('crafting_table'))!
    const pay = (held: Readonly<Record<string, number>>) => {
      const of = paidWith(recipe, item => held[registry.items[item].name] ?? 0)
      return [...of.values()].flat().map(item => registry.items[item].name)
    }
    expect(pay({ oak_planks: 3, birch_planks: 4 })).toEqual(Array(4).fill('birch_planks'))
    expect(pay({ oak_planks: 1, spruce_planks: 3 })).toEqual([...Array(3).fill('spruce_planks'), 'oak_planks'])
    expect(() => pay({ oak_planks: 2, spruce_planks: 1 })).toThrow('not enough')
  })

  test('recipes of before 1.13 are read as well', () => {
    const old = createRequire(import.meta.url)('prismarine-registry')('1.12.2')
    const [table] = recipesOf(old).get(old.itemsByName.crafting_table.id)!
    expect(table).toMatchObject({ needs: [{ kinds: [old.itemsByName.planks.id], count: 4 }], needsTable: false })
  })

  test('what makes nothing, makes nothing', () => {
    expect(made(3, ['dirt', 'stick', null, null, null, null, null, null, null])).toBeNull()
    expect(made(2, [null, null, null, null])).toBeNull()
  })

  test('every item that is smelted, burnt or dropped exists', () => {
    for (const [from, to] of Object.entries(smelted)) for (const name of [from, to]) expect(items).toContain(name)
    expect(fuelTicks('coal')).toBe(1600)
    expect(fuelTicks('oak_planks')).toBe(300)
    expect(fuelTicks('stone_bricks')).toBe(0)
    expect(fuelTicks('iron_door')).toBe(0)
    expect(lootOf(registry, 'stone', () => 0)).toEqual([['cobblestone', 1]])
    expect(lootOf(registry, 'grass_block', () => 0)).toEqual([['dirt', 1]])
    expect(lootOf(registry, 'gravel', () => 0.05)).toEqual([['flint', 1]])
    expect(lootOf(registry, 'glass', () => 0)).toEqual([])
    for (const block of Object.keys(registry.blockLoot))
      for (const [item] of lootOf(registry, block, () => 0))
        expect(registry.itemsByName[item], `${block} drops ${item}`).toBeDefined()
  })
})

describe('ways', () => {
  /** Rows from north to south, level by level from y 1; `#` rock, `~` water, anything else air. */
  const terrain = (levels: readonly (readonly string[])[]): Terrain => {
    const cell = (x: number, y: number, z: number) =>
      y === 0 ? '#' : (levels[y - 1]?.[z]?.[x] ?? (y > levels.length ? '.' : '#'))
    const flags = (x: number, y: number, z: number) => ({ '#': solid, '~': water })[cell(x, y, z)] ?? 0
    return {
      flags,
      state: (x: number, y: number, z: number) => (flags(x, y, z) === solid ? 1 : 0),
    } as unknown as Terrain
  }
  const to = (x1: number, y1: number, z1: number): PathGoal => ({
    reached: (x, y, z) => x === x1 && y === y1 && z === z1,
    estimate: (x, y, z) => 4 * Math.hypot(x - x1, y - y1, z - z1),
  })

  test('goes around a wall, and through it where digging is cheaper', () => {
    const wall = [['.....', '.###.', '.....']]
    const world = terrain([...wall, ...wall, ...wall])
    const from = { x: 2, y: 1, z: 0 }
    const around = findPath(world, from, to(2, 1, 2), { digTicks: null })!
    expect(around.complete).toBe(true)
    expect(around.places.some(({ z, x }) => z === 1 && x >= 1 && x <= 3)).toBe(false)
    const through = findPath(world, from, to(2, 1, 2), { digTicks: () => 1 })!
    expect(through.places).toEqual([
      { x: 2, y: 1, z: 1 },
      { x: 2, y: 1, z: 2 },
    ])
  })

  test('jumps up one, not two; and never searches beyond its nodes', () => {
    const stairs = terrain([
      ['..##', '####'],
      ['...#', '####'],
      ['....', '####'],
      ['....', '####'],
    ])
    expect(findPath(stairs, { x: 0, y: 1, z: 0 }, to(3, 3, 0), { digTicks: null })!.complete).toBe(true)
    const cliff = terrain([
      ['..##', '####'],
      ['..##', '####'],
      ['....', '####'],
      ['....', '####'],
    ])
    const search = findPath(cliff, { x: 0, y: 1, z: 0 }, to(3, 3, 0), { digTicks: null, nodes: 50, partial: true })!
    expect(search.complete).toBe(false)
    expect(search.searched).toBeLessThanOrEqual(50)
  })
})

describe('words', () => {
  test('facts tell what is held, known, near and done', () => {
    expect(facts(view)).toMatchObject({
      'inventory.oak_log': 2,
      'sees.oak_log': true,
      'near.oak_log': true,
      'meets.cow': true,
      'mined.oak_log': 2,
      food: 15,
    })
    expect(facts(view)['sees.iron_ore'], 'too far away').toBeUndefined()
  })

  test('a goal over a fact that does not exist is refused with a suggestion', () => {
    const goal = parseGoal(minecraft as never, 'inventory.oak_log >= 2')
    expect(holds(goal.predicate!, [facts(view)])).toBe(true)
    expect(() => parseGoal(minecraft as never, 'inventory.iron_pickaks >= 1')).toThrow(/iron_pickaxe/)
  })

  test('what differs only in wood or colour is one kind, and one move', () => {
    expect(kindOf('dark_oak_log')).toBe('any_log')
    expect(kindOf('light_blue_wool')).toBe('any_wool')
    expect(kindOf('iron_pickaxe')).toBeNull()
    expect(named('any_log')).toEqual(expect.arrayContaining(['oak_log', 'dark_oak_log']))
    expect(named('iron_ore')).toEqual(['iron_ore'])
    expect([...items, ...blocks].filter(name => kinds.includes(name))).toEqual([])
    const inventory = { oak_log: 2, birch_log: 1, crafting_table: 1 }
    const held = { ...view, observation: { ...view.observation, inventory, craftable: ['birch_planks', 'oak_planks'] } }
    expect(facts(held)).toMatchObject({ 'any.log': 3, 'inventory.oak_log': 2 })
    const offered = (type: string) =>
      affordances(held).flatMap(move => (move.type === type && 'item' in move ? [move.item] : []))
    expect(offered('craft')).toEqual(['any_planks'])
    expect(offered('place'), 'only what answers when it is clicked').toEqual(['crafting_table'])
  })

  test('affordances are actions, and tell only of what is seen, held or in the recipe book', () => {
    const moves = affordances(view)
    for (const move of moves) expect(action.parse(move)).toEqual(move)
    expect(moves).toContainEqual({ type: 'craft', item: 'any_planks' })
    expect(moves).toContainEqual({ type: 'eat', item: 'apple' })
    expect(JSON.stringify(moves)).not.toContain('iron_ore')
    expect(moves.filter(({ type }) => type === 'craft')).toHaveLength(1)
    expect(
      moves.some(({ type }) => type === 'smelt'),
      'no furnace is known',
    ).toBe(false)
  })

  test('stairs down are offered down to where no staircase goes deeper', () => {
    const at = (y: number) => ({ ...view, observation: { ...view.observation, position: { x: 0.5, y, z: 0.5 } } })
    const offers = (y: number) => affordances(at(y)).some(({ type }) => type === 'descend')
    expect([deepest, deepest + 1, 64].map(offers)).toEqual([false, true, true])
  })
})

test('remembered versions are the very objects that minecraft-data gives', () => {
  const stock = require('minecraft-data')
  const versions = ['1.16.5', '1.16', '1.8.8', 754, 'no version']
  const before = versions.map(version => stock(version))
  rememberVersions()
  const remembered = require('minecraft-data')
  expect(remembered).not.toBe(stock)
  for (const [i, version] of versions.entries()) {
    expect(remembered(version)).toBe(before[i])
    expect(remembered(version)).toBe(before[i])
  }
  for (const name of Object.keys(stock)) expect(remembered[name]).toBe(stock[name])
})

test("the tech tree is the game's own data: recipes with a table or without, tools for ores, what melts", () => {
  const rows = techTree() as unknown as { effect: string; move: object; needs: { fact: string; value: unknown }[] }[]
  const ways = (effect: string) => rows.filter(row => row.effect === effect)
  const facts = (effect: string) => ways(effect).map(({ needs }) => needs.map(({ fact, value }) => `${fact} ${value}`))
  expect(facts('inventory.wooden_pickaxe+')).toEqual([
    ['any.planks 3', 'inventory.stick 2', 'sees.crafting_table true'],
  ])
  expect(facts('any.planks+')[0]).toEqual(['any.log 1'])
  expect(facts('inventory.iron_ore+')).toContainEqual(['inventory.stone_pickaxe 1', 'sees.iron_ore true'])
  expect(JSON.stringify(facts('inventory.iron_ore+'))).not.toContain('wooden_pickaxe')
  expect(facts('inventory.iron_ingot+')).toContainEqual([
    'inventory.iron_ore 1',
    'inventory.coal 1',
    'sees.furnace true',
  ])
  for (const { move } of rows) expect(action.safeParse(move).success, JSON.stringify(move)).toBe(true)
})
