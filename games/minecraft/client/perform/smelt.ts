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
/** Ticks of burning, what is easiest to come by first. */
const fuels: readonly (readonly [RegExp, number])[] = [
  [/_planks$/, 300],
  [/_log$/, 300],
  [/^(coal|charcoal)$/, 1600],
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

/** The first that burns long enough for all that is to be smelted, or else the one that burns longest. */
function chooseFuel(body: Body, item: string, wanted: number): { type: number; count: number; items: number } | null {
  let best: ReturnType<typeof chooseFuel> = null
  for (const [pattern, ticks] of fuels)
    for (const { name, type } of body.items().filter(held => pattern.test(held.name))) {
      const have = body.count(name)
      const costs = (items: number) => Math.ceil((items * ticksAnItem) / ticks) + (name === item ? items : 0)
      let items = wanted
      while (items > 0 && costs(items) > have) items--
      if (items <= (best?.items ?? 0)) continue
      best = { type, count: costs(items) - (name === item ? items : 0), items }
      if (items === wanted) return best
    }
  return best
}
