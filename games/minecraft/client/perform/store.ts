import { type Body, Stop } from '../body.ts'
import { beside } from '../goals.ts'
import { heldItem } from './hold.ts'

interface Chest {
  deposit(type: number, metadata: null, count: number): Promise<void>
  withdraw(type: number, metadata: null, count: number): Promise<void>
  containerItems(): readonly { readonly type: number; readonly name: string; readonly count: number }[]
}

export async function store(body: Body, item: string, count = 64): Promise<string> {
  const { type } = heldItem(body, item)
  const chest = await openChest(body)
  const many = Math.min(count, body.count(item))
  await body.within(chest.deposit(type, null, many), 'full', `storing ${item}`)
  return `${many} ${item} stored`
}

export async function take(body: Body, item: string, count = 64): Promise<string> {
  const chest = await openChest(body)
  const inside = chest.containerItems().filter(one => one.name === item)
  const have = inside.reduce((sum, one) => sum + one.count, 0)
  if (have === 0) throw new Stop('not-stored', `there is no ${item} in the chest`)
  const many = Math.min(count, have)
  await body.within(chest.withdraw(inside[0].type, null, many), 'full', `taking ${item}`)
  return `${many} ${item} taken`
}

async function openChest(body: Body): Promise<Chest> {
  const { bot } = body
  const [at] = body.sight.places('chest', bot.entity.position)
  if (!at) throw new Stop('no-chest', 'no chest was seen')
  if (!body.reaches(at)) await body.go(beside(body, at), { what: 'the chest' })
  const block = bot.blockAt(bot.entity.position.clone().set(at.x, at.y, at.z))!
  return (await body.within(bot.openContainer(block), 'refused', 'opening the chest')) as unknown as Chest
}
