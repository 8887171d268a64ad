import { expect, test } from 'vitest'
import { type AnyGame, goalOf, is, type Predicate } from '#core'
import { type Evidence, isHidden } from '../library/evidence.ts'
import { skillHash } from '../library/library.ts'
import type { Program } from '../library/program.ts'
import { learnConfig } from './config.ts'
import { newLearner } from './learner.ts'
import { outpost } from './testing/outpost.ts'
import { weigh } from './utility.ts'
import { openWorld } from './world.ts'

const game = outpost as unknown as AnyGame
const wood = goalOf('outpost', is('inventory.wood', '>=', 1), { maxSteps: 200 })
const fetch: Program['body'] = [
  { repeat: [{ move: { go: 'tree' } }, { move: 'use' }], until: wood.predicate!, atMost: 9 },
]

/** Weighs a skill against a plan without it, where another skill does the same, or nothing is known. */
async function weighed(body: Program['body'], other: Program['body'] | null) {
  const config = learnConfig.parse({ steps: 1e6, goalSteps: 200, seed: 2, goals: ['inventory.wood'] })
  const learner = newLearner({ game, config, library: null, saved: null, say: () => {} })
  const signal = new AbortController().signal
  await using world = await openWorld({ game, config: {}, axis: null, signal, now: () => 0 })
  const put = (id: string, body: Program['body'], starts: readonly number[]) => {
    const contract = { program: { parameters: {}, body }, pre: { and: [] } as Predicate, effect: wood.predicate! }
    const hash = skillHash(contract)
    const [kind, callees] = ['gate', learner.library.callees(contract.program)] as const
    const evidence = starts.map((seed): Evidence => ({ kind, hash, callees, seed, ok: true, steps: 5, at: 0 }))
    const about = { id, game: 'outpost', goal: wood, summary: 'x', version: 1, parent: null }
    learner.library.put({ ...about, ...contract, origin: 'contracts', hash, evidence })
    return hash
  }
  if (other) put('get-wood-otherwise', other, [1, 2, 3, 4])
  const hash = put('get-wood', body, [])
  await weigh(learner, world, 'get-wood')
  const { evidence } = learner.library.skills.get('get-wood')!
  const line = evidence.find(({ kind }) => kind === 'utility')!
  return { line: line as Extract<typeof line, { kind: 'utility' }>, hidden: isHidden(evidence, hash) }
}

test('what works where nothing else does is known for it before half of the pairs are played', async () => {
  const { line, hidden } = await weighed(fetch, null)
  expect(line).toMatchObject({ with: { k: 9, n: 9 }, without: { k: 0, n: 9 } })
  expect(hidden).toBe(false)
})

test('what never works is hidden after all of them, where a plan without it does', async () => {
  const { line, hidden } = await weighed([{ move: 'step-aside' }], fetch)
  expect(line).toMatchObject({ with: { k: 0, n: 20 }, without: { n: 20 } })
  expect(line.without.k).toBeGreaterThan(10)
  expect(hidden).toBe(true)
})
