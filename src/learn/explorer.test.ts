import { expect, test } from 'vitest'
import { type Facts, random } from '#core'
import { experience } from '../library/experience.ts'
import { explorer } from './explorer.ts'

const offers = ['make', 'build', 'wait']
const at = (...held: string[]): Facts =>
  Object.fromEntries([...held.map(thing => [thing, 1]), ...offers.map(move => [`can.${move}`, true])])

/** Every move tried so often with nothing at hand. */
function bored(times = 3) {
  const known = experience()
  const made = explorer(known)
  for (let i = 0; i < times; i++)
    for (const move of offers) {
      known.record(move, { before: at(), after: at(), steps: 1 })
      made.tried(move, at(), at())
    }
  return { known, made }
}

test('a move is tried with what is at hand for the first time, and once more: one failure may have been anything', () => {
  const { made } = bored()
  expect(made.curious(at(), offers)).toBe(false)
  for (const move of ['build', 'wait']) for (let i = 0; i < 2; i++) made.tried(move, at('wood'), at('wood'))
  for (let i = 0; i < 2; i++) {
    expect(made.curious(at('wood'), offers)).toBe(true)
    expect(made.choose(at('wood'), offers, random(i))).toBe('make')
    made.tried('make', at('wood'), at('wood'))
  }
  expect(made.curious(at('wood'), offers)).toBe(false)
})

test('what never did anything, and takes no time, is strange with something new at hand, once', () => {
  const { known, made } = bored()
  for (const steps of [1, 90]) known.record('wait', { before: at(), after: at(), steps }) // too long to be tried for nothing
  known.record('build', { before: at('wood'), after: at('wood', 'hut'), steps: 1 }) // known to do something
  expect(made.strange(at(), offers)).toEqual([])
  expect(made.strange(at('wood'), offers)).toEqual(['make'])
  made.tried('make', at('wood'), at('wood'))
  expect(made.strange(at('wood'), offers)).toEqual([])
  expect(made.strange(at('wood', 'stone'), offers)).toEqual(['make'])
})

test('each two things at hand are tried together', () => {
  const { made } = bored()
  for (const thing of ['wood', 'stone'])
    for (const move of offers) for (let i = 0; i < 2; i++) made.tried(move, at(thing), at(thing))
  expect(made.curious(at('wood'), offers)).toBe(false)
  expect(made.curious(at('wood', 'stone'), offers)).toBe(true)
})

test('what one does on higher ground is not useful for that', () => {
  const lived = (isAmount: boolean) => {
    const known = experience(null, undefined, undefined, [], () => isAmount)
    for (let i = 0; i < 9; i++) {
      known.record('make', { before: { height: 1 }, after: { height: 2 }, steps: 1 })
      for (const idle of ['wait', 'build'])
        known.record(idle, { before: { height: 1 }, after: { height: 1 }, steps: 1 })
    }
    return explorer(known).isUseful('make')
  }
  expect(lived(true)).toBe(true)
  expect(lived(false)).toBe(false)
})

test('a move after which there was ever more of something is useful, the others are not', () => {
  const { known, made } = bored()
  known.record('make', { before: at('wood'), after: at('wood', 'pick'), steps: 1 })
  made.tried('make', at('wood'), at('wood', 'pick'))
  expect(made.isUseful('make')).toBe(true)
  expect(made.isUseful('build')).toBe(false)
  // Once in many tries is an accident.
  known.record('build', { before: at('wood'), after: at('wood', 'pick'), steps: 1 })
  for (let i = 0; i < 30; i++) known.record('build', { before: at('wood'), after: at('wood'), steps: 1 })
  expect(made.isUseful('build')).toBe(false)
})

test('what was tried survives being written down', () => {
  const { known, made } = bored()
  made.tried('make', at('wood'), at('wood'))
  const again = explorer(known, undefined, undefined, JSON.parse(JSON.stringify(made.save())))
  expect(again.save()).toEqual(made.save())
  expect(again.curious(at('wood'), ['make'])).toBe(made.curious(at('wood'), ['make']))
})
