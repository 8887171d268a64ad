import { expect, test } from 'vitest'
import { type AnyGame, type Facts, is } from '#core'
import type { Atom } from '../library/atom.ts'
import { contract, contracts } from '../library/testing/contracts.ts'
import { learnConfig } from './config.ts'
import { newLearner } from './learner.ts'
import { outpost } from './testing/outpost.ts'
import { variations } from './vary.ts'

const game = outpost as unknown as AnyGame
const item = (name: string, amount: number) => is(`inventory.${name}`, '>=', amount) as Atom
const bench = is('near.bench', '==', true) as Atom

/** A pick is made of two wood at a bench; gems were held, and something is made of them; a hammer never was. */
function lived(hammers = 0) {
  const config = learnConfig.parse({ goals: ['inventory.pick', 'inventory.hammer'], startSteps: 8, seed: 1 })
  const learner = newLearner({ game, config, library: null, saved: null, say: () => {} })
  const offer = is('can.make', '==', true) as Atom
  const known = {
    ...contracts([
      contract('make', 'inventory.pick+', [offer, item('wood', 2)], { spends: ['inventory.wood'] }),
      contract('mine', 'inventory.gem+', [], { steps: 9 }),
    ]),
    condition: (name: string) => (name === 'make' ? [item('wood', 2), bench] : null),
    spenders: (fact: string) => (fact === 'inventory.gem' ? 2 : 0),
  }
  for (const { goal, ...record } of learner.curriculum.goals.values()) {
    const fact = goal.predicate && 'fact' in goal.predicate ? goal.predicate.fact : ''
    const held: Facts = { 'inventory.pick': 3, 'inventory.gem': 2, 'inventory.stone': 2, 'inventory.hammer': hammers }
    learner.curriculum.goals.get(goal.id)!.reached = Number(held[fact] ?? record.reached)
  }
  const price = (atom: Atom) => (atom.fact === 'inventory.gem' ? 9 * Number(atom.value) : 1)
  return { ...learner, contracts: known, pricesFrom: () => price }
}

test('what is asked for is sought as something like it is made: all it takes, with another material in place of its own', () => {
  const found = variations(lived(), {}, 100, 0)
  expect(found.map(({ goal }) => goal.predicate)).toEqual([{ and: [item('gem', 2), bench] }])
  expect(found[0].cost).toBe(19)
})

test('what is too far, was brought about twice or failed lately is not; nor is anything once all was reached', () => {
  const learner = lived()
  const [{ goal }] = variations(learner, {}, 100, 0)
  expect(variations(learner, {}, 18, 0)).toEqual([])
  learner.curriculum.attempted(goal, false, 0, 20)
  expect(variations(learner, {}, 100, 1)).toEqual([])
  expect(variations(learner, {}, 100, 1000)).toHaveLength(1)
  for (const step of [1000, 1100]) learner.curriculum.attempted(goal, true, step, 20)
  expect(variations(learner, {}, 100, 5000)).toEqual([])
  expect(variations(lived(1), {}, 100, 0)).toEqual([])
})
