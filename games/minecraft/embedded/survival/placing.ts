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
/** A bed lies away from who places it. */
const bedFacings = ['north', 'west', 'south', 'east']
const bedWays = [
  [0, -1],
  [-1, 0],
  [0, 1],
  [1, 0],
] as const
/** A furnace or a chest looks at who places it. */
const facings = ['south', 'east', 'north', 'west']
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
    if (survival.uses.some(use => use(player, against.x, against.y, against.z))) return
    const item = held(player)
    if (!item || direction < 0 || direction > 5) return
    const [dx, dy, dz] = replaced.has(block.name) ? [0, 0, 0] : faces[direction]
    const at = against.offset(dx, dy, dz)
    const there = await player.world.getBlock(at)
    const made = placedBlock(item.name)
    const soil = (await player.world.getBlock(at.offset(0, -1, 0))).name
    const refuse = () => {
      player.sendBlock(at, there.stateId)
      windows.sendSlot(player, 36 + player.heldItemSlot)
    }
    const kind = made ? registry.blocksByName[made] : undefined
    if (!kind || !replaced.has(there.name)) return refuse()
    if (kind.boundingBox === 'block' && occupied(server, at)) return refuse()
    if (!standsOn(made!, soil)) return refuse()
    if (kind.boundingBox === 'empty' && (await player.world.getBlock(at.offset(0, -1, 0))).boundingBox === 'empty')
      return refuse()
    const angle = (Math.atan2(player.position.x - at.x - 0.5, player.position.z - at.z - 0.5) * 180) / Math.PI + 360
    const wanted = { axis: axes[direction], facing: facings[Math.round(angle / 90) & 3], lit: 'false', half: 'bottom' }
    if (made!.endsWith('_bed')) {
      const [bx, bz] = bedWays[Math.round(angle / 90) & 3]
      const head = at.offset(bx, 0, bz)
      const free = replaced.has((await player.world.getBlock(head)).name) && !occupied(server, head)
      if (!free) return refuse()
      const facing = bedFacings[Math.round(angle / 90) & 3]
      await server.setBlock(player.world, at, stateWith(kind, { facing, part: 'foot' }))
      await server.setBlock(player.world, head, stateWith(kind, { facing, part: 'head' }))
      if (--item.count <= 0) player.inventory.slots[36 + player.heldItemSlot] = null
      windows.sendSlot(player, 36 + player.heldItemSlot)
      return survival.count(player, `placed.${item.name}`)
    }
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
    wheat_seeds: 'wheat',
    beetroot_seeds: 'beetroots',
    carrot: 'carrots',
    potato: 'potatoes',
  }
  return different[item] ?? item
}

/** Crops stand on farmland, saplings on soil, cactus and reeds on what they grow on. */
function standsOn(block: string, soil: string): boolean {
  if (/^(wheat|beetroots|carrots|potatoes)$/.test(block)) return soil === 'farmland'
  if (/_sapling$|^(dandelion|poppy|cornflower|grass|fern|sweet_berry_bush)$/.test(block))
    return /^(grass_block|dirt|coarse_dirt|podzol|farmland)$/.test(soil)
  if (block === 'cactus') return soil === 'sand' || soil === 'cactus'
  if (block === 'sugar_cane') return /^(grass_block|dirt|sand|sugar_cane)$/.test(soil)
  return true
}

export function stateWith(
  block: Survival['registry']['blocks'][number],
  wanted: Readonly<Record<string, string>>,
): number {
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
