import { gradientAt, gradients, reach, scale } from './noise.ts'

/**
 * Noise over a whole map: the geometry of every cell is worked out once per map size, so that a new seed only looks up
 * the gradients of the few lattice points and adds up. Values equal `noise3` to the last bit.
 */
export class NoiseSlice {
  /** Contributions of cell i: from `first[i]` to `first[i + 1]`. */
  readonly #first: Int32Array
  /** For a contribution, where its lattice point's gradient stands in `#gradient`. */
  readonly #point: Uint16Array
  /** For a contribution, dx, dy, dz and weight. */
  readonly #offset: Float64Array
  /** a, b, c of each lattice point, one after the other. */
  readonly #lattice: Int16Array
  readonly #gradient: Float64Array

  /** @param at The noise's coordinates of cell (x, y); cells are numbered x · height + y. */
  constructor(width: number, height: number, at: (x: number, y: number) => readonly [number, number, number]) {
    const first: number[] = []
    const point: number[] = []
    const offset: number[] = []
    const known = new Map<string, number>()
    const lattice: (readonly [number, number, number])[] = []
    for (let x = 0; x < width; x++)
      for (let y = 0; y < height; y++) {
        first.push(point.length)
        const around = reach(...at(x, y))
        around.lattice.forEach((corner, i) => {
          const key = corner.join()
          if (!known.has(key)) known.set(key, lattice.push(corner) - 1)
          point.push(known.get(key)! * 3)
          offset.push(...around.offset[i])
        })
      }
    first.push(point.length)
    if (lattice.length > 21845) throw new RangeError(`a map of ${width}×${height} cells is too large for its noise`)
    this.#first = Int32Array.from(first)
    this.#point = Uint16Array.from(point)
    this.#offset = Float64Array.from(offset)
    this.#lattice = Int16Array.from(lattice.flat())
    this.#gradient = new Float64Array(lattice.length * 3)
  }

  seed(permutation: Uint8Array): void {
    const lattice = this.#lattice
    const gradient = this.#gradient
    for (let i = 0; i < lattice.length; i += 3) {
      const g = gradientAt(permutation, lattice[i], lattice[i + 1], lattice[i + 2])
      gradient[i] = gradients[g]
      gradient[i + 1] = gradients[g + 1]
      gradient[i + 2] = gradients[g + 2]
    }
  }

  /** The values of all cells, one after the other: where every one is needed, that is faster than `at`. */
  fill(values: Float64Array): void {
    const gradient = this.#gradient
    const offset = this.#offset
    const point = this.#point
    const first = this.#first
    for (let cell = 0, i = 0, d = 0; cell < values.length; cell++) {
      let sum = 0
      for (const end = first[cell + 1]; i < end; i++, d += 4) {
        const g = point[i]
        sum +=
          offset[d + 3] * (gradient[g] * offset[d] + gradient[g + 1] * offset[d + 1] + gradient[g + 2] * offset[d + 2])
      }
      values[cell] = sum / scale
    }
  }

  at(cell: number): number {
    const gradient = this.#gradient
    const offset = this.#offset
    const point = this.#point
    const end = this.#first[cell + 1]
    let sum = 0
    for (let i = this.#first[cell]; i < end; i++) {
      const g = point[i]
      const d = 4 * i
      sum +=
        offset[d + 3] * (gradient[g] * offset[d] + gradient[g + 1] * offset[d + 1] + gradient[g + 2] * offset[d + 2])
    }
    return sum / scale
  }
}
