import { expect, test } from 'vitest'
import type { Player, View } from '#core'
import { countFailed, failedWords, sumOf } from './failed-actions.ts'

const step = (...codes: (string | null)[]) => ({
  views: new Map(
    codes.map((code, i): [Player, View<unknown, unknown>] => {
      const outcome = code === null ? null : { ok: code === 'done', code, text: '' }
      return [`p${i + 1}`, { player: `p${i + 1}`, observation: null, legal: null, outcome }]
    }),
  ),
})

test('what came to nothing is counted by its code, for every player; what was done, or has no outcome, is not', () => {
  const failed: Record<string, number> = {}
  for (const codes of [
    ['no-path', null],
    ['done', 'full'],
    ['no-path', 'done'],
  ])
    countFailed(failed, step(...codes))
  expect(failed).toEqual({ 'no-path': 2, full: 1 })
})

test('episodes are summed, the commonest first', () => {
  const sum = sumOf([{ full: 1 }, { stuck: 2, 'no-path': 1 }, { full: 3, 'no-path': 1 }, {}])
  expect(failedWords(sum)).toBe('full 4, no-path 2, stuck 2')
  expect(failedWords(sumOf([]))).toBe('')
})
