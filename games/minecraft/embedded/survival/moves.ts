import type { Vec3 } from 'vec3'
import type { Player, Survival } from '../squid.ts'

/**
 * Where a player was put counts until the client has confirmed it, as in vanilla: a move that was on its way then would
 * take who wakes back to where they died.
 */
export function moves({ server }: Survival): void {
  server.on('newPlayer', (player: Player & { yaw: number; pitch: number }) => {
    let last = 0
    let awaited: number | null = null
    for (const packet of ['position', 'position_look']) {
      const stock = player._client.listeners(packet)
      player._client.removeAllListeners(packet)
      player._client.on(packet, (fields: object) => {
        if (awaited === null) for (const listener of stock) listener(fields)
      })
    }
    player._client.on('teleport_confirm', ({ teleportId }: { teleportId: number }) => {
      if (teleportId === awaited) awaited = null
    })
    player.sendSelfPosition = (to?: Vec3) => {
      if (to) player.position = to
      const { x, y, z } = player.position
      last = (last % 1_000_000) + 1
      awaited = last
      player._client.write('position', { x, y, z, yaw: player.yaw, pitch: player.pitch, flags: 0, teleportId: last })
    }
  })
}
