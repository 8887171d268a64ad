import type { Bot } from 'mineflayer'

/** What a block means to feet and hands, as bits. */
export const solid = 1
export const water = 2
export const lava = 4
/** Hurts or holds whoever walks through it. */
export const hazard = 8
export const climbable = 16
/** Cannot be dug: bedrock, barriers. */
export const fixed = 32
export const falling = 64
/** Higher than a block: fences and walls, which nobody jumps. */
export const tall = 128

interface Column {
  readonly sections: readonly ({ getBlock(at: { x: number; y: number; z: number }): number } | null)[]
}

/** The client's own copy of the world, read fast: state ids and their flags, by whole coordinates. */
export class Terrain {
  readonly #bot: Bot
  readonly #flags: Uint8Array
  readonly #names: readonly string[]
  readonly #columns = new Map<number, Column | null>()
  readonly #at = { x: 0, y: 0, z: 0 }
  #lastKey = Number.NaN
  #last: Column | null = null

  constructor(bot: Bot) {
    this.#bot = bot
    const { flags, names } = tableOf(bot)
    this.#flags = flags
    this.#names = names
    const forget = () => {
      this.#columns.clear()
      this.#lastKey = Number.NaN
    }
    bot.on('chunkColumnLoad', forget)
    bot.on('chunkColumnUnload', forget)
  }

  /** The state id, or -1 where no chunk is loaded. Above and below the world is air. */
  state(x: number, y: number, z: number): number {
    const key = (x >> 4) * 65536 + (z >> 4)
    if (key !== this.#lastKey) {
      this.#lastKey = key
      let column = this.#columns.get(key)
      if (column === undefined) {
        column =
          (this.#bot.world as unknown as { getColumn(x: number, z: number): Column | null }).getColumn(
            x >> 4,
            z >> 4,
          ) ?? null
        this.#columns.set(key, column)
      }
      this.#last = column
    }
    if (this.#last === null) return -1
    const section = this.#last.sections[y >> 4]
    if (!section) return 0
    this.#at.x = x & 15
    this.#at.y = y & 15
    this.#at.z = z & 15
    return section.getBlock(this.#at)
  }

  /** Flags; what is not loaded counts as bedrock. */
  flags(x: number, y: number, z: number): number {
    const state = this.state(x, y, z)
    return state < 0 ? solid | fixed : this.#flags[state]
  }

  name(x: number, y: number, z: number): string {
    const state = this.state(x, y, z)
    return state < 0 ? 'unloaded' : this.#names[state]
  }

  nameOf(state: number): string {
    return this.#names[state] ?? 'unloaded'
  }

  /** Whether nothing but air, plants and leaves is above. */
  underSky(x: number, y: number, z: number): boolean {
    for (let h = y; h < 256; h++) if (this.flags(x, h, z) & solid && !/_leaves$/.test(this.name(x, h, z))) return false
    return true
  }
}

interface BlockKind {
  readonly name: string
  readonly boundingBox: string
  readonly diggable: boolean
  readonly minStateId: number
  readonly maxStateId: number
}
const tables = new WeakMap<object, { flags: Uint8Array; names: readonly string[] }>()

function tableOf(bot: Bot): { flags: Uint8Array; names: readonly string[] } {
  const blocks = bot.registry.blocksArray as unknown as readonly BlockKind[]
  const known = tables.get(blocks)
  if (known) return known
  const size = Math.max(...blocks.map(block => block.maxStateId)) + 1
  const table = { flags: new Uint8Array(size), names: new Array<string>(size).fill('air') }
  for (const block of blocks) {
    const flags = flagsOf(block)
    for (let state = block.minStateId; state <= block.maxStateId; state++) {
      table.flags[state] = flags
      table.names[state] = block.name
    }
  }
  tables.set(blocks, table)
  return table
}

function flagsOf({ name, boundingBox, diggable }: BlockKind): number {
  let flags = boundingBox === 'block' ? solid : 0
  if (/^(water|kelp|kelp_plant|seagrass|tall_seagrass|bubble_column)$/.test(name)) flags |= water
  if (name === 'lava') flags |= lava | hazard
  if (/^(fire|cactus|sweet_berry_bush|magma_block|campfire|cobweb|wither_rose|soul_fire)$/.test(name)) flags |= hazard
  if (name === 'ladder' || name === 'vine') flags |= climbable
  if (!diggable) flags |= fixed
  if (name === 'sand' || name === 'gravel' || name === 'red_sand') flags |= falling
  if (/_fence$|_wall$|_fence_gate$/.test(name)) flags |= tall
  return flags
}
