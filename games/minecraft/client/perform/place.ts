import { Vec3 } from 'vec3'
import { type Body, Stop } from '../body.ts'
import type { Place } from '../path.ts'
import { hazard, solid } from '../terrain.ts'
import { take } from './hold.ts'

/** Puts a held block on free ground beside the agent, digging a niche if it stands in a tunnel. */
export async function place(body: Body, item: string): Promise<string> {
  const { bot, terrain } = body
  await take(body, item)
  if (!bot.registry.blocksByName[item]) throw new Stop('not-placeable', `${item} is no block`)
  const at = freeCell(body) ?? (await niche(body))
  if (!at) throw new Stop('no-room', 'there is no free ground beside')
  await take(body, item)
  const before = terrain.state(at.x, at.y, at.z)
  const below = bot.blockAt(new Vec3(at.x, at.y - 1, at.z))!
  body.lookAt(at.x + 0.5, at.y, at.z + 0.5)
  await body.within(
    (bot as unknown as Placer)._genericPlace(below, new Vec3(0, 1, 0), { forceLook: 'ignore', swingArm: 'right' }),
    'refused',
    `placing ${item}`,
  )
  for (let i = 0; i < 12 && terrain.state(at.x, at.y, at.z) === before; i++) await body.tick()
  const now = terrain.name(at.x, at.y, at.z)
  if (terrain.state(at.x, at.y, at.z) === before) throw new Stop('not-placeable', `the server placed no ${item}`)
  body.sight.note(now, at)
  return `${item} placed at ${at.x} ${at.y} ${at.z}`
}

interface Placer {
  _genericPlace(block: unknown, face: Vec3, options: object): Promise<unknown>
}

const around = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
  [2, 0],
  [-2, 0],
  [0, 2],
  [0, -2],
] as const

/** Plain ground: what is interacted with when clicked does not count. */
function floorAt(body: Body, x: number, y: number, z: number): boolean {
  const flags = body.terrain.flags(x, y - 1, z)
  if (!(flags & solid) || flags & hazard) return false
  return !/^(crafting_table|furnace|chest)$|_door$|_bed$|_leaves$/.test(body.terrain.name(x, y - 1, z))
}

function freeCell(body: Body): Place | null {
  const { x, y, z } = body.feet()
  for (const dy of [0, -1, 1])
    for (const [dx, dz] of around) {
      const at = { x: x + dx, y: y + dy, z: z + dz }
      if (body.terrain.state(at.x, at.y, at.z) === 0 && floorAt(body, at.x, at.y, at.z) && clearOfBodies(body, at))
        return at
    }
  return null
}

/** Nobody stands there: neither the agent nor a creature. What lies about is pushed aside. */
function clearOfBodies(body: Body, at: Place): boolean {
  return Object.values(body.bot.entities).every(({ id, name, position }) => {
    if (name === 'item' || name === 'experience_orb') return true
    if (id !== body.bot.entity.id && Math.abs(position.y - at.y) >= 2) return true
    return Math.abs(position.x - at.x - 0.5) > 0.82 || Math.abs(position.z - at.z - 0.5) > 0.82
  })
}

async function niche(body: Body): Promise<Place | null> {
  const { x, y, z } = body.feet()
  for (const [dx, dz] of around.slice(0, 4)) {
    const at = { x: x + dx, y: y, z: z + dz }
    const flags = body.terrain.flags(at.x, at.y, at.z)
    if (
      !(flags & solid) ||
      body.digTicks(body.terrain.state(at.x, at.y, at.z)) > 400 ||
      !floorAt(body, at.x, at.y, at.z)
    )
      continue
    await body.dig(at)
    await body.tick(12)
    if (body.terrain.state(at.x, at.y, at.z) === 0 && clearOfBodies(body, at)) return at
  }
  return null
}
