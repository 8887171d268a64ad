/**
 * The game's two generators, on pairs of 32-bit words.
 *
 * A stream lies in an `Int32Array` as five words: two 64-bit halves of xorshift128+ (high word first) and the number of
 * calls so far. A public call counts one, however many raw steps it takes.
 *
 * @see Vigna, "An experimental exploration of Marsaglia's xorshift generators, scrambled" (2016); libGDX `RandomXS128`.
 */
export const STREAM_WORDS = 5

/** The 64 bits of the last raw step. */
let high = 0
let low = 0

/** One raw step: leaves 64 bits in `high` and `low`. */
function step(s: Int32Array, at: number): void {
  let xh = s[at]
  let xl = s[at + 1]
  const yh = s[at + 2]
  const yl = s[at + 3]
  const th = (xh << 23) | (xl >>> 9)
  const tl = xl << 23
  xh ^= th
  xl ^= tl
  const nh = xh ^ yh ^ (xh >>> 17) ^ (yh >>> 26)
  const nl = xl ^ yl ^ ((xl >>> 17) | (xh << 15)) ^ ((yl >>> 26) | (yh << 6))
  s[at] = yh
  s[at + 1] = yl
  s[at + 2] = nh
  s[at + 3] = nl
  const sum = (nl >>> 0) + (yl >>> 0)
  low = sum | 0
  high = (nh + yh + (sum >= 4294967296 ? 1 : 0)) | 0
}

/** Uniform in `[0, bound)`, without counting; `bound` below 2²¹. */
export function rawBelow(s: Int32Array, at: number, bound: number): number {
  for (;;) {
    step(s, at)
    const h = high >>> 1
    const l = ((low >>> 1) | (high << 31)) >>> 0
    const value = ((h % bound) * 4294967296 + l) % bound
    if (h !== 0x7fffffff || l - value + bound - 1 < 4294967296) return value
  }
}

/** Uniform in `[0, last]`. */
export function upTo(s: Int32Array, at: number, last: number): number {
  s[at + 4]++
  return rawBelow(s, at, last + 1)
}

/** Uniform in `[first, last]`. */
export function between(s: Int32Array, at: number, first: number, last: number): number {
  s[at + 4]++
  return first + rawBelow(s, at, last - first + 1)
}

/** Uniform in `[0, 1)` with 24 bits. */
export function real(s: Int32Array, at: number): number {
  s[at + 4]++
  step(s, at)
  return (high >>> 8) * 2 ** -24
}

const round32 = Math.fround

/** Single precision throughout, as in the game. */
export function realBetween(s: Int32Array, at: number, first: number, last: number): number {
  return round32(first + round32(real(s, at) * round32(last - first)))
}

export function chance(s: Int32Array, at: number, p: number): boolean {
  return real(s, at) < round32(p)
}

export function coin(s: Int32Array, at: number): boolean {
  s[at + 4]++
  step(s, at)
  return (low & 1) !== 0
}

/** The 64 bits of one counted call, signed, as decimal text: for tests and tools. */
export function long(s: Int32Array, at: number): bigint {
  s[at + 4]++
  step(s, at)
  return (BigInt(high) << 32n) | BigInt(low >>> 0)
}

/** Murmur's finaliser on (high, low); the result is left in `high` and `low`. */
function scramble(h: number, l: number): void {
  l ^= h >>> 1
  multiply(h, l, 0xff51afd7 | 0, 0xed558ccd | 0)
  multiply(high, low ^ (high >>> 1), 0xc4ceb9fe | 0, 0x1a85ec53 | 0)
  low ^= high >>> 1
}

function multiply(ah: number, al: number, bh: number, bl: number): void {
  const a0 = al & 0xffff
  const a1 = al >>> 16
  const b0 = bl & 0xffff
  const b1 = bl >>> 16
  const p00 = a0 * b0
  const middle = a1 * b0 + (p00 >>> 16)
  const middle2 = (middle % 65536) + a0 * b1
  const top = a1 * b1 + Math.floor(middle / 65536) + Math.floor(middle2 / 65536)
  low = ((middle2 % 65536) << 16) | (p00 & 0xffff)
  high = (Math.imul(ah, bl) + Math.imul(al, bh) + (top | 0)) | 0
}

/** Starts a stream from a 64-bit seed. */
export function seedStream(s: Int32Array, at: number, seedHigh: number, seedLow: number): void {
  if (seedHigh === 0 && seedLow === 0) scramble(0x80000000 | 0, 0)
  else scramble(seedHigh, seedLow)
  s[at] = high
  s[at + 1] = low
  scramble(high, low)
  s[at + 2] = high
  s[at + 3] = low
  s[at + 4] = 0
}

/** Starts a stream from seed + offset. */
export function seedStreamPlus(s: Int32Array, at: number, seedHigh: number, seedLow: number, offset: number): void {
  const sum = (seedLow >>> 0) + offset
  seedStream(s, at, (seedHigh + Math.floor(sum / 4294967296)) | 0, sum | 0)
}

export function copyStream(s: Int32Array, from: number, to: number): void {
  s.copyWithin(to, from, from + STREAM_WORDS)
}

/** Advances a stream to a count, one coin a call. */
export function advanceTo(s: Int32Array, at: number, count: number): void {
  while (s[at + 4] < count) coin(s, at)
}

/** The 48-bit linear congruential generator of Java, in two words of 24 bits. */
let javaHigh = 0
let javaLow = 0

function javaSeed(h: number, l: number): void {
  const seedLow = (l ^ 0xdeece66d) >>> 0
  const seedMiddle = (h ^ 0x5) & 0xffff
  javaLow = seedLow & 0xffffff
  javaHigh = (seedMiddle << 8) | (seedLow >>> 24)
}

/** The next 31 bits. */
function javaNext(): number {
  const product = javaLow * 0xece66d + 0xb
  const carried = Math.floor(product / 16777216)
  const upper = javaHigh * 0xece66d + javaLow * 0x5de + carried
  javaLow = product % 16777216
  javaHigh = upper % 16777216
  return javaHigh * 128 + (javaLow >>> 17)
}

function javaBelow(bound: number): number {
  let bits = javaNext()
  if ((bound & (bound - 1)) === 0) return Math.floor((bound * bits) / 2147483648)
  let value = bits % bound
  while (bits - value + bound - 1 > 2147483647) {
    bits = javaNext()
    value = bits % bound
  }
  return value
}

/** Draws of the Java generator seeded with `seed`, for checks. */
export function javaDraws(seed: bigint, bound: number, count: number): number[] {
  javaSeed(Number(BigInt.asIntN(32, seed >> 32n)), Number(BigInt.asIntN(32, seed)))
  return Array.from({ length: count }, () => javaBelow(bound))
}

type Numbers = Int32Array | Int16Array | number[]

function javaShuffle(list: Numbers, from: number, count: number): void {
  for (let i = count; i > 1; i--) {
    const j = from + javaBelow(i)
    const last = from + i - 1
    const kept = list[last]
    list[last] = list[j]
    list[j] = kept
  }
}

/** `Collections.shuffle` with a Java generator seeded by one counted call of the stream. */
export function shuffle(s: Int32Array, at: number, list: Numbers, from: number, count: number): void {
  s[at + 4]++
  shuffleUncounted(s, at, list, from, count)
}

/** The same where the game forgets to count. */
export function shuffleUncounted(s: Int32Array, at: number, list: Numbers, from: number, count: number): void {
  step(s, at)
  javaSeed(high, low)
  javaShuffle(list, from, count)
}
