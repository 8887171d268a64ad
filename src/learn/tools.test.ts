import { expect, test } from 'vitest'
import { type AnyGame, random } from '#core'
import { type Experience, experience } from '../library/experience.ts'
import { learnConfig } from './config.ts'
import { newLearner } from './learner.ts'
import { leftOut } from './routine.ts'
import { outpost } from './testing/outpost.ts'
import { takenInHand } from './tools.ts'

/** Three moves are made with a pick, which they take in hand; wood is picked up, and comes into the empty hand. */
function worked(known: Experience, moves = ['dig', 'hew', 'carve']) {
  for (const move of moves)
    for (let i = 0; i < 4; i++) {
      const before = { 'inventory.pick': 1, 'sees.pick': true, held: 'wood' }
      known.record(move, { before, after: { ...before, held: 'pick' }, steps: 1 })
      known.record(move, { before: { held: '' }, after: { 'inventory.wood': 1, held: 'wood' }, steps: 1 })
    }
  return known
}

test('a tool is what moves take in hand, not what they bring into it', () => {
  expect([...takenInHand(worked(experience()))]).toEqual(['inventory.pick'])
  expect([...takenInHand(worked(experience(), ['dig', 'hew']))]).toEqual([]) // two moves may do so by chance
})

test('where lives are few, tools are seldom left out of what is mastered', () => {
  const left = (moves: readonly string[]) => {
    const goals = ['inventory.pick >= 1', ...Array.from({ length: 30 }, (_, i) => `inventory.wood >= ${i + 1}`)]
    const config = learnConfig.parse({ goals, goalSteps: 200, startSteps: 8 })
    const learner = newLearner({
      game: outpost as unknown as AnyGame,
      config,
      library: null,
      saved: null,
      say: () => {},
    })
    for (const id of learner.headline)
      for (let i = 0; i < 3; i++) learner.curriculum.attempted(learner.curriculum.goals.get(id)!.goal, true, 0, 1)
    worked(learner.experience, [...moves])
    const pick = [...learner.headline].find(
      id => learner.curriculum.goals.get(id)!.goal.text === 'inventory.pick >= 1',
    )!
    return Array.from({ length: 60 }, (_, i) => leftOut(learner, random(i))).filter(out => out.includes(pick)).length
  }
  expect(left(['dig'])).toBeGreaterThan(30)
  expect(left(['dig', 'hew', 'carve'])).toBeLessThan(20)
})
