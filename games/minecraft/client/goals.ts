import type { Body } from './body.ts'
import type { PathGoal, Place } from './path.ts'
import { solid } from './terrain.ts'

const walkTicks = 4.7
/** A level up or down, beyond the walk itself. */
const climbTicks = 4

/** Where to stand so that a cell is in reach and in view. */
export function beside(body: Body, at: Place): PathGoal {
  return {
    reached: (x, y, z) => {
      if (Math.abs(x - at.x) > 4 || Math.abs(z - at.z) > 4) return false
      if (x === at.x && z === at.z && (y === at.y || y === at.y - 1)) return false
      return body.reaches(at, { x: x + 0.5, y, z: z + 0.5 }, 4.1)
    },
    estimate: (x, y, z) => Math.max(0, distance(x, y, z, at) - 3) * walkTicks,
  }
}

/** Stand within `range` blocks of a place, on about its level. */
export function near(at: Place, range: number): PathGoal {
  return {
    reached: (x, y, z) => Math.hypot(x - at.x, z - at.z) <= range && Math.abs(y - at.y) <= Math.max(1, range),
    estimate: (x, y, z) => Math.max(0, distance(x, y, z, at) - range) * walkTicks,
  }
}

/** Far away in one direction, on any level. */
export function column(x0: number, z0: number, range: number): PathGoal {
  return {
    reached: (x, _y, z) => Math.hypot(x - x0, z - z0) <= range,
    estimate: (x, _y, z) => Math.max(0, Math.hypot(x - x0, z - z0) - range) * walkTicks,
  }
}

/** Far away in one direction, on this level. */
export function columnAt(x0: number, y0: number, z0: number, range: number): PathGoal {
  const { reached, estimate } = column(x0, z0, range)
  return {
    reached: (x, y, z) => y === y0 && reached(x, y, z),
    estimate: (x, y, z) => estimate(x, y, z) + Math.abs(y - y0) * climbTicks,
  }
}

/** At this height or below. */
export function depth(y0: number): PathGoal {
  return { reached: (_x, y) => y <= y0, estimate: (_x, y) => Math.max(0, y - y0) * 24 }
}

/** Under the open sky and out of the hole: not below most of the ground around. */
export function surface(body: Body): PathGoal {
  const tops = new Map<string, number>()
  const top = (x: number, z: number) => {
    const key = `${x},${z}`
    let y = tops.get(key)
    if (y === undefined) {
      y = 128
      while (y > 1 && (!(body.terrain.flags(x, y, z) & solid) || /_(leaves|log)$/.test(body.terrain.name(x, y, z)))) y--
      tops.set(key, y)
    }
    return y
  }
  const ground = (x: number, z: number) => {
    const heights = around.map(([dx, dz]) => top(x + dx * 5, z + dz * 5)).sort((a, b) => a - b)
    return heights[3]
  }
  return {
    reached: (x, y, z) => body.terrain.underSky(x, y, z) && y >= ground(x, z) - 2,
    estimate: (x, y, z) => Math.max(0, ground(x, z) - 2 - y) * 16,
  }
}

const around = [-1, 0, 1]
  .flatMap(dx => [-1, 0, 1].map(dz => [dx, dz] as const))
  .filter(([dx, dz]) => dx !== 0 || dz !== 0)
const distance = (x: number, y: number, z: number, at: Place) => Math.hypot(x - at.x, y - at.y, z - at.z)
