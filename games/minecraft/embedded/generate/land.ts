import { noise } from './noise.ts'

/** The kinds of land; each has its surface, plants and id in minecraft-data. */
export const biomes = ['plains', 'forest', 'birch_forest', 'taiga', 'desert', 'savanna', 'mountains'] as const
export type Biome = (typeof biomes)[number]

export const seaLevel = 62

export interface Land {
  /** y of the highest ground block. */
  height(x: number, z: number): number
  biome(x: number, z: number): Biome
  readonly seed: number
}

/** The shape of the land: rolling ground about sea level, mountains where one noise is high, biomes by warmth and rain. */
export function land(seed: number): Land {
  const [base, hills, detail, ridge] = [noise(seed), noise(seed + 1), noise(seed + 2), noise(seed + 3)]
  const [warmth, rain] = [noise(seed + 4), noise(seed + 5)]
  const rough = (x: number, z: number) => Math.max(0, ridge.flat(x / 190, z / 190) - 0.25)
  return {
    seed,
    height(x, z) {
      const rolling = 6 * base.flat(x / 96, z / 96) + 3 * hills.flat(x / 37, z / 37) + detail.flat(x / 11, z / 11)
      const mountain = rough(x, z) * (60 + 18 * hills.flat(x / 29, z / 29))
      return Math.round(66 + rolling + mountain)
    },
    biome(x, z) {
      if (rough(x, z) > 0.22) return 'mountains'
      const [warm, wet] = [warmth.flat(x / 130, z / 130), rain.flat(x / 110, z / 110)]
      if (warm > 0.4) return wet < -0.1 ? 'desert' : 'savanna'
      if (warm < -0.35) return 'taiga'
      if (wet > 0.3) return 'birch_forest'
      return wet > -0.25 ? 'forest' : 'plains'
    },
  }
}

/** The block that one's feet are in at first. */
export interface Spawn {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** Where people and agents begin: the first dry, level place near the origin where trees grow. */
export function spawnPoint(ground: Land): Spawn {
  for (let radius = 0; radius < 4000; radius += 8) {
    for (let step = 0; step < Math.max(1, radius); step += 8) {
      const places = [
        [step, radius],
        [-radius, step],
        [radius, -step],
        [-step, -radius],
      ]
      for (const [x, z] of places) if (suits(ground, x, z)) return { x, y: ground.height(x, z) + 1, z }
    }
  }
  throw new Error(`seed ${ground.seed} has no dry land within 4000 blocks`)
}

function suits(ground: Land, x: number, z: number): boolean {
  const y = ground.height(x, z)
  if (y <= seaLevel || !/forest|taiga/.test(ground.biome(x, z))) return false
  for (const dx of [-6, 0, 6])
    for (const dz of [-6, 0, 6]) if (Math.abs(ground.height(x + dx, z + dz) - y) > 3) return false
  return true
}
