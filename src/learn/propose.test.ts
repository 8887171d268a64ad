import { expect, test } from 'vitest'
import { type AnyGame, random } from '#core'
import { learn } from '../learn.ts'
import { learnConfig } from './config.ts'
import { invent } from './propose.ts'
import { outpost } from './testing/outpost.ts'

test('goals of its own: more than was ever held, and several together; each has a plan and does not hold yet', {
  timeout: 60_000,
}, async () => {
  const settings = { steps: 6000, episodeSteps: 500, goalSteps: 300, attemptSteps: 300, reportSeeds: 0, seed: 5 }
  const { learner } = await learn({
    game: outpost as unknown as AnyGame,
    gameConfig: {},
    config: learnConfig.parse(settings),
    signal: new AbortController().signal,
    now: () => 0,
  })
  const found = new Map<string, string>()
  for (let i = 0; i < 60; i++) {
    const made = invent(learner, {}, random(i))
    if (!made) continue
    found.set(made.goal.text, made.why)
    expect(learner.headline.has(made.goal.id)).toBe(false)
    expect(learner.planFor(made.goal).program).not.toBeNull()
  }
  expect([...found.values()]).toContain('more than ever held')
  const together = [...found].filter(([, why]) => why !== 'more than ever held')
  for (const [text] of together) expect(text).toMatch(/ and /)
  expect(together.length).toBeGreaterThan(0)
})
