import { createRequire } from 'node:module'
import { Canvas, type States, statesOf } from './blocks.ts'
import { carve } from './caves.ts'
import { biomes, type Land, land, seaLevel, spawnPoint } from './land.ts'
import { hash } from './noise.ts'
import { placeOres } from './ores.ts'
import { plantFlowers, plantTrees } from './plants.ts'

const require = createRequire(import.meta.url)

export interface GeneratorOptions {
  readonly seed: number
  readonly registry: Parameters<typeof statesOf>[0]
  /** Sky light for people's eyes; agents do without. */
  readonly light?: boolean
}

export interface GeneratedColumn {
  setBlockStateId(at: { readonly x: number; readonly y: number; readonly z: number }, state: number): void
}

/** Makes the chunk at `(chunkX, chunkZ)`; the same for the same seed, whatever was made before. */
export function generator({
  seed,
  registry,
  light = false,
}: GeneratorOptions): (x: number, z: number) => GeneratedColumn {
  const Column = whole(require('prismarine-chunk')(registry))
  const states = statesOf(registry)
  const ground = land(seed)
  const spawn = spawnPoint(ground)
  const biomeIds = new Map(biomes.map(name => [name, registry.biomesByName[name].id]))
  return (chunkX, chunkZ) => {
    const canvas = paint(ground, chunkX, chunkZ, states, spawn)
    const column = new Column()
    for (let section = 0; section < 16; section++) pack(column, canvas.states, section)
    for (let z = 0; z < 4; z++)
      for (let x = 0; x < 4; x++) {
        const id = biomeIds.get(ground.biome(canvas.x0 + x * 4, canvas.z0 + z * 4))!
        for (let y = 0; y < 64; y++) column.biomes[(y << 4) | (z << 2) | x] = id
      }
    if (light) lightFromAbove(column, canvas.states)
    return column
  }
}

/**
 * A column that says which sections it sends. The library's own goes on naming one whose last block is gone, but leaves
 * it out of what it sends: no client could read that chunk.
 */
function whole(Column: new () => PackedColumn): new () => PackedColumn {
  return class extends Column {
    getMask(): number {
      return this.sections.reduce((mask, section, i) => (section && !section.isEmpty() ? mask | (1 << i) : mask), 0)
    }
  }
}

/** The blocks of one chunk. */
export function paint(
  ground: Land,
  chunkX: number,
  chunkZ: number,
  states: States,
  spawn = spawnPoint(ground),
): Canvas {
  const canvas = new Canvas(chunkX, chunkZ)
  const heights = new Int16Array(256)
  for (let z = 0; z < 16; z++)
    for (let x = 0; x < 16; x++) heights[(z << 4) | x] = fill(canvas, ground, canvas.x0 + x, canvas.z0 + z, states)
  placeOres(canvas, ground.seed, states)
  carve(canvas, ground.seed, heights, states, spawn)
  plantTrees(canvas, ground, states, spawn)
  plantFlowers(canvas, ground, heights, states)
  return canvas
}

/** One column of rock, soil and sea. @returns The height of its ground. */
function fill(canvas: Canvas, ground: Land, x: number, z: number, states: States): number {
  const height = ground.height(x, z)
  const biome = ground.biome(x, z)
  const shore = height <= seaLevel
  const sandy = biome === 'desert' || shore
  const bare = biome === 'mountains' && height > 84
  const rock = bare ? height : height - 3 - (hash(ground.seed, x, 3, z) & 1)
  canvas.set(x, 0, z, states.bedrock)
  canvas.pile(x, 1, rock, z, states.stone)
  for (let y = rock + 1; y < height; y++)
    canvas.set(x, y, z, sandy ? (y < height - 2 ? states.sandstone : states.sand) : states.dirt)
  if (!bare) {
    const clay = height < seaLevel - 1 && hash(ground.seed, x >> 2, 5, z >> 2) % 9 === 0
    canvas.set(x, height, z, clay ? states.clay : sandy ? states.sand : states.grass_block)
  }
  canvas.pile(x, height + 1, seaLevel, z, states.water)
  return height
}

interface Section {
  readonly data: { readonly data: Uint32Array }
  isEmpty(): boolean
}
interface PackedColumn extends GeneratedColumn {
  readonly biomes: number[]
  sectionMask: number
  readonly maxBitsPerBlock: number
  readonly sections: (Section | null)[]
  setSkyLight(at: { x: number; y: number; z: number }, light: number): void
}
const Bits = require('prismarine-chunk/src/pc/common/BitArrayNoSpan')
const SectionOf = require('prismarine-chunk/src/pc/common/CommonChunkSection')(Bits)
const indexOf = new Int16Array(32768).fill(-1)

/** Writes 4096 states as a palette and 4 or 8 bits a block, in one pass; block by block it would take three times as long. */
function pack(column: PackedColumn, states: Uint16Array, section: number): void {
  const from = section << 12
  const palette: number[] = [0]
  indexOf[0] = 0
  let solid = 0
  for (let i = from; i < from + 4096; i++) {
    const state = states[i]
    if (state === 0) continue
    solid++
    if (indexOf[state] < 0) indexOf[state] = palette.push(state) - 1
  }
  if (solid > 0) {
    const bits = palette.length <= 16 ? 4 : 8
    const array = new Bits({ bitsPerValue: bits, capacity: 4096 })
    const [perWord, mask] = [32 / bits, 32 / bits - 1]
    for (let i = 0; i < 4096; i++) array.data[(i / perWord) | 0] |= indexOf[states[from + i]] << ((i & mask) * bits)
    column.sections[section] = new SectionOf({
      data: array,
      palette: [...palette],
      solidBlockCount: solid,
      maxBitsPerBlock: column.maxBitsPerBlock,
    })
    column.sectionMask |= 1 << section
  }
  for (const state of palette) indexOf[state] = -1
}

function lightFromAbove(column: PackedColumn, states: Uint16Array): void {
  for (let z = 0; z < 16; z++)
    for (let x = 0; x < 16; x++)
      for (let y = 255; y >= 0 && states[(y << 8) | (z << 4) | x] === 0; y--) column.setSkyLight({ x, y, z }, 15)
}
