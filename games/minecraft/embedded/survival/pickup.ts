import type { Vec3 } from 'vec3'
import type { Entity, Player, Survival } from '../squid.ts'
import type { Windows } from './windows.ts'

const lifeTicks = 5 * 60 * 20
const reach = 1.7

/** Items that lie about: whole stacks, settled on the ground, picked up by walking near, gone after five minutes. */
export function pickup(survival: Survival, windows: Windows): void {
  const { server } = survival
  const born = new Map<Entity, number>()
  const settle = (item: Entity) => {
    const column = item.world.getLoadedColumn(item.position.x >> 4, item.position.z >> 4)
    if (!column) return
    let y = Math.floor(item.position.y)
    const below = (h: number) => column.getBlockStateId({ x: item.position.x & 15, y: h, z: item.position.z & 15 })
    const open = (state: number) => survival.registry.blocksByStateId[state]?.boundingBox === 'empty'
    while (y > 0 && open(below(y - 1))) y--
    if (y < Math.floor(item.position.y))
      void item.sendPosition(item.position.offset(0, y + 0.1 - item.position.y, 0), true)
  }
  server.on('newEntity', (entity: Entity) => {
    if (entity.type === 'object') born.set(entity, server.tickCount)
  })
  server.on('tick', () => {
    for (const [item, since] of born) {
      if (!server.entities[item.id] || item.itemId === undefined /* an arrow */) {
        born.delete(item)
        continue
      }
      const age = server.tickCount - since
      if (age >= lifeTicks) item.destroy()
      else if (age === 2 || age % 20 === 0) settle(item)
      if (age < 10 || age % 2 === 1) continue
      const player = server.players.find(player => player.health > 0 && near(player.position, item.position))
      if (player) collect(player, item)
    }
  })
  const collect = (player: Player, item: Entity) => {
    const left = windows.give(player, item.itemId!, item.itemCount, item.itemNbt)
    if (left === item.itemCount) return
    const name = survival.registry.items[item.itemId!].name
    survival.count(player, `collected.${name}`, item.itemCount - left)
    player._client.write('collect', {
      collectedEntityId: item.id,
      collectorEntityId: player.id,
      pickupItemCount: item.itemCount - left,
    })
    item.itemCount = left
    if (left === 0) item.destroy()
  }
}

/** The box of a player, grown by a block to the sides, as vanilla picks up. */
const near = (player: Vec3, item: Vec3) =>
  Math.abs(player.x - item.x) < reach &&
  Math.abs(player.z - item.z) < reach &&
  item.y > player.y - 1.2 &&
  item.y < player.y + 2.4
