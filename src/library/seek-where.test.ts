import { expect, test } from 'vitest'
import type { Facts } from '#core'
import { contractsOf } from './contract.ts'
import { experience } from './experience.ts'
import { placesOfOffers } from './seek-where.ts'

/** Trees stand above the ground and are seen from nearly everywhere there; down there they are seen from the exit only. */
function lives(hasExit: boolean) {
  const known = experience()
  const at = (below: boolean, tree: boolean): Facts => ({
    ...(below ? { below: true } : {}),
    ...(tree ? { 'can.chop:tree': true, 'sees.tree': true } : {}),
    'can.roam': true,
  })
  for (let life = 0; life < 12; life++) {
    known.begin()
    for (let i = 0; i < 6; i++) known.record('roam', { before: at(false, i % 3 > 0), after: at(false, true), steps: 1 })
    known.record('dig', { before: at(false, true), after: at(true, false), steps: 1 })
    for (let i = 0; i < 6; i++) known.record('roam', { before: at(true, false), after: at(true, false), steps: 1 })
    const exit = hasExit ? at(false, true) : at(true, false)
    known.record('climb', { before: at(true, false), after: exit, steps: 1 })
  }
  return known
}

test('a thing is sought where it is on offer far more often than elsewhere, if there is a way there', () => {
  expect(placesOfOffers(lives(true))('can.chop:tree')).toEqual({ fact: 'below', op: '==', value: false })
  expect(placesOfOffers(lives(false))('can.chop:tree')).toBeNull()
})

test('what comes and goes with the offer is the thing itself, and no place', () => {
  expect(placesOfOffers(lives(true))('can.chop:tree')?.fact).not.toBe('sees.tree')
})

test('who roams for it goes there first', () => {
  const [best] = contractsOf(lives(true)).finders!('can.chop:tree=true')
  expect(best).toMatchObject({ name: 'roam', pre: [{ fact: 'below', op: '==', value: false }] })
})

/** Ore lies deep, and is met while roaming there. */
function dives() {
  const known = experience(
    null,
    () => true,
    undefined,
    [],
    fact => fact !== 'height',
  )
  for (let life = 0; life < 20; life++) {
    known.begin()
    let height = 60
    const at = (ore = false): Facts => ({ height, 'can.roam': true, ...(ore ? { 'can.dig:ore': true } : {}) })
    for (let i = 0; i < 12; i++) {
      const before = at()
      if (height > 10) height -= 10
      known.record('dive', { before, after: at(), steps: 1 })
      for (let k = 0; k < 2; k++) {
        known.record('roam', { before: at(), after: at(height <= 10), steps: 1 })
        known.record('look', { before: at(height <= 10), after: at(), steps: 1 })
      }
    }
  }
  return known
}

test('where lives are few, a thing is sought as high or low as it is mostly met', () => {
  expect(placesOfOffers(dives(), true)('can.dig:ore')).toEqual({ fact: 'height', op: '<=', value: 10 })
  expect(placesOfOffers(dives())('can.dig:ore')).toBeNull()
  const [best] = contractsOf(dives(), null, true).finders!('can.dig:ore=true')
  expect(best).toMatchObject({ name: 'roam', pre: [{ fact: 'height', op: '<=', value: 10 }] })
})

test('what one knows of is on offer from far above as well: it is sought where it was done', () => {
  const known = dives()
  for (let life = 0; life < 8; life++) {
    known.begin()
    // Seen from 30, dug at 2 to 9.
    const before = { height: 30, 'can.dig:ore': true }
    known.record('dig:ore', { before, after: { height: 2 + life, ore: 1 }, steps: 1 })
  }
  expect(placesOfOffers(known, true)('can.dig:ore')).toEqual({ fact: 'height', op: '<=', value: 7 })
})
