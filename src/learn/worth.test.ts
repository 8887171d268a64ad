import { expect, test } from 'vitest'
import { type AnyGame, type Facts, type Goal, goalOf, is } from '#core'
import type { Atom } from '../library/atom.ts'
import { type LearnedSkill, skillHash, skillLibrary } from '../library/library.ts'
import { learnConfig } from './config.ts'
import { newLearner } from './learner.ts'
import { outpost } from './testing/outpost.ts'
import { worth } from './worth.ts'

const game = outpost as unknown as AnyGame
const config = learnConfig.parse({ steps: 1e6, goalSteps: 200, seed: 2, goals: ['inventory.wood'] })
const make = () => newLearner({ game, config, library: null, saved: null, say: () => {} })
const wood = (n: number) => goalOf('outpost', is('inventory.wood', '>=', n), { maxSteps: 200 })

test('what nobody asked for is worth a gate on the way to what was asked for, and nowhere else', () => {
  const learner = newLearner({
    game,
    config: { ...config, goals: ['inventory.pick'] },
    library: null,
    saved: null,
    say: () => {},
  })
  const idlers = ['wait', 'sing', 'look', 'nod', 'bow']
  const held = (wood: number, pick = 0) => ({
    'inventory.wood': wood,
    'inventory.pick': pick,
    ...Object.fromEntries(['use', 'make', ...idlers].map(move => [`can.${move}`, true])),
  })
  const live = (move: string, before: Facts, after: Facts) =>
    learner.experience.record(move, { before, after, steps: 1 })
  for (let i = 0; i < 9; i++) {
    live('use', held(i % 3), held((i % 3) + 1))
    for (const idle of idlers) live(idle, held(2), held(2))
  }
  learner.pools.add(wood(1).id, { moves: ['use'], steps: 1 })
  const isWorth = () => worth(learner).some(({ id }) => id === wood(1).id)
  expect(learner.headline.has(wood(1).id)).toBe(false)
  expect(isWorth()).toBe(false) // a good thing, but nothing is known that needs it
  for (let i = 0; i < 9; i++) {
    live('make', held(2), held(0, 1))
    live('make', held(0), held(0))
  }
  learner.forget()
  expect(isWorth()).toBe(true)
})

/** Using got wood nine times of nine, waiting never; one trace of it is at hand. */
const hasUsed = ({ experience, pools }: ReturnType<typeof make>) => {
  const before = { 'inventory.wood': 0, 'can.use': true }
  const after = { 'inventory.wood': 1, 'can.use': true }
  for (let i = 0; i < 9; i++) experience.record('use', { before, after, steps: 1 })
  for (let i = 0; i < 9; i++) experience.record('wait', { before, after: before, steps: 1 })
  pools.add(wood(1).id, { moves: ['use'], steps: 1 })
}

test('what fails when it is aimed at is not worth a gate, unless most lives reach it on the way', () => {
  const learner = make()
  const { id } = wood(1)
  hasUsed(learner)
  const isWorth = () => worth(learner).some(goal => goal.id === id)
  expect(isWorth()).toBe(false) // reached by the way, but nobody ever set out for it
  learner.curriculum.attempted(wood(1), true, 0, 1)
  expect(isWorth()).toBe(true)
  for (let i = 0; i < 5; i++) learner.curriculum.attempted(wood(1), false, 0, 1)
  expect(isWorth()).toBe(true) // once of six: it is asked for, and may have been tried too late in the day
  learner.curriculum.attempted(wood(1), false, 0, 1)
  expect(isWorth()).toBe(false)
  const live = (reached: readonly string[]) => learner.history.push({ step: 0, verified: 0, reached })
  for (let i = 0; i < 15; i++) live([id])
  expect(isWorth()).toBe(false) // too few lives to tell
  for (let i = 0; i < 15; i++) live(i === 0 ? [id] : [])
  expect(isWorth()).toBe(true)
  live([])
  expect(isWorth()).toBe(false)
})

test('where starts take long, what four lives reached and is soon done is gated, however lives that set out for it went', () => {
  const asked = learnConfig.parse({ ...config, attemptSteps: 400 })
  for (const [startSteps, expected] of [
    [0, false],
    [8, true],
  ] as const) {
    const options = { game, library: null, saved: null, say: () => {} }
    const learner = newLearner({ ...options, config: { ...asked, startSteps } })
    hasUsed(learner)
    const isWorth = () => worth(learner).some(({ id }) => id === wood(1).id)
    const record = learner.curriculum.add(wood(1))
    for (let i = 0; i < 3; i++) learner.curriculum.attempted(wood(1), false, 0, 1)
    record.reached = 3
    expect(isWorth()).toBe(false)
    record.reached = 4
    expect(isWorth()).toBe(expected)
  }
})

