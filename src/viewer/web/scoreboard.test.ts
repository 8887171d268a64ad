import { expect, test } from 'vitest'
import { rate, scoreboard } from './scoreboard.ts'

const game = (seats: number[], returns: number[], score: number | null, more = {}) => ({
  index: 0,
  a: 0,
  b: 1,
  seats,
  agents: seats.map(seat => ['strong', 'weak'][seat]),
  returns,
  score,
  outcome: 'played',
  trouble: null,
  ...more,
})

test('counts points on either seat, and crashes apart', () => {
  const [strong, weak] = scoreboard([
    game([0, 1], [1, -1], 1),
    game([1, 0], [-1, 1], 1),
    game([0, 1], [0, 0], 0.5),
    game([0, 1], [0, 0], null, { outcome: 'crash', trouble: { kind: 'exit', agent: 1, why: '' } }),
    game([0, 1], [0, 0], 1, { outcome: 'forfeit', trouble: { kind: 'illegal', agent: 1, why: '' } }),
  ])
  expect(strong).toEqual({ agent: 'strong', games: 4, won: 3, drawn: 1, lost: 0, returns: 2, troubles: 0 })
  expect(weak).toMatchObject({ games: 4, won: 0, drawn: 1, lost: 3, troubles: 2 })
  expect(rate(strong)).toBe(0.875)
})

test('with one player the mean return ranks', () => {
  const one = (agent: string, value: number) => ({
    a: 0,
    seats: [0],
    agents: [agent],
    returns: [value],
    score: null,
    outcome: 'played',
    trouble: null,
  })
  expect(scoreboard([one('low', 1), one('high', 3), one('low', 2)]).map(score => [score.agent, rate(score)])).toEqual([
    ['high', 3],
    ['low', 1.5],
  ])
})

test('lines of another shape are passed over', () => {
  expect(scoreboard([null, 3, 'x', [], {}, { a: 0, seats: 'x' }, { pair: 1 }])).toEqual([])
})
