import { type Body, type HeldItem, Stop } from '../body.ts'
import { beside } from '../goals.ts'
import { heldItem } from './hold.ts'

const ticksAnItem = 200
/** Ticks of burning, best first: what a player tries before anything else. */
const fuels: readonly (readonly [RegExp, number])[] = [
  [/^(coal|charcoal)$/, 1600],
  [/_planks$/, 300],
  [/_log$/, 300],
  [/^stick$/, 100],
]

interface Furnace {
  inputItem(): HeldItem | null
  fuelItem(): HeldItem | null
  outputItem(): HeldItem | null
  putInput(type: number, metadata: null, count: number): Promise<void>
  putFuel(type: number, metadata: null, count: number): Promise<void>
  takeInput(): Promise<unknown>
  takeOutput(): Promise<unknown>
}

/** Puts items and fuel into a known furnace, waits for the result and takes it out. What does not melt comes back. */
export async function smelt(body: Body, item: string, count = 8): Promise<string> {
  const { bot } = body
  heldItem(body, item)
  const [at] = body.sight.places('furnace', bot.entity.position)
  if (!at) throw new Stop('no-furnace', 'no furnace was seen')
  if (!body.reaches(at)) await body.go(beside(body, at), { what: 'the furnace' })
  const block = bot.blockAt(bot.entity.position.clone().set(at.x, at.y, at.z))!
  const furnace = (await body.within(bot.openFurnace(block), 'refused', 'opening the furnace')) as unknown as Furnace
  const call = <T>(work: Promise<T>) => body.within(work, 'refused', `smelting ${item}`)
  if (furnace.outputItem()) await call(furnace.takeOutput())
  if (furnace.inputItem()) await call(furnace.takeInput())
  const wanted = Math.min(count, body.count(item))
  const fuel = furnace.fuelItem() ? null : chooseFuel(body, item, wanted)
  if (!furnace.fuelItem() && !fuel) throw new Stop('no-fuel', `nothing held would burn long enough to smelt ${item}`)
  const many = fuel ? Math.min(wanted, fuel.items) : wanted
  const { type } = heldItem(body, item)
  await call(furnace.putInput(type, null, many))
  // A furnace shows at once whether something melts: with fuel it starts to burn.
  if (fuel) await call(furnace.putFuel(fuel.type, null, fuel.count))
  let made = 0
  for (let tick = 0, last = 0; tick < ticksAnItem * many + 40; tick++) {
    await body.tick()
    const done = furnace.outputItem()?.count ?? 0
    if (done > last) last = made = done
    if (made >= many) break
    const waits = fuel && tick > 10 && made === 0 && (furnace.fuelItem()?.count ?? 0) >= fuel.count
    if (waits || (tick > ticksAnItem + 40 && made === 0)) break
  }
  const result = furnace.outputItem()
  if (result) await call(furnace.takeOutput())
  if (furnace.inputItem()) await call(furnace.takeInput())
  if (!result) throw new Stop('not-smeltable', `${item} does not melt`)
  return `${made} ${result.name} smelted`
}

function chooseFuel(body: Body, item: string, wanted: number): { type: number; count: number; items: number } | null {
  for (const [pattern, ticks] of fuels) {
    const held = body.items().find(one => pattern.test(one.name) && one.name !== item)
    if (!held) continue
    const have = body.count(held.name)
    const count = Math.min(have, Math.ceil((wanted * ticksAnItem) / ticks))
    const items = Math.floor((count * ticks) / ticksAnItem)
    if (items >= 1) return { type: held.type, count, items }
  }
  return null
}
