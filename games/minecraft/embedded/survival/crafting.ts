import type { Block, ItemWindow, Player, RawRecipe, Registry, Squid, Survival } from '../squid.ts'
import type { Container, Grid, Windows } from './windows.ts'

/** The result of a grid, from minecraft-data's recipes: shaped ones wherever they fit, mirrored too, and shapeless ones. */
export function craftingGrid(registry: Registry, newItem: Survival['newItem']): Grid {
  const recipes = recipeIndex(registry)
  return {
    refresh(window, width) {
      const ids = cells(window, width)
      const made = recipes.get(shapeKey(ids, width)) ?? recipes.get(bagKey(ids)) ?? null
      window.slots[0] = made ? Object.assign(newItem(made.id, made.count), { slot: 0 }) : null
    },
    take(window, width) {
      for (let i = 1; i <= width * width; i++) {
        const item = window.slots[i]
        if (item && --item.count <= 0) window.slots[i] = null
      }
    },
  }
}

/** A crafting table opens a 3×3 grid of its own for whoever uses it. */
export function craftingTable(server: Squid, windows: Windows): void {
  server.onBlockInteraction('crafting_table', ({ player }: { block: Block; player: Player }) => {
    const container: Container = { type: 'minecraft:crafting', title: 'Crafting', slots: [] }
    windows.open(player, container)
    return true
  })
}

function cells(window: ItemWindow, width: number): (number | null)[] {
  return Array.from({ length: width * width }, (_, i) => window.slots[i + 1]?.type ?? null)
}

function recipeIndex(registry: Registry): Map<string, { id: number; count: number }> {
  const index = new Map<string, { id: number; count: number }>()
  const add = (key: string, recipe: RawRecipe) => {
    if (!index.has(key)) index.set(key, recipe.result)
  }
  for (const list of Object.values(registry.recipes)) {
    for (const recipe of list) {
      if (recipe.ingredients) add(bagKey(recipe.ingredients), recipe)
      if (!recipe.inShape) continue
      const width = Math.max(...recipe.inShape.map(row => row.length))
      const rows = recipe.inShape.map(row => Array.from({ length: width }, (_, i) => row[i] ?? null))
      add(rowsKey(rows), recipe)
      add(rowsKey(rows.map(row => row.toReversed())), recipe)
    }
  }
  return index
}

/** The filled part of the grid, row by row. */
function shapeKey(ids: readonly (number | null)[], width: number): string {
  let rows = Array.from({ length: width }, (_, y) => ids.slice(y * width, (y + 1) * width))
  const filled = (row: readonly (number | null)[]) => row.some(id => id !== null)
  const first = rows.findIndex(filled)
  if (first < 0) return ''
  rows = rows.slice(first, rows.findLastIndex(filled) + 1)
  const columns = Array.from({ length: width }, (_, x) => rows.some(row => row[x] !== null))
  return rowsKey(rows.map(row => row.slice(columns.indexOf(true), columns.lastIndexOf(true) + 1)))
}

const rowsKey = (rows: readonly (readonly (number | null)[])[]) =>
  rows.map(row => row.map(id => id ?? '').join(' ')).join('/')
const bagKey = (ids: readonly (number | null)[]) =>
  `bag ${ids
    .filter(id => id !== null)
    .sort((a, b) => a - b)
    .join(' ')}`
