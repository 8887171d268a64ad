import { expect, test } from 'vitest'
import { type Facts, is } from '#core'
import { contractsOf } from './contract.ts'
import { experience } from './experience.ts'
import { plan } from './plan.ts'

/**
 * A recipe book that shows only what can be made now: with three planks and two sticks beside the bench. The bench is
 * built of planks; each time one thing lies about that has nothing to do with it.
 *
 * @param made How often it was made.
 */
function lived(made: number) {
  const known = experience()
  const idle = ['wait', 'sing', 'dance', 'look', 'turn']
  const always = Object.fromEntries(['saw', 'whittle', 'build', ...idle].map(move => [`can.${move}`, true]))
  const live = (move: string, before: Facts, after: Facts) => known.record(move, { before, after, steps: 1 })
  const at = (planks: number, sticks: number, bench: boolean, more: Facts = {}): Facts => ({
    planks,
    sticks,
    ...always,
    ...(bench ? { 'near.bench': true } : {}),
    ...(planks >= 3 && sticks >= 2 && bench ? { 'can.make': true } : {}),
    ...more,
  })
  for (let round = 0; round < 3; round++)
    for (let planks = 0; planks < 7; planks++)
      for (let sticks = 0; sticks < 4; sticks++)
        for (const bench of [false, true]) {
          const here = at(planks, sticks, bench)
          live('saw', here, at(planks + 4, sticks, bench))
          live('whittle', here, planks >= 2 ? at(planks - 2, sticks + 4, bench) : here)
          live('build', here, planks >= 4 ? at(planks - 4, sticks, true) : here)
          for (const move of idle) live(move, here, here)
        }
  for (let i = 0; i < made; i++) {
    const by = { ladder: 1 + i, 'near.pond': true }
    live('make', at(4, 2 + i, true, by), { ...at(1, i, true, by), pick: 1 })
  }
  return contractsOf(known)
}

test('what a move uses up, and the place without which it is not on offer all the same', () => {
  for (const made of [1, 3]) {
    const atoms = lived(made).condition!('make')!
    expect(atoms).toContainEqual(is('planks', '>=', 3))
    expect(atoms).toContainEqual(is('sticks', '>=', 2))
    expect(atoms).toContainEqual(is('near.bench', '==', true))
    expect(atoms.map(({ fact }) => fact)).not.toContain('ladder')
    expect(atoms.map(({ fact }) => fact)).not.toContain('near.pond')
  }
})

test('more may be needed than is used up: what was at hand every time, and too little where it was not on offer', () => {
  const known = experience()
  const at = (coins: number): Facts => ({ coins, ...(coins >= 5 ? { 'can.buy': true } : {}), 'can.look': true })
  for (let i = 0; i < 5; i++)
    for (let coins = 0; coins < 5; coins++)
      for (const idle of ['look', 'wait', 'sing']) known.record(idle, { before: at(coins), after: at(coins), steps: 1 })
  for (const coins of [5, 6, 8])
    known.record('buy', { before: at(coins), after: { ...at(coins - 3), hats: 1 }, steps: 1 })
  expect(contractsOf(known).condition!('buy')).toEqual([is('coins', '>=', 5)])
})

test('nothing says what a move takes that was never made, and what is always on offer takes nothing', () => {
  expect(lived(0).condition!('make')).toBeNull()
  expect(lived(3).condition!('fly')).toBeNull()
})

test('a plan meets all of it, and only then makes the thing', () => {
  const { program, missing } = plan(is('pick', '>=', 1), { contracts: lived(1), provider: () => null })
  expect(missing).toEqual([])
  const text = JSON.stringify(program)
  for (const move of ['saw', 'whittle', 'build', 'make']) expect(text).toContain(`{"move":"${move}"}`)
  expect(text).not.toContain('ladder')
})