test('where starts take long, two lives are enough where a very short plan was seen to work', () => {
  const options = { game, library: null, saved: null, say: () => {} }
  const learner = newLearner({
    ...options,
    config: learnConfig.parse({ ...config, attemptSteps: 400, startSteps: 8 }),
  })
  hasUsed(learner)
  const isWorth = () => worth(learner).some(({ id }) => id === wood(1).id)
  const record = learner.curriculum.add(wood(1))
  record.reached = 2
  expect(isWorth()).toBe(false)
  learner.curriculum.attempted(wood(1), true, 0, 1)
  expect(isWorth()).toBe(true)
  record.reached = 1
  expect(isWorth()).toBe(false)
})

test('where starts take long, what one life reached is gated if it takes nothing but what skills were verified for', () => {
  const asked = learnConfig.parse({
    ...config,

    startSteps: 8,
    goalSteps: 1000,
    goals: ['inventory.wood', 'inventory.pick'],
  })
  const learner = newLearner({ game, library: null, saved: null, say: () => {}, config: asked })
  hasUsed(learner)
  const [empty, full] = [
    { 'inventory.wood': 0, 'can.make': true },
    { 'inventory.wood': 6, 'can.make': true },
  ]
  for (let i = 0; i < 9; i++) {
    learner.experience.record('make', { before: full, after: { 'inventory.pick': 1, 'can.make': true }, steps: 1 })
    learner.experience.record('make', { before: empty, after: empty, steps: 1 })
  }
  const pick = learner.goalFor(is('inventory.pick', '>=', 1) as Atom)
  learner.pools.add(pick.id, { moves: ['use', 'make'], steps: 7 })
  learner.curriculum.add(pick).reached = 1
  const isWorth = () => {
    Object.assign(asked, { attemptSteps: learner.planFor(pick).cost / 0.35 }) // its plan is not short, and not long
    return worth(learner).some(({ id }) => id === pick.id)
  }
  expect(isWorth()).toBe(false)
  learner.library.put(verified(wood(1)))
  learner.forget()
  expect(isWorth()).toBe(true)
})

/** A skill that got it from nine untouched starts. */
function verified(goal: Goal): LearnedSkill {
  const program = { parameters: {}, body: [{ move: 'use' }] }
  const contract = { program, pre: { and: [] }, effect: goal.predicate! }
  const hash = skillHash(contract)
  const line = (kind: 'gate' | 'verify', seed: number) =>
    ({ kind, hash, callees: skillLibrary().callees(program), seed, ok: true, steps: 5, at: 0 }) as const
  const evidence = [
    ...Array.from({ length: 4 }, (_, i) => line('gate', i)),
    ...Array.from({ length: 9 }, (_, i) => line('verify', i)),
  ]
  const origin = { kind: 'plan' } as unknown as LearnedSkill['origin']
  return {
    id: 'get',
    game: 'outpost',
    goal,
    summary: '',
    ...contract,
    version: 1,
    hash,
    parent: null,
    origin,
    evidence,
  }
}

/** Who got wood once by a plan. */
function wonOnce() {
  const learner = make()
  const { id } = wood(1)
  hasUsed(learner)
  learner.curriculum.attempted(wood(1), true, 0, 1)
  const isWorth = () => worth(learner).some(goal => goal.id === id)
  return { learner, id, cost: learner.planFor(wood(1)).cost, isWorth }
}

test('what was refused is put off, unless its plan is less than half as dear by now', () => {
  const { learner, id, cost, isWorth } = wonOnce()
  learner.refused.set(id, { hashes: [], until: 1000, failures: 3, cost: 1.5 * cost })
  expect(isWorth()).toBe(false)
  learner.refused.set(id, { hashes: [], until: 1000, failures: 3, cost: 2.5 * cost })
  expect(isWorth()).toBe(true)
})

test('what the gate refused is looked at again once it was done twice more in life; what verification refused is not', () => {
  const { learner, id, cost, isWorth } = wonOnce()
  learner.refused.set(id, { hashes: [], until: 1000, failures: 1, cost, wins: 1 })
  learner.curriculum.attempted(wood(1), true, 0, 1)
  expect(isWorth()).toBe(false)
  learner.curriculum.attempted(wood(1), true, 0, 1)
  expect(isWorth()).toBe(true)
  learner.refused.set(id, { hashes: [], until: 1000, failures: 1, cost })
  expect(isWorth()).toBe(false)
})
