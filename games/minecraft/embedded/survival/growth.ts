import type { Player, Survival } from '../squid.ts'
import { held } from './digging.ts'
import type { Windows } from './windows.ts'

/** A block is looked at once in so many ticks: vanilla's three of 4096 blocks of a section each tick. */
const oneIn = 4096 / 3
/** How many blocks of what grows are kept in mind. */
const most = 4096
const grows = /^(wheat|carrots|potatoes|beetroots|farmland|\w+_sapling|sugar_cane|cactus)$/

/**
 * What grows: wheat and its kind on farmland, saplings into trees, reeds and cactus to three blocks. Only what was
 * planted, hoed or grown since the world was made is kept in mind. Light is not looked at.
 */
export function growth(survival: Survival, windows: Windows): void {
  const { server, registry, ground, chance } = survival
  const tended = new Map<string, readonly [number, number, number]>()
  const { farmland, dirt, air } = registry.blocksByName
  const ageOf = (name: string) =>
    registry.blocksByName[name].states?.find(state => state.name === 'age')?.num_values ?? 1

  ground.onChange((x, y, z, state) => {
    const key = `${x},${y},${z}`
    if (!grows.test(registry.blocksByStateId[state]?.name ?? '')) tended.delete(key)
    else if (tended.size < most) tended.set(key, [x, y, z])
    // A crop goes with its farmland.
    if (
      /^(wheat|carrots|potatoes|beetroots)$/.test(ground.block(x, y + 1, z)?.name ?? '') &&
      state < farmland.minStateId
    )
      breakPlant(x, y + 1, z)
  })
  server.on('tick', () => {
    for (const [x, y, z] of tended.values()) if (chance() < 1 / oneIn) grow(x, y, z)
  })
  server.on('washed', ({ x, y, z, block }: { x: number; y: number; z: number; block: { name: string } }) =>
    survival.leave(block.name, x, y, z),
  )
  const breakPlant = (x: number, y: number, z: number) => {
    const block = ground.block(x, y, z)
    ground.set(x, y, z, air.defaultState)
    if (block) survival.leave(block.name, x, y, z)
  }
  const grow = (x: number, y: number, z: number) => {
    const state = ground.state(x, y, z)
    const block = registry.blocksByStateId[state]
    if (state < 0 || !block) return
    if (block.name === 'farmland') moisten(x, y, z, state)
    else if (block.name.endsWith('_sapling')) {
      if (chance() < 1 / 7) age(x, y, z, 1)
    } else if (block.name === 'sugar_cane' || block.name === 'cactus') {
      const high = [1, 2].findIndex(down => ground.block(x, y - down, z)?.name !== block.name)
      if (high !== -1 && ground.state(x, y + 1, z) === 0 && chance() < 1 / 16)
        ground.set(x, y + 1, z, block.defaultState)
    } else if (chance() < 1 / (Math.floor(25 / soil(x, y - 1, z)) + 1)) age(x, y, z, 1)
  }
  /** How well a crop grows: its own farmland and, a quarter each, that around it; wet counts for more. */
  const soil = (x: number, y: number, z: number) => {
    let points = 1
    for (let dz = -1; dz <= 1; dz++)
      for (let dx = -1; dx <= 1; dx++) {
        const state = ground.state(x + dx, y, z + dz)
        if (registry.blocksByStateId[state]?.name !== 'farmland') continue
        points += (state > farmland.minStateId ? 3 : 1) / (dx === 0 && dz === 0 ? 1 : 4)
      }
    return points
  }
  const moisten = (x: number, y: number, z: number, state: number) => {
    const level = state - farmland.minStateId
    let wet = false
    for (let dy = 0; dy <= 1 && !wet; dy++)
      for (let dz = -4; dz <= 4 && !wet; dz++)
        for (let dx = -4; dx <= 4 && !wet; dx++) wet = ground.block(x + dx, y + dy, z + dz)?.name === 'water'
    if (wet && level < 7) ground.set(x, y, z, farmland.minStateId + 7)
    else if (!wet && level > 0) ground.set(x, y, z, state - 1)
    else if (!wet && ground.state(x, y + 1, z) === 0) ground.set(x, y, z, dirt.defaultState)
  }
  const age = (x: number, y: number, z: number, by: number) => {
    const state = ground.state(x, y, z)
    const block = registry.blocksByStateId[state]
    if (block.name.endsWith('_sapling')) {
      if (state > block.minStateId || by > 1) tree(x, y, z, block.name.replace('_sapling', ''))
      else ground.set(x, y, z, state + 1)
    } else ground.set(x, y, z, Math.min(state + by, block.minStateId + ageOf(block.name) - 1))
  }
  /** A tree like those the world is made with, if there is room for its trunk. */
  const tree = (x: number, y: number, z: number, kind: string) => {
    const cone = kind === 'spruce'
    const trunk = (cone ? 6 : 4) + Math.floor(chance() * 3)
    const free = (name: string | undefined) =>
      name === undefined || name === 'air' || /_leaves$|_sapling$|^grass$|^fern$/.test(name)
    for (let dy = 1; dy <= trunk + 1; dy++) if (!free(ground.block(x, y + dy, z)?.name)) return
    const [log, leaves] = [registry.blocksByName[`${kind}_log`], registry.blocksByName[`${kind}_leaves`]]
    for (let dy = cone ? -4 : -2; dy <= 1; dy++) {
      const wide = cone ? (dy === 1 ? 0 : (1 - dy) % 2 === 1 ? 1 : 2) : dy > -1 ? 1 : 2
      for (let dz = -wide; dz <= wide; dz++)
        for (let dx = -wide; dx <= wide; dx++)
          if (
            !(wide === 2 && Math.abs(dx) === 2 && Math.abs(dz) === 2) &&
            ground.state(x + dx, y + trunk - 1 + dy, z + dz) === 0
          )
            ground.set(x + dx, y + trunk - 1 + dy, z + dz, leaves.defaultState)
    }
    for (let dy = 0; dy < trunk; dy++) ground.set(x, y + dy, z, log.defaultState)
    if (ground.block(x, y - 1, z)?.name === 'grass_block') ground.set(x, y - 1, z, dirt.defaultState)
  }

  /** Bone meal helps on crops and saplings; a hoe turns soil into farmland. */
  const use = (player: Player, x: number, y: number, z: number): boolean => {
    const item = held(player)
    const block = ground.block(x, y, z)
    if (!item || !block) return false
    const slot = 36 + player.heldItemSlot
    if (
      item.name.endsWith('_hoe') &&
      /^(grass_block|dirt|grass_path)$/.test(block.name) &&
      ground.state(x, y + 1, z) === 0
    ) {
      ground.set(x, y, z, farmland.minStateId)
      item.durabilityUsed += 1
      if (item.durabilityUsed >= (item.maxDurability ?? Infinity)) player.inventory.slots[slot] = null
    } else if (item.name === 'bone_meal' && /^(wheat|carrots|potatoes|beetroots|\w+_sapling)$/.test(block.name)) {
      if (!block.name.endsWith('_sapling')) age(x, y, z, 2 + Math.floor(chance() * 4))
      else if (chance() < 0.45) age(x, y, z, ground.state(x, y, z) > block.minStateId ? 2 : 1)
      if (--item.count <= 0) player.inventory.slots[slot] = null
    } else return false
    windows.sendSlot(player, slot)
    return true
  }
  survival.uses.push(use)
}
