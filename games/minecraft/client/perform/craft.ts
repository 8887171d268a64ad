import { type Held, isPaid, type Kinds, paidWith, type Recipe, recipesOf } from '../../recipes.ts'
import { type Body, Stop } from '../body.ts'
import { beside } from '../goals.ts'

/** Crafts once with what is held; walks to a known table if the recipe is wider than the hands. */
export async function craft(body: Body, item: string): Promise<string> {
  const { bot } = body
  const kind = bot.registry.itemsByName[item]
  if (!kind) throw new Stop('unknown', `there is no item "${item}"`)
  const all = recipesOf(bot.registry as never).get(kind.id) ?? []
  if (all.length === 0) throw new Stop('no-recipe', `${item} cannot be crafted`)
  const held = heldCounts(body)
  const recipe = all.find(recipe => isPaid(recipe, held))
  if (!recipe) throw new Stop('missing-ingredient', `${item} needs ${wanted(body, all)}`)
  const before = body.count(item)
  let table = null
  if (recipe.needsTable) {
    const [at] = body.sight.places('crafting_table', bot.entity.position)
    if (!at) throw new Stop('no-table', `${item} needs a crafting table, and none was seen`)
    if (!body.reaches(at)) await body.go(beside(body, at), { what: 'the crafting table' })
    table = await body.hands.open(at, 'the crafting table')
  }
  await body.hands.craft(layout(recipe, paidWith(recipe, held), table ? 3 : 2), { type: kind.id, name: item }, table)
  await body.hands.rest()
  await body.tick(2)
  if (body.count(item) <= before) throw new Stop('refused', `the server gave no ${item}`)
  return `${body.count(item) - before} ${item} crafted`
}

/** Which ingredient goes into which slot of the grid; one kind after the other. */
function layout(
  { rows, cells }: Recipe,
  ids: ReadonlyMap<Kinds, readonly number[]>,
  width: number,
): (readonly [number, number])[] {
  const left = new Map([...ids].map(([kinds, of]) => [kinds, [...of]]))
  const take = (kinds: Kinds) => left.get(kinds)!.shift()!
  const filled = rows
    ? rows.flatMap((row, y) => row.flatMap((kinds, x) => (kinds ? [[1 + x + width * y, take(kinds)] as const] : [])))
    : cells.map((kinds, i) => [i + 1, take(kinds)] as const)
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
  for (const [id, recipes] of recipesOf(bot.registry as never))
    if (recipes.some(recipe => (table || !recipe.needsTable) && isPaid(recipe, held)))
      found.push(bot.registry.items[id].name)
  return found
}

function heldCounts(body: Body): Held {
  const held = new Map<number, number>()
  for (const item of body.items()) held.set(item.type, (held.get(item.type) ?? 0) + item.count)
  return id => held.get(id) ?? 0
}

/** For people: the ingredients of the recipe that lacks least. */
function wanted(body: Body, recipes: readonly Recipe[]): string {
  const held = heldCounts(body)
  const lists = recipes.map(({ needs }) =>
    needs.map(({ kinds, count }) => ({
      id: kinds.toSorted((a, b) => held(b) - held(a))[0],
      count,
      have: kinds.reduce((sum, id) => sum + held(id), 0),
    })),
  )
  const lacks = (list: (typeof lists)[number]) =>
    list.reduce((sum, { count, have }) => sum + Math.max(0, count - have), 0)
  const [best] = lists.sort((a, b) => lacks(a) - lacks(b))
  return best.map(({ id, count, have }) => `${count} ${body.bot.registry.items[id].name} (${have} held)`).join(', ')
}
