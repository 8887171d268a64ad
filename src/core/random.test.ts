import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, closest, hashText, parseSeeds, random, seedIn, seedRange, shuffled, wilson } from './index.ts'

test('a stream is fixed by its seed, and a fork by its label too', () => {
  const draw = (seed: number) =>
    Array.from(
      { length: 8 },
      (
        source => () =>
          source.int(1000)
      )(random(seed)),
    )
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
  const source = random(7)
  const before = source.fork('a').int(2 ** 32)
  source.int(10)
  expect(source.fork('a').int(2 ** 32)).toBe(before)
  expect(source.fork('b').int(2 ** 32)).not.toBe(before)
})

test('integers are uniform: 60,000 draws below 6 stay within five standard deviations', () => {
  const counts = [0, 0, 0, 0, 0, 0]
  const source = random(1)
  for (let i = 0; i < 60_000; i++) counts[source.int(6)]++
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(60_000 * (1 / 6) * (5 / 6)))
})

test('neighbouring seeds have nothing in common: first draws are uniform and uncorrelated', () => {
  const [first, second] = [0, 1].map(skip =>
    Array.from({ length: 4000 }, (_, seed) => {
      const source = random(seed)
      for (let i = 0; i < skip; i++) source.real()
      return source.real()
    }),
  )
  const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length
  const correlation = (a: readonly number[], b: readonly number[]) =>
    12 * mean(a.map((x, i) => (x - 0.5) * (b[i] - 0.5)))
  const limit = 5 / Math.sqrt(4000) // five standard errors
  for (const draws of [first, second]) {
    expect(Math.abs(mean(draws) - 0.5)).toBeLessThan(limit / Math.sqrt(12))
    expect(Math.abs(correlation(draws.slice(1), draws.slice(0, -1)))).toBeLessThan(limit)
  }
  expect(Math.abs(correlation(first, second))).toBeLessThan(limit)
})

test('bounds outside [1, 2³²] and an empty choice are errors', () => {
  expect(() => random(1).int(0)).toThrow(RangeError)
  expect(() => random(1).int(2 ** 33)).toThrow(RangeError)
  expect(() => random(1).pick([])).toThrow(RangeError)
  expect([...shuffled([1, 2, 3, 4], random(3))].sort()).toEqual([1, 2, 3, 4])
})

test('the four ranges of seeds are disjoint, and typed seeds report', () => {
  fc.assert(
    fc.property(fc.nat(), fc.string(), (index, stream) => {
      for (const range of ['train', 'gate', 'verify', 'report'] as const)
        expect(seedRange(seedIn(range, stream, index))).toBe(range)
    }),
  )
  expect(seedRange(1)).toBe('report')
  expect(new Set(Array.from({ length: 1000 }, (_, i) => seedIn('train', 'x', i))).size).toBe(1000)
})

test('lists of seeds', () => {
  expect(parseSeeds('1..4,9')).toEqual([1, 2, 3, 4, 9])
  for (const text of ['', 'a', '4..1', '1...2', '1..99999999']) expect(parseSeeds(text)).toBeNull()
})

test('equal values have one text and one hash', () => {
  expect(canonical({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}')
  expect(hashText('a')).not.toBe(hashText('b'))
  expect(hashText('a')).toMatch(/^[0-9a-f]{16}$/)
})

test('suggestions are near, or none', () => {
  expect(closest('crafer', ['crafter', 'minecraft'])).toBe('crafter')
  expect(closest('zzzzzz', ['crafter'])).toBeNull()
})

test("Wilson's bounds: the looks of the verifier", () => {
  expect(wilson(9, 9).low).toBeGreaterThan(0.7)
  expect(wilson(8, 8).low).toBeLessThan(0.7)
  expect(wilson(19, 20).low).toBeGreaterThan(0.7)
  expect(wilson(0, 0)).toEqual({ value: 0, low: 0, high: 1, n: 0 })
})
