import fc from 'fast-check'
import { expect, test } from 'vitest'
import { random, UsageError } from '#core'
import type { Fixture, Played } from './fixture.ts'
import { resultOf } from './fixture.ts'
import { schedule, swissPlan } from './schedule.ts'
import { compareSwiss } from './swiss-simulation.ts'

const played: Played = { outcome: 'played', returns: [1, -1], steps: 1, seconds: 0, end: null, trouble: null }

test('round robin: every two agents, both seats, the same starts', () => {
  const plan = schedule({ kind: 'round-robin', agents: 4, players: 2, pairs: 3, seed: 10 })
  const games = plan.round(0, [])
  expect(plan.games).toBe(36)
  expect(games.map(game => game.index)).toEqual(games.map((_, i) => i))
  for (let a = 0; a < 4; a++)
    for (let b = a + 1; b < 4; b++) {
      const own = games.filter(game => game.seats.includes(a) && game.seats.includes(b))
      expect(own.map(({ seats, seed }) => `${seats}@${seed}`).sort()).toEqual(
        [10, 11, 12].flatMap(seed => [`${a},${b}@${seed}`, `${b},${a}@${seed}`]).sort(),
      )
    }
})

test('gauntlet: the first against each other', () => {
  const games = schedule({ kind: 'gauntlet', agents: 4, players: 2, pairs: 2, seed: 1 }).round(0, [])
  expect(games.length).toBe(12)
  expect(games.every(({ seats }) => seats.includes(0))).toBe(true)
})

test('one player: every agent plays every start once', () => {
  const games = schedule({ kind: 'starts', agents: 3, players: 1, pairs: 5, seed: 7 }).round(0, [])
  expect(games.map(({ a, seed, b }) => `${a}@${seed}/${b}`)).toEqual(
    [7, 8, 9, 10, 11].flatMap(seed => [0, 1, 2].map(a => `${a}@${seed}/null`)),
  )
})

test('four seats: the sides sit in turn, then mirrored', () => {
  const [first, second] = schedule({ kind: 'round-robin', agents: 2, players: 4, pairs: 1, seed: 1 }).round(0, [])
  expect(first.seats).toEqual([0, 1, 0, 1])
  expect(second.seats).toEqual([1, 0, 1, 0])
})

test('Swiss: whoever has results, each game once, nobody plays two at a table, within 40 % of a round robin', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 13 }),
      fc.integer({ min: 5, max: 30 }),
      fc.integer(),
      (agents, pairs, seed) => {
        const source = random(seed).fork('swiss')
        const plan = schedule({ kind: 'swiss', agents, players: 2, pairs, seed: 1 })
        const results = []
        for (let round = 0; round < plan.rounds; round++) {
          const games: Fixture[] = plan.round(round, results)
          expect(plan.round(round, results)).toEqual(games)
          const tables = new Map(games.map(({ a, b }) => [`${a}/${b}`, [a, b!]]))
          expect(tables.size).toBe(agents >> 1)
          expect(new Set([...tables.values()].flat()).size).toBe(2 * tables.size)
          const shuffledResults = games.map(game =>
            resultOf(game, { ...played, returns: source.int(2) === 0 ? [1, -1] : [-1, 1] }, [], 1),
          )
          results.push(...shuffledResults.reverse())
        }
        expect(results.map(({ index }) => index).sort((x, y) => x - y)).toEqual(results.map((_, i) => i))
        expect(results.length).toBe(plan.games)
        expect(plan.games).toBeLessThanOrEqual(0.4 * agents * (agents - 1) * pairs)
      },
    ),
    { numRuns: 40 },
  )
  expect(swissPlan(16, 50)).toEqual({ rounds: 6, pairsEach: 50 })
})

test('Swiss puts a field in the order of a round robin, nine pairs of ten, in 40 % of the games', () => {
  const source = random(3).fork('field')
  const strengths = Array.from({ length: 12 }, () => (source.real() - 0.5) * 800)
  const compared = Array.from({ length: 5 }, () => compareSwiss(strengths, 50, source))
  expect(Math.max(...compared.map(({ share }) => share))).toBeLessThanOrEqual(0.4)
  expect(compared.reduce((sum, { agreement }) => sum + agreement, 0) / 5).toBeGreaterThanOrEqual(0.9)
})

test('what cannot be played is refused with the reason', () => {
  const plan = { kind: 'round-robin', agents: 2, players: 2, pairs: 1, seed: 1 } as const
  expect(() => schedule({ ...plan, agents: 1 })).toThrow(/at least two agents/)
  expect(() => schedule({ ...plan, players: 1, kind: 'swiss' })).toThrow(/leave out --schedule swiss/)
  expect(() => schedule({ ...plan, players: 1 })).toThrow(UsageError)
  expect(() => schedule({ ...plan, seed: 2 ** 30 - 1, pairs: 2 })).toThrow(/range for reports/)
})

test('points: by return, by forfeit, none for a crash', () => {
  const fixture: Fixture = { index: 0, round: 0, a: 0, b: 1, pair: 0, seats: [1, 0], seed: 1 }
  const score = (part: Partial<Played>) => resultOf(fixture, { ...played, ...part }, ['x', 'y'], 1).score
  expect(score({ returns: [3, 5] })).toBe(1) // a sits second
  expect(score({ returns: [5, 3] })).toBe(0)
  expect(score({ returns: [2, 2] })).toBe(0.5)
  const trouble = (agent: number) => ({ kind: 'illegal', agent, why: '' }) as const
  expect(score({ outcome: 'forfeit', returns: [0, 9], trouble: trouble(0) })).toBe(0)
  expect(score({ outcome: 'forfeit', returns: [9, 0], trouble: trouble(1) })).toBe(1)
  expect(score({ outcome: 'crash' })).toBeNull()
})
