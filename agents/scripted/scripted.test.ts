import { expect, test } from 'vitest'
import { budget, noLibrary, random } from '#core'
import { testAgent } from '#testing'
import crafter from '../../games/crafter/index.ts'
import crafterScreen from '../../games/crafter/screen/index.ts'
import scripted from './index.ts'

testAgent(scripted, crafter, { seeds: [1, 2], steps: 150 })

test('makes tools, drinks, eats and wakes up in most worlds', async () => {
  const signal = AbortSignal.timeout(20_000)
  const backend = crafter.backends['simulator']
  await using environment = await backend.open(crafter.config.parse({ length: 400 }), { signal, emit: () => {} })
  const unlocked: number[] = []
  for (let seed = 101; seed <= 106; seed++) {
    let step = await environment.reset({ seed })
    const policy = await scripted.seat(seat(seed, signal))
    while (step.end === null) {
      const view = step.views.get('p1')!
      policy.observe?.(view, 0, null)
      const { action } = await policy.act(view, signal)
      step = await environment.step(new Map([['p1', action]]))
    }
    unlocked.push(Object.keys(step.views.get('p1')!.observation.achievements).length)
  }
  unlocked.sort((a, b) => a - b)
  expect(unlocked[2], `achievements a world: ${unlocked}`).toBeGreaterThanOrEqual(11)
})

test('says what it lacks in a game without given moves', () => {
  const elsewhere = { ...seat(1, AbortSignal.timeout(1000)), game: { ...crafterScreen, motions: undefined } }
  expect(() => scripted.seat(elsewhere as never)).toThrow(/walks by given moves/)
})

const seat = (seed: number, signal: AbortSignal) => ({
  player: 'p1' as const,
  game: crafter as never,
  config: {},
  goal: null,
  library: noLibrary,
  language: null,
  budget: budget(),
  random: random(seed),
  signal,
})
