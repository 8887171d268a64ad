import * as R from '../simulator/random.ts'
import { formatSeed, highWord, lowWord, parseSeed } from '../simulator/seed.ts'
import { type Tally, unlike } from './tally.ts'

export interface GeneratorLine {
  readonly seed: string
  readonly str: string
  readonly s0: string
  readonly nextLong: readonly string[]
  readonly random99: readonly number[]
  readonly nextFloat: readonly number[]
  readonly bool: readonly number[]
  readonly shuffle10: readonly number[]
  readonly javaNextInt10: readonly number[]
}

/** First outputs of each generator for one seed. */
export function compareGenerators(line: GeneratorLine, tally: Tally): void {
  const seed = BigInt(line.seed)
  const words = new Int32Array(10)
  const fresh = <T>(make: () => T): T => {
    R.seedStream(words, 0, highWord(seed), lowWord(seed))
    return make()
  }
  const repeat = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw)
  const shuffled = () => {
    const list = repeat(10, () => 0).map((_, i) => i)
    R.shuffle(words, 0, list, 0, 10)
    return list
  }
  const first = () => ((BigInt(words[0] >>> 0) << 32n) | BigInt(words[1] >>> 0)).toString()
  const checks: [string, unknown, unknown][] = [
    ['s0', line.s0, fresh(first)],
    ['nextLong', line.nextLong, fresh(() => repeat(line.nextLong.length, () => R.long(words, 0).toString()))],
    ['random99', line.random99, fresh(() => repeat(line.random99.length, () => R.upTo(words, 0, 99)))],
    [
      'nextFloat',
      line.nextFloat,
      fresh(() => repeat(line.nextFloat.length, () => Number(R.real(words, 0).toPrecision(9)))),
    ],
    ['bool', line.bool, fresh(() => repeat(line.bool.length, () => (R.coin(words, 0) ? 1 : 0)))],
    ['text', line.str, formatSeed(seed)],
    ['seed', BigInt.asUintN(64, seed).toString(), parseSeed(line.str, false).toString()],
    ['shuffle10', line.shuffle10, fresh(shuffled)],
    ['javaNextInt10', line.javaNextInt10, R.javaDraws(seed, 10, line.javaNextInt10.length)],
  ]
  for (const [what, expected, got] of checks) tally.count(unlike(what, expected, got), `seed ${line.seed}`)
}
