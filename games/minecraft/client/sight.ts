import type { Place } from './path.ts'
import { solid, type Terrain, water } from './terrain.ts'

/** Rays over the whole sphere, evenly. */
const rays = 1400
const rangeBlocks = 40
const keptAKind = 24

const directions = (() => {
  const list = new Float64Array(rays * 3)
  const turn = Math.PI * (3 - Math.sqrt(5))
  for (let i = 0; i < rays; i++) {
    const y = 1 - (2 * (i + 0.5)) / rays
    const around = Math.sqrt(1 - y * y)
    list.set([around * Math.cos(turn * i), y, around * Math.sin(turn * i)], i * 3)
  }
  return list
})()

/**
 * The blocks the player has seen: what rays from the eyes met, remembered for each kind at its nearest places. Nothing is
 * seen through rock. What is remembered is forgotten when the place, in view of the client, holds something else.
 */
export class Sight {
  readonly #terrain: Terrain
  readonly #seen = new Map<string, Map<string, Place>>()

  constructor(terrain: Terrain) {
    this.#terrain = terrain
  }

  /** Looks around from these eyes. */
  look(ex: number, ey: number, ez: number): void {
    for (let i = 0; i < rays; i++)
      this.#ray(ex, ey, ez, directions[i * 3], directions[i * 3 + 1], directions[i * 3 + 2])
  }

  forget(): void {
    this.#seen.clear()
  }

  kinds(): string[] {
    return [...this.#seen.keys()]
  }

  /** Remembered places of a kind that still hold it, nearest first. */
  places(kind: string, from: Place): Place[] {
    const known = this.#seen.get(kind)
    if (!known) return []
    for (const [key, at] of known) {
      const state = this.#terrain.state(at.x, at.y, at.z)
      if (state >= 0 && this.#terrain.nameOf(state) !== kind) known.delete(key)
    }
    if (known.size === 0) this.#seen.delete(kind)
    const sorted = [...known.values()].sort((a, b) => squared(a, from) - squared(b, from))
    if (sorted.length <= keptAKind) return sorted
    for (const far of sorted.splice(keptAKind)) known.delete(keyOf(far))
    return sorted
  }

  note(kind: string, at: Place): void {
    const known = this.#seen.get(kind) ?? new Map<string, Place>()
    this.#seen.set(kind, known)
    known.set(keyOf(at), at)
  }

  /** Steps from cell to cell along a ray until it meets something. */
  #ray(ex: number, ey: number, ez: number, dx: number, dy: number, dz: number): void {
    let [x, y, z] = [Math.floor(ex), Math.floor(ey), Math.floor(ez)]
    const [sx, sy, sz] = [dx < 0 ? -1 : 1, dy < 0 ? -1 : 1, dz < 0 ? -1 : 1]
    const [ix, iy, iz] = [Math.abs(1 / dx), Math.abs(1 / dy), Math.abs(1 / dz)]
    let tx = (dx < 0 ? ex - x : x + 1 - ex) * ix
    let ty = (dy < 0 ? ey - y : y + 1 - ey) * iy
    let tz = (dz < 0 ? ez - z : z + 1 - ez) * iz
    let last = 0
    for (;;) {
      let t: number
      if (tx < ty && tx < tz) {
        t = tx
        tx += ix
        x += sx
      } else if (ty < tz) {
        t = ty
        ty += iy
        y += sy
      } else {
        t = tz
        tz += iz
        z += sz
      }
      if (t > rangeBlocks) return
      const state = this.#terrain.state(x, y, z)
      if (state < 0) return
      if (state === 0) continue
      const flags = this.#terrain.flags(x, y, z)
      if (state !== last) this.note(this.#terrain.nameOf(state), { x, y, z })
      last = state
      if (flags & solid) return
      if (flags & water && t > 8) return
    }
  }
}

/** Whether a straight line from the eyes meets this cell before any other solid one. */
export function sees(terrain: Terrain, ex: number, ey: number, ez: number, at: Place): boolean {
  // Towards the middle of each face that looks at the eyes, and of the block.
  const targets = [
    [at.x + 0.5, at.y + 0.5, at.z + 0.5],
    [at.x + (ex > at.x + 0.5 ? 0.99 : 0.01), at.y + 0.5, at.z + 0.5],
    [at.x + 0.5, at.y + (ey > at.y + 0.5 ? 0.99 : 0.01), at.z + 0.5],
    [at.x + 0.5, at.y + 0.5, at.z + (ez > at.z + 0.5 ? 0.99 : 0.01)],
  ]
  return targets.some(([tx, ty, tz]) => {
    const steps = Math.ceil(Math.hypot(tx - ex, ty - ey, tz - ez) * 10)
    for (let i = 1; i <= steps; i++) {
      const [x, y, z] = [ex + ((tx - ex) * i) / steps, ey + ((ty - ey) * i) / steps, ez + ((tz - ez) * i) / steps].map(
        Math.floor,
      )
      if (x === at.x && y === at.y && z === at.z) return true
      if (terrain.flags(x, y, z) & solid) return false
    }
    return true
  })
}

const keyOf = ({ x, y, z }: Place) => `${x},${y},${z}`
const squared = (a: Place, b: Place) => (a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2
