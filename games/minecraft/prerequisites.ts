import { createRequire } from 'node:module'
import type { Json } from '#core'
import { smelted } from './embedded/survival/smelting.ts'
import { kindOf } from './kinds.ts'

interface Recipe {
  readonly inShape?: readonly (readonly (number | null)[])[]
  readonly ingredients?: readonly number[]
}
interface Data {
  readonly items: Readonly<Record<number, { readonly name: string }>>
  readonly recipes: Readonly<Record<string, readonly Recipe[]>>
  readonly blocksArray: readonly {
    readonly name: string
    readonly drops: readonly number[]
    readonly diggable: boolean
    readonly harvestTools?: Readonly<Record<string, boolean>>
  }[]
}

interface Need {
  readonly fact: string
  readonly op: string
  readonly value: number | boolean
}
interface Row {
  readonly effect: string
  readonly move: Json
  readonly needs: readonly Need[]
}

const sees = (block: string): Need => ({ fact: `sees.${block}`, op: '==', value: true })
const holds = (fact: string, count: number): Need => ({ fact, op: '>=', value: count })
/** What differs only in wood or colour is asked for as one. */
const factOf = (item: string, kind: boolean): string => {
  const family = kind ? kindOf(item) : null
  return family === null ? `inventory.${item}` : `any.${family.slice(4)}`
}

let made: Json | null = null

/**
 * The tech tree of the game's own data: recipes, what a block drops and to which tool, what melts. Several rows of one
 * effect are alternatives. A prior: learning reads it only with `--priors tree`, and says so.
 */
export function techTree(): Json {
  if (made) return made
  const data = createRequire(import.meta.url)('minecraft-data')('1.16.5') as Data
  const rows = [...crafting(data), ...digging(data), ...smelting(), ...finding(data)]
  const unique = new Map(rows.map(row => [JSON.stringify(row), row]))
  made = [...unique.values()] as unknown as Json
  return made
}

function crafting(data: Data): Row[] {
  return Object.entries(data.recipes).flatMap(([id, recipes]) => {
    const name = data.items[Number(id)]?.name
    if (name === undefined) return []
    return recipes.flatMap(({ inShape, ingredients }) => {
      const cells = (inShape?.flat() ?? ingredients ?? []).filter(cell => cell !== null)
      if (cells.some(cell => !data.items[cell])) return []
      const wide = inShape ? inShape.length > 2 || inShape.some(line => line.length > 2) : cells.length > 4
      const needs = (kinds: boolean): Need[] => {
        const counts = new Map<string, number>()
        for (const cell of cells) {
          const fact = factOf(data.items[cell].name, kinds)
          counts.set(fact, (counts.get(fact) ?? 0) + 1)
        }
        return [...[...counts].map(([fact, count]) => holds(fact, count)), ...(wide ? [sees('crafting_table')] : [])]
      }
      const family = kindOf(name)
      if (family === null)
        return [{ effect: `inventory.${name}+`, move: { type: 'craft', item: name }, needs: needs(true) }]
      const move = { type: 'craft', item: family }
      return [
        { effect: `inventory.${name}+`, move, needs: needs(false) },
        { effect: `any.${family.slice(4)}+`, move, needs: needs(true) },
      ]
    })
  })
}

function digging(data: Data): Row[] {
  return data.blocksArray.flatMap(({ name, drops, diggable, harvestTools }) => {
    const item = data.items[drops[0]]?.name
    // What is made by hand does not lie about in the world.
    if (!diggable || item === undefined || data.recipes[drops[0]] !== undefined) return []
    const tools = harvestTools
      ? Object.keys(harvestTools).map(id => [holds(`inventory.${data.items[Number(id)].name}`, 1)])
      : [[]]
    const family = kindOf(name)
    return tools.flatMap(tool => [
      { effect: `inventory.${item}+`, move: { type: 'collect', block: name }, needs: [...tool, sees(name)] },
      ...(family && kindOf(item)
        ? [{ effect: `any.${kindOf(item)!.slice(4)}+`, move: { type: 'collect', block: family }, needs: tool }]
        : []),
    ])
  })
}

const fuels = [holds('inventory.coal', 1), holds('inventory.charcoal', 1), holds('any.planks', 2)]

function smelting(): Row[] {
  return Object.entries(smelted).flatMap(([item, result]) =>
    fuels.map(fuel => ({
      effect: `inventory.${result}+`,
      move: { type: 'smelt', item: kindOf(item) ?? item },
      needs: [holds(factOf(item, true), 1), fuel, sees('furnace')],
    })),
  )
}

/** What is put down is seen; what is not seen is looked for, ores and rock below. */
function finding(data: Data): Row[] {
  const put = ['crafting_table', 'furnace'].map(name => ({
    effect: `sees.${name}=true`,
    move: { type: 'place', item: name },
    needs: [holds(`inventory.${name}`, 1)],
  }))
  const found = data.blocksArray.flatMap(({ name, diggable }) => {
    if (!diggable || put.some(({ effect }) => effect === `sees.${name}=true`)) return []
    const below = /_ore$|^(stone|cobblestone|granite|diorite|andesite|gravel)$/.test(name)
    const moves: Json[] = below ? [{ type: 'descend' }, { type: 'tunnel' }] : [{ type: 'explore' }]
    return moves.map(move => ({ effect: `sees.${name}=true`, move, needs: [] }))
  })
  return [...put, ...found]
}
