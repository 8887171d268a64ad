import { expect, test } from 'vitest'
import { random } from '#core'
import { testAgent } from '#testing'
import pokemonVgc from '../../games/pokemon-vgc/index.ts'
import { playEpisode } from '../../src/play.ts'
import maxBasePower from '../max-base-power/index.ts'
import bottomUp from './index.ts'

testAgent(bottomUp, pokemonVgc as never, { seeds: [2], steps: 30, agentConfig: { goals: 'won' } })

test('where others are asked in between, it goes on with its moves to the end of the battle', async () => {
  let [decisions, moves] = [0, 0]
  for (const seed of [1, 2, 3])
    await playEpisode({
      game: pokemonVgc as never,
      backend: 'simulator',
      config: pokemonVgc.config.parse({}),
      start: { seed },
      entrants: [
        { text: 'bottom-up', agent: bottomUp as never, config: bottomUp.config.parse({ goals: 'won' }) },
        { text: 'max-base-power', agent: maxBasePower as never, config: {} },
      ],
      random: random(seed),
      signal: new AbortController().signal,
      now: () => 0,
      package: 'test',
      record: 'none',
      onTransition: ({ decisions: made }) => {
        const own = made.get('p1')
        if (!own) return
        decisions++
        if (own.thoughts?.length) moves++
      },
    })
  expect(decisions).toBeGreaterThan(15)
  expect(moves).toBe(decisions)
})
