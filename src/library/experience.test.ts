import { expect, test } from 'vitest'
import { experience } from './experience.ts'

/** Food falls every seventh step, whoever does what; room falls with digging in, and now and then with walking. */
function lived() {
  const known = experience()
  let step = 0
  for (let i = 0; i < 200; i++)
    for (const move of ['walk', 'dig', 'look', 'wait', 'sing', 'dig-in']) {
      const after = {
        tide: step % 5,
        food: ++step % 7 === 3 ? 5 : 6,
        room: move === 'dig-in' || (move === 'walk' && i % 9 === 0) ? 2 : 9,
      }
      known.record(move, { before: { food: 6, room: 9, tide: (step + 1) % 4 }, after, steps: 1 })
    }
  return known
}

test('what falls at the same rate whatever is done comes by itself; what one move brings about does not', () => {
  expect(lived().wanes('food')).toBe(true)
  expect(lived().wanes('room')).toBe(false)
  expect(lived().wanes('gold')).toBe(false) // never seen
  expect(lived().wanes('tide')).toBe(false) // it rises by itself as well
})

test('so still after being written down', () => {
  const again = experience(JSON.parse(JSON.stringify(lived().save())))
  expect(again.wanes('food')).toBe(true)
  expect(again.wanes('room')).toBe(false)
})

test('an amount is of those who mostly change it, though every other move changes it now and then', () => {
  const known = experience()
  const by = ['walk', 'look', 'wait', 'sing', 'dig', 'swim', 'climb', 'rest']
  for (let i = 0; i < 300; i++)
    for (const move of [...by, 'cut']) {
      const burnt = i % 30 === by.indexOf(move)
      const before = { wood: 1, food: 6 }
      const after = { wood: move === 'cut' ? 2 : burnt ? 0 : 1, food: i % 3 === 0 ? 5 : 6 }
      known.record(move, { before, after, steps: 1 })
    }
  expect(known.drift('wood')).toBeCloseTo(1 / 9)
  expect(known.drift('food')).toBe(1)
})

test('what is picked up on the way to anywhere, and used up by one move, is no weather', () => {
  const known = experience()
  for (let i = 0; i < 300; i++)
    for (const move of ['walk', 'look', 'dig', 'swim', 'build']) {
      const stone = move === 'build' ? 0 : move !== 'look' && i % 4 === 0 ? 2 : 1
      known.record(move, { before: { stone: 1, food: 6 }, after: { stone, food: i % 4 === 0 ? 5 : 6 }, steps: 1 })
    }
  expect(known.drift('stone')).toBeCloseTo(1 / 5)
  expect(known.drift('food')).toBe(1)
})

test('of losing everything and beginning again nothing is learned', () => {
  const known = experience(null, undefined, undefined, ['deaths'])
  const fatal = { before: { wood: 3 }, after: { deaths: 1, 'near.bed': true }, steps: 1 }
  expect(known.isAnew(fatal)).toBe(true)
  known.record('fight', fatal)
  expect(known.size).toBe(0)
  expect(known.count('wood-')).toBe(0)
  const later = { before: { deaths: 1, wood: 1 }, after: { deaths: 1 }, steps: 1 }
  expect(known.isAnew(later)).toBe(false)
  known.record('fight', later)
  expect(known.count('wood-')).toBe(1)
  expect(known.deadliness('fight')).toBe(0) // once may be bad luck
  known.record('fight', fatal)
  expect(known.deadliness('fight')).toBe(0) // of three moves that is any
  for (let i = 0; i < 100; i++) known.record('walk', later)
  for (let i = 0; i < 2; i++) known.record('walk', fatal)
  expect(known.deadliness('walk')).toBe(0) // whoever walks so often meets with something now and then
  expect(known.deadliness('fight')).toBeCloseTo(2 / 3)
  expect(experience(JSON.parse(JSON.stringify(known.save()))).deadliness('fight')).toBeCloseTo(2 / 3)
})
