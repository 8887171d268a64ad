import { Vec3 } from 'vec3'
import type { Survival } from '../squid.ts'
import type { Health } from './health.ts'

/**
 * An explosion: rays from its middle lose force in what they pass and break what they overcome, a third of which drops;
 * players are hurt by how near and how open they stand.
 */
export function explosion({ server, ground, chance, leave }: Survival, health: Health) {
  return (middle: Vec3, power: number, by: string): void => {
    const broken = new Map<string, Vec3>()
    for (let i = 0; i < 16 ** 3; i++) {
      const [a, b, c] = [i & 15, (i >> 4) & 15, i >> 8]
      if (a > 0 && a < 15 && b > 0 && b < 15 && c > 0 && c < 15) continue // rays to the shell of a cube
      const way = new Vec3(a / 7.5 - 1, b / 7.5 - 1, c / 7.5 - 1)
      const step = way.scaled(0.3 / way.norm())
      let at = middle
      for (let force = power * (0.7 + 0.6 * chance()); force > 0; force -= 0.225) {
        const { x, y, z } = at.floored()
        const block = ground.block(x, y, z)
        if (block && block.name !== 'air') {
          force -= (resistance(block) + 0.3) * 0.3
          if (force > 0 && block.boundingBox === 'block') broken.set(`${x},${y},${z}`, new Vec3(x, y, z))
        }
        at = at.plus(step)
      }
    }
    for (const player of server.players) {
      const body = player.position.offset(0, 0.9, 0)
      const far = player.position.distanceTo(middle) / (power * 2)
      if (far > 1 || player.health <= 0) continue
      const impact = (1 - far) * exposure(middle, body)
      if (impact > 0) health.hurt(player, Math.floor(((impact * impact + impact) / 2) * 7 * power * 2 + 1), by)
    }
    for (const { x, y, z } of broken.values()) {
      const block = ground.block(x, y, z)
      ground.set(x, y, z, 0)
      if (block && chance() < 1 / power) leave(block.name, x, y, z)
    }
    for (const player of server.players)
      player._client.write('explosion', {
        x: middle.x,
        y: middle.y,
        z: middle.z,
        radius: power,
        affectedBlockOffsets: [],
        playerMotionX: 0,
        playerMotionY: 0,
        playerMotionZ: 0,
      })
  }

  /** How much of a body can be seen from the middle. */
  function exposure(middle: Vec3, body: Vec3): number {
    let open = 0
    for (const dy of [-0.8, 0, 0.8]) {
      const way = body.offset(0, dy, 0).minus(middle)
      const steps = Math.ceil(way.norm() * 3)
      let clear = true
      for (let i = 1; i < steps && clear; i++) {
        const { x, y, z } = middle.plus(way.scaled(i / steps)).floored()
        clear = ground.block(x, y, z)?.boundingBox === 'empty'
      }
      if (clear) open += 1 / 3
    }
    return open
  }
}

/** What minecraft-data knows of it; what cannot be dug withstands. */
const resistance = (block: { readonly resistance?: number; readonly hardness: number }) =>
  block.resistance ?? (block.hardness < 0 ? 3_600_000 : block.hardness)
