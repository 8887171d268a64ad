/** A recipe: what each cell of the grid takes, any of its kinds as well as any other, and what comes of it. */
export interface Recipe {
  readonly result: { readonly id: number; readonly count: number }
  /** Row by row, null where nothing goes; null where the cells may lie anywhere. */
  readonly rows: readonly (readonly (Kinds | null)[])[] | null
  /** All cells in which something goes. */
  readonly cells: readonly Kinds[]
  /** How many of what. */
  readonly needs: readonly { readonly kinds: Kinds; readonly count: number }[]
  /** Wider or higher than the hands. */
  readonly needsTable: boolean
}

/** Ids of items of which a cell takes any one: planks of every wood. Cells that take the same share one list. */
export type Kinds = readonly number[]

/** What goes into a cell; before 1.13 some were told apart by a number beside the id, which is not looked at. */
type Cell = number | { readonly id: number }

/** As minecraft-data lists them: a recipe for each wood, though planks of two woods make a table as well. */
interface Listed {
  readonly inShape?: readonly (readonly (Cell | null)[])[]
  readonly ingredients?: readonly Cell[]
  readonly result: { readonly id: number; readonly count: number }
}

interface Registry {
  readonly recipes: Readonly<Record<string, readonly Listed[]>>
}

const known = new WeakMap<object, ReadonlyMap<number, readonly Recipe[]>>()

/** All recipes by what they make, those of one shape in one. */
export function recipesOf(registry: Registry): ReadonlyMap<number, readonly Recipe[]> {
  const old = known.get(registry)
  if (old) return old
  const made = new Map(Object.entries(registry.recipes).map(([id, listed]) => [Number(id), together(listed)]))
  known.set(registry, made)
  return made
}

/** Where something goes, as text: `xx/.x`. */
export const shapeOf = (rows: readonly (readonly unknown[])[]): string =>
  rows.map(row => row.map(cell => (cell === null ? '.' : 'x')).join('')).join('/')

function together(listed: readonly Listed[]): Recipe[] {
  const alike = new Map<string, Listed[]>()
  for (const recipe of listed) {
    const { inShape, ingredients, result } = recipe
    const shape = inShape ? shapeOf(squared(inShape)) : ingredients?.map(idOf).join(' ')
    const key = `${result.count} ${shape}`
    alike.set(key, [...(alike.get(key) ?? []), recipe])
  }
  return [...alike.values()].map(asOne)
}

function asOne(variants: readonly Listed[]): Recipe {
  const [{ result, inShape, ingredients = [] }] = variants
  const lists = new Map<string, Kinds>()
  const share = (kinds: Kinds) => {
    const key = kinds.join(' ')
    if (!lists.has(key)) lists.set(key, kinds)
    return lists.get(key)!
  }
  if (!inShape) {
    const cells = ingredients.map(cell => share([idOf(cell)]))
    return { result, rows: null, cells, needs: counted(cells), needsTable: cells.length > 4 }
  }
  const shapes = variants.map(variant => squared(variant.inShape!))
  const rows = shapes[0].map((row, y) =>
    row.map((id, x) => (id === null ? null : share([...new Set(shapes.map(shape => shape[y][x]!))]))),
  )
  const cells = rows.flat().filter(kinds => kinds !== null)
  return { result, rows, cells, needs: counted(cells), needsTable: rows.length > 2 || rows[0].length > 2 }
}

const counted = (cells: readonly Kinds[]) =>
  [...new Set(cells)].map(kinds => ({ kinds, count: cells.filter(cell => cell === kinds).length }))

/** Every row as long as the longest. */
function squared(rows: readonly (readonly (Cell | null)[])[]): (number | null)[][] {
  const width = Math.max(...rows.map(row => row.length))
  return rows.map(row => Array.from({ length: width }, (_, i) => (row[i] ? idOf(row[i]) : null)))
}

const idOf = (cell: Cell): number => (typeof cell === 'number' ? cell : cell.id)

/** How many there are of an item, by its id. */
export type Held = (id: number) => number

/** Whether what is held is enough for it. */
export const isPaid = ({ needs }: Recipe, held: Held): boolean =>
  needs.every(({ kinds, count }) => {
    let left = count
    for (const id of kinds) left -= held(id)
    return left <= 0
  })

/**
 * An id for every cell, by the kinds that these take: of one kind where there is enough of it, else of those of which there is
 * most.
 *
 * @throws {RangeError} Where there is not enough.
 */
export function paidWith(recipe: Recipe, held: Held): ReadonlyMap<Kinds, readonly number[]> {
  if (!isPaid(recipe, held)) throw new RangeError('there is not enough for it')
  return new Map(
    recipe.needs.map(({ kinds, count }) => {
      const enough = kinds.find(id => held(id) >= count)
      const ids = enough === undefined ? kinds.toSorted((a, b) => held(b) - held(a)) : [enough]
      return [kinds, ids.flatMap(id => Array<number>(Math.min(count, held(id))).fill(id)).slice(0, count)]
    }),
  )
}
