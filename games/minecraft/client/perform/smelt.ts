import { type Body, Stop } from '../body.ts'
import { beside } from '../goals.ts'
import { own, type Range } from '../hands.ts'
import { heldItem } from './hold.ts'

const ticksAnItem = 200
const [input, fuelSlot, output] = [0, 1, 2]
/** The property of a furnace's window that tells for how many ticks something has been melting in it. */
const meltsSince = 2
/** Ticks after which a furnace has shown whether what is in it melts. */
const shownAfter = 30
/** Ticks of burning, best first: what a player tries before anything else. */
const fuels: readonly (readonly [RegExp, number])[] = [
  [/^(coal|charcoal)$/, 1600],
  [/_planks$/, 300],
  [/_log$/, 300],
  [/^stick$/, 100],
]

/** Puts items and fuel into a known furnace, waits for the result and takes it out. What does not melt comes back. */
export async function smelt(body: Body, item: string, count = 8): Promise<string> {
  const { bot } = body
  heldItem(body, item)
  const [at] = body.sight.places('furnace', bot.entity.position)
  if (!at) throw new Stop('no-furnace', 'no furnace was seen')
  if (!body.reaches(at)) await body.go(beside(body, at), { what: 'the furnace' })
  const furnace = await body.hands.open(at, 'the furnace')
  const slot = (i: number) => furnace.slots[i]
  const put = (type: number, count: number, to: number) =>
    body.hands.move(furnace, type, count, own(furnace), [to, to + 1] as Range)
  const held = (type: number) =>
    furnace.slots.slice(...own(furnace)).reduce((sum, one) => sum + (one?.type === type ? one.count : 0), 0)
  await body.hands.empty(furnace, output)
  await body.hands.empty(furnace, input)
  const { type } = heldItem(body, item)
  const wanted = Math.min(count, held(type))
  const fuel = slot(fuelSlot) ? null : chooseFuel(body, item, wanted)
  if (!slot(fuelSlot) && !fuel) throw new Stop('no-fuel', `nothing held would burn long enough to smelt ${item}`)
  const many = fuel ? Math.min(wanted, fuel.items) : wanted
  await put(type, many, input)
  if (fuel) await put(fuel.type, fuel.count, fuelSlot)
  let made = 0
  let melts = false
  const told = ({ windowId, property, value }: { windowId: number; property: number; value: number }) => {
    if (windowId === furnace.id && property === meltsSince && value > 0) melts = true
  }
  bot._client.on('craft_progress_bar', told)
  try {
    for (let tick = 0; tick < ticksAnItem * many + 40 && made < many; tick++) {
      await body.tick()
      made = Math.max(made, slot(output)?.count ?? 0)
      if (tick > shownAfter && !melts && made === 0) break
    }
  } finally {
    bot._client.off('craft_progress_bar', told)
  }
  const result = slot(output)
  await body.hands.empty(furnace, output)
  await body.hands.empty(furnace, input)
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
