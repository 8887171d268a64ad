import { expect, test } from 'vitest'
import { type AnyGame, goalOf, is, random } from '#core'
import type { Host } from '../library/host.ts'
import { learnConfig } from './config.ts'
import { newLearner } from './learner.ts'
import { leftOut, reachedOnce } from './routine.ts'
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

test('where lives are few, eight of what is mastered are done in one, another eight in the next', () => {
  const learner = master(20, 8)
  const [one, other] = [leftOut(learner, random(1)), leftOut(learner, random(2))]
  expect(one).toHaveLength(12)
  expect(other).toHaveLength(12)
  expect(new Set([...one, ...other]).size).toBeGreaterThan(12)
})

test('elsewhere, and where little is mastered, all of it is done', () => {
  expect(leftOut(master(8, 8), random(1))).toEqual([])
  expect(leftOut(master(20, 0), random(1))).toEqual([])
})

/** Somebody who once held wood, stone and a pick, and knows how each is got: in so many steps, and the pick of stone. */
function acquainted(startSteps: number) {
  const goals = ['inventory.wood >= 1', 'inventory.stone >= 1', 'inventory.pick >= 1']
  const config = learnConfig.parse({ goals, goalSteps: 200, startSteps })
  const learner = newLearner({ game: outpost as unknown as AnyGame, config, library: null, saved: null, say: () => {} })
  const offers = { 'can.chop': true, 'can.hew': true, 'can.carve': true }
  const live = (move: string, steps: number, before: object, after: object) => {
    for (let i = 0; i < 8; i++)
      learner.experience.record(move, {
        before: { ...offers, ...before },
        after: { ...offers, ...before, ...after },
        steps,
      })
  }
  live('chop', 5, {}, { 'inventory.wood': 1 })
  live('hew', 3, {}, { 'inventory.stone': 1 })
  live('carve', 1, { 'inventory.stone': 1 }, { 'inventory.stone': 0, 'inventory.pick': 1 })
  live('carve', 1, {}, {})
  for (const id of learner.headline) learner.curriculum.goals.get(id)!.reached++
  const body = { facts: () => ({}), situation: () => offers } as unknown as Host
  return { learner, next: () => reachedOnce(learner, body, new Set(), 0)?.text }
}

test('of what was reached before, the first is tried first; where lives are few, what is soon done and much is built on', () => {
  expect(acquainted(0).next()).toBe('inventory.wood >= 1')
  const { learner, next } = acquainted(8)
  expect(next()).toBe('inventory.stone >= 1')
  const stone = goalOf('outpost', is('inventory.stone', '>=', 1), { maxSteps: 200 })
  for (let i = 0; i < 20; i++) learner.curriculum.attempted(stone, true, 0, 1)
  expect(next()).toBe('inventory.pick >= 1')
})