test('wary: what is on offer only where one has made the place is not sought by roaming; else it may be', () => {
  const known = experience()
  const live = (move: string, before: Facts, after: Facts) => known.record(move, { before, after, steps: 1 })
  const free = { 'can.build': true, 'can.walk': true, 'can.wait': true }
  const bench = { ...free, 'near.bench': true, 'can.sit': true }
  for (let i = 0; i < 12; i++) {
    live('build', { ...free, planks: 4 }, bench)
    live('wait', bench, bench)
    live('walk', bench, free)
    live('walk', free, i % 2 ? bench : free) // back to where it was built
    for (const idle of ['sing', 'nod', 'bow', 'look', 'hum', 'turn']) live(idle, free, free)
    live('sit', bench, { ...bench, rested: 1 })
  }
  const names = (isWary: boolean) =>
    contractsOf(known, null, isWary)
      .achieving('can.sit=true')
      .map(({ name }) => name)
  expect(names(false)).toContain('walk')
  expect(names(true)).toEqual([])
  expect(contractsOf(known, null, true).condition!('sit')).toEqual([is('near.bench', '==', true)])
})

test('wary: of several places that were made, the rarest; and what has to be held there, where the place is not enough', () => {
  const known = experience()
  const live = (move: string, before: Facts, after: Facts) => known.record(move, { before, after, steps: 1 })
  const free = { 'can.wait': true, clay: 0 }
  const bench = { ...free, 'near.bench': true }
  const oven = { ...bench, 'near.oven': true }
  const ready = { ...oven, clay: 2, 'can.bake': true }
  for (let i = 0; i < 12; i++) {
    live('build', { ...free, planks: 4 }, bench)
    live('stack', { ...bench, bricks: 4 }, oven)
    for (const idle of ['wait', 'sing', 'nod', 'bow', 'look', 'hum', 'turn'])
      for (const here of [free, bench, oven]) live(idle, here, here)
    live('wait', ready, ready)
    live('bake', ready, ready) // nothing comes of it
  }
  expect(contractsOf(known, null, true).condition!('bake')).toEqual([is('near.oven', '==', true), is('clay', '>=', 1)])
})

test('wary: what was only ever made where all it takes had just been made needs the place, until it is on offer elsewhere', () => {
  const known = experience()
  const live = (move: string, before: Facts, after: Facts) => known.record(move, { before, after, steps: 1 })
  const free: Facts = { 'can.wait': true, planks: 4 }
  const bench = { ...free, 'near.bench': true, planks: 0 }
  const ready = { ...bench, nails: 2, 'can.make': true }
  const lives = (count: number) => {
    for (let i = 0; i < count; i++) {
      live('build', free, bench)
      live('forge', bench, ready) // nails are made at the bench, and there used up
      live('make', ready, { ...bench, nails: 0, pick: 1 })
      for (const idle of ['wait', 'sing', 'nod', 'bow', 'look', 'hum', 'turn']) live(idle, free, free)
    }
  }
  const condition = (isWary: boolean) => contractsOf(known, null, isWary).condition!('make')
  lives(4)
  const [nails, place] = [is('nails', '>=', 2), is('near.bench', '==', true)]
  expect(condition(true)).toEqual([nails, place])
  expect(condition(false)).toEqual([nails])
  const away = { 'can.wait': true, nails: 2, 'can.make': true }
  for (let i = 0; i < 9; i++) live('make', away, { 'can.wait': true, nails: 0, pick: 1 })
  expect(condition(true)).toEqual([nails])
})

test('wary: a move that rests after failures was on offer, and needs nothing that was not there', () => {
  const known = experience()
  const live = (move: string, before: Facts, after: Facts) => known.record(move, { before, after, steps: 1 })
  const idle = ['sing', 'nod', 'bow', 'look', 'hum', 'turn']
  const at = (ore: number, offer: Facts[string], meadow: boolean): Facts => ({
    'can.wait': true,
    ore,
    'near.oven': true,
    ...(offer === null ? {} : { 'can.melt': offer }),
    ...(meadow ? { 'near.meadow': true } : {}),
  })
  for (let i = 0; i < 8; i++) {
    live('melt', at(1, true, true), { ...at(0, null, true), iron: 1 })
    live('wait', at(1, 'resting', false), at(1, 'resting', false)) // without fuel it failed
    for (const move of idle) live(move, { 'can.wait': true, ore: 0 }, { 'can.wait': true, ore: 0 })
  }
  expect(contractsOf(known, null, true).condition!('melt')).toEqual([is('ore', '>=', 1)])
})
