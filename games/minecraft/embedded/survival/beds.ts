import { Vec3 } from 'vec3'
import type { Block, Player, Survival } from '../squid.ts'
import type { Health } from './health.ts'

/** Ticks one lies before the night is over. */
const sleepTicks = 100
const ways: Readonly<Record<string, readonly [number, number]>> = {
  north: [0, -1],
  south: [0, 1],
  west: [-1, 0],
  east: [1, 0],
}
const monsters = /^(zombie|skeleton|creeper|spider)$/

/** Beds of two halves: who sleeps in one skips the night, when all do, and wakes there after a death. */
export function beds({ server, registry, ground, count }: Survival, health: Health): void {
  const asleep = new Map<Player, { readonly since: number; readonly head: Vec3 }>()
  const isBed = (name: string | undefined) => name?.endsWith('_bed') ?? false

  /** The place of the other half, by a half's state. */
  const other = (x: number, y: number, z: number, state: number): readonly [number, number, number] => {
    const offset = state - registry.blocksByStateId[state].minStateId
    const [dx, dz] = Object.values(ways)[offset >> 2]
    const head = (offset & 1) === 0
    return head ? [x - dx, y, z - dz] : [x + dx, y, z + dz]
  }
  const lie = ({ block, player }: { block: Block; player: Player }) => {
    const { x, y, z } = block.position
    const state = ground.state(x, y, z)
    const head = (state - registry.blocksByStateId[state].minStateId) & 1 ? other(x, y, z, state) : ([x, y, z] as const)
    const at = new Vec3(...head)
    const say = (text: string) =>
      player._client.write('chat', { message: JSON.stringify({ text }), position: 2, sender: '0' })
    player.spawnPoint = at.offset(0.5, 0.6, 0.5)
    const dark = server.time % 24_000 >= 12_541 && server.time % 24_000 <= 23_458
    const near = Object.values(server.entities).some(
      entity =>
        monsters.test(entity.name) && Math.abs(entity.position.y - at.y) < 5 && entity.position.distanceTo(at) < 8,
    )
    if (player.position.distanceTo(at) > 4.5) say('the bed is too far away')
    else if (!dark) say('one can only sleep at night')
    else if (near) say('there are monsters nearby')
    else if (!asleep.has(player)) {
      asleep.set(player, { since: server.tickCount, head: at })
      pose(player, 2)
    }
    return true
  }
  const pose = (player: Player, value: number) => {
    const packet = { entityId: player.id, metadata: [{ key: 6, type: 18, value }] }
    player._client.write('entity_metadata', packet)
    player._writeOthersNearby('entity_metadata', packet)
  }
  const wake = (player: Player) => {
    if (!asleep.delete(player)) return
    pose(player, 0)
    player._client.write('animation', { entityId: player.id, animation: 2 })
    player._writeOthersNearby('animation', { entityId: player.id, animation: 2 })
  }
  for (const name of Object.keys(registry.blocksByName).filter(isBed)) server.onBlockInteraction(name, lie, false)
  const open = (x: number, y: number, z: number) => ground.block(x, y, z)?.boundingBox === 'empty'
  health.wakes((player: Player) => {
    const { x, y, z } = player.spawnPoint.floored()
    if (!isBed(ground.kept(x, y, z)?.name)) return null
    for (const dz of [-1, 0, 1])
      for (const dx of [-1, 0, 1])
        if (
          open(x + dx, y, z + dz) &&
          open(x + dx, y + 1, z + dz) &&
          ground.block(x + dx, y - 1, z + dz)?.boundingBox === 'block'
        )
          return new Vec3(x + dx + 0.5, y, z + dz + 0.5)
    return player.spawnPoint
  })
  ground.onChange((x, y, z, state, before) => {
    if (!isBed(registry.blocksByStateId[before]?.name) || isBed(registry.blocksByStateId[state]?.name)) return
    const [ox, oy, oz] = other(x, y, z, before)
    if (ground.block(ox, oy, oz)?.name === registry.blocksByStateId[before].name) ground.set(ox, oy, oz, 0)
  })
  server.on('newPlayer', (player: Player) => {
    player._client.on('entity_action', ({ actionId }: { actionId: number }) => {
      if (actionId === 2) wake(player)
    })
    player.on('hurt', () => wake(player))
    player.on('disconnected', () => asleep.delete(player))
  })
  server.on('tick', () => {
    if (asleep.size === 0) return
    for (const [player, { head }] of asleep) if (!isBed(ground.block(head.x, head.y, head.z)?.name)) wake(player)
    const awake = server.players.some(player => !asleep.has(player))
    if (awake || [...asleep.values()].some(({ since }) => server.tickCount - since < sleepTicks)) return
    server.setTime(0)
    for (const player of [...asleep.keys()]) {
      count(player, 'slept')
      wake(player)
    }
  })
}
