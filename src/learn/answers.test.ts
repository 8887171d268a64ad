import { expect, test } from 'vitest'
import type { Facts } from '#core'
import { answers } from './answers.ts'

const known = { vitals: ['health'], range: () => [0, 9] as const }

/** Lives in which a wolf is met with so much health left, answered so, and so much is left 30 steps later. */
function lives(met: readonly (readonly [move: string, before: number, after: number])[], isSafe = (_: Facts) => false) {
  const kept = answers()
  for (const [move, before, after] of met) {
    const watch = kept.watch({ dangers: ['near.wolf'], known, isSafe, isBad: () => false })
    const start: Facts = { health: before, 'near.wolf': true }
    watch.moved(move, { before: start, after: start, steps: 1 }, 1)
    watch.moved('walk', { before: { health: after }, after: { health: after }, steps: 30 }, 31)
    watch.end({ health: after })
  }
  return kept
}

test('who dies loses all there is, however little was left', () => {
  const kept = lives([
    ['fight', 2, 0],
    ['run', 2, 1],
  ])
  expect(kept.value('near.wolf', 'run').mean).toBeGreaterThan(0)
  expect(kept.value('near.wolf', 'run').mean - kept.value('near.wolf', 'fight').mean).toBeGreaterThan(3)
})

test('an answer is weighed against what becomes of others who were as badly off', () => {
  // Fighting is done by the strong, who lose more than the weak have: still it leaves them better off than running does.
  const met = Array.from({ length: 20 }, () => [
    ['fight', 9, 6] as const,
    ['run', 9, 2] as const,
    ['rest', 3, 2] as const,
  ])
  const kept = lives(met.flat())
  expect(kept.value('near.wolf', 'fight').mean).toBeGreaterThan(kept.value('near.wolf', 'run').mean + 2)
  expect(kept.value('near.wolf', 'rest').mean).toBeCloseTo(0, 5)
})

test('what is done where it is safe is no answer; what is known survives being written down', () => {
  expect(lives([['fight', 9, 9]], () => true).value('near.wolf', 'fight').n).toBe(0)
  const kept = lives([
    ['fight', 9, 7],
    ['run', 9, 5],
  ])
  const again = answers(JSON.parse(JSON.stringify(kept.save())))
  expect(again.value('near.wolf', 'fight')).toEqual(kept.value('near.wolf', 'fight'))
})
