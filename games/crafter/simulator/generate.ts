import type { Mersenne } from './mersenne.ts'
import { coal, cow, diamond, grass, iron, lava, path, sand, skeleton, stone, tree, water, zombie } from './names.ts'
import { permutationOf } from './noise.ts'
import { NoiseSlice } from './noise-slice.ts'
import type { World } from './world.ts'

/** How likely things are beside the benchmark's 1; the axis along which a learner's worlds may differ from a test's. */
export interface Densities {
  readonly cows: number
  readonly zombies: number
  readonly skeletons: number
  readonly trees: number
  readonly coal: number
  readonly iron: number
  readonly diamonds: number
}

/** Fills the world's map and adds its first creatures. The player stands at the centre already. */
export function generate(world: World, densities: Densities): void {
  const { width, height, random } = world
  const terrain = terrainOf(width, height)
  terrain.seed(permutationOf(random.integer(2147483647)))
  const rare = {
    tree: threshold(0.2, densities.trees),
    coal: threshold(0.15, densities.coal),
    iron: threshold(0.25, densities.iron),
    diamond: threshold(0.006, densities.diamonds),
    cow: threshold(0.015, densities.cows),
    zombie: threshold(0.007, densities.zombies),
    skeleton: threshold(0.05, densities.skeletons),
  }
  const { material, tunnel } = world
  for (let cell = 0; cell < material.length; cell++) material[cell] = terrain.material(cell, random, rare, tunnel)
  world.countMaterials()
  for (let cell = 0; cell < material.length; cell++) {
    const ground = material[cell]
    if (ground !== grass && ground !== path && ground !== sand) continue
    const distance = terrain.distance[cell]
    if (distance > 3 && ground === grass && random.uniform() > rare.cow) world.add(cow, cell)
    else if (distance > 10 && random.uniform() > rare.zombie) world.add(zombie, cell)
    else if (ground === path && tunnel[cell] === 1 && random.uniform() > rare.skeleton) world.add(skeleton, cell)
  }
}

/** A draw above this makes the thing; at density 1 exactly the benchmark's number. */
const threshold = (chance: number, density: number) => (density === 1 ? round(1 - chance) : 1 - chance * density)
const round = (value: number) => Number(value.toFixed(3))

type Rare = Readonly<Record<'tree' | 'coal' | 'iron' | 'diamond', number>>

/** Far above what rounding can do to a sum, far below what matters. */
const margin = 1e-9
/** Values at which `high` and `wet` decide. */
const highThresholds = [0.15, 0.18, 0.3] as const
const wetThresholds = [0.25, 0.3, 0.35] as const

/** The noise of one map size, and from it each cell's material. */
class Terrain {
  /** Euclidean, to the centre. */
  readonly distance: Float64Array
  readonly #slices: Readonly<Record<SliceName, NoiseSlice>>
  /** By cell, before what `start` takes off: these decide everywhere, any other noise only here and there. */
  readonly #wet: Float64Array
  readonly #mountains: Float64Array
  /** The most that `start` can be at a cell, whatever the noise: no noise of this kind reaches 1.5. */
  readonly #startMost: Float64Array

