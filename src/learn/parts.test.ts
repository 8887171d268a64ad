import { describe, expect, test } from 'vitest'
import { type AnyGame, goalOf, is, random } from '#core'
import { archive } from './archive.ts'
import { learnConfig, shapeOf } from './config.ts'
import { distil } from './distil.ts'
import { isGhost } from './ghost.ts'
import { newLearner } from './learner.ts'
import { ledger } from './ledger.ts'
import { pools } from './pool.ts'
import { priorsCard } from './priors-card.ts'
import { scoreOf } from './score.ts'
import { outpost } from './testing/outpost.ts'

const game = outpost as unknown as AnyGame
const learner = (given: object = {}) =>
  newLearner({ game, config: learnConfig.parse(given), library: null, saved: null, say: () => {} })

describe('the archive', () => {
  test('keeps the shortest way to each, returns to what was returned to least, and only where it is open', () => {
    const made = archive()
    made.add('a', 1, ['x', 'x'])
    made.add('a', 2, ['x'])
    made.add('a', 3, ['x', 'x', 'x'])
    made.add(
      'b',
      4,
      Array.from({ length: 3001 }, () => 'x'),
    ) // too far
    made.add('c', 5, ['y'])
    const source = random(1)
    expect(made.pick(key => key === 'a', source)).toMatchObject({ key: 'a', seed: 2, actions: ['x'], visits: 1 })
    expect(made.pick(key => key === 'b', source)).toBeNull()
    for (let i = 0; i < 9; i++) made.pick(() => true, source)
    const [a, c] = ['a', 'c'].map(key => made.pick(other => other === key, source)!.visits)
    expect(Math.abs(a - c)).toBeLessThanOrEqual(2)
    expect(archive(JSON.parse(JSON.stringify(made.save()))).save()).toEqual(made.save())
  })
})

