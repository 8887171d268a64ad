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
  for (const steps of [1, 200]) known.record('wait', { before: at(), after: at(), steps }) // too long to be tried for nothing
  known.record('build', { before: at('wood'), after: at('wood', 'hut'), steps: 1 }) // known to do something
  expect(made.strange(at(), offers)).toEqual([])
  expect(made.strange(at('wood'), offers)).toEqual(['make'])
  made.tried('make', at('wood'), at('wood'))
  expect(made.strange(at('wood'), offers)).toEqual([])
  expect(made.strange(at('wood', 'stone'), offers)).toEqual(['make'])
})

test('what takes its time is tried with another thing, not with more of it', () => {
  const { known, made } = bored()
  for (let i = 0; i < 9; i++) known.record('wait', { before: at(), after: at(), steps: 12 })
  const wood = (count: number) => ({ ...at(), wood: count })
  expect(made.strange(wood(1), ['make', 'wait'])).toEqual(['make', 'wait'])
  for (const move of ['make', 'wait']) made.tried(move, wood(1), wood(1))
  expect(made.strange(wood(4), ['make', 'wait'])).toEqual(['make'])
  expect(made.strange(at('stone'), ['make', 'wait'])).toEqual(['make', 'wait'])
})

test('at a place that others need, what takes no time is tried with all that is at hand together', () => {
  const { known } = bored()
  const made = explorer(known, fact => fact === 'bench')
  const there = (...held: string[]): Facts => ({ ...at(...held), bench: true })
  for (const thing of ['wood', 'stone', 'coal']) made.tried('make', there(thing), there(thing))
  expect(made.strange(there('wood', 'stone'), ['make'])).toEqual([]) // tried with each of them
  expect(made.unmet(there('wood', 'stone'), ['make'])).toEqual(['make'])
  expect(made.unmet(at('wood', 'stone'), ['make'])).toEqual([])
  made.tried('make', there('wood', 'stone'), there('wood', 'stone'))
  expect(made.unmet(there('wood', 'stone'), ['make'])).toEqual([])
  expect(made.unmet(there('wood', 'stone', 'coal'), ['make'])).toEqual(['make'])
})

test('who was hurt meanwhile may have been kept from it: of such tries every other one counts', () => {
  const { known, made } = bored()
  for (let death = 0; death < 4; death++) known.death(['health'])
  const [well, hurt] = [
    { ...at('wood'), health: 9 },
    { ...at('wood'), health: 5 },
  ]
  made.tried('make', well, hurt)
  expect(made.strange(at('wood'), ['make'])).toEqual(['make'])
  const again = explorer(known, undefined, undefined, JSON.parse(JSON.stringify(made.save())))
  for (const one of [made, again]) {
    one.tried('make', well, hurt)
    expect(one.strange(at('wood'), ['make'])).toEqual([])
  }
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
