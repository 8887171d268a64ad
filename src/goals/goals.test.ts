import { describe, expect, test } from 'vitest'
import { type AnyGame, type Facts, goalOf, is, random } from '#core'
import { listedGoals, matches } from './catalogue.ts'
import { exactJudge, lyingJudge } from './evaluator.ts'
import { relabeller } from './relabeler.ts'

const wood = goalOf('g', is('inventory.wood', '>=', 1))
const table = goalOf('g', is('near.table', '==', true))

describe('the evaluator', () => {
  test('the predicate decides; a hidden fact is no yes', () => {
    expect(exactJudge.judge(wood, { 'inventory.wood': 1 }, 7)).toEqual({
      outcome: 'yes',
      progress: 1,
      evidence: [7],
      judge: 'predicate',
    })
    expect(exactJudge.judge(wood, {}, 7)).toMatchObject({ outcome: 'no', evidence: [] })
    expect(exactJudge.judge(wood, { 'inventory.wood': null }, 7)).toMatchObject({
      outcome: 'unknown',
      progress: 0,
      evidence: [],
    })
    expect(exactJudge.judge({ ...wood, predicate: null }, { 'inventory.wood': 1 }, 7).outcome).toBe('unknown')
  })

  test('a liar lies about failures, at its rate and no more; never about successes', () => {
    const judge = lyingJudge(0.05, random(9))
    const lies = Array.from({ length: 10_000 }, (_, i) => judge.judge(wood, {}, i)).filter(
      ({ judge }) => judge === 'liar',
    )
    expect(lies.length).toBeGreaterThan(410) // four standard deviations
    expect(lies.length).toBeLessThan(590)
    expect(lies.every(({ outcome }) => outcome === 'yes')).toBe(true)
    expect(lyingJudge(1, random(1)).judge(wood, { 'inventory.wood': 1 }, 0).judge).toBe('predicate')
    expect(lyingJudge(0, random(1))).toBe(exactJudge)
  })
})

describe('the relabeller', () => {
  const plain = () => relabeller([wood, table], () => false)
  const names = (labels: readonly { goal: { text: string }; step: number }[]) =>
    labels.map(({ goal, step }) => `${goal.text} @${step}`)

  test('names what was reached, aimed at or not, once an episode', () => {
    const labels = plain()
    const [none, one, both]: Facts[] = [
      { 'inventory.wood': 0, 'near.table': false },
      { 'inventory.wood': 1, 'near.table': false },
      { 'inventory.wood': 1, 'near.table': true },
    ]
    expect(labels.see(none, none, 0)).toEqual([])
    expect(names(labels.see(none, one, 3))).toEqual(['inventory.wood >= 1 @3'])
    expect(names(labels.see(one, both, 5))).toEqual(['near.table @5'])
    expect(labels.see(none, both, 9)).toEqual([])
    expect([...labels.reached]).toEqual([wood.id, table.id])
  })

  test('ladders: amounts become goals of their own at 2, 4, 8', () => {
    const labels = relabeller([wood], fact => fact === 'inventory.wood')
    const at = (n: number): Facts => ({ 'inventory.wood': n })
    expect(names(labels.see(at(0), at(1), 1))).toEqual(['inventory.wood >= 1 @1'])
    expect(names(labels.see(at(1), at(2), 2))).toEqual(['inventory.wood >= 2 @2'])
    expect(names(labels.see(at(2), at(3), 3))).toEqual([])
    expect(names(labels.see(at(3), at(5), 4))).toEqual(['inventory.wood >= 4 @4'])
    const [rung] = relabeller([wood], () => true)
      .see(at(1), at(2), 0)
      .slice(-1)
    expect(rung.goal).toMatchObject({ id: goalOf('g', is('inventory.wood', '>=', 2)).id, origin: 'relabelled' })
    expect(names(plain().see(at(1), at(8), 1))).toEqual(['inventory.wood >= 1 @1'])
  })

  test('a goal with a deadline is reached in time or not at all', () => {
    const soon = goalOf('g', { within: 3, of: is('inventory.wood', '>=', 1) })
    const seen = (step: number) => names(relabeller([soon], () => false).see({}, { 'inventory.wood': 1 }, step))
    expect(seen(3)).toEqual(['inventory.wood >= 1 within 3 @3'])
    expect(seen(4)).toEqual([])
  })
})

