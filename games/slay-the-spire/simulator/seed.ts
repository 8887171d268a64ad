/** Seeds as the game writes them: base 35, digits then letters without O. */
const alphabet = '0123456789ABCDEFGHIJKLMNPQRSTUVWXYZ'
const base = 35n

/** @param zeroForO Reads the letter O as 0, as the game does; the reference program counts it as P. */
export function parseSeed(text: string, zeroForO = true): bigint {
  let value = 0n
  for (const letter of text.toUpperCase()) {
    const digit = letter === 'O' ? (zeroForO ? 0 : 24) : alphabet.indexOf(letter)
    if (digit < 0) throw new RangeError(`"${letter}" is no letter of a seed; seeds are written with 0-9 and A-Z`)
    value = value * base + BigInt(digit)
  }
  return BigInt.asUintN(64, value)
}

export function formatSeed(seed: bigint): string {
  let rest = BigInt.asUintN(64, seed)
  let text = ''
  do {
    text = alphabet[Number(rest % base)] + text
    rest /= base
  } while (rest > 0n)
  return text
}

export const highWord = (seed: bigint): number => Number(BigInt.asIntN(32, seed >> 32n))
export const lowWord = (seed: bigint): number => Number(BigInt.asIntN(32, seed))
export const fromWords = (high: number, low: number): bigint => (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)
