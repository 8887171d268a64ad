import { expect, test } from 'vitest'
import { type AnyGame, random } from '#core'
import { learnConfig } from './config.ts'
import { newLearner } from './learner.ts'
import { leftOut } from './routine.ts'
import { outpost } from './testing/outpost.ts'

/** Somebody who was asked for so many things, and does them all. */
function master(things: number, startSteps: number) {
  const goals = Array.from({ length: things }, (_, i) => `inventory.wood >= ${i + 1}`)
  const config = learnConfig.parse({ goals, goalSteps: 200, startSteps })
  const learner = newLearner({ game: outpost as unknown as AnyGame, config, library: null, saved: null, say: () => {} })
  for (const id of learner.headline)
    for (let i = 0; i < 3; i++) learner.curriculum.attempted(learner.curriculum.goals.get(id)!.goal, true, 0, 1)
  return learner
}

test('where lives are few, a dozen of what is mastered is done in one, another dozen in the next', () => {
  const learner = master(20, 8)
  const [one, other] = [leftOut(learner, random(1)), leftOut(learner, random(2))]
  expect(one).toHaveLength(8)
  expect(other).toHaveLength(8)
  expect(new Set([...one, ...other]).size).toBeGreaterThan(8)
})

test('elsewhere, and where little is mastered, all of it is done', () => {
  expect(leftOut(master(12, 8), random(1))).toEqual([])
  expect(leftOut(master(20, 0), random(1))).toEqual([])
})
