import { beforeEach, describe, expect, test } from 'vitest'
import { type AnyGame, is } from '#core'
import crafter from '../../games/crafter/index.ts'
import type { Habit } from '../library/host.ts'
import { learnConfig } from './config.ts'
import { compare, habitsFor, renewHabits } from './contest.ts'
import { type Learner, newLearner, saveLearner } from './learner.ts'

const game = crafter as unknown as AnyGame
const start = { health: 9, food: 9, room: 9, daylight: 0.8 }
const habit = (move: string): Habit => ({
  fact: 'food',
  when: is('food', '<=', 3),
  program: { parameters: {}, body: [{ move }] },
  urgency: 1,
  rest: 10,
})

describe('who has lived long', () => {
  let learner: Learner
  let said: string[]
  beforeEach(() => {
    said = []
    const say = (event: string) => said.push(event)
    learner = newLearner({ game, config: learnConfig.parse({}), library: null, saved: null, say })
    learner.habits = [habit('eat')]
    for (let i = 0; i < 200; i++) learner.history.push({ step: i, verified: 0, reached: [] })
  })

  /** Lives on, in turn, until it is decided; each reaches so much. */
  const live = (own: number, rival: number, most = 100): number => {
    const contest = learner.contest
    let index = 0
    for (; index < most && learner.contest?.rival === contest?.rival; index++)
      renewHabits(learner, start, { index, reached: (index % 2 === 1 ? rival : own) + (index % 3) })
    return index
  }

  test('lives by new habits in every other life only, and by them alone once these lives reach more', () => {
    renewHabits(learner, start, { index: 0, reached: 3 })
    expect(learner.habits).toEqual([habit('eat')]) // what is known now plans none
    expect([0, 1, 2, 3].map(life => habitsFor(learner, life).habits.length)).toEqual([1, 0, 1, 0])
    expect(live(5, 9)).toBeLessThan(30) // it is clear soon
    expect([learner.habits, said]).toEqual([[], ['habits']])
  })

  test('keeps its own where the others do no better', () => {
    renewHabits(learner, start, { index: 0, reached: 3 })
    live(9, 5)
    expect(learner.habits).toEqual([habit('eat')])
    learner.contest = { rival: { habits: [], badTimes: [] }, own: [], other: [] }
    expect(live(5, 5)).toBeGreaterThanOrEqual(60) // nobody is ahead: all lives are lived
    expect(learner.habits).toEqual([habit('eat')])
  })

  test('lives that began in the middle of an earlier one say nothing', () => {
    renewHabits(learner, start, { index: 0, reached: 3 })
    for (let index = 0; index < 40; index++) renewHabits(learner, start, { index, reached: null })
    expect(learner.contest).toMatchObject({ own: [], other: [] })
  })

  test('lives on as before where nothing is to be kept up', () => {
    learner.habits = []
    for (let index = 0; index < 20; index++) renewHabits(learner, start, { index, reached: 3 })
    expect([learner.habits, learner.contest, said]).toEqual([[], null, []])
  })

  test('a contest goes on after it was written down', () => {
    renewHabits(learner, start, { index: 0, reached: 3 })
    renewHabits(learner, start, { index: 1, reached: 4 })
    const saved = JSON.parse(JSON.stringify(saveLearner(learner)))
    const again = newLearner({ game, config: learnConfig.parse({}), library: null, saved, say: () => {} })
    expect(again.contest).toEqual({ rival: { habits: [], badTimes: [] }, own: [], other: [4] })
  })

  test('who has lived little lives by what is known now', () => {
    learner.history.length = 20
    renewHabits(learner, start, { index: 0, reached: 3 })
    expect([learner.habits, learner.contest]).toEqual([[], null])
  })
})

test('a few lives decide nothing', () => {
  const rival = { habits: [], badTimes: [] }
  expect(compare({ rival, own: [1, 1, 1], other: [9, 9, 9] })).toBeNull()
})
