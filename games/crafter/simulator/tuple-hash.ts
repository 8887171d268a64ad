const prime1 = 11400714785074694791n
const prime2 = 14029467366897019727n
const prime5 = 2870177450012600261n

/**
 * CPython's hash of a tuple of two integers (since 3.8): xxHash's mixing, 64 bits.
 *
 * @returns A signed 64-bit integer.
 */
export function tupleHash(first: number, second: number): bigint {
  let sum = prime5
  for (const part of [first, second]) {
    sum = BigInt.asUintN(64, sum + integerHash(part) * prime2)
    sum = BigInt.asUintN(64, (sum << 31n) | (sum >> 33n))
    sum = BigInt.asUintN(64, sum * prime1)
  }
  sum = BigInt.asIntN(64, sum + (2n ^ (prime5 ^ 3527539n)))
  return sum === -1n ? 1546275796n : sum
}

/** The seed of the world of an episode (counted from 1) of an environment made with `envSeed`. */
export function worldSeed(envSeed: number, episode: number): number {
  const modulus = 2147483647n
  return Number(((tupleHash(envSeed, episode) % modulus) + modulus) % modulus)
}

/** CPython's hash of an integer: itself modulo 2⁶¹ − 1, and never −1. */
function integerHash(value: number): bigint {
  const reduced = BigInt(value) % (2n ** 61n - 1n)
  return BigInt.asUintN(64, reduced === -1n ? -2n : reduced)
}
