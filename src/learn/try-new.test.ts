import { expect, test } from 'vitest'
import type { AnyGame, Facts } from '#core'
import type { Host } from '../library/host.ts'
import { learnConfig } from './config.ts'
import { newLearner } from './learner.ts'
import { outpost } from './testing/outpost.ts'
import { inVainWithout, triedBefore } from './try-new.ts'

test('what stands about and never brought anything is made again with what is asked for, until it came to its end twice', () => {
  const config = learnConfig.parse({ goals: ['inventory.pick'], startSteps: 8, seed: 1 })
  const game = outpost as unknown as AnyGame
  const learner = newLearner({ game, config, library: null, saved: null, say: () => {} })
  const offers = ['use', 'chop', 'sing']
  const free: Facts = { 'can.use': true, 'can.chop': true, 'inventory.wood': 0 }
  const pick = { ...free, 'inventory.pick': 1 }
  for (let i = 0; i < 9; i++) {
    learner.experience.record('use', { before: free, after: { ...free, 'near.tree': true }, steps: 1 })
    learner.experience.record('chop', { before: free, after: { ...free, 'inventory.wood': 1 }, steps: 1 })
  }
  expect(inVainWithout(learner, free, offers)).toEqual([])
  expect(inVainWithout(learner, pick, offers)).toEqual(['use'])
  const use = (after: Facts) =>
    learner.experience.record('use', { before: pick, after: { ...pick, ...after }, steps: 1 })
  use({ 'near.tree': true })
  for (let i = 0; i < 2; i++) use({}) // broken off: that says nothing
  expect(inVainWithout(learner, pick, offers)).toEqual(['use'])
  use({ 'near.tree': true })
  expect(inVainWithout(learner, pick, offers)).toEqual([])
})

test('what cannot be brought to its end is not made again for ever', () => {
  const config = learnConfig.parse({ goals: ['inventory.pick'], startSteps: 8, seed: 1 })
  const game = outpost as unknown as AnyGame
  const learner = newLearner({ game, config, library: null, saved: null, say: () => {} })
  const free: Facts = { 'can.use': true }
  const pick = { ...free, 'inventory.pick': 1 }
  for (let i = 0; i < 20; i++) {
    learner.experience.record('use', { before: free, after: { ...free, 'near.tree': true }, steps: 1 })
    learner.experience.record('chop', { before: free, after: free, steps: 1 })
  }
  for (let i = 0; i < 4; i++) learner.experience.record('use', { before: pick, after: pick, steps: 1 })
  expect(inVainWithout(learner, pick, ['use'])).toEqual(['use'])
  learner.experience.record('use', { before: pick, after: pick, steps: 1 })
  expect(inVainWithout(learner, pick, ['use'])).toEqual([])
})

test('what never did anything is tried, once a life, before what hardly any life did uses up what is at hand', () => {
  const config = learnConfig.parse({ goals: ['inventory.hammer'], seed: 1 })
  const game = outpost as unknown as AnyGame
  const learner = newLearner({ game, config, library: null, saved: null, say: () => {} })
  const names = ['forge', 'brood', 'chop', 'wait', 'sing', 'look', 'nod']
  const offers: Facts = Object.fromEntries(names.map(name => [`can.${name}`, true]))
  const live = (move: string, before: Facts, after: Facts) =>
    learner.experience.record(move, {
      before: { ...offers, ...before },
      after: { ...offers, ...before, ...after },
      steps: 1,
    })
  for (let life = 0; life < 60; life++) {
    learner.experience.begin()
    learner.history.push({ step: life, verified: 0, reached: [] })
    live('chop', { 'inventory.wood': life % 2 }, { 'inventory.wood': 1 + (life % 2) })
    for (const idle of ['wait', 'sing', 'look', 'nod', 'brood', 'forge']) live(idle, { 'inventory.wood': 1 }, {})
    if (life % 20 === 0) live('forge', { 'inventory.ore': 1 }, { 'inventory.ore': 0, 'inventory.hammer': 1 })
  }
  let situation: Facts = offers
  const body = () => ({ situation: () => situation, offers: () => names }) as unknown as Host
  const first = triedBefore(learner, body)
  expect(first('forge')).toEqual([]) // what it takes is not there
  situation = { ...offers, 'inventory.ore': 1 }
  expect(first('chop')).toEqual([]) // done in every life
  expect(first('forge')).toEqual(['brood', 'wait', 'sing', 'look', 'nod'])
  expect(first('forge')).toEqual([])
})

test('where lives are few, what was hardly ever made is tried before anything known is done', () => {
  const config = learnConfig.parse({ goals: ['inventory.hammer'], startSteps: 8, seed: 1 })
  const game = outpost as unknown as AnyGame
  const learner = newLearner({ game, config, library: null, saved: null, say: () => {} })
  const both = { 'can.craft:axe': true, 'can.craft:pick': true }
  for (const idle of ['wait', 'sing', 'look']) learner.experience.record(idle, { before: both, after: both, steps: 1 })
  learner.experience.record('craft:axe', { before: both, after: { ...both, 'inventory.axe': 1 }, steps: 1 })
  const first = triedBefore(learner, () => ({ offers: () => ['craft:axe', 'craft:pick'] }) as unknown as Host)
  expect(first('craft:axe')).toEqual(['craft:pick'])
  learner.experience.record('craft:pick', { before: both, after: both, steps: 1 }) // a blow may have broken it off
  expect(first('craft:axe')).toEqual(['craft:pick'])
  learner.experience.record('craft:pick', { before: both, after: { ...both, 'inventory.pick': 1 }, steps: 1 })
  expect(first('craft:axe')).toEqual([])
})
