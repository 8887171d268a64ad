import { expect, test } from 'vitest'
import { type Facts, type Goal, goalOf, is, type Json } from '#core'
import type { Atom } from './atom.ts'
import type { Contract } from './contract.ts'
import { contractSet } from './contract-set.ts'
import { demandOf, Rises, stock } from './demand.ts'
import type { Host } from './host.ts'

const atom = (fact: string, value: number | boolean = true) =>
  is(fact, typeof value === 'number' ? '>=' : '==', value) as Atom
const way = (name: string, effect: string, pre: Atom[], spends: string[] = []): Contract => ({
  ...{ name, move: name, effect, pre, rate: 0.9, steps: 2, successes: 20 },
  ...(spends.length > 0 ? { spends } : {}),
})
const table = [atom('wood', 2)]
const pick = [atom('wood', 1), atom('near.table')]
const hammer = [atom('stone', 1), atom('wood', 1), atom('near.table')]
const contracts = contractSet({
  contracts: [
    way('chop', 'wood+', [atom('can.chop')]),
    way('build', 'near.table=true', table, ['wood']),
    way('build', 'built+', table, ['wood']),
    way('carve', 'pick+', pick, ['wood']),
    way('mine', 'stone+', [atom('can.mine'), atom('pick', 1)]),
    way('forge', 'hammer+', hammer, ['stone', 'wood']),
  ],
  persistence: {},
  refuge: null,
})
const goals = ['built', 'pick', 'hammer'].map((fact): Goal => goalOf('field', is(fact, '>=', 1), {}))

test('what several goals use up between them: a table and a pickaxe are made once, whoever needs them', () => {
  expect(Object.fromEntries(demandOf(contracts, goals, {}))).toEqual({ wood: 4, stone: 1 })
  expect(Object.fromEntries(demandOf(contracts, [goals[2]], {}))).toEqual({ wood: 4, stone: 1 })
  expect(Object.fromEntries(demandOf(contracts, [goals[2]], { pick: 1, 'near.table': true }))).toEqual({
    wood: 1,
    stone: 1,
  })
})

/** Trees that give one a step, until there are none left. */
function grove(trees: number, facts: Record<string, number | boolean>) {
  const rises = new Rises()
  let steps = 0
  const body = {
    facts: () => ({ ...facts }) as Facts,
    situation: () => ({ ...facts, ...(trees > 0 ? { 'can.chop': true } : {}) }) as Facts,
    get steps() {
      return steps
    },
    aim() {},
    *move(move: Json) {
      const before = { ...facts }
      yield move
      steps++
      if (trees-- > 0) facts.wood = Number(facts.wood ?? 0) + 1
      rises.see({ before, after: { ...facts }, steps: 1 }, steps)
    },
  } as unknown as Host
  const live = (script: Generator<unknown, unknown>) => {
    let next = script.next()
    while (!next.done) next = script.next()
    return next.value
  }
  return { body, rises, live, facts }
}

test('where one was just got, it is got for all of them; nobody sets out for it, and nobody waits where there is no more', () => {
  const fresh = grove(9, {})
  expect(fresh.live(stock(fresh.body, fresh.rises, contracts, goals))).toBe(false)
  fresh.live(fresh.body.move('chop') as never)
  expect(fresh.live(stock(fresh.body, fresh.rises, contracts, goals))).toBe(true)
  expect(fresh.facts.wood).toBe(4)
  expect(fresh.live(stock(fresh.body, fresh.rises, contracts, goals))).toBe(false)
  const sparse = grove(2, {})
  sparse.live(sparse.body.move('chop') as never)
  expect(sparse.live(stock(sparse.body, sparse.rises, contracts, goals))).toBe(true)
  expect(sparse.facts.wood).toBe(2)
})
