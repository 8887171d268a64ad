import { expect, test } from 'vitest'
import { advance, otherSpeed, stepDuration } from './transport.ts'

test('plays at the pace of the game, times the speed', () => {
  const lasts = stepDuration([0, 1, 3, 4, 5], 50)
  expect(advance({ step: 0, carry: 0 }, 40, 1, lasts, 4)).toEqual({ step: 0, carry: 40 })
  expect(advance({ step: 0, carry: 40 }, 20, 1, lasts, 4)).toEqual({ step: 1, carry: 10 })
  expect(advance({ step: 1, carry: 10 }, 100, 1, lasts, 4)).toEqual({ step: 2, carry: 10 })
  expect(advance({ step: 0, carry: 0 }, 60, 0.25, lasts, 4)).toEqual({ step: 0, carry: 15 })
})

test('at 32× a frame of the screen moves many steps, and stops at the last', () => {
  const lasts = stepDuration([], null)
  expect(advance({ step: 0, carry: 0 }, 100, 32, lasts, 10_000).step).toBe(16)
  expect(advance({ step: 0, carry: 0 }, 100, 32, lasts, 5)).toEqual({ step: 5, carry: 0 })
})

test('long pauses of the game are cut, and no step lasts nothing', () => {
  const lasts = stepDuration([0, 1_000_000, 1_000_000], 50)
  expect(lasts(0)).toBe(2_000)
  expect(lasts(1)).toBe(1)
})

test('speeds go from a quarter to 32', () => {
  expect(otherSpeed(0.25, -1)).toBe(0.25)
  expect(otherSpeed(1, 1)).toBe(2)
  expect(otherSpeed(32, 1)).toBe(32)
  expect(otherSpeed(3, 1)).toBe(2)
})
