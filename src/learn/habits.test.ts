import { expect, test } from 'vitest'
import type { Facts } from '#core'
import { experience } from '../library/experience.ts'
import { dangerFacts } from './habits.ts'

/** Health falls beside a wolf, whoever it was that came; and falls when one lies down, for that is where it is cold. */
function lived() {
  const known = experience()
  for (let death = 0; death < 4; death++) known.death(['health'])
  const live = (move: string, before: Facts, after: Facts) => known.record(move, { before, after, steps: 1 })
  const calm = { health: 9 }
  for (let i = 0; i < 300; i++)
    for (const move of ['walk', 'dig', 'look', 'wait', 'sing']) live(move, calm, { health: 9, sunny: true })
  for (let i = 0; i < 12; i++)
    for (const move of ['walk', 'dig', 'look', 'wait']) live(move, calm, { health: 6, 'near.wolf': true })
  for (let i = 0; i < 40; i++) live('lie-down', calm, { health: 6, lying: true })
  return known
}

test('what goes with being hurt is a danger; what goes with being well is none', () => {
  expect(dangerFacts(lived())).toContain('near.wolf')
  expect(dangerFacts(lived())).not.toContain('sunny')
})

test('a state that one move brings about is its doing, and no danger', () => {
  expect(dangerFacts(lived())).not.toContain('lying')
})

test('nothing is dangerous to who has nothing to lose', () => {
  const known = experience()
  for (let i = 0; i < 20; i++) known.record('walk', { before: { health: 9 }, after: { 'near.wolf': true }, steps: 1 })
  expect(dangerFacts(known)).toEqual([])
})
