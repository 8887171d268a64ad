import { expect, test } from 'vitest'
import type { Facts } from '#core'
import { contractsOf } from './contract.ts'
import { experience } from './experience.ts'

test('what turns a thing up: the move that did so, then the one that turns up most of all', () => {
  const known = experience()
  const turnUp = (move: string, what: string | null, steps: number) =>
    known.record(move, { before: {}, after: what ? { [`can.dig:${what}`]: true } : {}, steps })
  for (let i = 0; i < 40; i++) {
    turnUp('down', i % 20 === 5 ? 'coal' : null, 2) // twice: no more than a coincidence, but all there is
    turnUp('far', ['dirt', 'sand', 'oak', 'reed'][i % 4], 4) // finds much, coal never
    turnUp('near', i % 20 ? null : 'dirt', 4)
    turnUp('wait', null, 1)
  }
  const ways = contractsOf(known).achieving('can.dig:coal=true')
  expect(ways.map(({ name }) => name)).toEqual(['down', 'far'])
  // Never met: whatever turns up most.
  expect(contractsOf(known).achieving('can.dig:iron=true')[0].name).toBe('far')
})

test('to wander: what turns up most where it was not there, uses nothing up and is always on offer', () => {
  const known = experience()
  const always = { 'can.roam': true, 'can.spend': true, 'can.wait': true, gold: 5 }
  for (let i = 0; i < 30; i++) {
    const turnedUp = { ...always, [`can.dig:${i % 7}`]: true }
    known.record('roam', { before: always, after: turnedUp, steps: 4 })
    known.record('spend', { before: always, after: { ...turnedUp, gold: 4 }, steps: 1 })
    known.record('wait', { before: turnedUp, after: turnedUp, steps: 1 })
  }
  expect(contractsOf(known).wander!()).toEqual(['roam'])
})

test('where lives are few, tools that wear out on the way are no price of going there; but it must be on offer without fail', () => {
  const known = experience()
  const down = { 'can.roam': true, 'can.descend': true, pick: 1 }
  for (let i = 0; i < 60; i++) {
    const turnedUp = { ...down, [`can.dig:${i % 7}`]: true, pick: i % 20 === 0 ? 0 : 1 }
    known.record('roam', { before: down, after: turnedUp, steps: 4 })
    known.record('descend', { before: down, after: turnedUp, steps: 1 })
    for (const idle of ['wait', 'sing', 'nod', 'bow', 'hum', 'look'])
      known.record(idle, { before: down, after: down, steps: 1 })
    // At the bottom there is no way down.
    const bottom = { 'can.roam': true, pick: 1 }
    if (i % 5 === 1) known.record('roam', { before: bottom, after: bottom, steps: 4 })
  }
  expect(contractsOf(known).wander!()).toEqual([])
  expect(contractsOf(known, null, true).wander!()).toEqual(['roam'])
})

test('a seeker is judged by the tries that began without what is sought', () => {
  const known = experience()
  for (let life = 0; life < 30; life++) {
    // Whoever comes first finds the trees that stand around; who looks for the cave comes later.
    known.record('first', { before: {}, after: { 'can.dig:tree': true }, steps: 1 })
    for (let i = 0; i < 4; i++)
      known.record('first', { before: { 'can.dig:tree': true }, after: { 'can.dig:tree': true }, steps: 1 })
    for (let i = 0; i < 5; i++)
      known.record('roam', {
        before: { 'can.dig:tree': true },
        after: { 'can.dig:tree': true, ...(i === 4 ? { 'can.dig:cave': true } : {}) },
        steps: 4,
      })
  }
  const [best] = contractsOf(known).finders!('can.dig:tree=true')
  expect(best).toMatchObject({ name: 'first', steps: 1 })
  expect(best.rate).toBeGreaterThan(0.8) // though four tries of five added nothing
  expect(contractsOf(known).finders!('can.dig:cave=true')[0].name).toBe('roam')
})

test('where lives are few: what turned a thing up once only is no reason not to roam for it; what worked seldom is looked at again soon', () => {
  const known = experience()
  const roam = (move: string, before: Facts, after: Facts) => known.record(move, { before, after, steps: 1 })
  for (let i = 0; i < 30; i++) {
    roam('walk', { 'can.walk': true }, { 'can.walk': true, [`can.cut:${['fern', 'reed'][i % 2]}`]: true })
    for (const idle of 'abcdefgh') roam(idle, { 'can.walk': true }, { 'can.walk': true })
  }
  const dug = { 'can.walk': true, 'can.dig': true }
  for (let i = 0; i < 3; i++) roam('dig', dug, i === 1 ? { ...dug, 'can.cut:tree': true } : dug)
  const names = (isWary: boolean) =>
    contractsOf(known, null, isWary)
      .achieving('can.cut:tree=true')
      .map(({ name }) => name)
  expect(names(false)).toEqual(['dig'])
  expect(names(true)).toContain('walk')
  // Once it was walking that did, in the dark: that needs no darkness.
  roam('walk', { 'can.walk': true, dark: true }, { 'can.walk': true, 'can.cut:tree': true })
  const [walk] = contractsOf(known, null, true)
    .achieving('can.cut:tree=true')
    .filter(({ name }) => name === 'walk')
  expect(walk.pre).toEqual([])
})

test('where lives are few: of all that was ever tried, and what one knew of already counts once a life', () => {
  const known = experience()
  const walk = { 'can.walk': true }
  const [digging, ore] = [{ ...walk, 'can.dig': true }, { 'can.mine': true }]
  const many = (of: readonly string[], before: Facts) => {
    for (const move of of) known.record(move, { before, after: before, steps: 1 })
  }
  for (let life = 0; life < 40; life++) {
    known.begin()
    for (let i = 0; i < 20; i++)
      known.record('walk', { before: walk, after: i === 10 && life < 38 ? { ...walk, ...ore } : walk, steps: 1 })
    many('abcdefgh'.split(''), walk)
    // In one life it is dug to and fro beside ore that is known.
    for (let i = 0; i < (life === 20 ? 6 : 1); i++)
      known.record('dig', { before: digging, after: life === 20 ? { ...digging, ...ore } : digging, steps: 1 })
  }
  const names = (isWary: boolean) => contractsOf(known, null, isWary).finders!('can.mine=true').map(({ name }) => name)
  expect(names(false)[0]).toBe('dig')
  expect(names(true)[0]).toBe('walk')
})
