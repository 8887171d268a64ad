import { expect, test } from 'vitest'
import { random, type View } from '#core'
import { testAgent } from '#testing'
import pokemonVgc from '../../games/pokemon-vgc/index.ts'
import { featureNames } from '../../games/pokemon-vgc/model/features.ts'
import exploiter from '../exploiter/index.ts'
import maxBasePower from '../max-base-power/index.ts'
import responseSearch from '../response-search/index.ts'
import simpleHeuristics from '../simple-heuristics/index.ts'
import { evaluate } from './evaluate.ts'
import nashSearch from './index.ts'
import { likelihoods, trusting, withPlain } from './likely.ts'
import { solve } from './matrix.ts'
import { search } from './search.ts'
import weights from './weights.json' with { type: 'json' }

const small = { work: 12, rows: 3, columns: 2, depth: 0 }
testAgent(nashSearch, pokemonVgc as never, { seeds: [1], steps: 6, agentConfig: small })
testAgent(responseSearch, pokemonVgc as never, {
  seeds: [2],
  steps: 6,
  agentConfig: { work: 12, rows: 3, depth: 1 },
})
testAgent(exploiter, pokemonVgc as never, {
  seeds: [5],
  steps: 6,
  agentConfig: { against: 'nash-search', work: 12, rows: 3, foretelling: 12 },
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

test('bound to a known mix, the other side is answered best; not bound, by the equilibrium', () => {
  const matchingPennies = [
    [1, -1],
    [-1, 1],
  ]
  expect(solve(trusting(matchingPennies, [0.7, 0.3], 1)).rows[0]).toBeGreaterThan(0.95)
  expect(solve(trusting(matchingPennies, [0.7, 0.3], 0), 2000).rows[0]).toBeCloseTo(0.5, 1)
})

test('a plain attack is always looked at, and half believed', () => {
  const found = [
    { action: 'move protect, move protect', prior: 0.9 },
    { action: 'move trickroom, move protect', prior: 0.8 },
  ]
  const columns = withPlain(['move moonblast +1, move fakeout +2'], found)
  expect(columns).toHaveLength(3)
  const likely = likelihoods(columns, ['move moonblast +1, move fakeout +2'])
  expect(likely[0]).toBeGreaterThan(0.5)
  expect(likely.reduce((a, b) => a + b, 0)).toBeCloseTo(1)
})

test('a search that is told to stop, stops', async () => {
  const { open } = pokemonVgc.backends.simulator
  const signal = new AbortController().signal
  await using battle = await open(pokemonVgc.config.parse({}), { signal, emit: () => {} })
  const step = await battle.reset({ seed: 1 })
  const stop = new AbortController()
  const config = { work: 100_000, rows: 8, columns: 4, depth: 0, trust: 0 }
  const view = step.views.get('p1') as View<never, never>
  const found = search(pokemonVgc.model as never, [view], config, random(1), stop.signal)
  setTimeout(() => stop.abort(new Error('time is up')), 50)
  await expect(found).rejects.toThrow('time is up')
})

test('the fitted weights are those of the features, and what is good for one side is bad for the other', () => {
  expect(Object.keys(weights)).toEqual([...featureNames])
  const ahead = Float64Array.from(featureNames, name => (name === 'health' ? 1 : 0))
  expect(evaluate(ahead)).toBeGreaterThan(0)
  expect(evaluate(ahead.map(each => -each))).toBeCloseTo(-evaluate(ahead))
})
