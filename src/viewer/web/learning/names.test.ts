import { expect, test } from 'vitest'
import { shortNames } from './names.ts'

test('names lose what all of them share, and stay different from each other', () => {
  const names = [
    'crafter-get-achievement-collect-wood',
    'crafter-get-achievement-eat-cow',
    'crafter-get-achievement-wake-up',
    'crafter-be-near-table',
    'crafter-be-sees-table',
    'crafter-be-asleep',
    'crafter-get-wood',
    'crafter-get-wood-pickaxe',
    'crafter-get-wood-sword',
  ]
  const short = names.map(shortNames(names))
  expect(short.slice(0, 7)).toEqual([
    'collect wood',
    'eat cow',
    'wake up',
    'near table',
    'sees table',
    'be asleep',
    'get wood',
  ])
  expect(short.slice(7)).toEqual(['get wood pickaxe', 'get wood sword'])
})

test('a name alone, or of another game, is still a name', () => {
  expect(shortNames([])('a-b')).toBe('a b')
  expect(shortNames(['a-get-b', 'c-get-d'])('a-get-b')).toBe('a get b')
})
