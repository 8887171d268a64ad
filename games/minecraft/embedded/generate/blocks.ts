/** State ids of the blocks the generator uses, looked up once by name. */
export type States = Readonly<Record<string, number>>

interface Registry {
  readonly blocksByName: Readonly<Record<string, { readonly defaultState: number; readonly minStateId: number }>>
  readonly biomesByName: Readonly<Record<string, { readonly id: number }>>
}

const names = `stone bedrock dirt grass_block sand sandstone gravel clay water lava snow coal_ore iron_ore gold_ore
  redstone_ore lapis_ore diamond_ore oak_log birch_log spruce_log acacia_log oak_leaves birch_leaves spruce_leaves
  acacia_leaves grass fern dandelion poppy sugar_cane cactus pumpkin melon brown_mushroom dead_bush granite andesite
  diorite obsidian emerald_ore sweet_berry_bush cornflower`.split(/\s+/)

export function statesOf(registry: Registry): States {
  const states: Record<string, number> = { air: 0 }
  for (const name of names) {
    const block = registry.blocksByName[name]
    if (!block) throw new Error(`minecraft-data has no block "${name}"`)
    states[name] = block.defaultState
  }
  return states
}

/** A chunk while it is made: `states[y << 8 | z << 4 | x]`. */
export class Canvas {
  readonly states = new Uint16Array(65536)
  readonly x0: number
  readonly z0: number

  constructor(chunkX: number, chunkZ: number) {
    this.x0 = chunkX * 16
    this.z0 = chunkZ * 16
  }

  /** Sets a block by its place in the world, if it lies in this chunk. */
  set(x: number, y: number, z: number, state: number): void {
    const [dx, dz] = [x - this.x0, z - this.z0]
    if (dx >= 0 && dx < 16 && dz >= 0 && dz < 16 && y >= 0 && y < 256) this.states[(y << 8) | (dz << 4) | dx] = state
  }

  /** Sets the blocks of one column, from a height to another; the column lies in this chunk. */
  pile(x: number, from: number, to: number, z: number, state: number): void {
    const column = ((z - this.z0) << 4) | (x - this.x0)
    for (let y = from; y <= to; y++) this.states[(y << 8) | column] = state
  }

  /** The state, or -1 outside this chunk. */
  get(x: number, y: number, z: number): number {
    const [dx, dz] = [x - this.x0, z - this.z0]
    if (dx < 0 || dx >= 16 || dz < 0 || dz >= 16 || y < 0 || y >= 256) return -1
    return this.states[(y << 8) | (dz << 4) | dx]
  }
}
