import { expect, test } from 'vitest'
import { type AnyGame, type Facts, is } from '#core'
import type { Atom } from '../library/atom.ts'
import { contract } from '../library/testing/contracts.ts'
import { learnConfig } from './config.ts'
import { newLearner } from './learner.ts'
import { isCalled, isNamed } from './named.ts'
import { triedInVain } from './seek-named.ts'
import { outpost } from './testing/outpost.ts'

const game = outpost as unknown as AnyGame

/** Gems are asked for; `dig_gem_rock` was made with bare hands only, and brought none. */
function lived(gems = 0, picks = 1, goals = ['inventory.gem'], rate = 0.5) {
  const config = learnConfig.parse({ goals, startSteps: 8, seed: 1 })
  const learner = newLearner({ game, config, library: null, saved: null, say: () => {} })
  for (const id of learner.headline) learner.curriculum.goals.get(id)!.reached = gems
  learner.curriculum.add(learner.goalFor(is('inventory.pick', '>=', 1) as Atom)).reached = picks
  for (let step = 0; step < 20; step++) learner.history.push({ step, verified: 0, reached: [] })
  const bare: Facts = { 'can.dig_gem_rock': true, 'can.chop': true, 'inventory.wood': 1 }
  for (const move of ['dig_gem_rock', 'chop']) learner.experience.record(move, { before: bare, after: bare, steps: 1 })
  const achieving = () => [contract('wash', 'inventory.gem+', [], { rate })]
  const contracts = { ...learner.contracts, achieving }
  return { ...learner, contracts, pricesFrom: () => (atom: Atom) => (atom.fact === 'can.dig_gem_rock' ? 30 : 1) }
}

test("a move is called as a fact if all words of the fact's own name are in its name", () => {
  expect(isCalled('craft:iron_pickaxe', 'inventory.iron_pickaxe')).toBe(true)
  expect(isCalled('collect:diamond_ore', 'inventory.diamond')).toBe(true)
  expect(isCalled('craft:iron_hoe', 'inventory.iron_pickaxe')).toBe(false)
  expect(isCalled('collect:ironwood', 'inventory.iron')).toBe(false)
})

test('only what was never reached is looked for by its name', () => {
  expect(isNamed(lived(), 'polish:gem')).toBe(true)
  expect(isNamed(lived(), 'polish:pick')).toBe(false)
  expect(isNamed(lived(1), 'polish:gem')).toBe(false)
})

test('what is called so and was made in vain is sought again with something rare at hand, if it is near enough', () => {
  const pick = { 'inventory.wood': 1, 'inventory.pick': 1 }
  const offer = is('can.dig_gem_rock', '==', true)
  expect(triedInVain(lived(), pick, 40)).toEqual([{ name: 'dig_gem_rock', offer, cost: 30, lives: 0 }])
  expect(triedInVain(lived(), { 'inventory.wood': 1 }, 40)).toEqual([])
  expect(triedInVain(lived(), pick, 20)).toEqual([])
  expect(triedInVain(lived(2), pick, 40)).toHaveLength(1) // come by on the way to something else
  expect(triedInVain(lived(3), pick, 40)).toEqual([])
  expect(triedInVain(lived(3, 1, undefined, 0.1), pick, 40)).toHaveLength(1) // in three lives, and by chance still
  expect(triedInVain(lived(0, 10), pick, 40)).toEqual([]) // many lives had a pick
})

test('what takes the thing itself is no way to it', () => {
  const learner = lived()
  const held = { 'inventory.gem': 1, 'can.melt_gem': true }
  learner.experience.record('melt_gem', { before: held, after: held, steps: 1 })
  const pick = { 'inventory.wood': 1, 'inventory.pick': 1 }
  expect(triedInVain(learner, pick, 40).map(({ name }) => name)).toEqual(['dig_gem_rock'])
})

test('and with what is asked for, however many lives had it', () => {
  const asked = lived(0, 10, ['inventory.gem', 'inventory.pick'])
  const pick = { 'inventory.wood': 1, 'inventory.pick': 1 }
  expect(triedInVain(asked, pick, 40, false)).toHaveLength(1)
  expect(triedInVain(lived(), pick, 40, false)).toEqual([]) // a rare thing is none that is asked for
  asked.experience.record('dig_gem_rock', { before: pick, after: pick, steps: 1 })
  expect(triedInVain(asked, pick, 40, false)).toEqual([])
})
