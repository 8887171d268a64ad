import { expect, test } from 'vitest'
import { type AnyGame, type Facts, goalOf, is } from '#core'
import type { Atom } from '../library/atom.ts'
import { pricesOf } from '../library/plan-costs.ts'
import { contract, contracts } from '../library/testing/contracts.ts'
import { learnConfig } from './config.ts'
import { newLearner, saveLearner } from './learner.ts'
import { outpost } from './testing/outpost.ts'

const game = outpost as unknown as AnyGame
const idlers = ['wait', 'sing', 'look', 'nod', 'bow', 'hum', 'sit', 'ask']
const wood = goalOf('outpost', is('inventory.wood', '>=', 1))

/** In six lives chopping worked, and six times it failed, tired each time: to be well seems to be needed, and nothing is known that makes well. */
function lived(startSteps: number) {
  const config = learnConfig.parse({ goals: ['inventory.wood'], startSteps, attemptSteps: 400, seed: 1 })
  const options = { game, config, library: null, say: () => {} }
  const learner = newLearner({ ...options, saved: null })
  const at = (strength: number, wood: number): Facts => ({
    'inventory.wood': wood,
    'near.spring': strength >= 7,
    ...Object.fromEntries(['chop', ...idlers].map(move => [`can.${move}`, true])),
  })
  const live = (move: string, before: Facts, after: Facts) =>
    learner.experience.record(move, { before, after, steps: 1 })
  for (const idle of idlers) for (let i = 0; i < 4; i++) live(idle, at(2, 0), at(2, 0))
  for (let i = 0; i < 6; i++) {
    learner.experience.begin()
    live('chop', at(8, i), at(8, i + 1))
    live('chop', at(2, 0), at(2, 0))
  }
  const cost = (usual: Facts | null) => {
    const again = newLearner({ ...options, saved: saveLearner({ ...learner, usual }) })
    return again.planFor(wood).cost
  }
  return cost
}

test('where starts take long, what holds at every start costs nothing there', () => {
  const cost = lived(8)
  expect(cost(null)).toBeGreaterThan(100)
  expect(cost({ 'near.spring': true })).toBeLessThan(5)
  expect(lived(0)({ 'near.spring': true })).toBeGreaterThan(100)
})

test('what was on offer nearly everywhere, for one had made it, is paid for where one starts without', () => {
  const offer = is('can.take', '==', true) as Atom
  const make = contract('make', 'can.take=true', [], { steps: 10 })
  const known = { ...contracts([make]), offered: () => 0.9 }
  const price = (isStart: boolean) => pricesOf({ contracts: known, provider: () => null, facts: {}, isStart })(offer)
  expect(price(false)).toBeLessThan(2)
  expect(price(true)).toBe(10)
})
