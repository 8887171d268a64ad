import { expect, test } from 'vitest'
import type { Thought } from '#core'
import type { Program } from '../../../library/program.ts'
import { programLines } from '../../learning/program-lines.ts'
import { standings } from './where.ts'

const until = { fact: 'wood', op: '>=', value: 2 } as const
const wood: Program = {
  parameters: {},
  body: [
    {
      repeat: [{ move: { do: 'go', to: 'tree' } }, { if: until, then: [{ move: 'wait' }], else: [{ act: 'use' }] }],
      until,
      atMost: 9,
    },
  ],
}
const table: Program = {
  parameters: {},
  body: [{ call: 'g-wood', parameters: {} }, { move: 'make' }, { move: 'make' }],
}
const programs = { 'g-wood': programLines('g-wood', wood), 'g-table': programLines('g-table', table) }
const skill = (id: string): Thought => ({ level: 'skill', text: id, id })
const motion = (text: string): Thought => ({ level: 'motion', text })

test('each line knows the instruction it stands for, in loops and branches too', () => {
  expect(programs['g-wood'].map(({ kind, name }) => kind && `${kind} ${name}`)).toEqual([
    null,
    null,
    'move go:tree',
    null,
    'move wait',
    null,
    'act null',
    null,
    null,
    null,
  ])
})

test('each skill stands on its call of the next, the last on the move that is made', () => {
  expect(standings([skill('g-table'), skill('g-wood'), motion('wait')], programs)).toEqual([
    { id: 'g-table', lines: [1] },
    { id: 'g-wood', lines: [4] },
  ])
})

test('the same move written twice: it may stand on either; one that is not in the library stands nowhere', () => {
  expect(standings([skill('g-table'), motion('make')], programs)).toEqual([{ id: 'g-table', lines: [2, 3] }])
  expect(standings([skill('constructor'), motion('make')], programs)).toEqual([{ id: 'constructor', lines: [] }])
})
