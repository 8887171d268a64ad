import { describe, expect, test } from 'vitest'
import { foreignPotions, potionCases } from '../cases/potions.ts'
import { potionKeys } from '../data/potions.ts'

test('every potion an Ironclad can hold has a case', () => {
  const wanted = potionKeys.slice(1).filter(key => !foreignPotions.has(key))
  expect(wanted.filter(key => potionCases[key] === undefined)).toEqual([])
})

describe('a potion', () => {
  for (const [key, [see, is]] of Object.entries(potionCases)) test(key, () => expect(see()).toEqual(is))
})
