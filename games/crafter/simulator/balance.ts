import { cow, grass, path, skeleton, zombie } from './names.ts'
import type { World } from './world.ts'

/** Adds and takes away creatures, chunk by chunk: more zombies by night, a cow and a skeleton where there is room. */
export function balance(world: World): void {
  const light = world.daylight
  const { cows, zombies, skeletons } = world.config.densities
  const zombieTarget = Math.trunc(3.5 - 3 * light)
  const cowTarget = Math.trunc(1.5 + light)
  for (let i = 0; i < world.chunksUsed; i++) {
    const chunk = world.chunkOrder[i]
    const meadow = world.chunkGrass[chunk]
    balanceKind(world, chunk, zombie, grass, meadow < 50 ? 0 : zombieTarget, zombieTarget, 0.3 * zombies, 0.4, 6, 0)
    balanceKind(world, chunk, skeleton, path, world.chunkPath[chunk] < 6 ? 0 : 1, 2, 0.1 * skeletons, 0.1, 7, 7)
    balanceKind(world, chunk, cow, grass, meadow < 30 ? 0 : 1, cowTarget, 0.01 * cows, 0.1, 5, 5)
  }
}

function balanceKind(
  world: World,
  chunk: number,
  kind: number,
  ground: number,
  least: number,
  most: number,
  spawnChance: number,
  removeChance: number,
  spawnDistance: number,
  removeDistance: number,
): void {
  const count = world.chunkCount[chunk * 8 + kind]
  if (count < least && world.random.uniform() < spawnChance) {
    const cell = pickCell(world, chunk, ground)
    if (world.objectAt[cell] === 0 && distanceTo(world, cell) >= spawnDistance) world.add(kind, cell)
  } else if (count > most && world.random.uniform() < removeChance) {
    const slot = pickCreature(world, chunk, kind, count)
    if (distanceTo(world, world.objectX[slot] * world.height + world.objectY[slot]) >= removeDistance)
      world.remove(slot)
  }
}

/** A random cell of a chunk with this ground, counted along x first. */
function pickCell(world: World, chunk: number, ground: number): number {
  const { height, width, material } = world
  let left = world.random.integer(ground === grass ? world.chunkGrass[chunk] : world.chunkPath[chunk])
  const [x0, y0] = [Math.floor(chunk / world.chunksHigh) * 12, (chunk % world.chunksHigh) * 12]
  for (let x = x0; x < Math.min(x0 + 12, width); x++)
    for (let y = y0; y < Math.min(y0 + 12, height); y++)
      if (material[x * height + y] === ground && left-- === 0) return x * height + y
  throw new Error(`chunk ${chunk} has fewer cells of material ${ground} than were counted`)
}

/** A random creature of a chunk, in the order in which they came into it. */
function pickCreature(world: World, chunk: number, kind: number, count: number): number {
  const wanted = world.random.integer(count)
  const { objectKind, objectX, objectY, objectEntered, chunkOf, height } = world
  let last = -1
  let found = -1
  for (let rank = 0; rank <= wanted; rank++) {
    let first = Infinity
    for (let slot = 1; slot < world.objects; slot++) {
      if (objectKind[slot] !== kind || objectEntered[slot] <= last || objectEntered[slot] >= first) continue
      if (chunkOf[objectX[slot] * height + objectY[slot]] !== chunk) continue
      first = objectEntered[slot]
      found = slot
    }
    last = first
  }
  return found
}

function distanceTo(world: World, cell: number): number {
  return (
    Math.abs(Math.floor(cell / world.height) - world.objectX[0]) + Math.abs((cell % world.height) - world.objectY[0])
  )
}
