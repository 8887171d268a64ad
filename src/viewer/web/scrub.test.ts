import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnOf, returnCurve, stepAt, thinned } from './scrub.ts'

test('the curve ends at the return, however few columns there are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 500 }),
      fc.integer({ min: 1, max: 50 }),
      (rewards, columns) => {
        const points = returnCurve(rewards, columns)
        expect(points.at(-1)?.value).toBe(rewards.reduce((a, b) => a + b, 0))
        expect(points.length).toBeLessThanOrEqual(3 * columns)
      },
    ),
  )
})

test('a dip inside one column is still seen', () => {
  expect(returnCurve([0, -5, 5, 0, 0, 0], 1).map(({ value }) => value)).toEqual([-5, 0])
})

test('every step can be pointed at where columns are enough', () => {
  for (let step = 0; step < 100; step++) expect(stepAt(columnOf(step, 100, 1000) / 999, 100)).toBe(step)
  expect(stepAt(-1, 100)).toBe(0)
  expect(stepAt(2, 100)).toBe(99)
  expect(stepAt(0.5, 0)).toBe(0)
})

test('10,000 marks are as many as can be seen', () => {
  const marks = Array.from({ length: 10_000 }, (_, step) => ({ step, kind: 'reward' as const, player: null, text: '' }))
  expect(thinned(marks, 10_000, 900).length).toBeLessThanOrEqual(301)
})
