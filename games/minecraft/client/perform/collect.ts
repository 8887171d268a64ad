import { named } from '../../kinds.ts'
import { type Body, Stop } from '../body.ts'
import { beside, near } from '../goals.ts'
import type { Place } from '../path.ts'

const lying = 'item'

/** Known places of a block or of a kind of blocks, the nearest first. */
export function nearestPlaces(body: Body, block: string): Place[] {
  const from = body.bot.entity.position
  const found = named(block).map(name => body.sight.places(name, from))
  if (found.length === 1) return found[0]
  const apart = (at: Place) => (at.x - from.x) ** 2 + (at.y - from.y) ** 2 + (at.z - from.z) ** 2
  return found.flat().sort((a, b) => apart(a) - apart(b))
}

/** Digs the nearest known block of a kind that can be got at, and picks up what falls. */
export async function collect(body: Body, block: string): Promise<string> {
  const places = nearestPlaces(body, block)
  if (places.length === 0) throw new Stop('not-seen', `no ${block} was seen`)
  let last: Stop | null = null
  for (const at of places.slice(0, 4)) {
    const before = body.items().reduce((sum, item) => sum + item.count, 0)
    const state = body.terrain.state(at.x, at.y, at.z)
    try {
      if (!body.reaches(at)) await body.go(beside(body, at), { what: `${block} at ${at.x} ${at.y} ${at.z}` })
    } catch (error) {
      if (!(error instanceof Stop) || (error.code !== 'no-path' && error.code !== 'stuck')) throw error
      last = error
      continue
    }
    const right = body.canHarvest(state)
    await body.dig(at)
    await gather(body, at)
    const gained = body.items().reduce((sum, item) => sum + item.count, 0) - before
    if (gained > 0) return `${block} dug, ${gained} picked up`
    if (!right)
      throw new Stop('nothing-dropped', `${block} broke and left nothing: the tool in hand was not good enough`)
    throw new Stop('nothing-dropped', `${block} broke and left nothing`)
  }
  throw last!
}

export async function dig(body: Body, at: Place): Promise<string> {
  if (!body.reaches(at)) await body.go(beside(body, at), { what: `the block at ${at.x} ${at.y} ${at.z}` })
  const name = body.terrain.name(at.x, at.y, at.z)
  if (body.terrain.state(at.x, at.y, at.z) === 0) throw new Stop('not-diggable', 'there is nothing but air')
  await body.dig(at)
  return `${name} dug`
}

export async function pickUp(body: Body): Promise<string> {
  const [item] = drops(body, body.bot.entity.position, 24)
  if (!item) throw new Stop('not-seen', 'no item lies about')
  const before = body.items().reduce((sum, held) => sum + held.count, 0)
  await fetch(body, item)
  const gained = body.items().reduce((sum, held) => sum + held.count, 0) - before
  if (gained <= 0) throw new Stop('not-picked-up', 'the item could not be picked up')
  return `${gained} picked up`
}

/** Items can be picked up half a second after they fell. */
const pickUpDelay = 10

/** Waits for what a dug block drops and fetches it; what fell where nobody can stand may be near enough. */
async function gather(body: Body, at: Place): Promise<void> {
  await body.tick(3)
  for (let i = 0; i < 3; i++) {
    const [item] = drops(body, { x: at.x + 0.5, y: at.y, z: at.z + 0.5 }, 5)
    if (!item) return
    try {
      await fetch(body, item)
    } catch (error) {
      if (!(error instanceof Stop) || (error.code !== 'no-path' && error.code !== 'stuck')) throw error
      return body.tick(pickUpDelay + 2)
    }
  }
}

async function fetch(body: Body, item: Lying): Promise<void> {
  const gone = () => !body.bot.entities[item.id]
  for (let i = 0; i < pickUpDelay + 2 && !gone(); i++) {
    const { x, y, z } = item.position
    const { position } = body.bot.entity
    if (Math.hypot(x - position.x, z - position.z) < 1.4 && Math.abs(y - position.y) < 1.6) break
    const at = { x: Math.floor(x), y: Math.floor(y), z: Math.floor(z) }
    await body.go(near(at, i < 2 ? 1 : 0), { what: 'the dropped item', nodes: 2500, tries: 2 })
  }
  for (let i = 0; i < 16 && !gone(); i++) await body.tick()
}

interface Lying {
  readonly id: number
  readonly position: Place
}

function drops(body: Body, from: Place, range: number): Lying[] {
  const apart = (at: Place) => Math.hypot(at.x - from.x, at.y - from.y, at.z - from.z)
  return Object.values(body.bot.entities)
    .filter(entity => entity.name === lying && apart(entity.position) <= range)
    .sort((a, b) => apart(a.position) - apart(b.position) || a.id - b.id)
}
