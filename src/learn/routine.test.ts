import { expect, test } from 'vitest'
import { type AnyGame, goalOf, is, random } from '#core'
import type { Host } from '../library/host.ts'
import { learnConfig } from './config.ts'
import { newLearner } from './learner.ts'
import { leftOut, reachedLately, reachedOnce } from './routine.ts'
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
  return { learner, body }
}

test('of what was reached before, the least tried is tried first', () => {
  const { learner, body } = acquainted(0)
  const next = () => reachedOnce(learner, body, new Set(), 0)
  expect(next()?.text).toBe('inventory.wood >= 1')
  learner.curriculum.attempted(next()!, true, 0, 1)
  expect(next()?.text).toBe('inventory.stone >= 1')
})

test('where lives are few, likelier what is little tried, soon done, and much is built on or goes into', () => {
  const { learner, body } = acquainted(8)
  const stone = goalOf('outpost', is('inventory.stone', '>=', 1), { maxSteps: 200 })
  const counts = () => {
    const of = { wood: 0, stone: 0, pick: 0 }
    for (let i = 0; i < 300; i++) {
      const { text } = reachedLately(learner, body, new Set(), 0, random(i))!
      of[/inventory\.(\w+)/.exec(text)![1] as keyof typeof of]++
    }
    return of
  }
  const before = counts()
  expect(before.stone).toBeGreaterThan(1.5 * before.wood) // the pick is built on it
  expect(before.pick).toBeGreaterThan(1.2 * before.wood) // stone goes into it
  for (let i = 0; i < 3; i++) learner.curriculum.attempted(stone, true, 0, 1)
  expect(counts().stone).toBeLessThan(0.6 * before.stone)
  expect(reachedLately(learner, body, new Set([...learner.headline]), 0, random(1))).toBeNull()
})
