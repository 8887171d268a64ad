import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choices } from './keys.ts'

test('directions are arrows, the plain deed is the space bar, names have their letters', () => {
  const actions = ['noop', 'move_left', 'move_up', 'do', 'sleep', 'place_stone', 'place_table']
  const keys = Object.fromEntries(choices(actions, new Map()).map(({ label, key }) => [label, key]))
  expect(keys).toMatchObject({ noop: '.', move_left: 'ArrowLeft', move_up: 'ArrowUp', do: ' ', place_table: 't' })
})

test('an action keeps its key while others come and go', () => {
  const taken = new Map<string, string>()
  const [first] = choices([{ type: 'end' }, { type: 'play', card: 2 }], taken)
  choices([{ type: 'play', card: 1 }], taken)
  expect(choices([{ type: 'end' }], taken)[0].key).toBe(first.key)
})

test('no two actions share a key, and all are there however many they are', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 60 }), actions => {
      const found = choices(actions, new Map())
      expect(found).toHaveLength(actions.length)
      const byKey = new Map<string, string>()
      for (const { key, label } of found) {
        if (key === null) continue
        expect(byKey.get(key) ?? label).toBe(label)
        byKey.set(key, label)
      }
    }),
    { numRuns: 50 },
  )
})
