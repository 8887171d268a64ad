import { expect, test } from 'vitest'
import { type Facts, is } from '#core'
import type { Atom } from '../library/atom.ts'
import { contractsOf } from '../library/contract.ts'
import { experience } from '../library/experience.ts'
import { isTakenFrom } from './experiment.ts'

/** A bench is built of wood; wood comes from trees, somewhere; a chest is put down and taken up again. */
function builder() {
  const known = experience()
  const live = (move: string, before: Facts, after: Facts) =>
    known.record(move, {
      before: { [`can.${move}`]: true, ...before },
      after: { [`can.${move}`]: true, ...after },
      steps: 1,
    })
  for (let i = 0; i < 12; i++) {
    known.begin()
    live('chop', { wood: i % 3 }, { wood: (i % 3) + 1 })
    if (i % 6 === 0) live('chop', { wood: 1, 'near.bench': true }, { wood: 2 }) // walking off, for a tree
    live('build', { wood: 2 }, { wood: 1, 'near.bench': true })
    live('put', { chest: 1 }, { chest: 0, 'near.chest': true })
    live('take', { chest: 0, 'near.chest': true }, { chest: 1 })
    for (const idle of ['wait', 'sing', 'look']) live(idle, {}, {})
  }
  return { experience: known, contracts: contractsOf(known) }
}

test('what a place is made of is asked for there as well, unless it is got by taking the place to pieces', () => {
  expect(isTakenFrom(builder(), 'chest', is('near.chest', '==', true) as Atom)).toBe(true)
  expect(isTakenFrom(builder(), 'wood', is('near.bench', '==', true) as Atom)).toBe(false)
})
