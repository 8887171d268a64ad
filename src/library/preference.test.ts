import { expect, test } from 'vitest'
import { type Facts, is } from '#core'
import { contractsOf } from './contract.ts'
import { experience } from './experience.ts'
import { withIdlers } from './testing/lives.ts'

test('where lives are few, what some successes had and no failure proves nothing among hundreds of facts', () => {
  const known = experience()
  const climb = (sum: number, after: boolean) =>
    known.record('climb', {
      before: { 'can.climb': true, furnaces: sum },
      after: { 'can.climb': true, furnaces: sum, ...(after ? { sun: true } : {}) },
      steps: 1,
    })
  for (let i = 0; i < 66; i++) {
    if (i % 8 === 0) known.begin()
    climb(0, false)
    if (i % 3 === 0) climb(i % 9 === 0 ? 7 : 0, true)
  }
  const needs = (isWary: boolean) => contractsOf(known, null, isWary).achieving('sun=true')[0].pre
  expect(needs(false)).toContainEqual(is('furnaces', '>=', 7))
  expect(needs(true)).toEqual([])
})

test('where a better tool took the place of the first one, the first one is still a way', () => {
  const known = experience()
  const held = (pick: number, better: number, stone: number) => ({
    pick,
    better,
    stone,
    'can.mine': true,
    'can.wait': true,
    'can.sing': true,
    'can.look': true,
    'can.nod': true,
  })
  for (let life = 0; life < 4; life++) {
    known.begin()
    for (let i = 0; i < 3; i++) {
      known.record('mine', { before: held(0, 0, 0), after: held(0, 0, 0), steps: 1 })
      for (const idle of ['wait', 'sing', 'look', 'nod'])
        known.record(idle, { before: held(0, 0, 0), after: held(0, 0, 0), steps: 1 })
    }
    for (let i = 0; i < 2; i++) known.record('mine', { before: held(1, 0, i), after: held(1, 0, i + 1), steps: 1 })
    if (life % 2 === 0) known.record('mine', { before: held(0, 1, 2), after: held(0, 1, 3), steps: 1 })
  }
  const [mine] = contractsOf(known).achieving('stone+')
  expect(mine.pre).toEqual([is('pick', '>=', 1)])
  expect(mine.rate).toBeGreaterThan(0.8)
})

test('where lives are few: what nearly all failures lacked is needed, and not what every success had by then', () => {
  const { known, live } = withIdlers()
  const bag = (pick: number, better: number, stone: number) => ({
    'bag.pick': pick,
    'bag.better': better,
    'bag.stone': stone,
  })
  for (let life = 0; life < 10; life++) {
    known.begin()
    for (const idle of ['wait', 'sing', 'dance', 'look']) live(idle, bag(1, 0, 4), bag(1, 0, 4))
    // One life in ten begins with the better pick; whoever has a pick had stone before, and others have some as well.
    const [pick, better] = life === 9 ? [0, 1] : [1, 0]
    for (let i = 0; i < 3; i++) live('smelt', { ...bag(pick, better, 4), gem: 0 }, { ...bag(pick, better, 4), gem: 1 })
    for (const stone of [0, 0, 2, 5]) live('smelt', { ...bag(0, 0, stone), gem: 0 }, { ...bag(0, 0, stone), gem: 0 })
  }
  const needs = (isWary: boolean) =>
    contractsOf(known, null, isWary)
      .achieving('gem+')[0]
      .pre.map(({ fact }) => fact)
  expect(needs(true)).toEqual(['bag.pick'])
  expect(needs(false)).toContain('bag.stone')
})

test('what was so throughout one long life, and in hardly any other, is no need', () => {
  const known = experience()
  const live = (before: Facts, works: boolean) =>
    known.record('dig', {
      before: { 'can.dig': true, ...before },
      after: { 'can.dig': true, ...before, stone: works ? 1 : 0 },
      steps: 1,
    })
  const others = () => {
    for (const move of ['walk', 'look', 'sing', 'wait']) known.record(move, { before: {}, after: {}, steps: 1 })
  }
  for (let life = 0; life < 20; life++) {
    known.begin()
    others()
    live({ stone: 0 }, true)
    for (let i = 0; i < 6; i++) live({ stone: 0 }, false)
  }
  known.begin()
  for (let i = 0; i < 40; i++) {
    others()
    live({ stone: 0, 'sees.gem': true }, true)
  }
  const [dig] = contractsOf(known).achieving('stone+')
  expect(dig.name).toBe('dig')
  expect(dig.pre.map(({ fact }) => fact)).not.toContain('sees.gem')
})
