import { describe, expect, test } from 'vitest'
import { faultCases } from '../cases/faults/index.ts'
import { faults } from '../faults.ts'

const names = faults.map(({ name }) => name)

test('cases are of faults there are', () => {
  expect(Object.keys(faultCases).filter(name => !names.includes(name))).toEqual([])
})

describe("a fault of the reference, and the game's own way", () => {
  for (const [name, [see, oracle, game]] of Object.entries(faultCases))
    test(name, () => {
      expect(oracle).not.toEqual(game)
      expect(see('oracle'), 'rules: oracle').toEqual(oracle)
      expect(see('game'), 'rules: game').toEqual(game)
    })
})
