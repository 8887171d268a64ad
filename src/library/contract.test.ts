import { expect, test } from 'vitest'
import { type Facts, is } from '#core'
import { contractsOf } from './contract.ts'
import { experience } from './experience.ts'
import { plan } from './plan.ts'
import { lived, withIdlers } from './testing/lives.ts'

test('learns what a move needs from what it used up and from its failures', () => {
  const [make] = contractsOf(lived()).achieving('pick+')
  expect(make.name).toBe('make')
  expect(make.pre).toContainEqual(is('wood', '>=', 2))
  expect(make.pre).toContainEqual(is('near', '==', true))
  expect(make.pre).toHaveLength(2)
  expect(make.rate).toBeGreaterThan(0.8)
})

test('plans backwards: each need is got before the move', () => {
  const { program, missing } = plan(is('pick', '>=', 1), { contracts: contractsOf(lived()), provider: () => null })
  expect(missing).toEqual([])
  const text = JSON.stringify(program)
  for (const move of ['make', 'chop', 'walk']) expect(text).toContain(`{"move":"${move}"}`)
})

test('calls a skill where the library has one, and names what nothing provides', () => {
  const contracts = contractsOf(lived())
  const called = plan(is('pick', '>=', 1), {
    contracts,
    provider: atom => (atom.fact === 'wood' ? { id: 'get-wood', parameters: { count: 2 }, cost: 1 } : null),
  })
  expect(JSON.stringify(called.program)).toContain('{"call":"get-wood","parameters":{"count":2}}')
  expect(plan(is('gem', '>=', 1), { contracts, provider: () => null }).missing).toEqual([is('gem', '>=', 1)])
})

test('what is known survives being written down', () => {
  const known = lived()
  const again = experience(JSON.parse(JSON.stringify(known.save())))
  expect(contractsOf(again).achieving('pick+')).toEqual(contractsOf(known).achieving('pick+'))
})

test('a place that lies below is not made of the height that was lost on the way there', () => {
  const lived = (isScale: boolean) => {
    const known = experience(null, undefined, undefined, undefined, fact => !(isScale && fact === 'height'))
    for (let i = 0; i < 20; i++) {
      known.record('descend', { before: { height: 9 }, after: { height: 1, 'near.rock': true }, steps: 1 })
      known.record('put', { before: { bench: 1 }, after: { bench: 0, 'near.bench': true }, steps: 1 })
      for (const idle of ['wait', 'sing', 'nod', 'bow', 'hum']) known.record(idle, { before: {}, after: {}, steps: 1 })
    }
    return contractsOf(known).made!().map(({ fact }) => fact)
  }
  expect(lived(true)).toEqual(['near.bench'])
  expect(lived(false)).toEqual(['near.rock', 'near.bench'])
})

test('what was gained twice, in two lives, is a way, though others bring it along', () => {
  const mined = (lives: number) => {
    const { known, live } = withIdlers()
    for (let i = 0; i < 400; i++)
      for (const roam of ['walk', 'climb']) live(roam, { pick: 1 }, { pick: 1, ...(i % 50 === 0 ? { stone: 1 } : {}) })
    for (let i = 0; i < 20; i++) live('smelt', {}, {})
    for (let i = 0; i < 2; i++) {
      if (i < lives) known.begin()
      live('smelt', { pick: 1 }, { pick: 1, stone: 1 })
    }
    return contractsOf(known)
      .achieving('stone+')
      .find(({ name }) => name === 'smelt')
  }
  expect(mined(2)?.pre).toEqual([is('pick', '>=', 1)])
  expect(mined(1)).toBeUndefined()
})

test('where lives are few: of a scale it is kept from where to where a move led', () => {
  const known = experience(null, undefined, undefined, undefined, fact => fact !== 'height')
  for (let i = 0; i < 4; i++) {
    known.record('climb', { before: { height: i }, after: { height: 9, wood: 1 }, steps: 1 })
    for (const idle of ['wait', 'sing', 'nod', 'bow', 'hum']) known.record(idle, { before: {}, after: {}, steps: 1 })
  }
  const legs = (isWary: boolean, effect: string) => contractsOf(known, null, isWary).achieving(effect)[0].legs
  expect(legs(true, 'height+')).toEqual([0, 1, 2, 3].map(from => [from, 9]))
  expect(legs(true, 'wood+')).toBeUndefined()
  expect(legs(false, 'height+')).toBeUndefined()
})

