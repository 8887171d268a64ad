import { expect, test } from 'vitest'
import { budget, noLibrary, random as stream, UsageError } from '#core'
import { testAgent } from '#testing'
import crafter from '../../games/crafter/index.ts'
import random from './index.ts'

testAgent(random, crafter, { seeds: [1, 2], steps: 60 })

const seated = async (game: unknown = crafter) =>
  random.seat({
    player: 'p1',
    game: game as never,
    config: {},
    goal: null,
    library: noLibrary,
    language: null,
    budget: budget(),
    random: stream(1),
    signal: AbortSignal.timeout(10_000),
  })
const view = (legal: readonly string[] | null) => ({ player: 'p1' as const, observation: null, legal, outcome: null })

test('takes each legal action about as often as the others', async () => {
  const policy = await seated()
  const counts = new Map<unknown, number>()
  for (let i = 0; i < 4000; i++) {
    const { action } = await policy.act(view(['a', 'b', 'c', 'd']), AbortSignal.timeout(1000))
    counts.set(action, (counts.get(action) ?? 0) + 1)
  }
  expect([...counts.keys()].sort()).toEqual(['a', 'b', 'c', 'd'])
  // Chi-square with 3 degrees of freedom: above 16.3 in one of a thousand.
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
  expect(chiSquare).toBeLessThan(16.3)
})

test('falls back on affordances, and says so when there are none', async () => {
  const affording = await seated({ id: 'x', affordances: () => ['only'] })
  expect((await affording.act(view(null), AbortSignal.timeout(1000))).action).toBe('only')
  const bare = await seated({ id: 'x' })
  expect(() => bare.act(view(null), AbortSignal.timeout(1000))).toThrow(UsageError)
})
