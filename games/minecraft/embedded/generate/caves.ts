import type { Canvas, States } from './blocks.ts'
import type { Spawn } from './land.ts'
import { noise } from './noise.ts'

const lavaLevel = 10
/** A tunnel is where the squares of both noises add up to less; each of them is then nearer to zero than `winding`. */
const narrowness = 0.006
const winding = 0.08
/** Nothing opens at the feet of who comes into the world. */
const safe = { blocks: 14, depth: 14 }

/** Carves winding tunnels and some halls: where two slow noises are both near zero, read on a lattice of 4 blocks. */
export function carve(canvas: Canvas, seed: number, heights: Int16Array, states: States, spawn: Spawn): void {
  const [first, second, hall] = [noise(seed + 11), noise(seed + 12), noise(seed + 13)]
  const top = Math.min(250, Math.max(...heights) + 4)
  const layers = (top >> 2) + 2
  const a = lattice(layers, (x, y, z) => first.solid((canvas.x0 + x) / 26, y / 17, (canvas.z0 + z) / 26))
  const b = lattice(layers, (x, y, z) => second.solid((canvas.x0 + x) / 26, y / 17, (canvas.z0 + z) / 26))
  const c = lattice(layers, (x, y, z) => hall.solid((canvas.x0 + x) / 40, y / 20, (canvas.z0 + z) / 40))
  // Between the lattice's values lies nothing beyond them: most cells need no look at their blocks.
  const [aWinds, bWinds, halls] = [
    cells(a, layers, (low, high) => low < winding && high > -winding),
    cells(b, layers, (low, high) => low < winding && high > -winding),
    cells(c, layers, (_, high) => high > 0.71),
  ]
  for (let z = 0; z < 16; z++) {
    for (let x = 0; x < 16; x++) {
      const ground = heights[(z << 4) | x]
      // Under water nothing is opened, or the sea would have to flow in.
      const home = Math.abs(canvas.x0 + x - spawn.x) < safe.blocks && Math.abs(canvas.z0 + z - spawn.z) < safe.blocks
      const ceiling = Math.min(ground <= 63 ? ground - 6 : ground, home ? spawn.y - safe.depth : 255)
      for (let y = 4; y <= ceiling; y++) {
        const cell = ((y >> 2) << 4) | ((z >> 2) << 2) | (x >> 2)
        const isWinding =
          aWinds[cell] === 1 && bWinds[cell] === 1 && between(a, x, y, z) ** 2 + between(b, x, y, z) ** 2 < narrowness
        if (!isWinding && !(y < 45 && halls[cell] === 1 && between(c, x, y, z) > 0.72)) continue
        canvas.states[(y << 8) | (z << 4) | x] = y <= lavaLevel ? states.lava : 0
      }
    }
  }
}

/** Values at every fourth block: 5×5 columns of `layers`. */
function lattice(layers: number, value: (x: number, y: number, z: number) => number): Float64Array {
  const values = new Float64Array(25 * layers)
  for (let y = 0; y < layers; y++)
    for (let z = 0; z < 5; z++) for (let x = 0; x < 5; x++) values[y * 25 + z * 5 + x] = value(x * 4, y * 4, z * 4)
  return values
}

/** By cell of 4×4×4 blocks: 1 where its lowest and highest corner pass the test. */
function cells(values: Float64Array, layers: number, test: (low: number, high: number) => boolean): Uint8Array {
  const found = new Uint8Array((layers - 1) << 4)
  for (let y = 0; y < layers - 1; y++)
    for (let z = 0; z < 4; z++)
      for (let x = 0; x < 4; x++) {
        let [low, high] = [Infinity, -Infinity]
        for (const corner of corners) {
          const value = values[y * 25 + z * 5 + x + corner]
          if (value < low) low = value
          if (value > high) high = value
        }
        if (test(low, high)) found[(y << 4) | (z << 2) | x] = 1
      }
  return found
}

const corners = [0, 1, 5, 6, 25, 26, 30, 31]

/** Trilinear between the lattice's values. */
function between(values: Float64Array, x: number, y: number, z: number): number {
  const at = (y >> 2) * 25 + (z >> 2) * 5 + (x >> 2)
  const [u, w, v] = [(x & 3) / 4, (y & 3) / 4, (z & 3) / 4]
  const low = plane(values, at, u, v)
  return low + (plane(values, at + 25, u, v) - low) * w
}

function plane(values: Float64Array, at: number, u: number, v: number): number {
  const near = values[at] + (values[at + 1] - values[at]) * u
  return near + (values[at + 5] + (values[at + 6] - values[at + 5]) * u - near) * v
}
