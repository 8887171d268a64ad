import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnyGame, type Facts, goalOf, is, type Predicate } from '#core'
import type { Host } from '../library/host.ts'
import { type LearnedSkill, skillHash } from '../library/library.ts'
import type { Instruction } from '../library/program.ts'
import { learnConfig } from './config.ts'
import { type Learner, newLearner } from './learner.ts'
import { refine } from './refine.ts'
import { mastered, routine } from './routine.ts'
import { outpost } from './testing/outpost.ts'
import { openWorld, type World } from './world.ts'

const game = outpost as unknown as AnyGame
let world: World
beforeAll(async () => {
  world = await openWorld({ game, config: {}, axis: null, signal: new AbortController().signal, now: () => 0 })
})
afterAll(() => world[Symbol.asyncDispose]())

const wood = goalOf('outpost', is('inventory.wood', '>=', 1), { maxSteps: 200 })
const open = is('near.bench', '==', false)
const here = (atBench: boolean): Facts => ({ 'inventory.wood': 0, 'near.bench': atBench })

describe('a skill that may not be started here', () => {
  const barred = (goals: string[]) => {
    const config = learnConfig.parse({ steps: 1e6, goalSteps: 200, goals, seed: 2 })
    const learner = newLearner({ game, config, library: null, saved: null, say: () => {} })
    for (let i = 0; i < 9; i++) {
      const before = { 'can.use': true, 'inventory.wood': 0 }
      learner.experience.record('use', { before, after: { ...before, 'inventory.wood': 1 }, steps: 1 })
      for (const idle of ['wait', 'sing', 'nod']) learner.experience.record(idle, { before, after: before, steps: 1 })
    }
    learner.ledger.charge('train', 100_000)
    const body: Instruction[] = [
      { repeat: [{ move: { go: 'tree' } }, { move: 'use' }], until: wood.predicate!, atMost: 9 },
    ]
    learner.library.put(admitted(learner, skill('outpost-get-wood', wood, body, open)))
    return learner
  }

  test('is practised elsewhere, another one here', () => {
    const learner = barred(['inventory.wood >= 1', 'inventory.wood >= 2'])
    const two = goalOf('outpost', is('inventory.wood', '>=', 2), { maxSteps: 200 })
    for (const goal of [wood, two]) for (let i = 0; i < 3; i++) learner.curriculum.attempted(goal, true, 0, 1)
    const at = (atBench: boolean) => ({ facts: () => here(atBench) }) as unknown as Host
    const next = (atBench: boolean) => routine(learner, mastered(learner, at(atBench), new Set(), new Set()))?.id
    expect(next(false)).toBe(wood.id)
    expect(next(true)).toBe(two.id)
  })

  test('is guarded in what calls it, and refining leaves that alone, though no fresh start shows what it is for', async () => {
    const learner = barred(['inventory.wood'])
    const two = goalOf('outpost', is('inventory.wood', '>=', 2), { maxSteps: 200 })
    const guarded = (pre: Predicate): Instruction[] => [
      { move: 'step-aside' },
      { if: pre, then: [{ call: 'outpost-get-wood', parameters: {} }], else: [{ move: 'step-aside' }] },
      { repeat: [{ move: { go: 'tree' } }, { move: 'use' }], until: two.predicate!, atMost: 30 },
    ]
    const refined = async (pre: Predicate) =>
      JSON.stringify(await refine(learner, world, two, { parameters: {}, body: guarded(pre) }))
    expect(await refined(open)).toContain(JSON.stringify(guarded(open)[1]))
    expect(await refined(is('near.ore', '==', false))).not.toContain('near.ore')
  })
})

function skill(id: string, goal: typeof wood, body: Instruction[], pre: Predicate = { and: [] }): LearnedSkill {
  const contract = { program: { parameters: {}, body }, pre, effect: goal.predicate! }
  const hash = skillHash(contract)
  return {
    ...contract,
    id,
    game: 'outpost',
    goal,
    summary: '',
    version: 1,
    hash,
    parent: null,
    origin: '',
    evidence: [],
  }
}

function admitted({ library }: Learner, one: LearnedSkill): LearnedSkill {
  const callees = library.callees(one.program)
  const line = (seed: number) => ({ kind: 'gate' as const, hash: one.hash, callees, seed, ok: true, steps: 5, at: 0 })
  return { ...one, evidence: [1, 2, 3, 4].map(line) }
}
