import { expect, test } from 'vitest'
import type { AnyGame } from '#core'
import crafter from '../../games/crafter/index.ts'
import minecraft from '../../games/minecraft/index.ts'
import type { Report } from '../learn/report.ts'
import { counted, countedLine } from './learn-tally.ts'

const held = (goal: string) => ({ id: goal, goal, asked: true, heldOut: { k: 20, n: 20 } })
const report = {
  verified: [
    'any.log >= 1',
    'any.log >= 4',
    'inventory.stick >= 1',
    'inventory.stone_pickaxe >= 1',
    'mined.dirt >= 1',
  ].map(held),
  ghosts: ['inventory.stone_pickaxe >= 1'],
} as unknown as Report

test('things are counted once, without ghosts and what is no thing, beside a number of another world', () => {
  const found = counted(minecraft as unknown as AnyGame, report)!
  expect(found.names).toEqual(['any.log', 'inventory.stick'])
  expect(countedLine(found)).toBe(
    '2 distinct items obtained by verified skills, what differs only in wood or colour as one (any.log, inventory.stick);' +
      ' beside it, Voyager 63 with a language model in 160 rounds, in a vanilla world: the worlds differ',
  )
})

test('a game that counts nothing has no such line', () => {
  expect(counted(crafter as unknown as AnyGame, report)).toBeNull()
})
