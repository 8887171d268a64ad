import { expect, test } from 'vitest'
import { type AnyGame, type Facts, goalOf, is, type Predicate } from '#core'
import { providing, skillHash } from '../library/library.ts'
import { broughtAlong, claimsAlong, rising } from './along.ts'
import { learnConfig } from './config.ts'
import { always } from './consider.ts'
import { distil } from './distil.ts'
import { newLearner } from './learner.ts'
import { outpost } from './testing/outpost.ts'

const game = outpost as unknown as AnyGame
const goalFor = (fact: string) => goalOf(game.id, is(fact, '>=', 1), {})

/** Wood is had by chopping, which is praised; a bench is built of wood, which is praised as well; picks are made of wood at a bench. */
function carpenter(given: object = {}) {
  const config = learnConfig.parse({ seed: 1, ...given })
  const learner = newLearner({ game, config, library: null, saved: null, say: () => {} })
  const idle = ['wait', 'sing', 'look', 'turn', 'nod']
  const offers = Object.fromEntries(['chop', 'build', 'carve', ...idle].map(move => [`can.${move}`, true]))
  const live = (move: string, before: Facts, after: Facts) =>
    learner.experience.record(move, {
      before: { ...offers, ...before },
      after: { ...offers, ...before, ...after },
      steps: 1,
    })
  for (let i = 0; i < 40; i++) {
    learner.experience.begin()
    const wood = i % 3
    live('chop', { 'inventory.wood': wood }, { 'inventory.wood': wood + 1, 'praise.chop': 1 })
    live('build', { 'inventory.wood': 3 }, { 'inventory.wood': 2, 'near.bench': true, 'praise.build': 1 })
    live('build', { 'inventory.wood': 0 }, {})
    live(
      'carve',
      { 'inventory.wood': 2, 'near.bench': true },
      { 'inventory.wood': 1, 'inventory.pick': 1, 'praise.carve': 1 },
    )
    live('carve', { 'inventory.wood': 2 }, {})
    live('carve', { 'near.bench': true }, {})
    for (const move of idle) live(move, { 'inventory.wood': 1, 'inventory.pick': i % 2, 'praise.chop': 1 }, {})
  }
  return learner
}

test('what rises with a thing, and what was so all along, are told apart', () => {
  const { n, rose, so } = rising(carpenter().experience, 'praise.carve')
  expect(n).toBeGreaterThan(10)
  expect([rose.get('inventory.pick'), rose.get('near.bench'), so.get('near.bench')]).toEqual([n, undefined, n])
})

test('what comes along and others are built on is one with what is asked for', () => {
  const learner = carpenter()
  for (const effect of ['inventory.pick+', 'near.bench=true', 'praise.carve+']) learner.contracts.achieving(effect)
  expect(broughtAlong(learner, goalFor('praise.chop'))).toEqual(is('inventory.wood', '>=', 1))
  expect(broughtAlong(learner, goalFor('praise.build'))).toEqual(is('near.bench', '==', true))
  expect(broughtAlong(learner, goalFor('praise.carve'))).toBeNull() // nothing is made of picks, and the bench was there
  expect(broughtAlong(learner, goalFor('inventory.wood'))).toBeNull() // what others need is none's companion
  expect(broughtAlong(carpenter({ startSteps: 8 }), goalFor('praise.chop'))).toBeNull()
})

test('its skill says so of both, takes an amount, and is called for either', () => {
  const learner = carpenter()
  for (const effect of ['inventory.pick+', 'near.bench=true', 'praise.carve+']) learner.contracts.achieving(effect)
  const goal = goalFor('praise.chop')
  const made = distil(learner, goal)!
  expect(made.effect).toEqual({ and: [is('inventory.wood', '>=', 1), is('praise.chop', '>=', 1)] })
  expect(made.literal?.effect).toEqual(is('praise.chop', '>=', 1))
  learner.pools.add(learner.goalFor({ fact: 'inventory.wood', op: '>=', value: 2 }).id, { moves: ['chop'], steps: 1 })
  const general = distil(learner, goal)!
  expect(general.program.parameters).toEqual({ count: 1 })
  const [loop] = general.program.body
  expect('repeat' in loop && loop.until).toEqual(general.effect)

  const skillOf = (effect: Predicate, program = general.program) => {
    const contract = { program, pre: always, effect }
    const rest = { game: game.id, goal, summary: '', version: 1, parent: null, origin: 'contracts', evidence: [] }
    return { id: 'outpost-get-chop', ...rest, ...contract, hash: skillHash(contract) }
  }
  const along = is('inventory.wood', '>=', 1) as Parameters<typeof providing>[1]
  const whole = skillOf(general.effect)
  expect(providing(whole, { ...along, value: 4 })).toEqual({ count: 4 })
  expect(providing(whole, { fact: 'praise.chop', op: '>=', value: 1 })).toEqual({})
  expect(claimsAlong(learner, whole, along)).toBe(true)
  expect(claimsAlong(learner, skillOf(made.effect, made.program), along)).toBe(false) // two were held in some life
  expect(claimsAlong(learner, skillOf(made.literal!.effect), along)).toBe(false)
})
