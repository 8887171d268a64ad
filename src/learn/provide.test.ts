import { expect, test } from 'vitest'
import { type AnyGame, goalOf, is } from '#core'
import type { Atom } from '../library/atom.ts'
import { type LearnedSkill, skillHash } from '../library/library.ts'
import type { Instruction, Program } from '../library/program.ts'
import { contract, contracts } from '../library/testing/contracts.ts'
import { learnConfig } from './config.ts'
import { newLearner } from './learner.ts'
import { provisions } from './provide.ts'
import { outpost } from './testing/outpost.ts'

const game = outpost as unknown as AnyGame
const call = (id: string): Instruction => ({ call: id, parameters: {} })
const program = (...body: Instruction[]): Program => ({ parameters: {}, body })
const tree = is('can.chop', '==', true) as Atom

/** A bench is made of wood, a pick of wood at a bench. */
function skilled(startSteps = 8) {
  const config = learnConfig.parse({ startSteps, seed: 1 })
  const learner = newLearner({ game, config, library: null, saved: null, say: () => {} })
  const put = (item: string, program: Program) => {
    const effect = is(`inventory.${item}`, '>=', 1)
    const made = { program, pre: { and: [] }, effect }
    const goal = goalOf(game.id, effect)
    const skill = { id: item, game: game.id, goal, summary: '', version: 1, parent: null, evidence: [] as const }
    learner.library.put({ ...skill, ...made, hash: skillHash(made), origin: 'contracts' } satisfies LearnedSkill)
  }
  put('wood', program({ move: 'chop' }))
  put('bench', program(call('wood'), { move: 'make_bench' }))
  put('pick', program(call('bench'), call('wood'), { move: 'make_pick' }))
  return { ...learner, contracts: contracts([contract('chop', 'inventory.wood+', [tree])]) }
}

test('on a long way, of what all that is called is made of in the end there is taken along', () => {
  const [first, ...others] = provisions(skilled(), program(call('pick'), { move: 'dig' }), 20)
  const more = { if: tree, then: [{ move: 'chop' }], else: [call('wood')] }
  const fill = { repeat: [more], until: is('inventory.wood', '>=', 8), atMost: 16 }
  expect(first).toEqual({ if: is('inventory.wood', '<', 4), then: [fill] })
  expect(others).toEqual([])
})

test('nothing is where the way is short, where a start costs nothing, or where but one thing on it takes any', () => {
  expect(provisions(skilled(), program(call('pick')), 19)).toEqual([])
  expect(provisions(skilled(0), program(call('pick')), 500)).toEqual([])
  expect(provisions(skilled(), program(call('bench')), 20)).toEqual([])
})
