import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alphaRank, fixation } from './alpha-rank.ts'
import { solve, stationary } from './linear.ts'
import { maximin, mixedNash } from './nash.ts'

const rockPaperScissors = [
  [0.5, 0, 1],
  [1, 0.5, 0],
  [0, 1, 0.5],
]

test('rock-paper-scissors: a third each, by α-Rank and by Nash', () => {
  for (const mass of alphaRank(rockPaperScissors)) expect(mass).toBeCloseTo(1 / 3, 9)
  const { mix, exploitability } = mixedNash(rockPaperScissors)
  for (const share of mix) expect(share).toBeCloseTo(1 / 3, 9)
  expect(exploitability).toBeLessThan(1e-9)
})

test('biased rock-paper-scissors of the α-Rank paper: still a third each at strong selection, but not by Nash', () => {
  // Omidshafiei et al. (2019), section 3.4.2 and figure 9: payoffs [0, -.5, 1], [.5, 0, -.1], [-1, .1, 0].
  const payoff = [
    [0, -0.5, 1],
    [0.5, 0, -0.1],
    [-1, 0.1, 0],
  ]
  for (const mass of alphaRank(payoff, { alpha: 1000 })) expect(mass).toBeCloseTo(1 / 3, 3)
  // Nash of a cycle with edges a, b, c weighs each strategy by the edge between the other two: 1/16, 10/16, 5/16.
  expect(mixedNash(payoff).mix.map(share => share * 16)).toEqual([1, 10, 5].map(share => expect.closeTo(share, 9)))
})

test('a dominant agent gets all the mass; without selection everybody the same', () => {
  const payoff = [
    [0.5, 0.9, 0.9],
    [0.1, 0.5, 0.6],
    [0.1, 0.4, 0.5],
  ]
  expect(alphaRank(payoff, { alpha: 100 })[0]).toBeGreaterThan(0.999)
  expect(mixedNash(payoff).mix).toEqual([1, 0, 0])
  for (const mass of alphaRank(payoff, { alpha: 0 })) expect(mass).toBeCloseTo(1 / 3, 9)
})

test('the chance of taking over: 1 of m without an edge, and the formula with one', () => {
  expect(fixation(0, 20, 50)).toBe(1 / 50)
  expect(fixation(0.01, 10, 50)).toBeCloseTo((1 - Math.exp(-0.1)) / (1 - Math.exp(-5)), 12)
  expect(fixation(-0.01, 10, 50)).toBeCloseTo((1 - Math.exp(0.1)) / (1 - Math.exp(5)), 12)
  expect(fixation(-1, 1000, 50)).toBeGreaterThan(0)
  expect(fixation(1, 1000, 50)).toBeCloseTo(1, 12)
})

test('nobody beats the Nash mix of any table of win rates', () => {
  const table = fc.integer({ min: 2, max: 9 }).chain(n =>
    fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: n, maxLength: n }), {
      minLength: n,
      maxLength: n,
    }),
  )
  fc.assert(
    fc.property(table, wins => {
      const winRate = wins.map((row, i) =>
        row.map((value, j) => (i === j ? 0.5 : i < j ? value / 20 : 1 - wins[j][i] / 20)),
      )
      const { mix, exploitability } = mixedNash(winRate)
      expect(mix.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
      expect(Math.min(...mix)).toBeGreaterThanOrEqual(0)
      expect(exploitability).toBeLessThan(1e-7)
      expect(alphaRank(winRate).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
    }),
    { numRuns: 200 },
  )
})

test('a matrix game with a known value: 2×2 without a saddle point', () => {
  // Payoff to row [[3, 1], [0, 2]]: column plays (1/4, 3/4), the value is 3/2. Osborne and Rubinstein's method of equal payoffs.
  const mix = maximin([
    [3, 1],
    [0, 2],
  ])
  expect(mix[0]).toBeCloseTo(0.25, 9)
  expect(3 * mix[0] + mix[1]).toBeCloseTo(1.5, 9)
})

test('a stationary distribution is left as it is by its chain', () => {
  const chain = fc.integer({ min: 2, max: 7 }).chain(n =>
    fc.array(fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: n, maxLength: n }), {
      minLength: n,
      maxLength: n,
    }),
  )
  fc.assert(
    fc.property(chain, weights => {
      const rows = weights.map(row => row.map(value => value / (row.reduce((a, b) => a + b, 0) * 1.01)))
      const mass = stationary(rows)
      for (let j = 0; j < rows.length; j++) {
        const inflow = rows.reduce((sum, row, i) => (i === j ? sum : sum + mass[i] * row[j]), 0)
        const outflow = mass[j] * rows[j].reduce((sum, value, k) => (k === j ? sum : sum + value), 0)
        expect(inflow).toBeCloseTo(outflow, 9)
      }
    }),
    { numRuns: 100 },
  )
})

test('equations are solved, and singular ones refused', () => {
  expect(
    solve(
      [
        [0, 2],
        [4, 1],
      ],
      [6, 11],
    ),
  ).toEqual([2, 3])
  expect(() =>
    solve(
      [
        [1, 2],
        [2, 4],
      ],
      [1, 2],
    ),
  ).toThrow(RangeError)
})
