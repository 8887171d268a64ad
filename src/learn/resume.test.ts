import { expect, test } from 'vitest'
import type { AnyGame } from '#core'
import { learn } from '../learn.ts'
import { learnConfig } from './config.ts'
import { contentOf, saveLearner } from './learner.ts'
import { outpost } from './testing/outpost.ts'

const settings = { steps: 9000, episodeSteps: 500, goalSteps: 300, attemptSteps: 300, reportSeeds: 3, seed: 5 }

test('a run that goes on from any checkpoint ends as the run that was not stopped, byte for byte', {
  timeout: 60_000,
}, async () => {
  const checkpoints: string[] = []
  const go = (saved: string | null, keep = false) =>
    learn({
      game: outpost as unknown as AnyGame,
      gameConfig: {},
      config: learnConfig.parse(settings),
      saved: saved === null ? null : JSON.parse(saved),
      signal: new AbortController().signal,
      now: () => 0,
      onCheckpoint: saved => {
        if (keep) checkpoints.push(saved())
      },
    })
  const whole = await go(null, true)
  expect(checkpoints.length).toBeGreaterThanOrEqual(2)
  const last = JSON.stringify(saveLearner(whole.learner))
  for (const checkpoint of checkpoints) {
    const resumed = await go(checkpoint)
    expect(JSON.stringify(saveLearner(resumed.learner)) === last).toBe(true)
    expect(JSON.stringify(contentOf(resumed.learner))).toBe(JSON.stringify(contentOf(whole.learner)))
    expect(resumed.report).toEqual(whole.report)
  }
})

test('who looks at a learner, and writes its library down, does not change what it learns', async () => {
  const go = async (look: boolean) => {
    const { learner } = await learn({
      game: outpost as unknown as AnyGame,
      gameConfig: {},
      config: learnConfig.parse({ ...settings, steps: 4000, reportSeeds: 0 }),
      signal: new AbortController().signal,
      now: () => 0,
      onEpisode: learner => look && contentOf(learner),
    })
    return JSON.stringify(saveLearner(learner))
  }
  expect((await go(true)) === (await go(false))).toBe(true)
})
