import { expect, test } from 'vitest'
import { is } from '#core'
import { contractsOf } from './contract.ts'
import { experience } from './experience.ts'
import { withIdlers } from './testing/lives.ts'

test('what fell by as much by chance does not stand for what was used up', () => {
  const { known, live } = withIdlers()
  for (let ore = 0; ore < 3; ore++) live('dig', { food: 18, ore }, { food: 18, ore: ore + 1 })
  live('smelt', { food: 18, ore: 1 }, { food: 17, ore: 0, ingot: 1 }) // it took a while
  live('smelt', { food: 18, ore: 0 }, { food: 18, ore: 0 })
  const [smelt] = contractsOf(known).achieving('ingot+')
  expect(smelt.pre).toContainEqual(is('ore', '>=', 1))
})

test('mostly made of one of a kind, it is made of the kind all the same', () => {
  const { known, live } = withIdlers()
  const logs = (oak: number, birch: number) => ({ oak, birch, any: oak + birch })
  for (let i = 0; i < 4; i++) live('dig', logs(i, 0), logs(i + 1, 0))
  for (let i = 0; i < 8; i++) live('smelt', logs(2, 1), { ...logs(1, 1), plank: 1 })
  live('smelt', logs(0, 2), { ...logs(0, 1), plank: 1 })
  const [smelt] = contractsOf(known).achieving('plank+')
  expect(smelt.pre).toEqual([is('any', '>=', 1)])
})

test('what is gained on the way does not hide what a thing costs', () => {
  const { known, live } = withIdlers()
  const gained = [6, 0, 0, 1]
  for (const more of gained) live('smelt', { stone: 8 }, { stone: 8 - 3 + more, pick: 1 })
  const [smelt] = contractsOf(known).achieving('pick+')
  expect(smelt.pre).toContainEqual(is('stone', '>=', 3))
  live('smelt', { bricks: 3 }, { pick: 1 }) // now and then it is made of something else
  for (let i = 0; i < 8; i++) live('smelt', { stone: 8 }, { stone: 5, pick: 1 })
  expect(contractsOf(known).achieving('pick+')[0].pre).toContainEqual(is('stone', '>=', 3))
})

test('what may be below zero is a place on a scale: nothing uses it up', () => {
  const lived = (isAmount: boolean) => {
    const known = experience(null, undefined, undefined, [], () => isAmount)
    for (let i = 0; i < 8; i++) {
      known.record('dig', { before: { height: 60 }, after: { height: 52, ore: 1 }, steps: 1 })
      for (const idle of ['wait', 'sing', 'dance', 'look'])
        known.record(idle, { before: { height: 60 }, after: { height: 60 }, steps: 1 })
    }
    return contractsOf(known).achieving('ore+')[0].spends
  }
  expect(lived(true)).toEqual(['height'])
  expect(lived(false)).toBeUndefined()
})

test('what a move brings low is its effect and not its price', () => {
  const known = experience(null, undefined, fact => (fact === 'room' ? 3 : null))
  for (let i = 0; i < 8; i++) {
    known.record('enclose', { before: { room: 9, stone: 4 }, after: { room: 2, stone: 2 }, steps: 1 })
    for (const idle of ['wait', 'sing', 'dance', 'look'])
      known.record(idle, { before: { room: 9, stone: 4 }, after: { room: 9, stone: 4 }, steps: 1 })
  }
  expect(contractsOf(known).achieving('room<=3')[0].spends).toEqual(['stone'])
})
