import { Vec3 } from 'vec3'
import type { Block, Item, Player, Survival } from '../squid.ts'
import { lootOf } from './loot.ts'
import type { Windows } from './windows.ts'

/** Blocks from the eyes a player may dig at: vanilla allows 6 from the feet's block; a little more for latency. */
export const digReach = 6.5

interface Dig {
  readonly at: Vec3
  readonly state: number
  readonly since: number
}

/**
 * Digging by the server's own clock: the tool decides how long it takes and whether anything drops; tools wear out.
 * Replaces flying-squid's handler, which believes the client's time and drops everything to bare hands.
 */
export function digging(survival: Survival, windows: Windows): void {
  const { server, registry, chance } = survival
  const digs = new Map<Player, Dig>()

  const begin = async (player: Player, at: Vec3) => {
    const stance = stanceOf(player)
    const block = await player.world.getBlock(at)
    digs.set(player, { at, state: block.stateId, since: server.tickCount })
    if ((await digTicks(player, stance, block)) <= 1) await finish(player, at)
  }
  const finish = async (player: Player, at: Vec3) => {
    const stance = stanceOf(player)
    const dig = digs.get(player)
    const block = await player.world.getBlock(at)
    if (block.type === 0) return
    const worked = dig?.at.equals(at) && dig.state === block.stateId ? server.tickCount - dig.since : -1
    // Vanilla accepts a dig at 70 % of its time, because of latency.
    const ripe = worked >= 0.7 * (await digTicks(player, stance, block)) - 1
    if (!ripe || stance.eyes.distanceTo(at.offset(0.5, 0.5, 0.5)) > digReach) return player.sendBlock(at, block.stateId)
    digs.delete(player)
    await broken(player, at, block)
  }
  const broken = async (player: Player, at: Vec3, block: Block) => {
    const item = held(player)
    await server.setBlock(player.world, at, 0)
    survival.count(player, `mined.${block.name}`)
    if (!block.harvestTools || (item && block.harvestTools[item.type]))
      for (const [name, count] of lootOf(registry, block.name, chance, isRipe(registry, block.stateId)))
        survival.drop(at.offset(0.5, 0.1, 0.5), registry.itemsByName[name].id, count)
    wear(player, item, block.hardness > 0 ? 1 : 0)
    await fellAbove(player, at)
    player.emit('broke', block)
  }
  /** Plants go with the ground they stand on; sand and gravel fall. */
  const fellAbove = async (player: Player, at: Vec3) => {
    for (let above = at.offset(0, 1, 0), low = at; ; above = above.offset(0, 1, 0)) {
      const block = await player.world.getBlock(above)
      if (block.name === 'sand' || block.name === 'gravel') {
        await server.setBlock(player.world, above, 0)
        await server.setBlock(player.world, low, block.stateId)
        low = low.offset(0, 1, 0)
        continue
      }
      const plant = block.type !== 0 && block.boundingBox === 'empty' && !/water|lava/.test(block.name)
      if (plant || block.name === 'cactus') await broken(player, above, block)
      return
    }
  }
  const wear = (player: Player, item: Item | null, by: number) => {
    if (!item?.maxDurability || by === 0) return
    item.durabilityUsed += by
    const slot = 36 + player.heldItemSlot
    if (item.durabilityUsed >= item.maxDurability) player.inventory.slots[slot] = null
    windows.sendSlot(player, slot)
  }
  const toss = (player: Player, all: boolean) => {
    const slot = 36 + player.heldItemSlot
    const item = player.inventory.slots[slot]
    if (!item) return
    const count = all ? item.count : 1
    item.count -= count
    if (item.count <= 0) player.inventory.slots[slot] = null
    survival.drop(player.position.offset(0, 1.2, 0), item.type, count, item.nbt)
    windows.sendSlot(player, slot)
  }

  server.on('newPlayer', (player: Player) => {
    player._client.removeAllListeners('block_dig')
    player._client.on('block_dig', async ({ status, location }: { status: number; location: Vec3 }) => {
      const at = new Vec3(location.x, location.y, location.z)
      if (status === 0) await begin(player, at)
      else if (status === 1) digs.delete(player)
      else if (status === 2) await finish(player, at)
      else if (status === 3 || status === 4) toss(player, status === 3)
      else if (status === 5) player.emit('released')
    })
    player.on('disconnected', () => digs.delete(player))
    player.on('struck', () => wear(player, held(player), 1))
  })
}

/** Whether a crop has come to its last age. */
export function isRipe(registry: Survival['registry'], state: number): boolean {
  const block = registry.blocksByStateId[state]
  const ages = block.states?.find(({ name }) => name === 'age')?.num_values
  return ages !== undefined && state === block.minStateId + ages - 1
}

/** How a player stands when a dig is told: whoever digs away what is under the feet falls before it is worked out. */
interface Stance {
  readonly eyes: Vec3
  readonly tool: number | null
  readonly onGround: boolean
}

const stanceOf = (player: Player): Stance => ({
  eyes: eyes(player),
  tool: held(player)?.type ?? null,
  onGround: player.onGround,
})

async function digTicks({ world }: Player, { eyes, tool, onGround }: Stance, block: Block): Promise<number> {
  const head = await world.getBlock(eyes.floored())
  return block.digTime(tool, false, head.name === 'water', !onGround) / 50
}

export const held = (player: Player): Item | null => player.inventory.slots[36 + player.heldItemSlot] ?? null
export const eyes = (player: Player): Vec3 => player.position.offset(0, 1.62, 0)
