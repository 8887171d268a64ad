const size = 624
const middle = 397

/**
 * numpy's legacy `RandomState`: MT19937 with plain seeding.
 *
 * @see Matsumoto & Nishimura, "Mersenne Twister" (1998); numpy's `randint` for the masked rejection.
 */
export class Mersenne {
  readonly state = new Uint32Array(size)
  /** How many of the block's words are used up. */
  used = size

  constructor(seed: number) {
    this.seed(seed)
  }

  /** @param seed Unsigned 32 bits. */
  seed(seed: number): void {
    const { state } = this
    let previous = seed >>> 0
    state[0] = previous
    for (let i = 1; i < size; i++) {
      previous = (Math.imul(1812433253, previous ^ (previous >>> 30)) + i) >>> 0
      state[i] = previous
    }
    this.used = size
  }

  copyFrom(other: Mersenne): void {
    this.state.set(other.state)
    this.used = other.used
  }

  /** 32 unsigned bits. */
  next(): number {
    if (this.used === size) this.#twist()
    let y = this.state[this.used++]
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c5680
    y ^= (y << 15) & 0xefc60000
    return (y ^ (y >>> 18)) >>> 0
  }

  /** A real in `[0, 1)` with 53 bits, from two draws. */
  uniform(): number {
    const high = this.next() >>> 5
    return (high * 67108864 + (this.next() >>> 6)) / 9007199254740992
  }

  /** An integer in `[0, below)`. One possible value takes no draw. */
  integer(below: number): number {
    const most = below - 1
    if (most <= 0) return 0
    const mask = 0xffffffff >>> Math.clz32(most)
    let drawn = (this.next() & mask) >>> 0
    while (drawn > most) drawn = (this.next() & mask) >>> 0
    return drawn
  }

  #twist(): void {
    const { state } = this
    for (let i = 0; i < size - middle; i++) state[i] = state[i + middle] ^ twisted(state[i], state[i + 1])
    for (let i = size - middle; i < size - 1; i++) state[i] = state[i + middle - size] ^ twisted(state[i], state[i + 1])
    state[size - 1] = state[middle - 1] ^ twisted(state[size - 1], state[0])
    this.used = 0
  }
}

function twisted(one: number, two: number): number {
  return (((one & 0x80000000) | (two & 0x7fffffff)) >>> 1) ^ (-(two & 1) & 0x9908b0df)
}
