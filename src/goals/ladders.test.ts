import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FactPattern, goalOf, holds, is } from '#core'
import { climbs, rungAbove, rungAt, topOf } from './ladders.ts'

const vocabulary: readonly FactPattern[] = [
  { pattern: 'inventory.*', type: 'number', range: [0, 9], words: '', values: ['wood', 'stone', 'gem'] },
  { pattern: 'achievement.*', type: 'number', range: [0, 10_000], words: '', values: ['wood'] },
  { pattern: 'health', type: 'number', words: '' },
  { pattern: 'lit', type: 'number', range: [0, 1], words: '' },
  { pattern: 'near.*', type: 'boolean', words: '', values: ['table'] },
]
const goal = (fact: string, n = 1) => goalOf('g', is(fact, '>=', n), { maxSteps: 70 })
const amounts = fc.integer({ min: 0, max: 200 })
const tops = fc.integer({ min: 2, max: 100 })
const isRung = (n: number | null) => n === null || (n >= 2 && Number.isInteger(Math.log2(n)))

describe('rungs', () => {
  test('are 2, 4, 8 …, never beyond the top; the one stood on is not above the amount, the next one is', () => {
    fc.assert(
      fc.property(amounts, tops, (amount, top) => {
        const [at, above] = [rungAt(amount, top), rungAbove(amount, top)]
        expect(isRung(at) && isRung(above)).toBe(true)
        if (at !== null) expect(at).toBeLessThanOrEqual(Math.min(amount, top))
        if (above !== null) expect([above > amount, above <= top]).toEqual([true, true])
        // Nothing lies between the two, and a missing one is missing because of the bounds alone.
        if (at !== null && above !== null) expect(above).toBe(2 * at)
        if (at === null) expect(amount).toBeLessThan(2)
        if (above === null) expect(2 * (rungAt(amount, Infinity) ?? 1)).toBeGreaterThan(top)
      }),
    )
  })

  test('climbing one after another reaches every rung below the top, once, and ends', () => {
    fc.assert(
      fc.property(tops, top => {
        const climbed: number[] = []
        for (let at: number | null = rungAbove(1, top); at !== null; at = rungAbove(at, top)) climbed.push(at)
        expect(climbed).toEqual(Array.from({ length: Math.floor(Math.log2(top)) }, (_, i) => 2 ** (i + 1)))
      }),
    )
  })

  test('only amounts within a range that can be held are goals', () => {
    const of = ['inventory.wood', 'achievement.wood', 'health', 'lit', 'near.table', 'unheard.of']
    expect(of.map(fact => topOf(fact, vocabulary))).toEqual([9, null, null, null, null, null])
  })
})

describe('climbs', () => {
  test('twice of what is held, of each fact once; nothing of what was never held, or stands on the last rung', () => {
    const held: Record<string, number> = { 'inventory.wood': 3, 'inventory.gem': 8, 'achievement.wood': 5 }
    const goals = [...['inventory.wood', 'inventory.stone', 'inventory.gem', 'achievement.wood'].map(f => goal(f))]
    const found = climbs([...goals, goal('inventory.wood', 2)], fact => held[fact] ?? 0, vocabulary)
    expect(found.map(({ text }) => text)).toEqual(['inventory.wood >= 4'])
    expect(found[0]).toMatchObject({ origin: 'proposed', maxSteps: 70, id: goal('inventory.wood', 4).id })
  })

  test('what is proposed does not hold where the most was held, lies in the range, and is a goal no one had', () => {
    const things = fc.constantFrom('wood', 'stone', 'gem')
    fc.assert(
      fc.property(fc.dictionary(things, fc.integer({ min: 0, max: 9 })), held => {
        const facts = Object.fromEntries(Object.entries(held).map(([thing, n]) => [`inventory.${thing}`, n]))
        const goals = Object.keys(facts).map(fact => goal(fact))
        for (const { predicate } of climbs(goals, fact => facts[fact] ?? 0, vocabulary)) {
          expect(holds(predicate!, [facts])).toBe(false)
          if (!predicate || !('fact' in predicate)) throw new Error('not one comparison')
          expect(predicate.value as number).toBeLessThanOrEqual(9)
          expect(predicate.value as number).toBeLessThanOrEqual(2 * facts[predicate.fact])
        }
      }),
    )
  })
})
