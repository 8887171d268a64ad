import { type Kinds, recipesOf, shapeOf } from '../../recipes.ts'
import type { Block, ItemWindow, Player, Registry, Squid, Survival } from '../squid.ts'
import type { Container, Grid, Windows } from './windows.ts'

/** The result of a grid, from minecraft-data's recipes: shaped ones wherever they fit, mirrored too, and shapeless ones. */
export function craftingGrid(registry: Registry, newItem: Survival['newItem']): Grid {
  const recipes = recipeIndex(registry)
  return {
    refresh(window, width) {
      const ids = cells(window, width)
      const made = recipes.shaped(filled(ids, width)) ?? recipes.loose(ids) ?? null
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

type Cells = readonly (number | null)[]
type Result = { readonly id: number; readonly count: number }

function cells(window: ItemWindow, width: number): (number | null)[] {
  return Array.from({ length: width * width }, (_, i) => window.slots[i + 1]?.type ?? null)
}

function recipeIndex(registry: Registry) {
  const shaped = new Map<string, { readonly rows: readonly (readonly (Kinds | null)[])[]; readonly result: Result }[]>()
  const loose = new Map<string, Result>()
  for (const recipes of recipesOf(registry).values())
    for (const { rows, cells, result } of recipes) {
      if (!rows) {
        const key = bagKey(cells.map(([id]) => id))
        if (!loose.has(key)) loose.set(key, result)
        continue
      }
      for (const way of [rows, rows.map(row => row.toReversed())])
        shaped.set(shapeOf(way), [...(shaped.get(shapeOf(way)) ?? []), { rows: way, result }])
    }
  return {
    loose: (ids: Cells): Result | undefined => loose.get(bagKey(ids)),
    shaped: (grid: readonly Cells[]): Result | undefined =>
      shaped
        .get(shapeOf(grid))
        ?.find(({ rows }) => rows.every((row, y) => row.every((kinds, x) => kinds?.includes(grid[y][x]!) ?? true)))
        ?.result,
  }
}

/** The filled part of the grid, row by row. */
function filled(ids: Cells, width: number): readonly Cells[] {
  const rows = Array.from({ length: width }, (_, y) => ids.slice(y * width, (y + 1) * width))
  const isFilled = (row: Cells) => row.some(id => id !== null)
  const first = rows.findIndex(isFilled)
  if (first < 0) return []
  const some = rows.slice(first, rows.findLastIndex(isFilled) + 1)
  const columns = Array.from({ length: width }, (_, x) => some.some(row => row[x] !== null))
  return some.map(row => row.slice(columns.indexOf(true), columns.lastIndexOf(true) + 1))
}

const bagKey = (ids: Cells) =>
  ids
    .filter(id => id !== null)
    .sort((a, b) => a - b)
    .join(' ')
