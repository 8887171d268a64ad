interface Settable {
  setBlockStateId(at: { readonly x: number; readonly y: number; readonly z: number }, state: number): void
}

/** What was changed in a generated world, by chunk: a chunk that is made anew gets its changes back. */
export class Edits {
  readonly #chunks = new Map<string, Map<number, number>>()
  /** Changes since they were last taken, for a journal. */
  #fresh: (readonly [number, number, number, number])[] | null = null

  note(x: number, y: number, z: number, state: number): void {
    const key = `${x >> 4},${z >> 4}`
    let chunk = this.#chunks.get(key)
    if (!chunk) {
      chunk = new Map()
      this.#chunks.set(key, chunk)
    }
    chunk.set((y << 8) | ((z & 15) << 4) | (x & 15), state)
    this.#fresh?.push([x, y, z, state])
  }

  /** What was last put there, or -1. */
  at(x: number, y: number, z: number): number {
    return this.#chunks.get(`${x >> 4},${z >> 4}`)?.get((y << 8) | ((z & 15) << 4) | (x & 15)) ?? -1
  }

  onto<C extends Settable>(chunkX: number, chunkZ: number, column: C): C {
    for (const [at, state] of this.#chunks.get(`${chunkX},${chunkZ}`) ?? [])
      column.setBlockStateId({ x: at & 15, y: at >> 8, z: (at >> 4) & 15 }, state)
    return column
  }

  /** The changes since the last call; the first call begins to count. */
  take(): readonly (readonly [number, number, number, number])[] {
    const taken = this.#fresh ?? []
    this.#fresh = []
    return taken
  }

  *all(): Generator<readonly [number, number, number, number]> {
    for (const [key, chunk] of this.#chunks) {
      const [chunkX, chunkZ] = key.split(',').map(Number)
      for (const [at, state] of chunk) yield [chunkX * 16 + (at & 15), at >> 8, chunkZ * 16 + ((at >> 4) & 15), state]
    }
  }
}
