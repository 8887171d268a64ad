import { expect, test } from 'vitest'
import type { Mark } from '../wire.ts'
import { evidenceMarks, jump, marksOf } from './marks.ts'

const mark = (step: number, kind: Mark['kind'], player: Mark['player'] = 'p0'): Mark => ({
  step,
  kind,
  player,
  text: '',
})
const marks = [mark(9, 'end', null), mark(3, 'reward'), mark(3, 'reward', 'p1'), mark(5, 'outcome')]

test('shows the chosen kinds of one player, and what concerns everybody, in order', () => {
  expect(marksOf(marks, 'p0', new Set(['reward', 'end'])).map(({ step }) => step)).toEqual([3, 9])
  expect(marksOf(marks, null, new Set(['reward']))).toHaveLength(2)
})

test('jumps to the nearest event on either side, and nowhere past the last', () => {
  const own = marksOf(marks, 'p0', new Set(['reward', 'outcome', 'end']))
  expect(jump(own, 3, 1)?.step).toBe(5)
  expect(jump(own, 4, -1)?.step).toBe(3)
  expect(jump(own, 9, 1)).toBeNull()
  expect(jump(own, 3, -1)).toBeNull()
})

test('evidence of every verdict is a mark', () => {
  const end = {
    end: { kind: 'termination', why: '' },
    steps: 9,
    returns: {},
    verdicts: [{ outcome: 'yes', progress: 1, evidence: [4, 8], judge: 'predicate', goal: 'g' }],
    usage: { usd: 0, lateTicks: 0 },
  } as const
  expect(evidenceMarks(end).map(({ step }) => step)).toEqual([4, 8])
  expect(evidenceMarks(null)).toEqual([])
})
