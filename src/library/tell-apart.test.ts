import { expect, test } from 'vitest'
import { type Facts, is } from '#core'
import { contractsOf } from './contract.ts'
import { experience } from './experience.ts'
import { lived, withIdlers } from './testing/lives.ts'

test('while a move succeeded but few times, it likely needs the place that others need', () => {
  const known = lived()
  const forge = (before: Facts, works: boolean) =>
    known.record('forge', { before, after: works ? { ...before, wood: 0, tongs: 1 } : before, steps: 1 })
  // Whoever forged happened to have many feathers: that tells even more failures apart than the place does.
  for (let i = 0; i < 3; i++) forge({ wood: 1, feathers: 7, near: true, 'can.forge': true }, true)
  for (let i = 0; i < 12; i++) forge({ wood: 1, feathers: 1, near: i < 2, 'can.forge': true }, false)
  const contracts = contractsOf(known)
  expect(contracts.achieving('tongs+')[0].pre).not.toContainEqual(is('near', '==', true))
  const aware = contractsOf(known)
  aware.achieving('pick+') // needs the place
  expect(aware.achieving('tongs+')[0].pre).toContainEqual(is('near', '==', true))
})

test('where lives are few: of what tells the successes apart as well, that which was in hand is needed likelier', () => {
  const { known, live } = withIdlers()
  for (let i = 0; i < 9; i++) live('carry', { 'bag.ladder': 1 }, { 'bag.ladder': 1 })
  const had = { 'bag.ladder': 1, 'bag.pick': 1 }
  for (let i = 0; i < 2; i++) live('smelt', { ...had, ore: i, held: 'sand' }, { ...had, ore: i + 1, held: 'pick' })
  for (let i = 0; i < 4; i++) live('smelt', { ore: 1 }, { ore: 1 })
  const needs = (isWary: boolean) => contractsOf(known, null, isWary).achieving('ore+')[0].pre
  expect(needs(false)).toContainEqual(is('bag.ladder', '>=', 1))
  expect(needs(true)).toContainEqual(is('bag.pick', '>=', 1))
})

/** Digging works with a spade; by chance the successes were all on a hill, and so were most failures. */
function dug(lives: number) {
  const known = experience()
  const at = (spade: number, hill: boolean): Facts => ({ spade, hill, 'can.dig': true })
  for (let life = 0; life < lives; life++) {
    known.begin()
    for (const idle of ['wait', 'sing', 'dance', 'look']) {
      known.record(idle, { before: at(0, false), after: at(0, false), steps: 1 })
      known.record(idle, { before: at(1, true), after: at(1, true), steps: 1 })
    }
    known.record('dig', { before: at(1, true), after: { ...at(1, true), ore: 1 }, steps: 1 })
    for (let i = 0; i < 2; i++) known.record('dig', { before: at(0, i === 1), after: at(0, i === 1), steps: 1 })
  }
  return known
}

test('where lives are few: what the successes of a few had is guessed, what many had is known, and chance is told from it', () => {
  const needs = (lives: number, isWary = true) => {
    const { pre, guesses = 0 } = contractsOf(dug(lives), null, isWary).achieving('ore+')[0]
    return { facts: pre.map(({ fact }) => fact), guesses }
  }
  expect(needs(3)).toEqual({ facts: ['spade'], guesses: 1 })
  expect(needs(12)).toEqual({ facts: ['spade'], guesses: 0 })
  expect(needs(3, false)).toEqual({ facts: ['spade'], guesses: 0 })
})

test('where lives are few: what was in hand at every success stays a guess, though chance may explain the failures', () => {
  const needs = (held: string) => {
    const { known, live } = withIdlers()
    const had = { 'bag.pick': 1, held }
    for (let life = 0; life < 4; life++) {
      known.begin()
      for (let i = 0; i < 5; i++) live('smelt', { ...had, ore: i }, { ...had, ore: i + 1 })
      live('smelt', { ...had, ore: 5 }, { ...had, ore: 5 }) // broken off
      if (life > 0) live('smelt', { ore: 0 }, { ore: 0 })
    }
    const { pre, guesses = 0 } = contractsOf(known, null, true).achieving('ore+')[0]
    return { needs: pre.filter(({ fact }) => fact === 'bag.pick'), guesses }
  }
  expect(needs('pick')).toEqual({ needs: [is('bag.pick', '>=', 1)], guesses: 1 })
  expect(needs('sand')).toEqual({ needs: [], guesses: 0 })
})

test('where lives are few: whoever has a thing goes on with a better tool, and what was in hand first in each life is what it takes', () => {
  const { known, live } = withIdlers()
  for (let life = 0; life < 3; life++) {
    known.begin()
    const plain = { 'bag.wood': 1, 'bag.iron': 1 }
    live('smelt', { ...plain, gem: 0 }, { ...plain, gem: 1, held: 'iron' })
    // Of the first gems a better tool is made, and the plain one is gone by then.
    const better = { 'bag.wood': 1, 'bag.best': 1 }
    live('smelt', { ...better, gem: 1 }, { ...better, gem: 2, held: 'best' })
    for (let i = 0; i < 5; i++)
      live('smelt', { 'bag.wood': i % 4 ? 1 : 0, gem: 0 }, { 'bag.wood': i % 4 ? 1 : 0, gem: 0 })
  }
  const needs = (isWary: boolean) =>
    contractsOf(known, null, isWary)
      .achieving('gem+')[0]
      .pre.map(({ fact }) => fact)
  expect(needs(true)).toContain('bag.iron')
  expect(needs(false)).not.toContain('bag.iron')
})

test('where lives are few: what fails seldom needs a thing that is mostly at hand, but no place where one mostly is', () => {
  const needs = (missing: string) => {
    const { known, live } = withIdlers()
    const there = { 'bag.pick': 1, 'near.grass': true }
    for (let life = 0; life < 60; life++) {
      known.begin()
      live('smelt', { ...there, ore: 0 }, { ...there, ore: 1 })
      const { [missing as 'bag.pick']: _, ...elsewhere } = there
      if (life % 15 === 0) live('smelt', { ...elsewhere, ore: 0 }, { ...elsewhere, ore: 0 })
      // It is mostly so, and not always.
      for (const idle of ['wait', 'sing']) live(idle, life % 2 ? there : {}, life % 2 ? there : {})
    }
    return contractsOf(known, null, true)
      .achieving('ore+')[0]
      .pre.map(({ fact }) => fact)
  }
  expect(needs('bag.pick')).toEqual(['bag.pick'])
  expect(needs('near.grass')).toEqual([])
})

test('where lives are few: what every life begins with and loses by and by tells how late it is, and is no need', () => {
  const needs = (atStart: number) => {
    const known = experience(
      null,
      () => true,
      () => null,
      [],
      () => true,
      [],
      fact => (fact === 'food' ? atStart : 0),
    )
    for (let life = 0; life < 8; life++) {
      known.begin()
      const at = (food: number): Facts => ({ food, wood: 1, 'can.cut': true })
      for (const idle of ['wait', 'sing', 'dance', 'look', 'nod', 'bow', 'hum', 'sit'])
        known.record(idle, { before: at(20), after: at(20), steps: 1 })
      known.record('cut', { before: at(20), after: { ...at(20), wood: 2 }, steps: 1 })
      // Late in life there is no room for more.
      for (let i = 0; i < 2; i++) known.record('cut', { before: at(8), after: at(8), steps: 1 })
    }
    return contractsOf(known, null, true)
      .achieving('wood+')[0]
      .pre.map(({ fact }) => fact)
  }
  expect(needs(0)).toContain('food')
  expect(needs(20)).not.toContain('food')
})
