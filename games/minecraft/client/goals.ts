import type { Body } from './body.ts'
import type { PathGoal, Place } from './path.ts'

const walkTicks = 4.7

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

/** At this height or below. */
export function depth(y0: number): PathGoal {
  return { reached: (_x, y) => y <= y0, estimate: (_x, y) => Math.max(0, y - y0) * 24 }
}

/** Under the open sky. */
export function surface(body: Body): PathGoal {
  const top = (x: number, z: number) => {
    for (let y = 120; y > 1; y--) if (body.terrain.flags(x, y, z) & 1) return y
    return 1
  }
  return {
    reached: (x, y, z) => body.terrain.underSky(x, y, z),
    estimate: (x, y, z) => Math.max(0, top(x, z) - y) * 16,
  }
}

const distance = (x: number, y: number, z: number, at: Place) => Math.hypot(x - at.x, y - at.y, z - at.z)