describe('the catalogue', () => {
  const game = {
    id: 'g',
    vocabulary: [
      { pattern: 'inventory.*', type: 'number', range: [0, 9], words: 'held', values: ['wood', 'stone'] },
      { pattern: 'near.*', type: 'boolean', words: '', values: ['table'] },
      { pattern: 'facing', type: 'string', words: '', values: ['tree'] },
      { pattern: 'asleep', type: 'boolean', words: '' },
      { pattern: 'steps', type: 'number', range: [0, 60], words: 'steps so far' },
      { pattern: 'screen', type: 'string', words: 'what is asked' },
      { pattern: 'seen.*', type: 'boolean', words: '' },
    ],
  } as unknown as AnyGame
  const texts = (...only: string[]) => listedGoals(game, only, 50).map(({ text }) => text)

  test('lists one of everything, each thing that can be so, and nothing unbounded', () => {
    expect(texts()).toEqual(['inventory.wood >= 1', 'inventory.stone >= 1', 'near.table', 'facing == "tree"', 'asleep'])
    expect(texts('asleep', 'inventory.*')).toEqual(['inventory.wood >= 1', 'inventory.stone >= 1', 'asleep'])
    expect(listedGoals(game, [], 50)[0].maxSteps).toBe(50)
    expect([matches('near.*', 'nearly'), matches('near.*', 'near.x'), matches('steps', 'steps2')]).toEqual([
      false,
      true,
      false,
    ])
  })

  test('what a wider fact counts as well is a goal only by its own name', () => {
    const [inventory, ...others] = game.vocabulary
    const counted = { ...game, vocabulary: [{ ...inventory, covered: ['wood'] }, ...others] }
    const texts = (...only: string[]) => listedGoals(counted, only).map(({ text }) => text)
    expect(texts()).toEqual(['inventory.stone >= 1', 'near.table', 'facing == "tree"', 'asleep'])
    expect(texts('inventory.*')).toEqual(['inventory.stone >= 1'])
    expect(texts('inventory.wood')).toEqual(['inventory.wood >= 1'])
    expect(texts('inventory.wood >= 2')).toEqual(['inventory.wood >= 2'])
  })

  test('takes comparisons as well, each goal once', () => {
    expect(texts('steps >= 5', ' inventory.wood >= 1 ', 'inventory.*', "screen == 'map'")).toEqual([
      'inventory.wood >= 1',
      'inventory.stone >= 1',
      'steps >= 5',
      'screen == "map"',
    ])
    expect(listedGoals(game, ['steps >= 5'], 50)[0].maxSteps).toBe(50)
  })

  test('takes a comparison with a deadline, a goal of its own', () => {
    const [whenever, soon] = listedGoals(game, ['inventory.wood >= 1', 'inventory.wood >= 1 within 3'])
    expect([whenever.text, soon.text]).toEqual(['inventory.wood >= 1', 'inventory.wood >= 1 within 3'])
    expect(whenever.id).not.toBe(soon.id)
  })

  test.each([
    ['steps', '"steps" alone is no goal, it is a number (steps so far): compare it, such as "steps >= 3"'],
    ['screen', 'compare it, such as "screen == VALUE"'],
    ['wood', 'no goal of g is called "wood"; did you mean inventory.wood?'],
    ['inventry.*', 'did you mean inventory.*?'],
    ['near.tabel', 'did you mean near.table?'],
    ['xyzzyxyzzyxyzzy', 'it knows inventory.*, near.*'],
    ['', 'no goal of g is called ""'],
    ['seen.*', 'no goal of g is called "seen.*"'],
    ['steps >= 5 and asleep', 'is no goal to learn'],
    ['(steps >= 5 and asleep) within 3', 'is no goal to learn'],
    ['asleep within 0', 'leaves no step to reach it'],
    ['steps >= 61', 'lies between 0 and 60'],
    ['step >= 5', 'did you mean "steps"?'],
  ])('"%s" names no goal, and what would is said', (only, message) => {
    expect(() => texts('asleep', only)).toThrow(message)
  })
})