  constructor(width: number, height: number) {
    const [centreX, centreY] = [Math.floor(width / 2), Math.floor(height / 2)]
    this.distance = Float64Array.from({ length: width * height }, (_, cell) =>
      Math.sqrt((Math.floor(cell / height) - centreX) ** 2 + ((cell % height) - centreY) ** 2),
    )
    this.#wet = new Float64Array(width * height)
    this.#mountains = new Float64Array(width * height)
    this.#startMost = this.distance.map(distance => 1 / (1 + Math.exp(distance - 4 - 2 * 1.5)))
    const plain = (z: number, size: number) => new NoiseSlice(width, height, (x, y) => [x / size, y / size, z])
    this.#slices = {
      start: plain(8, 3),
      waterWide: plain(3, 15),
      waterFine: plain(3, 5),
      mountainWide: plain(0, 15),
      mountainFine: plain(0, 5),
      cave: plain(6, 7),
      horizontal: new NoiseSlice(width, height, (x, y) => [(2 * x) / 3, y / 5 / 3, 7]),
      vertical: new NoiseSlice(width, height, (x, y) => [x / 5 / 3, (2 * y) / 3, 7]),
      coal: plain(1, 8),
      iron: plain(2, 6),
      lava: plain(6, 5),
      sand: plain(4, 9),
      tree: plain(5, 7),
    }
  }

  seed(permutation: Uint8Array): void {
    for (const slice of Object.values(this.#slices)) slice.seed(permutation)
    const { waterWide, waterFine, mountainWide, mountainFine } = this.#slices
    const [wet, mountains] = [this.#wet, this.#mountains]
    const fine = new Float64Array(wet.length)
    waterWide.fill(wet)
    waterFine.fill(fine)
    for (let cell = 0; cell < wet.length; cell++) wet[cell] = wet[cell] + 0.15 * fine[cell] + 0.1
    mountainWide.fill(mountains)
    mountainFine.fill(fine)
    for (let cell = 0; cell < wet.length; cell++) mountains[cell] = (mountains[cell] + 0.3 * fine[cell]) / 1.3
  }

  /** Draws from `random` as the original does: only where the condition before the draw holds. */
  material(cell: number, random: Mersenne, rare: Rare, tunnel: Uint8Array): number {
    tunnel[cell] = 0
    const noise = this.#slices
    let wet = this.#wet[cell]
    const mountain = this.#mountains[cell]
    let high = mountain - 0.3 * wet
    // Far from the centre `start` is next to nothing, and is worked out only if it could tip a balance.
    const startMost = this.#startMost[cell]
    const slack = 4 * startMost + margin
    if (startMost > 0.1 || isWithin(slack, high, highThresholds) || isWithin(slack, wet, wetThresholds)) {
      const start = 1 / (1 + Math.exp(-(4 - this.distance[cell] + 2 * noise.start.at(cell))))
      if (start > 0.5) return grass
      wet -= 2 * start
      high = mountain - (4 * start + 0.3 * wet)
    }
    if (high > 0.15) return this.#mountain(cell, high, random, rare, tunnel)
    if (wet > 0.25 && wet <= 0.35 && noise.sand.at(cell) > -0.2) return sand
    if (wet > 0.3) return water
    return noise.tree.at(cell) > 0 && random.uniform() > rare.tree ? tree : grass
  }

  #mountain(cell: number, high: number, random: Mersenne, rare: Rare, tunnel: Uint8Array): number {
    const noise = this.#slices
    if (high > 0.3 && noise.cave.at(cell) > 0.15) return path
    if (noise.horizontal.at(cell) > 0.4 || noise.vertical.at(cell) > 0.4) {
      tunnel[cell] = 1
      return path
    }
    if (noise.coal.at(cell) > 0 && random.uniform() > rare.coal) return coal
    if (noise.iron.at(cell) > 0.4 && random.uniform() > rare.iron) return iron
    if (high > 0.18 && random.uniform() > rare.diamond) return diamond
    return high > 0.3 && noise.lava.at(cell) > 0.35 ? lava : stone
  }
}

function isWithin(slack: number, value: number, thresholds: readonly [number, number, number]): boolean {
  return (
    Math.abs(value - thresholds[0]) <= slack ||
    Math.abs(value - thresholds[1]) <= slack ||
    Math.abs(value - thresholds[2]) <= slack
  )
}

type SliceName =
  | 'start'
  | 'waterWide'
  | 'waterFine'
  | 'mountainWide'
  | 'mountainFine'
  | 'cave'
  | 'horizontal'
  | 'vertical'
  | 'coal'
  | 'iron'
  | 'lava'
  | 'sand'
  | 'tree'

/** Working out a map size takes some 100 ms; the last few sizes are kept. */
const terrains = new Map<string, Terrain>()

function terrainOf(width: number, height: number): Terrain {
  const key = `${width}×${height}`
  let terrain = terrains.get(key)
  if (!terrain) {
    if (terrains.size >= 4) terrains.delete(terrains.keys().next().value!)
    terrain = new Terrain(width, height)
    terrains.set(key, terrain)
  }
  return terrain
}
