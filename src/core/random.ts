import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { fnv1a, mix } from './hash.ts'

/** A seeded stream of choices. The only source of chance outside a game's own rules. */
export interface Random {
  /** Uniform integer in `[0, below)`; `below` in `[1, 2³²]`. */
  int(below: number): number
  /** Uniform real in `[0, 1)` with 32 bits. */
  real(): number
  /** @throws {RangeError} If there is nothing to pick from. */
  pick<T>(items: readonly T[]): T
  /** A stream of its own, fixed by this stream's seed and the label: forking draws nothing here. */
  fork(label: string): Random
}

/** A stream from any integer seed (taken modulo 2³²). */
export function random(seed: number): Random {
  const generator = xoroshiro128plus(mix((seed >>> 0) + 0x9e3779b9)) // neighbouring seeds would begin alike unmixed
  const draw = () => generator.next() >>> 0
  const int = (below: number) => {
    if (!(below >= 1 && below <= 2 ** 32)) throw new RangeError(`Random.int needs a bound in [1, 2³²], got ${below}`)
    const limit = 2 ** 32 - (2 ** 32 % below) // rejection keeps it uniform
    let drawn = draw()
    while (drawn >= limit) drawn = draw()
    return drawn % below
  }
  return {
    int,
    real: () => draw() / 2 ** 32,
    pick(items) {
      if (items.length === 0) throw new RangeError('Random.pick needs at least one item')
      return items[int(items.length)]
    },
    fork: label => random(fnv1a(`${seed >>> 0}/${label}`)),
  }
}

/** A copy of `items` in random order (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], source: Random): T[] {
  const result = [...items]
  for (let i = result.length - 1; i > 0; i--) {
    const j = source.int(i + 1)
    ;[result[i], result[j]] = [result[j], result[i]]
  }
  return result
}
