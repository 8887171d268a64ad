import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseConfig, parseSettings, parseValue, settingsOf } from './config.ts'
import { entrantText, parseEntrant, splitEntrants } from './entrant.ts'

const schema = z.object({
  length: z.int().min(1).default(100).describe('steps'),
  area: z.object({ width: z.int().default(9), kind: z.enum(['flat', 'round']).default('flat') }).prefault({}),
})

test('a schema is its flags, nested settings by dotted path', () => {
  expect(settingsOf(schema)).toEqual([
    { path: 'length', type: 'integer', fallback: 100, words: 'steps' },
    { path: 'area.width', type: 'integer', fallback: 9, words: '' },
    { path: 'area.kind', type: 'flat|round', fallback: 'flat', words: '' },
  ])
  expect(parseConfig(schema, parseSettings(['area.width=5', 'length=7']), 'game x')).toEqual({
    length: 7,
    area: { width: 5, kind: 'flat' },
  })
})

test('what does not fit is named, with what would', () => {
  expect(() => parseConfig(schema, { lenght: 3 }, 'game x')).toThrow(
    'game x has no setting "lenght"; did you mean "length"?',
  )
  expect(() => parseConfig(schema, { length: 0 }, 'game x')).toThrow('game x: length: ')
  expect(() => parseConfig(schema, { 'area.kind': 'square' }, 'game x')).toThrow(
    'game x: area.kind: there is no "square"; known: flat, round',
  )
  expect(() => parseConfig(z.object({}), { a: 1 }, 'agent y')).toThrow('has no settings')
  expect(() => parseSettings(['length'])).toThrow('write --set key=value')
})

test('values are JSON where they can be', () => {
  expect(['5', 'true', 'null', '[1,2]', 'text', '1.16.5'].map(parseValue)).toEqual([
    5,
    true,
    null,
    [1, 2],
    'text',
    '1.16.5',
  ])
})

test('entrants: settings in braces, in one order', () => {
  expect(parseEntrant(' search{work=100, deep=true} ')).toEqual({ id: 'search', settings: { work: 100, deep: true } })
  expect(splitEntrants('a,b{x=1,y=2},c')).toEqual(['a', 'b{x=1,y=2}', 'c'])
  expect(entrantText('b', { y: 2, x: 1 })).toBe('b{x=1,y=2}')
  for (const text of ['', 'a{b}', 'a{', 'a}b']) expect(() => parseEntrant(text)).toThrow()
})
