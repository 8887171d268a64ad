import { expect, test } from 'vitest'
import { random } from '#core'
import { expectedScore } from './rating.ts'
import { logRatio, parseSprt, sprt } from './sprt.ts'
import { simulateSprt } from './sprt-simulation.ts'

test("Wald's bounds for 5 % and 5 % are ±ln 19", () => {
  const { lower, upper, verdict } = sprt(new Map(), { elo0: 0, elo1: 20 })
  expect(upper).toBeCloseTo(Math.log(19), 12) // 2.944
  expect(lower).toBeCloseTo(-Math.log(19), 12)
  expect(verdict).toBe('undecided')
})

test('with wins and losses alone it is the ratio of binomials', () => {
  const [s0, s1] = [0.5, expectedScore(20)]
  const exact = 560 * Math.log(s1 / s0) + 440 * Math.log((1 - s1) / (1 - s0))
  expect(
    logRatio(
      new Map([
        [1, 560],
        [0, 440],
      ]),
      s0,
      s1,
    ),
  ).toBeCloseTo(exact, 2)
})

test('near the bounds it is the normal approximation of the paper', () => {
  // Van den Bergh: LLR ≈ n/2 · (s1 - s0)(2x - s0 - s1) / σ² for nearby hypotheses.
  const counts = new Map([
    [0, 100],
    [0.25, 900],
    [0.5, 2000],
    [0.75, 950],
    [1, 110],
  ])
  const n = 4060
  const mean = [...counts].reduce((sum, [score, count]) => sum + score * count, 0) / n
  const variance = [...counts].reduce((sum, [score, count]) => sum + count * (score - mean) ** 2, 0) / n
  const [s0, s1] = [0.5, expectedScore(5)]
  const normal = ((n / 2) * (s1 - s0) * (2 * mean - s0 - s1)) / variance
  expect(logRatio(counts, s0, s1)).toBeCloseTo(normal, 2)
})

test('it errs no more often than it says: 150 tests of each hypothesis', () => {
  const source = random(11).fork('sprt')
  const plan = { elo0: 0, elo1: 50 }
  const wrong = (elo: number, verdict: string) =>
    Array.from({ length: 150 }, () => simulateSprt(plan, elo, 0.3, source)).filter(each => each.verdict === verdict)
      .length
  // 7.5 expected; 15 and more has a chance below 1 %.
  expect(wrong(0, 'H1')).toBeLessThan(15)
  expect(wrong(50, 'H0')).toBeLessThan(15)
})

test('reads its bounds', () => {
  expect(parseSprt('0,20')).toEqual({ elo0: 0, elo1: 20 })
  expect(parseSprt('-5, 5')).toEqual({ elo0: -5, elo1: 5 })
  for (const text of ['20,0', '5', '', 'a,b', '0,', '0,1,2']) expect(parseSprt(text)).toBeNull()
})
