import { expect, test } from 'vitest'
import type { AnyGame, Facts } from '#core'
import { learnConfig } from './config.ts'
import { newLearner } from './learner.ts'
import { outpost } from './testing/outpost.ts'
import { inVainWithout } from './try-new.ts'

test('what stands about and never brought anything is made again with what is asked for, once', () => {
  const config = learnConfig.parse({ goals: ['inventory.pick'], startSteps: 8, seed: 1 })
  const game = outpost as unknown as AnyGame
  const learner = newLearner({ game, config, library: null, saved: null, say: () => {} })
  const offers = ['use', 'chop', 'sing']
  const free: Facts = { 'can.use': true, 'can.chop': true, 'inventory.wood': 0 }
  const pick = { ...free, 'inventory.pick': 1 }
  for (let i = 0; i < 9; i++) {
    learner.experience.record('use', { before: free, after: { ...free, 'near.tree': true }, steps: 1 })
    learner.experience.record('chop', { before: free, after: { ...free, 'inventory.wood': 1 }, steps: 1 })
  }
  expect(inVainWithout(learner, free, offers)).toEqual([])
  expect(inVainWithout(learner, pick, offers)).toEqual(['use'])
  learner.experience.record('use', { before: pick, after: pick, steps: 1 })
  expect(inVainWithout(learner, pick, offers)).toEqual([])
})
