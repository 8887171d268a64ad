import { createHash } from 'node:crypto'
import { arrow, creatures, plant, skeleton, zombie } from './names.ts'
import type { World } from './world.ts'

/** The map as the reference data writes it: 64 rows, a letter a cell, a = material 1. */
export function mapRows(world: World): string[] {
  return Array.from({ length: world.height }, (_, y) =>
    Array.from({ length: world.width }, (_, x) => String.fromCharCode(96 + world.material[x * world.height + y])).join(
      '',
    ),
  )
}

/** Objects in order of creation: kind, x, y, health, and a kind's own numbers. */
export function objectList(world: World): (string | number)[][] {
  const list: (string | number)[][] = []
  for (let slot = 0; slot < world.objects; slot++) {
    const kind = world.objectKind[slot]
    if (kind === 0) continue
    const name = creatures[kind - 1]
    const health = slot === 0 ? world.inventory[0] : world.objectHealth[slot]
    const entry = [name[0].toUpperCase() + name.slice(1), world.objectX[slot], world.objectY[slot], health]
    if (kind === arrow) entry.push(world.objectFacingX[slot], world.objectFacingY[slot])
    if (kind === zombie || kind === skeleton || kind === plant) entry.push(world.objectTimer[slot])
    list.push(entry)
  }
  return list
}

/** First 16 hex digits of SHA-256 over the rows joined by `|` and the objects as JSON. */
export function worldHash(world: World): string {
  const text = mapRows(world).join('|') + JSON.stringify(objectList(world))
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
