import { expect, test } from 'vitest'
import { type Goal, goalOf, is } from '#core'
import type { Atom } from './atom.ts'
import type { Contract } from './contract.ts'
import { contractSet } from './contract-set.ts'
import { inPassing } from './in-passing.ts'

const goal = (fact: string, value = 1): Goal => goalOf('field', is(fact, '>=', value), {})
const atom = (fact: string, value: number | boolean = true) =>
  is(fact, typeof value === 'number' ? '>=' : '==', value) as Atom
const way = (name: string, fact: string, pre: Atom[], more: Partial<Contract> = {}): Contract => ({
  ...{ name, move: name, effect: `${fact}+`, pre, rate: 0.9, steps: 3, successes: 20 },
  ...more,
})

test('one known move, all of whose needs are met, is what counts: no guess, no search, nothing that could be done anywhere', () => {
  const goals = ['gem', 'berry', 'nap', 'rare', 'coin'].map(fact => goal(fact))
  const contracts = contractSet({
    contracts: [
      way('dig', 'gem', [atom('can.dig'), atom('pick', 1)]),
      way('eat', 'berry', [atom('can.eat')]),
      way('sleep', 'nap', []),
      way('wish', 'rare', [atom('can.eat')], { successes: 2 }),
      way('roam', 'coin', [atom('can.eat')], { seeks: true }),
    ],
    persistence: {},
    refuge: null,
  })
  const passing = inPassing(contracts, [...goals, goal('gem', 2)])
  const names = (situation: Parameters<typeof passing>[0]) => passing(situation).map(({ text }) => text)
  expect(names({})).toEqual([])
  expect(names({ 'can.dig': true })).toEqual([])
  expect(names({ 'can.dig': true, pick: 1 })).toEqual(['gem >= 1'])
  expect(names({ 'can.eat': true, 'can.dig': true, pick: 2 })).toEqual(['gem >= 1', 'berry >= 1'])
})
