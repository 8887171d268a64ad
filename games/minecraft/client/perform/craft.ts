import { type Body, Stop } from '../body.ts'
import { beside } from '../goals.ts'

interface Cell {
  /** -1 for none. */
  readonly id: number
}
interface Recipe {
  readonly requiresTable: boolean
  readonly result: { readonly id: number }
  readonly inShape: readonly (readonly Cell[])[] | null
  readonly ingredients: readonly Cell[] | null
  readonly delta: readonly { readonly id: number; readonly count: number }[]
}

/** Crafts once with what is held; walks to a known table if the recipe is wider than the hands. */
export async function craft(body: Body, item: string): Promise<string> {
  const { bot } = body
  const kind = bot.registry.itemsByName[item]
  if (!kind) throw new Stop('unknown', `there is no item "${item}"`)
  const all = bot.recipesAll(kind.id, null, true as never) as unknown as Recipe[]
  if (all.length === 0) throw new Stop('no-recipe', `${item} cannot be crafted`)
  const recipe = all.find(recipe => payable(body, recipe))
  if (!recipe) throw new Stop('missing-ingredient', `${item} needs ${wanted(body, all)}`)
  const before = body.count(item)
  let table = null
  if (recipe.requiresTable) {
    const [at] = body.sight.places('crafting_table', bot.entity.position)
    if (!at) throw new Stop('no-table', `${item} needs a crafting table, and none was seen`)
    if (!body.reaches(at)) await body.go(beside(body, at), { what: 'the crafting table' })
    table = await body.hands.open(at, 'the crafting table')
  }
  await body.hands.craft(layout(recipe, table ? 3 : 2), { type: kind.id, name: item }, table)
  await body.hands.rest()
  await body.tick(2)
  if (body.count(item) <= before) throw new Stop('refused', `the server gave no ${item}`)
  return `${body.count(item) - before} ${item} crafted`
}

/** Which ingredient goes into which slot of the grid; one kind after the other. */
function layout({ inShape, ingredients }: Recipe, width: number): (readonly [number, number])[] {
  const cells = (inShape ?? []).flatMap((row, y) => row.map(({ id }, x) => [1 + x + width * y, id] as const))
  const filled = cells.filter(([, id]) => id >= 0)
  const used = new Set(filled.map(([slot]) => slot))
  const free = Array.from({ length: width * width }, (_, i) => i + 1).filter(slot => !used.has(slot))
  for (const [i, { id }] of (ingredients ?? []).entries()) filled.push([free[i], id])
  return filled.sort(([a, one], [b, other]) => one - other || a - b)
}

/** What the game's recipe book would show as craftable now: with a table only if one is known within reach of a short walk. */
export function craftable(body: Body): string[] {
  const { bot } = body
  const held = heldCounts(body)
  const table = body.sight
    .places('crafting_table', bot.entity.position)
    .some(at => bot.entity.position.distanceTo(at as never) < 32)
  const found: string[] = []
  for (const { name, costs } of recipeCosts(bot.registry as never)) {
    if (costs.some(cost => (table || !cost.table) && cost.needs.every(([id, count]) => (held.get(id) ?? 0) >= count)))
      found.push(name)
  }
  return found
}

interface Costs {
  readonly name: string
  readonly costs: readonly { readonly table: boolean; readonly needs: readonly (readonly [number, number])[] }[]
}
interface RecipeRegistry {
  readonly items: Readonly<Record<number, { readonly name: string }>>
  readonly recipes: Readonly<
    Record<string, readonly { inShape?: readonly (readonly (number | null)[])[]; ingredients?: readonly number[] }[]>
  >
}
const known = new WeakMap<object, Costs[]>()

function recipeCosts(registry: RecipeRegistry): Costs[] {
  const old = known.get(registry)
  if (old) return old
  const made = Object.entries(registry.recipes).flatMap(([id, recipes]) => {
    const name = registry.items[Number(id)]?.name
    if (!name) return []
    const costs = recipes.map(({ inShape, ingredients }) => {
      const cells = (inShape?.flat() ?? ingredients ?? []).filter(cell => cell !== null)
      const needs = new Map<number, number>()
      for (const cell of cells) needs.set(cell, (needs.get(cell) ?? 0) + 1)
      const table = inShape ? inShape.length > 2 || inShape.some(row => row.length > 2) : cells.length > 4
      return { table, needs: [...needs] }
    })
    return [{ name, costs }]
  })
  known.set(registry, made)
  return made
}

function heldCounts(body: Body): Map<number, number> {
  const held = new Map<number, number>()
  for (const item of body.items()) held.set(item.type, (held.get(item.type) ?? 0) + item.count)
  return held
}

function payable(body: Body, recipe: Recipe): boolean {
  const held = heldCounts(body)
  return recipe.delta.every(({ id, count }) => count >= 0 || (held.get(id) ?? 0) >= -count)
}

/** For people: the ingredients of the recipe that lacks least. */
function wanted(body: Body, recipes: readonly Recipe[]): string {
  const held = heldCounts(body)
  const lists = recipes.map(recipe => recipe.delta.filter(({ count }) => count < 0))
  const lacks = (list: Recipe['delta']) =>
    list.reduce((sum, { id, count }) => sum + Math.max(0, -count - (held.get(id) ?? 0)), 0)
  const [best] = lists.sort((a, b) => lacks(a) - lacks(b))
  return best
    .map(({ id, count }) => `${-count} ${body.bot.registry.items[id].name} (${held.get(id) ?? 0} held)`)
    .join(', ')
}
