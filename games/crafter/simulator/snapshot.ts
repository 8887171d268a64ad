import { World, type WorldConfig } from './world.ts'

/** The numbers of a world that stand in no array, in the order of `toBytes`. */
const scalars = [
  'objects',
  'removed',
  'entries',
  'chunksUsed',
  'step',
  'hunger',
  'thirst',
  'fatigue',
  'recovery',
  'healthBefore',
  'healthRewarded',
  'unlocked',
] as const

/** The arrays of whole size, and those of which the first `objects` entries count. */
const whole = [
  'material',
  'tunnel',
  'chunkOrder',
  'chunkUsed',
  'chunkGrass',
  'chunkPath',
  'chunkCount',
  'inventory',
  'achieved',
] as const
const perObject = [
  'objectKind',
  'objectX',
  'objectY',
  'objectHealth',
  'objectTimer',
  'objectFacingX',
  'objectFacingY',
  'objectEntered',
] as const

/** Makes `into` the same state as `from`; both must have one map size. Allocates nothing once `into` has room. */
export function copyWorld(into: World, from: World): void {
  if (into.width !== from.width || into.height !== from.height)
    throw new RangeError(`a ${from.width}×${from.height} world does not fit a ${into.width}×${into.height} one`)
  into.room(from.objects)
  for (const name of scalars) into[name] = from[name]
  into.sleeping = from.sleeping
  into.effect = from.effect
  for (const name of whole) into[name].set(from[name])
  into.objectAt.set(from.objectAt)
  for (const name of perObject) {
    const [target, source] = [into[name], from[name]]
    for (let i = 0; i < from.objects; i++) target[i] = source[i]
  }
  into.random.copyFrom(from.random)
}

/** A world of its own in the same state. */
export function cloneWorld(world: World): World {
  const clone = new World(world.config)
  copyWorld(clone, world)
  return clone
}

/** The whole state as bytes, without the config; read it with `fromBytes` and the same config. */
export function toBytes(world: World): Uint8Array {
  world.closeGaps()
  const parts: Uint8Array[] = [bytesOf(Float64Array.from(scalars, name => world[name]))]
  parts.push(Uint8Array.of(world.sleeping ? 1 : 0, world.effect ? 1 : 0))
  parts.push(bytesOf(world.random.state), bytesOf(Uint32Array.of(world.random.used)))
  for (const name of whole) parts.push(bytesOf(world[name]))
  for (const name of perObject) parts.push(bytesOf(world[name].slice(0, world.objects)))
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** @throws {RangeError} If the bytes are not those of a world of this config. */
export function fromBytes(config: WorldConfig, bytes: Uint8Array): World {
  const world = new World(config)
  let at = 0
  const fill = (array: ArrayBufferView) => {
    if (at + array.byteLength > bytes.length) throw new RangeError(`${bytes.length} bytes are too few for this world`)
    bytesOf(array).set(bytes.subarray(at, at + array.byteLength))
    at += array.byteLength
  }
  const numbers = new Float64Array(scalars.length)
  const flags = new Uint8Array(2)
  const used = new Uint32Array(1)
  for (const array of [numbers, flags, world.random.state, used]) fill(array)
  world.random.used = used[0]
  for (const [i, name] of scalars.entries()) world[name] = numbers[i]
  world.sleeping = flags[0] === 1
  world.effect = flags[1] === 1
  for (const name of whole) fill(world[name])
  world.room(world.objects)
  for (const name of perObject) fill(world[name].subarray(0, world.objects))
  if (at !== bytes.length) throw new RangeError(`${bytes.length - at} bytes are left over: another map size?`)
  for (let slot = 0; slot < world.objects; slot++)
    if (world.objectKind[slot] > 0) world.objectAt[world.objectX[slot] * world.height + world.objectY[slot]] = slot + 1
  return world
}

const bytesOf = (array: ArrayBufferView) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
