import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkPredicate,
  type FactPattern,
  type Facts,
  goalOf,
  holds,
  normalForm,
  type Predicate,
  parseGoal,
  parsePredicate,
  printPredicate,
  progress,
} from './index.ts'

const vocabulary: readonly FactPattern[] = [
  { pattern: 'inventory.*', type: 'number', words: 'held', values: ['wood', 'stone', 'iron_pickaxe'] },
  { pattern: 'asleep', type: 'boolean', words: 'asleep' },
  { pattern: 'biome', type: 'string', words: 'biome' },
]
const read = parsePredicate

describe('the language of goals', () => {
  test('reads comparisons, connectives, windows and parameters', () => {
    expect(read('inventory.wood >= 3')).toEqual({ fact: 'inventory.wood', op: '>=', value: 3 })
    expect(read('a and not b or c')).toEqual({
      or: [
        { and: [{ fact: 'a', op: '==', value: true }, { not: { fact: 'b', op: '==', value: true } }] },
        { fact: 'c', op: '==', value: true },
      ],
    })
    expect(read('ko >= 1 within 3')).toEqual({ within: 3, of: { fact: 'ko', op: '>=', value: 1 } })
    expect(read('a before b')).toMatchObject({ before: { fact: 'a' }, then: { fact: 'b' } })
    expect(read('x >= start.x + 2')).toEqual({ fact: 'x', op: '>=', value: { fact: 'start.x', plus: 2 } })
    expect(read('x >= $n')).toEqual({ fact: 'x', op: '>=', value: { fact: '$n', plus: 0 } })
    for (const text of ['biome == "old growth"', "biome == 'old growth'"])
      expect(read(text)).toEqual({ fact: 'biome', op: '==', value: 'old growth' })
    expect(read("biome == 'it\\'s \"here\"'")).toEqual({ fact: 'biome', op: '==', value: 'it\'s "here"' })
  })

  test.each([
    ['inventory.wood >=', 'expected a value, but it ends there'],
    ['inventory.wood >= 3 3', 'at position 21, found "3"'],
    ['(a or b', 'expected ")"'],
    ['>= 3', 'expected a fact'],
    ['', 'expected a fact'],
    ['a = 3', 'write "=="'],
    ['a => 3', 'write ">="'],
    ['a && b', 'write "and"'],
    ['a || b', 'write "or"'],
    ['!a', 'write "not"'],
    ["a == 'b", "this ' is never closed"],
    ['a == "b\\q"', 'without unknown escapes'],
  ])('says where "%s" stops making sense', (text, message) => {
    expect(() => read(text)).toThrow(message)
  })

  test('refuses words the game does not have, with a suggestion', () => {
    expect(() => parseGoal({ id: 'g', vocabulary }, 'inventory.iron_pickax >= 1')).toThrow(
      'did you mean "inventory.iron_pickaxe"?',
    )
    expect(() => checkPredicate(read('asleep >= 1'), vocabulary)).toThrow('is a boolean')
    expect(() => checkPredicate(read('biome > "a"'), vocabulary)).toThrow('only == and !=')
    expect(() => checkPredicate(read('inventory.wood >= start.inventory.stone + 1'), vocabulary)).not.toThrow()
    expect(() => checkPredicate(read('inventory.wood >= start.inventory.stones + 1'), vocabulary)).toThrow(
      'inventory.stones',
    )
  })

  const game = {
    id: 'g',
    vocabulary: [
      { pattern: 'inventory.*', type: 'number', range: [0, 9], words: 'held', values: ['wood', 'stone'] },
      ...vocabulary.slice(1),
      { pattern: 'facing', type: 'string', words: 'ahead', values: ['tree'] },
    ] as const,
  }

  test('says what goals look like in the words of the game, where one makes no sense', () => {
    const told = 'Goals of g: inventory.wood >= 3; asleep; facing == "tree"; inventory.wood >= 3 and not asleep'
    expect(() => parseGoal(game, 'get wood')).toThrow(told)
    for (const example of told.slice(12).split('; ')) expect(parseGoal(game, example).text).toBe(example)
  })

  test('two facts are not compared: what is allowed is said', () => {
    expect(() => parseGoal(game, 'inventory.wood > inventory.stone')).toThrow(
      'cannot be compared with another fact, "inventory.stone": compare it with a number, or with a fact as it was at the start (start.inventory.stone + 1)',
    )
    expect(() => parseGoal(game, 'inventory.wood > start.inventory.stone + 1')).not.toThrow()
    expect(() => parseGoal(game, 'biome == asleep')).not.toThrow() // a text may be any word
  })

  test.each([
    ['inventory.wood >= 10', false],
    ['inventory.wood > 9', false],
    ['inventory.wood < 0', false],
    ['not inventory.wood == 10', false],
    ['asleep before inventory.wood <= -1', false],
    ['inventory.wood >= 10 within 3 or asleep', false],
    ['inventory.wood >= 9', true],
    ['inventory.wood > 8 and inventory.wood != 10', true],
    ['inventory.wood < 1', true],
  ])('a comparison outside of its range is refused: %s', (text, allowed) => {
    if (allowed) expect(() => parseGoal(game, text)).not.toThrow()
    else expect(() => parseGoal(game, text)).toThrow('"inventory.wood" lies between 0 and 9: it is never')
  })

  test('what is printed reads back as the same predicate, whatever it is', () => {
    fc.assert(
      fc.property(predicates, predicate => {
        expect(read(printPredicate(predicate))).toEqual(predicate)
      }),
    )
  })
})

