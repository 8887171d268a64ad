import type { Vec3 } from 'vec3'
import type { Entity, Player, Survival } from '../squid.ts'
import { eyes } from './digging.ts'
import type { Health } from './health.ts'

/** Blocks a tick, and how much it falls the faster each tick. */
const speed = 1.6
const gravity = 0.05
const lifeTicks = 100

interface Flight {
  readonly entity: Entity
  readonly by: string
  at: Vec3
  velocity: Vec3
  left: number
}

/** Arrows fly in a bow, stick in what is solid and hurt the player they meet. */
export function arrows({ server, registry, ground, chance }: Survival, health: Health) {
  const flights = new Set<Flight>()
  const end = (flight: Flight) => {
    flights.delete(flight)
    flight.entity.destroy()
  }
  server.on('tick', () => {
    for (const flight of flights) {
      // Several short stretches a tick, or it would fly through what is thin.
      for (let part = 0; part < 4 && flights.has(flight); part++) {
        flight.at = flight.at.plus(flight.velocity.scaled(1 / 4))
        const { x, y, z } = flight.at.floored()
        const hit = server.players.find(player => player.health > 0 && meets(player, flight.at))
        if (hit) {
          health.hurt(hit, 2 + Math.floor(chance() * 3), flight.by)
          end(flight)
        } else if (ground.block(x, y, z)?.boundingBox !== 'empty' || --flight.left <= 0) end(flight)
      }
      if (!flights.has(flight)) continue
      flight.velocity = flight.velocity.offset(0, -gravity, 0)
      if (server.tickCount % 2 === 0) void flight.entity.sendPosition(flight.at, false)
    }
  })
  return {
    /** Shoots at a player, a little beside it more often than not. */
    shoot(from: Vec3, target: Player, by: string): void {
      const way = eyes(target).offset(0, -0.3, 0).minus(from)
      const ticks = Math.hypot(way.x, way.z) / speed
      const aim = way
        .scaled(speed / Math.max(0.1, way.norm()))
        .offset((chance() - 0.5) * 0.16, (gravity * ticks) / 2 + (chance() - 0.5) * 0.1, (chance() - 0.5) * 0.16)
      const entity = server.spawnObject(registry.entitiesByName.arrow.id, server.overworld, from, {})
      Object.assign(entity, { size: undefined, name: 'arrow' }) // no size: stock physics leaves it alone
      flights.add({ entity, by, at: from, velocity: aim, left: lifeTicks * 4 })
    },
    /** Whether nothing solid stands between two places. */
    clear(from: Vec3, to: Vec3): boolean {
      const way = to.minus(from)
      const steps = Math.ceil(way.norm() * 3)
      for (let i = 1; i < steps; i++) {
        const { x, y, z } = from.plus(way.scaled(i / steps)).floored()
        if (ground.block(x, y, z)?.boundingBox !== 'empty') return false
      }
      return true
    },
  }
}

const meets = (player: Player, at: Vec3) =>
  Math.abs(player.position.x - at.x) < 0.45 &&
  Math.abs(player.position.z - at.z) < 0.45 &&
  at.y > player.position.y &&
  at.y < player.position.y + 1.85
