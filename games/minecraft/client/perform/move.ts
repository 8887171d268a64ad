import { deepest } from '../../action.ts'
import { type Body, Stop } from '../body.ts'
import { beside, column, columnAt, depth, near, surface as open } from '../goals.ts'
import type { Place } from '../path.ts'
import { lava, solid, water } from '../terrain.ts'
import { nearestPlaces } from './collect.ts'

export async function goTo(body: Body, block: string): Promise<string> {
  const at = nearestKnown(body, block)
  await body.go(beside(body, at), { what: block })
  return `beside ${block} at ${at.x} ${at.y} ${at.z}`
}

export async function walk(body: Body, to: Place): Promise<string> {
  await body.go(near(to, 1.5), { what: `${to.x} ${to.y} ${to.z}`, nodes: 20_000 })
  return `at ${to.x} ${to.y} ${to.z}`
}

/** Digs a staircase down, away from water and lava. */
export async function descend(body: Body, levels: number): Promise<string> {
  const from = body.feet().y
  const target = Math.max(deepest, from - levels)
  if (target >= from) throw new Stop('not-reachable', 'this is as deep as is safe')
  await body.go(depth(target), { what: `${levels} levels below`, nodes: 12_000 })
  return `down from ${from} to ${body.feet().y}`
}

export async function surface(body: Body): Promise<string> {
  await body.go(open(body), { what: 'the surface', nodes: 20_000, tries: 8 })
  return `under the sky at height ${body.feet().y}`
}

/** Twelve blocks straight on at this level, in the first direction that is still rock and free of water and lava. */
export async function tunnel(body: Body): Promise<string> {
  const { x, y, z } = body.feet()
  const ways = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ].map(([dx, dz]) => ({ dx, dz, rock: rockAhead(body, { x, y, z }, dx, dz) }))
  ways.sort((a, b) => b.rock - a.rock)
  const [{ dx, dz, rock }] = ways
  if (rock === 0) throw new Stop('not-reachable', 'there is no rock to dig into here')
  const end = { x: x + dx * 12, y, z: z + dz * 12 }
  await body.go(near(end, 1.5), { what: 'the end of the tunnel', partial: true, tries: 1 })
  return `tunnelled to ${body.feet().x} ${body.feet().y} ${body.feet().z}`
}

/** Solid cells of the next twelve; none where something liquid is near. */
function rockAhead(body: Body, from: Place, dx: number, dz: number): number {
  let rock = 0
  for (let i = 1; i <= 13; i++) {
    const [x, z] = [from.x + dx * i, from.z + dz * i]
    if (body.terrain.state(x, from.y, z) < 0) return rock
    const flags = body.terrain.flags(x, from.y, z) | body.terrain.flags(x, from.y + 1, z)
    if (flags & (water | lava)) return 0
    if (flags & solid) rock++
  }
  return rock
}

const cell = 16
/** Of the eight directions so many are tried. */
const directions = 3
const visits = new WeakMap<Body, Map<string, number>>()

/**
 * About two chunks on, in the direction that leads away from where the agent has been most; below ground on its level, and
 * no deeper than stairs may lead.
 */
export async function explore(body: Body): Promise<string> {
  const known = visits.get(body) ?? new Map<string, number>()
  visits.set(body, known)
  const { x, y, z } = body.feet()
  const mark = (px: number, pz: number, by: number) => {
    const key = `${Math.floor(px / cell)},${Math.floor(pz / cell)}`
    known.set(key, (known.get(key) ?? 0) + by)
  }
  mark(x, z, 1)
  const worn = (px: number, pz: number) => {
    let sum = 0
    for (let dx = -1; dx <= 1; dx++)
      for (let dz = -1; dz <= 1; dz++)
        sum += known.get(`${Math.floor(px / cell) + dx},${Math.floor(pz / cell) + dz}`) ?? 0
    return sum
  }
  const ways = Array.from({ length: 8 }, (_, i) => {
    const [px, pz] = [
      x + Math.round(28 * Math.cos((i * Math.PI) / 4)),
      z + Math.round(28 * Math.sin((i * Math.PI) / 4)),
    ]
    return { px, pz, worn: worn(px, pz) + wetness(body, px, pz) }
  })
  ways.sort((a, b) => a.worn - b.worn)
  const isOutside = body.terrain.underSky(x, y, z)
  const go = ({ px, pz }: { readonly px: number; readonly pz: number }, dig: boolean) => {
    mark(px, pz, 2) // also when the way there fails: the next try takes another
    const there = isOutside ? column(px, pz, 3) : columnAt(px, Math.max(y, deepest), pz, 3)
    return body.go(there, { what: 'new ground', partial: true, nodes: 5000, tries: 1, dig })
  }
  const isOpen = async (way: (typeof ways)[number], dig: boolean) => {
    try {
      await go(way, dig)
      return true
    } catch (error) {
      if (error instanceof Stop && error.code === 'no-path') return false
      throw error
    }
  }
  let gone = false
  for (const way of ways.slice(0, directions)) if (!gone) gone = await isOpen(way, !isOutside)
  // Out of a hole that is open to the sky there may be no way but to dig.
  if (!gone && isOutside) gone = await isOpen(ways[0], true)
  if (!gone) throw new Stop('no-path', 'no way to new ground')
  mark(body.feet().x, body.feet().z, 1)
  const moved = Math.round(Math.hypot(body.feet().x - x, body.feet().z - z))
  if (moved < 4) throw new Stop('no-path', 'no way on in that direction')
  return `walked ${moved} blocks`
}

function wetness(body: Body, x: number, z: number): number {
  for (let y = 100; y > 40; y--) {
    const flags = body.terrain.flags(x, y, z)
    if (flags & water) return 6
    if (flags & solid) return 0
  }
  return 0
}

/** @throws {Stop} `not-seen`. */
export function nearestKnown(body: Body, block: string): Place {
  const [at] = nearestPlaces(body, block)
  if (!at) throw new Stop('not-seen', `no ${block} was seen`)
  return at
}