describe('truth', () => {
  test('is three-valued: a hidden fact leaves open what depends on it', () => {
    const facts: Facts = { x: null, y: 1 }
    expect(holds(read('x >= 1'), [facts])).toBeNull()
    expect(holds(read('x >= 1 and y == 0'), [facts])).toBe(false)
    expect(holds(read('x >= 1 or y == 1'), [facts])).toBe(true)
    expect(holds(read('not x >= 1'), [facts])).toBeNull()
  })

  test('an absent number is 0, an absent boolean false, an absent text empty', () => {
    expect(holds(read('n == 0 and not b and s == ""'), [{}])).toBe(true)
  })

  test('looks back: within counts steps from the start, before wants another, later step', () => {
    const window = [
      { a: 0, b: 1 },
      { a: 1, b: 0 },
      { a: 0, b: 1 },
    ]
    expect(holds(read('a == 1 within 1'), window)).toBe(true)
    expect(holds(read('a == 1 within 0'), window)).toBe(false)
    expect(holds(read('a == 1 before b == 1'), window)).toBe(true)
    expect(holds(read('a == 1 before b == 1'), window.slice(0, 2))).toBe(false)
    expect(holds(read('b >= start.b'), window)).toBe(true)
    expect(holds(read('b >= $least'), window, { least: 2 })).toBe(false)
  })

  test('progress is 1 exactly where the predicate holds, and grows on the way', () => {
    const goal = read('x >= 4')
    expect([0, 1, 2, 3, 4].map(x => progress(goal, [{ x: 0 }, { x }]))).toEqual([0, 0.25, 0.5, 0.75, 1])
    fc.assert(
      fc.property(predicates, windows, (predicate, window) => {
        const value = progress(predicate, window)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value === 1).toBe(holds(predicate, window) === true)
      }),
    )
  })
})

describe('the normal form', () => {
  test('gives two texts of one predicate one goal', () => {
    const same = [
      'a >= 1 and b >= 2',
      'b >= 2 and a >= 1',
      'a >= 1 and (b >= 2 and a >= 1)',
      'not (a < 1 or b < 2)',
      'a >= 0 and a >= 1 and b >= 2',
    ]
    expect(new Set(same.map(text => goalOf('g', read(text)).id)).size).toBe(1)
    expect(goalOf('g', read('a >= 1')).id).not.toBe(goalOf('g', read('a >= 2')).id)
  })

  test('keeps the truth and is its own normal form', () => {
    fc.assert(
      fc.property(predicates, windows, (predicate, window) => {
        const normal = normalForm(predicate)
        expect(holds(normal, window)).toBe(holds(predicate, window))
        expect(normalForm(normal)).toEqual(normal)
      }),
      { numRuns: 1000 },
    )
  })
})

const leaf = fc.record({
  fact: fc.constantFrom('a', 'b', 'c.d'),
  op: fc.constantFrom('==' as const, '!=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const),
  value: fc.oneof(
    fc.integer({ min: -2, max: 3 }),
    fc.record({ fact: fc.constantFrom('start.a', '$p'), plus: fc.integer({ min: -1, max: 1 }) }),
  ),
})
const { predicates } = fc.letrec<{ predicates: Predicate }>(tie => ({
  predicates: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ and: fc.array(tie('predicates'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('predicates'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ not: tie('predicates') }),
    fc.record({ within: fc.nat(3), of: tie('predicates') }),
    fc.record({ before: tie('predicates'), then: tie('predicates') }),
  ),
}))
const value = fc.option(fc.integer({ min: -2, max: 3 }))
const windows = fc.array(fc.record({ a: value, b: value, 'c.d': value }), { minLength: 1, maxLength: 4 })
