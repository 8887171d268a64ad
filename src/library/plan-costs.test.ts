import { describe, expect, test } from 'vitest'
import type { Atom } from './atom.ts'
import type { Contract } from './contract.ts'
import { plan } from './plan.ts'
import { hopeless, pricesOf } from './plan-costs.ts'
import { contract, contracts } from './testing/contracts.ts'

const atom = (fact: string, value: Atom['value'] = 1): Atom => ({
  fact,
  op: typeof value === 'number' ? '>=' : '==',
  value,
})
const prices = (all: readonly Contract[], facts?: Record<string, number | boolean>) =>
  pricesOf({ contracts: contracts(all), provider: () => null, facts })

describe('prices', () => {
  // Planks are got from logs, and by taking a table to pieces; a table is made of planks.
  const circle = [
    contract('chop', 'log+', [], { steps: 5 }),
    contract('saw', 'planks+', [atom('log')], { gain: 4, spends: ['log'] }),
    contract('break', 'planks+', [atom('table')], { spends: ['table'] }),
    contract('build', 'table+', [atom('planks', 4)], { spends: ['planks'] }),
    contract('carve', 'pick+', [atom('planks', 3), atom('table')], { spends: ['planks'] }),
  ]

  test('are the same whatever was asked for first', () => {
    const names = ['log', 'planks', 'table', 'pick']
    const asked = (order: readonly string[]) => {
      const cost = prices(circle)
      const found = new Map(order.map(name => [name, cost(atom(name))]))
      return names.map(name => found.get(name))
    }
    const first = asked(names)
    for (const order of [
      ['pick', 'table', 'planks', 'log'],
      ['table', 'log', 'pick', 'planks'],
    ])
      expect(asked(order)).toEqual(first)
    expect(first[0]).toBe(5)
    expect(first[1]).toBeCloseTo(1 + 0.7 * 5)
    expect(first[2]).toBeCloseTo(1 + 0.7 * (1 + 0.7 * 5)) // four planks are one log
    expect(Math.max(...(first as number[]))).toBeLessThan(20)
  })

  test('nothing is priced by what needs it: a circle without a way in is hopeless', () => {
    const cost = prices(circle.filter(({ name }) => name !== 'chop'))
    expect(cost(atom('planks'))).toBe(hopeless)
    expect(cost(atom('pick'))).toBe(hopeless)
  })

  test('on a scale counts where a way led from elsewhere, and how often: what raises a little leads nowhere far', () => {
    const climb = contract('climb', 'height+', [], { steps: 3, legs: [...Array(4)].map((_, i) => [10 * i, 60]) })
    const hop = contract('hop', 'height+', [], {
      legs: [
        [9, 11],
        [58, 60],
        [59, 61],
        [60, 62],
      ],
    })
    const cost = prices([climb, hop])
    expect(cost(atom('height', 60))).toBe(1.5) // two hops of three, whatever the number
    expect(cost(atom('height', 30))).toBe(3) // no hop came from below so high
    expect(cost(atom('height', 11))).toBe(1)
    expect(cost(atom('height', 80))).toBe(hopeless)
    const { program } = plan(atom('height', 80), { contracts: contracts([climb, hop]), provider: () => null })
    expect(program).toBeNull()
  })

  test('what is at hand costs nothing, what it makes costs the less, and only what is missing is paid for', () => {
    const far = prices(circle)(atom('pick'))
    const near = prices(circle, { planks: 8 })
    expect(near(atom('planks'))).toBe(0)
    expect(near(atom('pick'))).toBeLessThan(far)
    expect(prices(circle, { planks: 8, table: 1 })(atom('pick'))).toBe(1)
    const single = contract('dig', 'stone+', [], { steps: 2 })
    expect(prices([single], { stone: 6 })(atom('stone', 8))).toBe(4)
    expect(prices([single])(atom('stone', 8))).toBe(16)
  })

  test('what is used up is paid for every time, what stays once', () => {
    const pick = contract('forge', 'pick+', [], { steps: 10 })
    const kept = prices([pick, contract('mine', 'ore+', [atom('pick')])])
    const spent = prices([pick, contract('mine', 'ore+', [atom('pick')], { spends: ['pick'] })])
    expect(kept(atom('ore', 3))).toBeCloseTo(3 + 0.7 * 10)
    expect(spent(atom('ore', 3))).toBeCloseTo(3 + 3 * 0.7 * 10)
  })
})
