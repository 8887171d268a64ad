import { Vec3 } from 'vec3'
import type { Player, Squid, Survival } from '../squid.ts'
import { digReach, eyes, held } from './digging.ts'
import type { Windows } from './windows.ts'

const faces = [
  [0, -1, 0],
  [0, 1, 0],
  [0, 0, -1],
  [0, 0, 1],
  [-1, 0, 0],
  [1, 0, 0],
] as const
const axes = ['y', 'y', 'z', 'z', 'x', 'x']
const facings = ['south', 'west', 'north', 'east']
const replaced = new Set(['air', 'cave_air', 'water', 'lava', 'grass', 'tall_grass', 'fern', 'snow', 'dead_bush'])

/** Placing blocks within reach, only into free cells, never into a body. What is refused is shown to the client again. */
export function placing(survival: Survival, windows: Windows): void {
  const { server, registry } = survival
  const place = async (player: Player, direction: number, location: Vec3) => {
    const against = new Vec3(location.x, location.y, location.z)
    const block = await player.world.getBlock(against)
    block.position = against
    if (eyes(player).distanceTo(against.offset(0.5, 0.5, 0.5)) > digReach) return
    if (await server.interactWithBlock({ block, player })) return
    const item = held(player)
    if (!item || direction < 0 || direction > 5) return
    const [dx, dy, dz] = replaced.has(block.name) ? [0, 0, 0] : faces[direction]
    const at = against.offset(dx, dy, dz)
    const there = await player.world.getBlock(at)
    const made = placedBlock(item.name)
    const refuse = () => {
      player.sendBlock(at, there.stateId)
      windows.sendSlot(player, 36 + player.heldItemSlot)
    }
    const kind = made ? registry.blocksByName[made] : undefined
    if (!kind || !replaced.has(there.name)) return refuse()
    if (kind.boundingBox === 'block' && occupied(server, at)) return refuse()
    if (kind.boundingBox === 'empty' && (await player.world.getBlock(at.offset(0, -1, 0))).boundingBox === 'empty')
      return refuse()
    const angle = (Math.atan2(player.position.x - at.x - 0.5, player.position.z - at.z - 0.5) * 180) / Math.PI + 360
    const wanted = { axis: axes[direction], facing: facings[Math.round(angle / 90) & 3], lit: 'false', half: 'bottom' }
    if (--item.count <= 0) player.inventory.slots[36 + player.heldItemSlot] = null
    windows.sendSlot(player, 36 + player.heldItemSlot)
    await server.setBlock(player.world, at, stateWith(kind, wanted))
    survival.count(player, `placed.${item.name}`)
  }
  server.on('newPlayer', (player: Player) => {
    player._client.removeAllListeners('block_place')
    player._client.on('block_place', ({ direction, location }: { direction: number; location: Vec3 }) =>
      place(player, direction, location),
    )
  })
}

/** The block an item becomes; some differ in name. */
function placedBlock(item: string): string | null {
  const different: Readonly<Record<string, string>> = {
    redstone: 'redstone_wire',
    string: 'tripwire',
    sweet_berries: 'sweet_berry_bush',
    wheat_seeds: '',
  }
  return different[item] ?? item
}

function stateWith(block: Survival['registry']['blocks'][number], wanted: Readonly<Record<string, string>>): number {
  let offset = block.defaultState - block.minStateId
  let stride = 1
  for (const state of (block.states ?? []).toReversed()) {
    const values = state.values ?? (state.num_values === 2 ? ['true', 'false'] : undefined)
    const index = wanted[state.name] === undefined || !values ? -1 : values.indexOf(wanted[state.name])
    const now = Math.floor(offset / stride) % state.num_values
    if (index >= 0) offset += (index - now) * stride
    stride *= state.num_values
  }
  return block.minStateId + offset
}

function occupied(server: Squid, at: Vec3): boolean {
  const bodies = [...server.players, ...Object.values(server.entities).filter(entity => entity.type === 'mob')]
  return bodies.some(({ position }) => {
    const apart = Math.abs(position.x - at.x - 0.5) >= 0.8 || Math.abs(position.z - at.z - 0.5) >= 0.8
    return !apart && position.y < at.y + 1 && position.y + 1.8 > at.y
  })
}
