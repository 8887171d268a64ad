import { type Body, type HeldItem, Stop } from '../body.ts'

/** @throws {Stop} `not-held`. */
export function heldItem(body: Body, item: string): HeldItem {
  const found = body.items().find(held => held.name === item)
  if (!found) throw new Stop('not-held', `no ${item} is held`)
  return found
}

/** Takes an item in hand. */
export async function take(body: Body, item: string): Promise<void> {
  const found = heldItem(body, item)
  if (body.bot.heldItem?.name === item) return
  await body.hands.hold(found)
  await body.tick(1)
}

/** Slots of the player's own window. */
const slots = { helmet: 5, chestplate: 6, leggings: 7, boots: 8 } as const

export async function equip(body: Body, item: string): Promise<string> {
  const kind = /_(helmet|chestplate|leggings|boots)$/.exec(item)?.[1] as keyof typeof slots | undefined
  if (!kind) {
    await take(body, item)
    return `${item} in hand`
  }
  await body.hands.wear(heldItem(body, item), slots[kind])
  return `${item} put on`
}

export async function eat(body: Body, item: string): Promise<string> {
  const { bot } = body
  heldItem(body, item)
  if (!bot.registry.foodsByName[item]) throw new Stop('not-food', `${item} is no food`)
  if (bot.food >= 20) throw new Stop('not-hungry', 'the food bar is full')
  await take(body, item)
  const before = body.count(item)
  await body.within(bot.consume(), 'refused', `eating ${item}`)
  await body.tick(2)
  if (body.count(item) >= before) throw new Stop('refused', `${item} was not eaten`)
  return `${item} eaten, food ${bot.food}`
}

export async function toss(body: Body, item: string, count = 1): Promise<string> {
  const { type } = heldItem(body, item)
  const before = body.count(item)
  const thrown = Math.min(count, before)
  await body.hands.toss(type, thrown)
  await body.tick(2)
  return `${before - body.count(item)} ${item} thrown`
}

/** Slots for what is carried. */
const capacity = 36

/**
 * Who carries all they can throws away the smallest stack of what there is most of, if there are several stacks of it. What
 * does not stack, a tool, is never thrown away.
 *
 * @returns What went, in words, or ''.
 */
export async function makeRoom(body: Body): Promise<string> {
  const held = body.items()
  if (held.length < capacity) return ''
  const byKind = Map.groupBy(held, ({ type }) => type).values()
  const stacks = [...byKind].filter(items => items.length > 1 && items[0].stackSize > 1)
  const sum = (items: readonly HeldItem[]) => items.reduce((total, { count }) => total + count, 0)
  const [most] = stacks.sort((a, b) => sum(b) - sum(a))
  const smallest = most?.toSorted((a, b) => a.count - b.count)[0]
  if (!smallest) return ''
  const { count, name } = smallest
  await body.hands.discard(smallest)
  return `${count} ${name} thrown away for room`
}
