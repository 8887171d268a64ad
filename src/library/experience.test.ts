import { expect, test } from 'vitest'
import { experience } from './experience.ts'

/** Food falls every seventh step, whoever does what; room falls with digging in, and now and then with walking. */
function lived() {
  const known = experience()
  let step = 0
  for (let i = 0; i < 200; i++)
    for (const move of ['walk', 'dig', 'look', 'wait', 'sing', 'dig-in']) {
      const after = {
        food: ++step % 7 === 3 ? 5 : 6,
        room: move === 'dig-in' || (move === 'walk' && i % 9 === 0) ? 2 : 9,
      }
      known.record(move, { before: { food: 6, room: 9 }, after, steps: 1 })
    }
  return known
}

test('what falls at the same rate whatever is done comes by itself; what one move brings about does not', () => {
  expect(lived().comesByItself('food-')).toBe(true)
  expect(lived().comesByItself('room-')).toBe(false)
  expect(lived().comesByItself('gold-')).toBe(false) // never seen
})

test('so still after being written down', () => {
  const again = experience(JSON.parse(JSON.stringify(lived().save())))
  expect(again.comesByItself('food-')).toBe(true)
  expect(again.comesByItself('room-')).toBe(false)
})
