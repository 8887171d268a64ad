import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Goal, goalOf, holds, is } from '#core'
import { conjunction, pairs, rare } from './conjunctions.ts'

const thing = (name: string, n = 1) => goalOf('g', is(`has.${name}`, '>=', n), { maxSteps: 50 })
const names = ['wood', 'stone', 'coal', 'iron', 'water', 'sleep']
const goals = names.map(name => thing(name))
const [wood, stone, coal, iron] = goals
const life = (...reached: readonly Goal[]) => new Set(reached.map(({ id }) => id))
const anyLives = fc.array(
  fc.subarray(goals).map(reached => life(...reached)),
  { maxLength: 15 },
)
const ids = (found: readonly { readonly goal: Goal }[]) => found.map(({ goal }) => goal.id)

describe('a conjunction', () => {
  test('counts the lives that saw all of it, and those that would by chance', () => {
    const lives = [life(wood, stone), life(wood), life(stone), life()]
    expect(conjunction([stone, wood], lives)).toMatchObject({ together: 1, expected: 1, rarity: -Math.log2(1.5 / 5) })
    expect(conjunction([stone, wood], lives)!.goal.text).toBe('has.stone >= 1 and has.wood >= 1')
    expect(conjunction([stone, wood], lives)).toEqual(conjunction([wood, stone], lives))
  })

  test('of two amounts of one thing is none', () => {
    expect(conjunction([wood, thing('wood', 2)], [])).toBeNull()
    expect(conjunction([wood, wood], [])).toBeNull()
  })

  test('is rarer with every part, holds exactly where its parts do, and lies within its bounds', () => {
    fc.assert(
      fc.property(anyLives, fc.subarray(goals, { minLength: 2, maxLength: 5 }), (lives, parts) => {
        const whole = conjunction(parts, lives)!
        expect(whole.together).toBe(lives.filter(seen => parts.every(({ id }) => seen.has(id))).length)
        expect(whole.rarity).toBeGreaterThanOrEqual(-Math.log2((lives.length + 0.5) / (lives.length + 1)) - 1e-9)
        expect(Number.isFinite(whole.rarity)).toBe(true)
        expect(whole.expected).toBeLessThanOrEqual(lives.length)
        if (parts.length > 2) {
          const less = conjunction(parts.slice(1), lives)!
          expect(whole.rarity).toBeGreaterThanOrEqual(less.rarity)
        }
        const facts = Object.fromEntries(parts.map(({ text }) => [text.split(' ')[0], 1]))
        expect(holds(whole.goal.predicate!, [facts])).toBe(true)
        for (const fact of Object.keys(facts))
          expect(holds(whole.goal.predicate!, [{ ...facts, [fact]: 0 }])).toBe(false)
      }),
    )
  })
})

describe('pairs', () => {
  test('those that should have come together and did not, first', () => {
    const lives = [life(wood, stone), life(wood, stone), life(coal), life(coal, wood), life(stone)]
    const found = pairs([wood, stone, coal, iron], lives)
    expect(found).toHaveLength(6)
    expect(new Set(found[0].parts)).toEqual(new Set([stone.id, coal.id])) // each often, never both
    expect(found.at(-1)!.together).toBe(2)
  })

  test('every two of them once, whatever the order they come in; no more than were asked for', () => {
    fc.assert(
      fc.property(anyLives, fc.shuffledSubarray(goals), fc.integer({ min: 0, max: 9 }), (lives, some, atMost) => {
        const all = pairs(some, lives, 99)
        expect(all).toHaveLength((some.length * (some.length - 1)) / 2)
        expect(new Set(ids(all)).size).toBe(all.length)
        expect(pairs([...some, ...some].reverse(), lives.toReversed(), atMost)).toEqual(all.slice(0, atMost))
      }),
    )
  })
})

describe('rarer conjunctions', () => {
  test('what one life in ten saw, or fewer, and at least one did', () => {
    const lives = [life(wood, stone, coal), ...Array.from({ length: 19 }, () => life(wood, stone, iron))]
    const found = rare(goals, lives, { size: 3 })
    expect(found.map(({ parts }) => new Set(parts))).toEqual([life(wood, stone, coal)])
    expect(found[0]).toMatchObject({ together: 1 })
  })

  test('all that qualify and nothing else, the rarest first, whatever the order', () => {
    fc.assert(
      fc.property(
        anyLives,
        fc.integer({ min: 2, max: 3 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (lives, size, share) => {
          const found = rare(goals, lives, { size, share, atMost: 99 })
          const naive = subsets(goals, size)
            .map(parts => lives.filter(seen => parts.every(({ id }) => seen.has(id))).length)
            .filter(count => count > 0 && count <= share * lives.length)
          expect(found.map(({ together }) => together).sort()).toEqual(naive.sort())
          for (const [i, { rarity, parts }] of found.entries()) {
            expect(parts).toHaveLength(size)
            if (i > 0) expect(rarity).toBeLessThanOrEqual(found[i - 1].rarity)
          }
          expect(rare(goals.toReversed(), lives.toReversed(), { size, share, atMost: 99 })).toEqual(found)
        },
      ),
    )
  })

  test('stays quick where a life reached a great many things', () => {
    const many = Array.from({ length: 400 }, (_, i) => thing(`t${i}`))
    expect(rare(many, [life(...many), life()], { size: 3, share: 1, atMost: 7 })).toHaveLength(7)
  })
})

function subsets<T>(from: readonly T[], size: number): T[][] {
  if (size === 0) return [[]]
  return from.flatMap((first, i) => subsets(from.slice(i + 1), size - 1).map(rest => [first, ...rest]))
}
