/**
 * OpenSimplex noise in three dimensions, the algorithm of 2014.
 *
 * The geometry of a point (which lattice points reach it, from where, how strongly) is the same for every seed; the seed
 * only shuffles the gradients. `reach` gives the geometry, so that a world can be made from a table of it.
 *
 * @see Kurt Spencer, "OpenSimplex Noise in Java" (2014), public domain.
 */

const squish = 1 / 3
export const scale = 103

/** Lattice points that reach a point, in the order in which they are added up. */
export interface Reach {
  /** Lattice coordinates a, b, c of each. */
  readonly lattice: readonly (readonly [number, number, number])[]
  /** From the lattice point to the point: x, y, z; then the weight t⁴. */
  readonly offset: readonly (readonly [number, number, number, number])[]
}

export function reach(x: number, y: number, z: number): Reach {
  const stretch = (x + y + z) * (-1 / 6)
  const stretched = [x + stretch, y + stretch, z + stretch]
  const base = stretched.map(Math.floor)
  const squished = (base[0] + base[1] + base[2]) * squish
  const from = [x - (base[0] + squished), y - (base[1] + squished), z - (base[2] + squished)]
  const inside = stretched.map((value, axis) => value - base[axis])
  const lattice: [number, number, number][] = []
  const offset: [number, number, number, number][] = []
  for (const [a, b, c] of corners(inside[0], inside[1], inside[2])) {
    const shift = (a + b + c) * squish
    const [dx, dy, dz] = [from[0] - a - shift, from[1] - b - shift, from[2] - c - shift]
    const t = 2 - dx * dx - dy * dy - dz * dz
    if (t <= 0) continue
    const squared = t * t
    lattice.push([base[0] + a, base[1] + b, base[2] + c])
    offset.push([dx, dy, dz, squared * squared])
  }
  return { lattice, offset }
}

/** Noise at any point; in about [−1, 1]. */
export function noise3(permutation: Uint8Array, x: number, y: number, z: number): number {
  const { lattice, offset } = reach(x, y, z)
  let sum = 0
  for (let i = 0; i < lattice.length; i++) {
    const g = gradientAt(permutation, lattice[i][0], lattice[i][1], lattice[i][2])
    const [dx, dy, dz, weight] = offset[i]
    sum += weight * (gradients[g] * dx + gradients[g + 1] * dy + gradients[g + 2] * dz)
  }
  return sum / scale
}

/** Where the gradient of a lattice point stands in `gradients`. */
export function gradientAt(permutation: Uint8Array, a: number, b: number, c: number): number {
  return (permutation[(permutation[(permutation[a & 255] + b) & 255] + c) & 255] % 24) * 3
}

/** 24 gradients of x, y, z: the three long axes for each of the eight signs. */
export const gradients = Float64Array.from(
  [1, -1]
    .flatMap(z => [1, -1].flatMap(y => [-1, 1].map(x => [x, y, z] as const)))
    .flatMap(([x, y, z]) =>
      [
        [11, 4, 4],
        [4, 11, 4],
        [4, 4, 11],
      ].flatMap(([a, b, c]) => [a * x, b * y, c * z]),
    ),
)

/** The bytes 0…255 as a seed shuffles them, by Knuth's linear congruences of 64 signed bits. */
export function permutationOf(seed: number, permutation = new Uint8Array(256)): Uint8Array {
  const source = Uint8Array.from({ length: 256 }, (_, i) => i)
  let s = BigInt(seed)
  const advance = () => {
    s = BigInt.asIntN(64, s * 6364136223846793005n + 1442695040888963407n)
  }
  for (let i = 0; i < 3; i++) advance()
  for (let i = 255; i >= 0; i--) {
    advance()
    const left = Number((s + 31n) % BigInt(i + 1))
    const chosen = left < 0 ? left + i + 1 : left
    permutation[i] = source[chosen]
    source[chosen] = source[i]
  }
  return permutation
}

type Corner = readonly [number, number, number]

/** The lattice points that may reach a place inside its cell, as steps from the cell's base. */
function corners(x: number, y: number, z: number): readonly Corner[] {
  const sum = x + y + z
  if (sum <= 1) return [[0, 0, 0], ...ones, ...nearExtras(x, y, z, 1 - sum)]
  if (sum >= 2) return [...twos, [1, 1, 1], ...farExtras(x, y, z, 3 - sum)]
  return [...ones, ...twos, ...middleExtras(x, y, z)]
}

const ones: readonly Corner[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]
const twos: readonly Corner[] = [
  [1, 1, 0],
  [1, 0, 1],
  [0, 1, 1],
]

function nearExtras(x: number, y: number, z: number, w: number): Corner[] {
  const inside = [x, y, z]
  let [a, b] = [0, 1]
  if (x >= y && z > y) b = 2
  else if (x < y && z > x) a = 2
  if (w > inside[a] || w > inside[b]) {
    const c = inside[b] > inside[a] ? b : a
    return others(c).map(other => corner([c, 1], [other, -1]))
  }
  const third = 3 - a - b
  return [corner([a, 1], [b, 1]), corner([a, 1], [b, 1], [third, -1])]
}

function farExtras(x: number, y: number, z: number, w: number): Corner[] {
  const inside = [x, y, z]
  let [a, b] = [0, 1]
  if (x <= y && z < y) b = 2
  else if (x > y && z < x) a = 2
  if (w < inside[a] || w < inside[b]) {
    const c = inside[b] < inside[a] ? b : a
    const [p, q] = others(c)
    return [corner([p, 2], [q, 1]), corner([p, 1], [q, 2])]
  }
  const third = 3 - a - b
  return [corner([third, 1]), corner([third, 2])]
}

function middleExtras(x: number, y: number, z: number): Corner[] {
  // A pair of axes is named by the axis it lacks: x+y by 2, x+z by 1, y+z by 0.
  const pair = (sum: number, lacks: number) => ({ lacks, far: sum > 1, score: sum > 1 ? sum - 1 : 1 - sum })
  let a = pair(x + y, 2)
  let b = pair(x + z, 1)
  const c = pair(y + z, 0)
  if (a.score <= b.score && a.score < c.score) a = c
  else if (a.score > b.score && b.score < c.score) b = c
  if (a.far && b.far) return [[1, 1, 1], corner([3 - a.lacks - b.lacks, 2])]
  if (!a.far && !b.far) {
    const neither = 3 - a.lacks - b.lacks
    return [[0, 0, 0], missing(neither)]
  }
  const [far, near] = a.far ? [a, b] : [b, a]
  return [missing(far.lacks), corner([near.lacks, 2])]
}

const missing = (axis: number): Corner => corner([axis, -1], ...others(axis).map((o): [number, number] => [o, 1]))
const others = (axis: number): number[] => [0, 1, 2].filter(other => other !== axis)

function corner(...steps: readonly (readonly [number, number])[]): Corner {
  const result: [number, number, number] = [0, 0, 0]
  for (const [axis, step] of steps) result[axis] = step
  return result
}
