import { describe, expect, test } from 'vitest'
import { foreignRelics, relicCases } from '../cases/relics/index.ts'
import { relicKeys } from '../data/relics.ts'

test('every relic an Ironclad can own has a case', () => {
  const wanted = relicKeys.slice(1).filter(key => !foreignRelics.has(key))
  expect(wanted.filter(key => relicCases[key] === undefined)).toEqual([])
})

describe('a relic', () => {
  for (const [key, [see, is]] of Object.entries(relicCases)) test(key, () => expect(see()).toEqual(is))
})
