import type { Observation } from '../observation.ts'
import type { Body } from './body.ts'
import { mapAround } from './map.ts'
import { craftable } from './perform/craft.ts'
import { water } from './terrain.ts'

const kindsShown = 40
const entitiesShown = 16
const entityRange = 28

/** What the player perceives now; looks around first. */
export function observe(body: Body, tick: number, events: ReadonlyMap<string, number>): Observation {
  body.look()
  const { bot } = body
  const { x, y, z } = bot.entity.position
  const feet = body.feet()
  const distance = (at: { x: number; y: number; z: number }) =>
    tenth(Math.hypot(at.x + 0.5 - x, at.y - y, at.z + 0.5 - z))
  const blocks = body.sight
    .kinds()
    .flatMap(name => {
      const places = body.sight.places(name, bot.entity.position)
      if (places.length === 0) return []
      const [at] = places
      return [{ name, x: at.x, y: at.y, z: at.z, distance: distance(at), places: places.length }]
    })
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, kindsShown)
  const entities = Object.values(bot.entities)
    .filter(entity => entity !== bot.entity && entity.position.distanceTo(bot.entity.position) <= entityRange)
    .sort(
      (a, b) => a.position.distanceTo(bot.entity.position) - b.position.distanceTo(bot.entity.position) || a.id - b.id,
    )
    .slice(0, entitiesShown)
    .map(({ name, username, position }) => ({
      name: name ?? username ?? 'unknown',
      x: tenth(position.x),
      y: tenth(position.y),
      z: tenth(position.z),
      distance: tenth(position.distanceTo(bot.entity.position)),
    }))
  const inventory: Record<string, number> = {}
  for (const { name, count } of body.items()) inventory[name] = (inventory[name] ?? 0) + count
  const underSky = body.terrain.underSky(feet.x, feet.y, feet.z)
  return {
    tick,
    position: { x: hundredth(x), y: hundredth(y), z: hundredth(z) },
    health: Math.min(20, Math.max(0, tenth(bot.health))),
    food: bot.food,
    time: ((Math.floor(bot.time.timeOfDay ?? 0) % 24_000) + 24_000) % 24_000,
    underSky,
    inWater: (body.terrain.flags(feet.x, feet.y, feet.z) & water) !== 0,
    inventory: sorted(inventory),
    held: bot.heldItem?.name ?? null,
    worn: [5, 6, 7, 8].flatMap(slot => bot.inventory.slots[slot]?.name ?? []),
    blocks,
    entities,
    map: mapAround(body, underSky),
    craftable: craftable(body).sort(),
    events: sorted(Object.fromEntries(events)),
  }
}

const sorted = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
const tenth = (x: number) => Math.round(x * 10) / 10
const hundredth = (x: number) => Math.round(x * 100) / 100
