import { expect, test } from 'vitest'
import { brief, bytes, duration, moment, number, signed } from './format.ts'

test('numbers are as short as they can be', () => {
  expect([0, 0.1 + 0.2, 1234, 1e-9, -12.34567, Number.NaN].map(number)).toEqual([
    '0',
    '0.3',
    '1,234',
    '1.00e-9',
    '-12.35',
    'NaN',
  ])
  expect([1, 0, -0.5].map(signed)).toEqual(['+1', '0', '−0.5'])
})

test('spans of time and sizes', () => {
  expect([4.21, 59, 191, 3_840, -1].map(duration)).toEqual(['4.2 s', '59 s', '3 min 11 s', '1 h 04 min', '–'])
  expect([12, 2_048, 53_000_000].map(bytes)).toEqual(['12 B', '2.0 KB', '51 MB'])
  expect(moment('yesterday')).toBe('–')
})

test('an action on one line', () => {
  expect(brief({ type: 'go-to', at: [8, 64, 0] })).toBe('go-to at 8 64 0')
  expect(brief('x'.repeat(200), 10)).toBe('xxxxxxxxx…')
  expect(brief(null)).toBe('–')
})
