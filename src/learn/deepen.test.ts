import { expect, test } from 'vitest'
import { type AnyGame, type Facts, is } from '#core'
import type { Atom } from '../library/atom.ts'
import { learnConfig } from './config.ts'
import { novelties } from './deepen.ts'
import { newLearner } from './learner.ts'
import { outpost } from './testing/outpost.ts'

const game = outpost as unknown as AnyGame
const goals = ['inventory.wood', 'inventory.stone', 'inventory.pick', 'inventory.hammer']
const moves = ['chop', 'dig', 'carve', 'polish', 'wait', 'sing', 'look', 'nod', 'bow', 'hum']
const held = (amounts: Facts): Facts => ({
  ...Object.fromEntries(['wood', 'stone', 'gem', 'pick'].map(item => [`inventory.${item}`, 0])),
  ...Object.fromEntries(moves.map(move => [`can.${move}`, true])),
  ...amounts,
})

/** Wood is chopped, a pick is carved of it, stone is dug with it, and a gem polished of stone; the first gem was only just held. */
function lived() {
  const config = learnConfig.parse({ goals, startSteps: 8, attemptSteps: 400, seed: 1 })
  const learner = newLearner({ game, config, library: null, saved: null, say: () => {} })
  const live = (move: string, before: Facts, after: Facts) =>
    learner.experience.record(move, { before: held(before), after: held(after), steps: 1 })
  for (let i = 0; i < 9; i++) {
    for (const idle of moves.slice(4)) live(idle, {}, {})
    live('chop', {}, { 'inventory.wood': 1 })
    live('carve', { 'inventory.wood': 2 }, { 'inventory.pick': 1 })
    live('carve', { 'inventory.wood': 1 }, { 'inventory.wood': 1 })
    live('dig', { 'inventory.pick': 1 }, { 'inventory.pick': 1, 'inventory.stone': 1 })
    live('dig', {}, {})
    live('polish', { 'inventory.stone': 1 }, { 'inventory.gem': 1 })
    live('polish', {}, {})
  }
  const reached = (fact: string, lives: number) => {
    for (const record of learner.curriculum.goals.values())
      if (record.goal.predicate && 'fact' in record.goal.predicate && record.goal.predicate.fact === fact)
        record.reached = lives
  }
  for (const item of ['wood', 'stone', 'pick']) reached(`inventory.${item}`, 9)
  reached('inventory.gem', 2)
  return { learner, reached }
}

test('what few lives held and much of what is asked for goes into is got again, then twice as much of it', () => {
  const { learner, reached } = lived()
  const wanted = (situation: Facts) => novelties(learner, held(situation), 120).map(one => one.wanted)
  expect(wanted({})).toEqual([is('inventory.gem', '>=', 1)])
  expect(wanted({ 'inventory.gem': 1 })).toEqual([is('inventory.gem', '>=', 2)])
  reached('inventory.gem', 6) // nothing new any more
  expect(wanted({})).toEqual([])
})

test('where all there is was asked for, more is got of that which other things are made of, asked for or not', () => {
  const { learner } = lived()
  const all = [...learner.curriculum.goals.keys()]
  const others = (n: number) => Array.from({ length: n }, (_, i) => `other ${String(i)}`)
  const asked = (n: number, spenders = 1) => {
    const contracts = { ...learner.contracts, spenders: () => spenders }
    const curriculum = { ...learner.curriculum, goals: new Map(learner.curriculum.goals) }
    for (const id of others(n)) curriculum.goals.set(id, curriculum.goals.get(all[0])!)
    return novelties({ ...learner, contracts, curriculum, headline: new Set([...all, ...others(n)]) }, held({}), 120)
  }
  expect(asked(0)).toEqual([])
  expect(asked(60, 0)).toEqual([])
  expect(asked(60).map(one => one.wanted)).toContainEqual(is('inventory.gem', '>=', 2))
})

test('what little goes into, or would take too long from here, is let be', () => {
  const { learner } = lived()
  const asked = newLearner({
    ...learner,
    config: { ...learner.config, goals: ['inventory.stone', 'inventory.hammer'] },
    library: null,
    saved: null,
  })
  expect(novelties({ ...learner, headline: asked.headline }, held({}), 120)).toEqual([])
  expect(novelties(learner, held({}), 1)).toEqual([])
})

test('what other things are made of is likelier, is asked for twice as much at once, and is new until there was plenty', () => {
  const { learner, reached } = lived()
  const spent = { ...learner, contracts: { ...learner.contracts, spenders: () => 1 } }
  const wanted = (facts: Facts, from: typeof learner = spent) => novelties(from, held(facts), 120)
  expect(wanted({}).map(one => one.wanted)).toEqual([is('inventory.gem', '>=', 2)])
  expect(wanted({})[0].weight).toBeGreaterThan(wanted({}, learner)[0].weight)
  reached('inventory.gem', 6)
  expect(wanted({})).toHaveLength(1)
  expect(wanted({ 'inventory.gem': 8 })).toEqual([])
})

test('what was tried in vain is put off', () => {
  const { learner } = lived()
  learner.curriculum.attempted(learner.goalFor(is('inventory.gem', '>=', 1) as Atom), false, 0, 30)
  expect(novelties(learner, held({}), 120)).toEqual([])
  expect(novelties(learner, held({}), 120, 1000)).toHaveLength(1)
})