test('how often something came about that needs a fact', () => {
  const contracts = contractsOf(lived())
  contracts.achieving('pick+')
  expect(contracts.supports!('near')).toBe(contracts.achieving('pick+')[0].successes)
  expect(contracts.supports!('sapling')).toBe(0)
})

/** By night the wolf comes to whoever sleeps where there is room. */
function asleep(inside: 'unknown' | 'in vain') {
  const known = experience(
    null,
    () => true,
    fact => (fact === 'room' ? 3 : null),
  )
  for (let i = 0; i < 4; i++) known.death(['health'])
  for (let i = 0; i < 120; i++) {
    const before = { health: 9, energy: 3, room: 9, 'can.sleep': true, 'can.wait': true }
    const bitten = { ...before, health: 2 }
    known.record('sleep', { before, after: { ...(i % 3 === 0 ? bitten : before), energy: 9 }, steps: 40 })
    known.record('wait', { before, after: bitten, steps: 20 })
    const den = { ...before, room: 2 }
    known.record('dig-in', { before, after: den, steps: 5 })
    known.record('wait', { before: den, after: den, steps: 20 })
    if (inside === 'in vain') known.record('sleep', { before: den, after: den, steps: 40 })
  }
  return contractsOf(known)
}

test('what takes long and hurts is done where one is hurt least, until it is found not to work there', () => {
  expect(asleep('unknown').refuge()).toEqual(is('room', '<=', 3))
  expect(asleep('unknown').achieving('energy+')[0].pre).toContainEqual(is('room', '<=', 3))
  expect(asleep('in vain').achieving('energy+')[0].pre).not.toContainEqual(is('room', '<=', 3))
})

test('where lives are few: what came along once with something else is no way to get it, where another brings it every time', () => {
  const { known, live } = withIdlers()
  for (let i = 0; i < 300; i++) live(`idle ${i % 30}`, {}, {})
  for (let i = 0; i < 20; i++) {
    known.begin()
    live('dig', { ore: i }, { ore: i + 1 })
    if (i === 7) live('sign', { ore: i + 1 }, { ore: i + 9 }) // dug on the way there
    if (i % 3 === 0) live('mine', { ore: i + 1 }, { ore: i + 2 })
  }
  const ways = (isWary: boolean) =>
    contractsOf(known, null, isWary)
      .achieving('ore+')
      .map(({ name }) => name)
      .sort()
  expect(ways(false)).toEqual(['dig', 'mine', 'sign'])
  expect(ways(true)).toEqual(['dig', 'mine'])
})

test('where lives are few: what one has made is had by making it, not by coming by where one had', () => {
  const known = experience()
  const live = (move: string, before: Facts, after: Facts) => known.record(move, { before, after, steps: 1 })
  const free = { 'can.build': true, 'can.walk': true }
  const bench = { ...free, 'near.bench': true }
  for (let i = 0; i < 12; i++) {
    live('build', { ...free, planks: 4 }, bench)
    live('walk', bench, free)
    live('walk', free, i % 3 ? bench : free)
    for (const idle of ['sing', 'nod', 'bow', 'look', 'hum', 'turn']) live(idle, free, free)
  }
  const names = (isWary: boolean) =>
    contractsOf(known, null, isWary)
      .achieving('near.bench=true')
      .map(({ name }) => name)
  expect(names(false)).toContain('walk')
  expect(names(true)).toEqual(['build'])
})

test('where steps take unlike long, of two ways the quicker is the cheaper', () => {
  const known = experience(null)
  for (let i = 0; i < 12; i++) {
    const before = { life: i, 'can.dig': true, 'can.tunnel': true }
    known.record('dig', { before, after: { ...before, stone: 1 }, steps: 1, effort: 0.5 })
    known.record('tunnel', { before, after: { ...before, stone: 1 }, steps: 1, effort: 4 })
    for (const idle of ['wait', 'sing', 'nod', 'bow', 'hum']) known.record(idle, { before, after: before, steps: 1 })
  }
  const ways = (of: typeof known, isWary: boolean) =>
    contractsOf(of, null, isWary)
      .achieving('stone+')
      .map(({ name, steps }) => [name, steps])
  expect(ways(known, true)).toEqual([
    ['dig', 0.5],
    ['tunnel', 4],
  ])
  expect(ways(known, false)).toEqual([
    ['dig', 1],
    ['tunnel', 1],
  ])
  expect(ways(experience(JSON.parse(JSON.stringify(known.save()))), true)).toEqual(ways(known, true))
})
