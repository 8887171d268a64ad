import { expect, test } from 'vitest'
import type { StepRecord } from '../episode/format.ts'
import { transition } from './fixture.ts'
import { Timeline } from './timeline.ts'

/** Steps as the file holds them. */
const record = (index: number, last = false) => {
  const { decisions, step } = transition(index, { last })
  return JSON.parse(
    JSON.stringify({
      ...step,
      views: Object.fromEntries(step.views),
      rewards: Object.fromEntries(step.rewards),
      decisions: Object.fromEntries(decisions),
    }),
  ) as StepRecord
}

test('gathers rewards, failed actions, new thoughts and the end, each at its step', () => {
  const timeline = new Timeline()
  for (let i = 0; i < 25; i++) timeline.add(record(i, i === 24))
  const { ticks, rewards, marks } = timeline.part(0)
  expect(ticks.slice(0, 3)).toEqual([0, 2, 4])
  expect(rewards.p0[7]).toBe(1)
  expect(rewards.p1[20]).toBe(-1)
  const at = (kind: string) => marks.filter(mark => mark.kind === kind && mark.player !== 'p1').map(({ step }) => step)
  expect(at('outcome')).toEqual([4, 13, 22])
  expect(at('thought')).toEqual([1, 10, 20])
  expect(at('end')).toEqual([24])
})

test('a part tells only what is new', () => {
  const timeline = new Timeline()
  for (let i = 0; i < 14; i++) timeline.add(record(i))
  const { from, ticks, rewards, marks } = timeline.part(12)
  expect({ from, ticks, count: rewards.p0.length }).toEqual({ from: 12, ticks: [24, 26], count: 2 })
  expect(marks.map(({ step }) => step)).toEqual([13, 13])
})