describe('pools', () => {
  test('keep the twenty shortest, and give the shortest fifth', () => {
    const made = pools()
    for (let n = 30; n >= 1; n--) made.add('g', { moves: Array.from({ length: n }, () => 'm'), steps: n })
    expect(made.count('g')).toBe(30)
    expect(made.successes('g').map(({ steps }) => steps)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    expect(made.shortestFifth('g').map(({ steps }) => steps)).toEqual([1, 2, 3, 4])
    expect(made.shortestFifth('none')).toEqual([])
    made.add('rare', { moves: ['m'], steps: 9 })
    expect(made.shortestFifth('rare')).toHaveLength(1)
  })
})

describe('distilling', () => {
  const wood = goalOf('outpost', is('inventory.wood', '>=', 1))
  const trace = (...moves: string[]) => ({ moves, steps: moves.length })

  test('from contracts where they say how; the number becomes a parameter once a sibling was reached', () => {
    const made = learner()
    const sample = (n: number) => ({
      before: { 'inventory.wood': n, 'can.use': true },
      after: { 'inventory.wood': n + 1, 'can.use': true },
      steps: 1,
    })
    for (let i = 0; i < 6; i++) made.experience.record('use', sample(i))
    for (let i = 0; i < 6; i++)
      made.experience.record('wait', {
        before: { 'inventory.wood': i, 'can.use': true },
        after: { 'inventory.wood': i, 'can.use': true },
        steps: 1,
      })
    expect(distil(made, wood)).toMatchObject({
      origin: 'contracts',
      effect: wood.predicate,
      program: { parameters: {} },
    })
    made.pools.add(made.goalFor({ fact: 'inventory.wood', op: '>=', value: 2 }).id, trace('use', 'use'))
    const general = distil(made, wood)!
    expect(general.effect).toEqual(is('inventory.wood', '>=', '$count'))
    expect(general.program.parameters).toEqual({ count: 1 })
    expect(JSON.stringify(general.program.body)).toContain('{"move":"use"}')
  })

  test('nothing known, nothing distilled', () => expect(distil(learner(), wood)).toBeNull())

  test('the published shapes take the shortest trace: moves in a loop, or the very actions', () => {
    const pae = learner({ loop: 'pae' })
    const lma3 = learner({ loop: 'lma3' })
    for (const made of [pae, lma3]) {
      made.pools.add(wood.id, trace('a', 'b', 'c'))
      made.pools.add(wood.id, trace('b', 'c'))
    }
    expect(distil(pae, wood)!.program.body).toEqual([
      { repeat: [{ move: 'b' }, { move: 'c' }], until: wood.predicate, atMost: 40 },
    ])
    expect(distil(lma3, wood)!.program.body).toEqual([{ act: 'b' }, { act: 'c' }])
  })
})

test('a switch leaves one part out; a shape leaves out its own as well', () => {
  expect(shapeOf({ loop: 'upskill', without: ['gate'] })).toMatchObject({ without: ['gate'], programs: 'plans' })
  expect(shapeOf({ loop: 'upskill', without: ['contracts'] }).programs).toBe('moves')
  expect(
    shapeOf({ loop: 'pae', without: ['relabel', 'gate'] }).without.filter(part => part === 'relabel'),
  ).toHaveLength(1)
  expect(learner({ without: ['planner'] }).uses('planner')).toBe(false)
  expect(() => learnConfig.parse({ without: ['gat'] })).toThrow()
})

test('verification and report are listed apart from learning', () => {
  const made = ledger()
  for (const [i, purpose] of (['train', 'distil', 'gate', 'duel', 'verify', 'report'] as const).entries())
    made.charge(purpose, 10 ** i)
  expect(made.learning).toBe(1111)
  expect(made.steps).toMatchObject({ verify: 10_000, report: 100_000 })
  expect(ledger(JSON.parse(JSON.stringify(made))).learning).toBe(1111)
})

test.each([
  [{ k: 69, n: 100 }, true],
  [{ k: 70, n: 100 }, false],
  [{ k: 9, n: 20 }, true], // Wilson's upper end is below .70
  [{ k: 10, n: 20 }, false],
  [{ k: 0, n: 0 }, false],
])('%j is a ghost: %s', (tally, ghost) => expect(isGhost(tally)).toBe(ghost))

describe("Crafter's score", () => {
  test('is the geometric mean of one and the percents, less one', () => {
    const episodes = [new Set(['a', 'b']), new Set(['a', 'elsewhere'])]
    const told = scoreOf(['a', 'b', 'c'], episodes)
    expect(told).toMatchObject({ episodes: 2, rates: { a: 1, b: 0.5, c: 0 }, score: 16.27 })
    expect(scoreOf(['a'], [])).toMatchObject({ score: 0, low: 0, high: 100 })
    expect(scoreOf([], []).score).toBe(0)
  })

  test('its interval holds what resampled episodes give, and narrows with the root of their number', () => {
    const source = random(5)
    const rates = { a: 0.9, b: 0.5, c: 0.2, d: 0.05 }
    const lives = (n: number) =>
      Array.from(
        { length: n },
        () => new Set(Object.entries(rates).flatMap(([id, p]) => (source.real() < p ? [id] : []))),
      )
    const goals = Object.keys(rates)
    const whole = lives(400)
    const { score, low, high } = scoreOf(goals, whole)
    expect([low < score, score < high]).toEqual([true, true])
    const resampled = Array.from(
      { length: 400 },
      () =>
        scoreOf(
          goals,
          whole.map(() => source.pick(whole)),
        ).score,
    )
    const within = resampled.filter(value => value >= low && value <= high).length / 400
    expect(within).toBeGreaterThan(0.91)
    expect(within).toBeLessThan(0.99)
    const few = scoreOf(goals, whole.slice(0, 100))
    expect((few.high - few.low) / (high - low)).toBeGreaterThan(1.5)
    expect((few.high - few.low) / (high - low)).toBeLessThan(2.7)
  })

  test('lives that are all alike leave no doubt', () => {
    const alike = Array.from({ length: 9 }, () => new Set(['a']))
    const { score, low, high } = scoreOf(['a', 'b'], alike)
    expect([low, high]).toEqual([score, score])
  })
})

test('the priors card says what was given', () => {
  expect(priorsCard(learner())).toMatchObject({
    prerequisites: 'not given',
    model: 'none',
    moves: "the game's own motions",
  })
})
