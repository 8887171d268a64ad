/** Hash-based value noise: a pure function of seed and place, so that any chunk can be made alone, in any order. */
export interface Noise {
  /** Smooth, `[-1, 1]`; one bump a unit. */
  flat(x: number, z: number): number
  solid(x: number, y: number, z: number): number
}

export function noise(seed: number): Noise {
  return {
    flat(x, z) {
      const [x0, z0] = [Math.floor(x), Math.floor(z)]
      const [u, v] = [fade(x - x0), fade(z - z0)]
      const low = mixed(at(seed, x0, 0, z0), at(seed, x0 + 1, 0, z0), u)
      return mixed(low, mixed(at(seed, x0, 0, z0 + 1), at(seed, x0 + 1, 0, z0 + 1), u), v)
    },
    solid(x, y, z) {
      const [x0, y0, z0] = [Math.floor(x), Math.floor(y), Math.floor(z)]
      const [u, w, v] = [fade(x - x0), fade(y - y0), fade(z - z0)]
      const layer = (dy: number) =>
        mixed(
          mixed(at(seed, x0, y0 + dy, z0), at(seed, x0 + 1, y0 + dy, z0), u),
          mixed(at(seed, x0, y0 + dy, z0 + 1), at(seed, x0 + 1, y0 + dy, z0 + 1), u),
          v,
        )
      return mixed(layer(0), layer(1), w)
    },
  }
}

/** 32 well-mixed bits of a place. */
export function hash(seed: number, x: number, y: number, z: number): number {
  let h = seed ^ Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(z, 0x9e3779b1)
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A short stream of numbers in `[0, 1)` for one place and purpose. */
export function stream(seed: number, x: number, z: number, purpose: number): () => number {
  let state = hash(seed, x, purpose, z) || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const at = (seed: number, x: number, y: number, z: number) => hash(seed, x, y, z) / 2 ** 31 - 1
const fade = (t: number) => t * t * (3 - 2 * t)
const mixed = (a: number, b: number, t: number) => a + (b - a) * t
