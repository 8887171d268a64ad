import { type Body, type HeldItem, Stop } from '../body.ts'
import { beside } from '../goals.ts'
import { type ItemWindow, own } from '../hands.ts'
import { heldItem } from './hold.ts'

export async function store(body: Body, item: string, count = 64): Promise<string> {
  const { type } = heldItem(body, item)
  const chest = await openChest(body)
  const many = Math.min(count, body.count(item))
  await body.hands.move(chest, type, many, own(chest), [0, chest.inventoryStart])
  return `${many} ${item} stored`
}

export async function take(body: Body, item: string, count = 64): Promise<string> {
  const chest = await openChest(body)
  const inside = chest.slots.slice(0, chest.inventoryStart).filter(one => one?.name === item) as HeldItem[]
  const have = inside.reduce((sum, one) => sum + one.count, 0)
  if (have === 0) throw new Stop('not-stored', `there is no ${item} in the chest`)
  const many = Math.min(count, have)
  await body.hands.move(chest, inside[0].type, many, [0, chest.inventoryStart], own(chest))
  return `${many} ${item} taken`
}

async function openChest(body: Body): Promise<ItemWindow> {
  const [at] = body.sight.places('chest', body.bot.entity.position)
  if (!at) throw new Stop('no-chest', 'no chest was seen')
  if (!body.reaches(at)) await body.go(beside(body, at), { what: 'the chest' })
  return body.hands.open(at, 'the chest')
}
