import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { plainest } from './tool.ts'

const require = createRequire(import.meta.url)
const registry = require('prismarine-registry')('1.16.5')
const Block = require('prismarine-block')(registry)

/** What is taken in hand for a block, of the tools named. */
function taken(block: string, ...names: string[]): string | null {
  const { defaultState } = registry.blocksByName[block]
  const ms = (id: number | null) => Block.fromStateId(defaultState, 0).digTime(id, false, false, false, [], {})
  const tools = names.map(item => {
    const { id, maxDurability } = registry.itemsByName[item]
    return { item, ms: ms(id), lasts: maxDurability }
  })
  return plainest(tools, ms(null))?.item ?? null
}

const pickaxes = ['wooden_pickaxe', 'stone_pickaxe', 'iron_pickaxe'] as const

test.each([
  ['stone', pickaxes, 'stone_pickaxe'],
  ['stone', ['wooden_pickaxe', 'iron_pickaxe'], 'iron_pickaxe'],
  ['stone', ['wooden_pickaxe', 'stone_pickaxe'], 'stone_pickaxe'],
  ['diamond_ore', pickaxes, 'iron_pickaxe'],
  ['diamond_ore', [...pickaxes, 'diamond_pickaxe'], 'iron_pickaxe'],
  ['dirt', ['wooden_pickaxe', 'iron_shovel', 'stone_shovel'], 'stone_shovel'],
  ['oak_log', ['stone_pickaxe'], null],
  ['stone', [], null],
] as const)('%s with %j is dug with %s: no better one is worn out than will do', (block, held, expected) => {
  expect(taken(block, ...held)).toBe(expected)
})
