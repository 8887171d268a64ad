import fc from 'fast-check'
import { expect, test } from 'vitest'
import { random } from '#core'
import { ratingIntervals } from './bootstrap.ts'
import { cellOf } from './cross-play.ts'
import { bradleyTerry, eloOf, expectedScore } from './rating.ts'
import type { Unit } from './units.ts'

const free = { priorElo: Infinity }

test('three quarters of the points are a lead of 190.85 Elo points', () => {
  const [a, b] = bradleyTerry(2, [{ a: 0, b: 1, score: 75, games: 100 }], free)
  expect(a - b).toBeCloseTo(190.8485, 3) // 400 · log10(3)
  expect(a + b).toBeCloseTo(0, 6)
  expect(expectedScore(a - b)).toBeCloseTo(0.75, 9)
  expect(eloOf(0.75)).toBeCloseTo(190.8485, 3)
})

test('three teams whose strengths are 1 : 2 : 4 get them back', () => {
  // Expected points of 300 games a pair: Bradley and Terry's model, p = s / (s + t).
  const tallies = [
    { a: 0, b: 1, score: 100, games: 300 },
    { a: 0, b: 2, score: 60, games: 300 },
    { a: 1, b: 2, score: 100, games: 300 },
  ]
  const [a, b, c] = bradleyTerry(3, tallies, free)
  expect(b - a).toBeCloseTo(400 * Math.log10(2), 3)
  expect(c - b).toBeCloseTo(400 * Math.log10(2), 3)
})

test('an anchor holds, and moves the others', () => {
  const anchors = new Map([[1, 1500]])
  const [a, b] = bradleyTerry(2, [{ a: 0, b: 1, score: 75, games: 100 }], { ...free, anchors })
  expect(b).toBe(1500)
  expect(a).toBeCloseTo(1690.8485, 3)
})

test('who won everything gets a finite rating with an open upper end', () => {
  const units: Unit[] = Array.from({ length: 10 }, () => ({
    stratum: '0/1',
    tallies: [{ a: 0, b: 1, score: 2, games: 2 }],
  }))
  const [best, worst] = ratingIntervals(2, units, random(1))
  expect(best.value).toBeGreaterThan(200)
  expect(best.low).toBeGreaterThan(worst.high)
  expect(best.high).toBeGreaterThan(best.value + 200)
})

test('pairs that are all split leave room for what was not seen', () => {
  const units: Unit[] = new Array(3).fill({ stratum: '0/1', tallies: [{ a: 0, b: 1, score: 1, games: 2 }] })
  const [a] = ratingIntervals(2, units, random(1))
  expect(a.value).toBeCloseTo(0, 6)
  expect(a.high).toBeGreaterThan(30)
  expect(a.low).toBeLessThan(-30)
})

test('at the most likely ratings everybody scored what was expected', () => {
  const table = fc.array(fc.record({ score: fc.integer({ min: 1, max: 39 }) }), { minLength: 10, maxLength: 10 })
  fc.assert(
    fc.property(table, scores => {
      const tallies = scores.map(({ score }, k) => {
        const [a, b] = [0, 1, 2, 3, 4].flatMap(i => [0, 1, 2, 3, 4].slice(i + 1).map(j => [i, j]))[k]
        return { a, b, score: score / 2, games: 20 }
      })
      const elo = bradleyTerry(5, tallies, free)
      for (let agent = 0; agent < 5; agent++) {
        let surplus = 0
        for (const { a, b, score, games } of tallies) {
          if (a === agent) surplus += score - games * expectedScore(elo[a] - elo[b])
          if (b === agent) surplus -= score - games * expectedScore(elo[a] - elo[b])
        }
        expect(Math.abs(surplus)).toBeLessThan(1e-6)
      }
    }),
    { numRuns: 50 },
  )
})

test('nine of ten bootstrap intervals hold the true lead', () => {
  const source = random(5).fork('coverage')
  let inside = 0
  const trials = 100
  for (let trial = 0; trial < trials; trial++) {
    // Pairs whose two games agree more than chance: what a bootstrap over games would miss.
    const units: Unit[] = Array.from({ length: 80 }, () => {
      const easy = source.real() < 0.5 ? 0.85 : 0.35
      const score = Number(source.real() < easy) + Number(source.real() < easy)
      return { stratum: '0/1', tallies: [{ a: 0, b: 1, score, games: 2 }] }
    })
    const [a] = ratingIntervals(2, units, source.fork(String(trial)), { replicates: 200 })
    const truth = eloOf(0.6) / 2
    if (a.low <= truth && truth <= a.high) inside++
  }
  expect(inside).toBeGreaterThanOrEqual(89) // 95 expected; below 89 has a chance of 1 %
})

test('a cell: Wilson without draws, resampled pairs with them, and room for what was never seen', () => {
  const decisive = cellOf(
    [...new Array(5).fill({ score: 2, games: 2 }), ...new Array(5).fill({ score: 1, games: 2 })],
    random(1),
  )
  expect(decisive.winRate).toBe(0.75)
  expect(decisive.low).toBeCloseTo(0.5313, 3) // Wilson for 15 of 20
  expect(decisive.high).toBeCloseTo(0.8881, 3)
  const drawn = cellOf(new Array(20).fill({ score: 1, games: 2, draws: 2 }), random(1))
  expect(drawn.winRate).toBe(0.5)
  expect(drawn.low).toBeLessThan(0.4)
  const mixed = [
    ...new Array(10).fill({ score: 1, games: 2, draws: 2 }),
    ...new Array(10).fill({ score: 1.5, games: 2, draws: 1 }),
  ]
  const { low, high, winRate } = cellOf(mixed, random(1))
  expect(winRate).toBe(0.625)
  expect(high - low).toBeLessThan(0.15) // narrower than Wilson's 0.29: draws vary less
  expect(low).toBeLessThan(winRate)
})
