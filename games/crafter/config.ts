import { z } from 'zod'
import { type Json, UsageError } from '#core'
import { benchmark, type WorldConfig, worldSeed } from './simulator/index.ts'

const density = z.number().min(0).max(4)
const side = z.int().min(16).max(128)
const areaShape = {
  width: side.describe('cells from left to right'),
  height: side.describe('cells from top to bottom'),
}
const densityShape = {
  cows: density.describe('cows, beside 1 in the benchmark'),
  zombies: density.describe('zombies, beside 1'),
  skeletons: density.describe('skeletons, beside 1'),
  trees: density.describe('trees, beside 1'),
  coal: density.describe('coal, beside 1'),
  iron: density.describe('iron, beside 1'),
  diamonds: density.describe('diamonds, beside 1'),
}
const area = z.object({
  width: areaShape.width.default(benchmark.width),
  height: areaShape.height.default(benchmark.height),
})
const densities = z.object({
  cows: densityShape.cows.default(1),
  zombies: densityShape.zombies.default(1),
  skeletons: densityShape.skeletons.default(1),
  trees: densityShape.trees.default(1),
  coal: densityShape.coal.default(1),
  iron: densityShape.iron.default(1),
  diamonds: densityShape.diamonds.default(1),
})

/** Defaults are the benchmark. */
export const config = z.object({
  length: z.int().min(1).max(1_000_000).default(benchmark.length).describe('steps until the episode is cut off'),
  area: area.default(area.parse({})),
  densities: densities.default(densities.parse({})),
})
export type Config = z.infer<typeof config>

/**
 * The held-out axis of a start: other world sizes and densities than the config's, and optionally the number of an
 * episode. Without `episode` the start's seed is the seed of the world itself; with it, the seed of an environment of the
 * original, whose n-th episode is meant.
 */
export const axis = z.strictObject({
  area: z.strictObject(areaShape).partial().optional(),
  densities: z.strictObject(densityShape).partial().optional(),
  episode: z.int().min(1).optional(),
})

export function worldConfig(config: Config): WorldConfig {
  return { ...config.area, length: config.length, densities: config.densities }
}

/** The world that a start asks for. @throws {UsageError} If the axis is none of this game's. */
export function worldOf(config: Config, seed: number, given: Json | undefined): { world: WorldConfig; seed: number } {
  if (given === undefined || given === null) return { world: worldConfig(config), seed: seed >>> 0 }
  const parsed = axis.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new UsageError(
      `the axis of a crafter start may hold area, densities and episode; ${issue.path.join('.')}: ${issue.message}`,
    )
  }
  const { area, densities, episode } = parsed.data
  return {
    world: worldConfig({
      ...config,
      area: { ...config.area, ...area },
      densities: { ...config.densities, ...densities },
    }),
    seed: episode === undefined ? seed >>> 0 : worldSeed(seed, episode),
  }
}
