import { expect, test } from 'vitest'
import { testAgent } from '#testing'
import pokemonVgc from '../../games/pokemon-vgc/index.ts'
import maxBasePower from '../max-base-power/index.ts'
import responseSearch from '../response-search/index.ts'
import simpleHeuristics from '../simple-heuristics/index.ts'
import nashSearch from './index.ts'
import { solve } from './matrix.ts'

const small = { work: 12, rows: 3, columns: 2, depth: 0 }
testAgent(nashSearch, pokemonVgc as never, { seeds: [1], steps: 6, agentConfig: small })
testAgent(responseSearch, pokemonVgc as never, {
  seeds: [2],
  steps: 6,
  agentConfig: { work: 12, rows: 3, depth: 1 },
})
testAgent(simpleHeuristics, pokemonVgc as never, { seeds: [3], steps: 40 })
testAgent(maxBasePower, pokemonVgc as never, { seeds: [4], steps: 40 })

test('a matrix game is solved for its mix: rock, paper, scissors, and a saddle point', () => {
  const rps = solve(
    [
      [0, -1, 1],
      [1, 0, -1],
      [-1, 1, 0],
    ],
    2000,
  )
  for (const weight of [...rps.rows, ...rps.columns]) expect(weight).toBeCloseTo(1 / 3, 1)
  const saddle = solve([
    [3, 1],
    [2, 0],
  ])
  expect(saddle.rows[0]).toBeGreaterThan(0.95)
  expect(saddle.value).toBeCloseTo(1, 1)
})

test('a pair of strategies worth mixing unevenly', () => {
  const { rows, value } = solve(
    [
      [2, -1],
      [-1, 1],
    ],
    4000,
  )
  expect(rows[0]).toBeCloseTo(0.4, 1)
  expect(value).toBeCloseTo(0.2, 1)
})
