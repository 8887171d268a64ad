import { expect, test } from 'vitest'
import { matrixCsv, resultsCsv } from './csv.ts'
import { type Fixture, type Played, type Result, resultOf } from './fixture.ts'
import { report } from './report.ts'
import { schedule } from './schedule.ts'
import { standings } from './standings.ts'
import type { TournamentPlan } from './tournament.ts'

const hostile = '<img src=x onerror=alert(1)>{a="b"}'
const plan: TournamentPlan = {
  game: 'g',
  backend: 'b',
  config: {},
  agents: ['first', hostile, '=SUM(A1)'],
  pairs: 10,
  seed: 1,
  schedule: null,
  sprt: null,
  anchors: {},
  record: 'actions',
  deadlineMs: 1,
  decisionMs: 1,
  maxSteps: null,
  memoryMb: 64,
}
const end = { kind: 'termination', why: '</script><b>over</b>' } as const
const playedWith = (returns: readonly number[]): Played => ({
  outcome: 'played',
  returns,
  steps: 3,
  seconds: 0.5,
  end,
  trouble: null,
})

/** Returns follow the place in the list; the third agent crashes on the last start. */
function results(players: 1 | 2): Result[] {
  const kind = players === 1 ? 'starts' : 'round-robin'
  const worth = [10, 5, 1]
  return schedule({ kind, agents: 3, players, pairs: 10, seed: 1 })
    .round(0, [])
    .map((fixture: Fixture) => {
      const played = playedWith(fixture.seats.map(agent => worth[agent] + fixture.pair))
      const crashed = fixture.pair === 9 && fixture.seats.includes(2)
      const crash = { outcome: 'crash', end: null, trouble: { kind: 'threw', agent: 2, why: '<b>no</b>' } } as const
      return resultOf(fixture, crashed ? { ...played, ...crash } : played, plan.agents, crashed ? 2 : 1)
    })
}

const rate = (players: 1 | 2) => standings(results(players), { agents: plan.agents, players, seed: 1 })

test('two players: a crash is nobody’s point, and is counted apart', () => {
  const { games, crashes, retried, ratings, matrix, alphaRank, nash } = rate(2)
  expect({ games, crashes, retried }).toEqual({ games: 56, crashes: 4, retried: 4 })
  expect(ratings.map(({ agent }) => agent)).toEqual(plan.agents)
  expect(ratings.map(({ games, wins, losses, crashes }) => [games, wins, losses, crashes])).toEqual([
    [38, 38, 0, 0],
    [38, 18, 20, 0],
    [36, 0, 36, 4],
  ])
  expect(matrix['first'][hostile]).toMatchObject({ winRate: 1, high: 1, games: 20 })
  expect(matrix['=SUM(A1)']['first']).toMatchObject({ winRate: 0, low: 0, games: 18 })
  expect(alphaRank['first']).toBeGreaterThan(0.99)
  expect(nash).toEqual({ first: 1, [hostile]: 0, '=SUM(A1)': 0 })
})

test('one player: paired starts, paired differences, and the crashed start left out', () => {
  const { games, crashes, ratings, matrix } = rate(1)
  expect({ games, crashes }).toEqual({ games: 29, crashes: 1 })
  expect(matrix['first'][hostile]).toMatchObject({
    winRate: 1,
    games: 10,
    meanDifference: { value: 5, low: 5, high: 5 },
  })
  expect(matrix['first']['=SUM(A1)']).toMatchObject({ games: 9, meanDifference: { value: 9 } })
  expect(ratings[0].meanReturn.value).toBeCloseTo(14.5, 9)
  expect(ratings[0].meanReturn.low).toBeLessThan(14.5)
})

test('the same results give the same numbers', () => {
  expect(rate(2)).toEqual(rate(2))
})

test('the report is one file that asks for nothing and lets no text become markup', () => {
  const started = '2026-01-02T03:04:05Z'
  const page = report({
    run: 'r',
    started,
    plan,
    players: 2,
    standings: rate(2),
    results: results(2),
    sprt: null,
    unfinished: null,
  })
  expect(page).not.toContain('<img')
  expect(page).not.toContain('<b>no</b>')
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(page).toContain('default-src &#39;none&#39;')
  expect(page.match(/<script>/g)).toHaveLength(1)
  expect(page).not.toMatch(/(src|href)="?(https?:)?\/\//)
})

test('tables for spreadsheets: quoted, and no text becomes a formula', () => {
  const lines = resultsCsv(results(2), plan.agents).trimEnd().split('\r\n')
  expect(lines).toHaveLength(61)
  expect(lines[0]).toContain('game,round,pair,seed,agent_1,return_1')
  expect(lines.some(line => line.includes(",'=SUM(A1),"))).toBe(true)
  expect(lines[1]).toContain('"<img src=x onerror=alert(1)>{a=""b""}"')
  expect(matrixCsv(rate(1)).trimEnd().split('\r\n')).toHaveLength(7)
})
