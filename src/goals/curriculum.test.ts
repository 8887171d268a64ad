import { describe, expect, test } from 'vitest'
import { type Goal, goalOf, is, random } from '#core'
import { curriculum, learningProgress, type Prospects } from './curriculum.ts'

const goal = (item: string, n = 1) => goalOf('g', is(`inventory.${item}`, '>=', n))
const [wood, stone, gem] = [goal('wood'), goal('stone'), goal('gem')]
const prospects = (given: Partial<Prospects> = {}): Prospects => ({
  cost: () => 100,
  verified: () => false,
  asked: () => true,
  done: () => false,
  skills: () => [],
  ...given,
})
const always = curriculum({ frontier: true, epsilon: 0 })
for (const each of [wood, stone, gem]) always.add(each)
const chosen = (given: Partial<Prospects>) => always.next(prospects(given), 0, random(1))

describe('the frontier', () => {
  test('proposes only what a plan leads to', () => {
    expect(chosen({ cost: ({ id }) => (id === stone.id ? 50 : null) })).toEqual({ goal: stone, why: 'frontier' })
    expect(chosen({ cost: () => null })).toBeNull()
  })
  test('the cheaper of two alike; never what is done', () => {
    expect(chosen({ cost: ({ id }) => (id === gem.id ? 20 : 400) })?.goal).toEqual(gem)
    expect(chosen({ cost: ({ id }) => (id === gem.id ? 20 : 400), done: ({ id }) => id === gem.id })?.goal).not.toEqual(
      gem,
    )
    expect(chosen({ done: () => true })).toBeNull()
  })
  test('what is not verified before what is; what was asked for before what was not', () => {
    expect(chosen({ verified: ({ id }) => id !== stone.id })?.goal).toEqual(stone)
    expect(chosen({ asked: ({ id }) => id === gem.id })?.goal).toEqual(gem)
  })
  describe('what is blamed on behalf of what is asked for', () => {
    const wanting = () => {
      const made = curriculum({ frontier: true, epsilon: 0 })
      for (const each of [wood, stone, gem]) made.add(each)
      return made
    }
    const isAsked = { asked: ({ id }: Goal) => id === stone.id }
    const next = (made: ReturnType<typeof wanting>, given: Partial<Prospects> = {}, step = 0) =>
      made.next(prospects(given), step, random(1))?.goal
    test('rises as a need that plans lacked, and as a skill whose calls failed', () => {
      const lacking = wanting()
      lacking.blame.note(gem.text, stone.id, 0)
      expect(next(lacking)).toEqual(gem)
      const failing = wanting()
      failing.blame.note('get-gem', stone.id, 0)
      expect(next(failing)).toEqual(wood)
      expect(next(failing, { skills: ({ id }) => (id === gem.id ? ['get-gem'] : []) })).toEqual(gem)
    })
    test('not for itself, nor for what nobody asked for', () => {
      const made = wanting()
      made.blame.note(gem.text, gem.id, 0)
      made.blame.note(stone.text, wood.id, 0)
      expect(next(made, { asked: ({ id }) => id !== wood.id && id !== stone.id })).toEqual(gem)
      expect(next(made, { asked: ({ id }) => id === gem.id, done: ({ id }) => id === gem.id })).toEqual(wood)
    })
    test('never above what is asked for itself, however often; and fades', () => {
      const made = wanting()
      for (let i = 0; i < 1000; i++) made.blame.note(gem.text, stone.id, 0)
      expect(next(made, isAsked)).toEqual(stone)
      const isCheap = { ...isAsked, done: ({ id }: Goal) => id === stone.id }
      const cost = ({ id }: Goal) => (id === gem.id ? 400 : 100)
      expect(next(made, { ...isCheap, cost })).toEqual(gem)
      expect(next(made, { ...isCheap, cost }, 200_000)).toEqual(wood)
    })
  })
  test('now and then chance decides, among plannable goals alone; without the frontier it always does', () => {
    const source = random(3)
    const open = curriculum({ frontier: true })
    const blind = curriculum({ frontier: false })
    for (const each of [wood, stone, gem]) {
      open.add(each)
      blind.add(each)
    }
    const cost = ({ id }: Goal) => (id === gem.id ? null : id === wood.id ? 10 : 1000)
    const picks = Array.from({ length: 1000 }, () => open.next(prospects({ cost }), 0, source)!)
    expect(picks.some(({ goal }) => goal.id === gem.id)).toBe(false)
    const byChance = picks.filter(({ why }) => why === 'chance').length
    expect(byChance).toBeGreaterThan(150)
    expect(byChance).toBeLessThan(250)
    const any = new Set(Array.from({ length: 100 }, () => blind.next(prospects({ cost }), 0, source)!.goal.id))
    expect(any.size).toBe(3)
  })
})

describe('after an attempt', () => {
  test('failures cool down twice as long each time, within a bound; a success ends it', () => {
    const made = curriculum({ frontier: true })
    const waits: number[] = []
    for (let i = 0; i < 12; i++) {
      made.attempted(wood, false, 1000, 100)
      waits.push(made.goals.get(wood.id)!.coolUntil - 1000)
    }
    expect(waits.slice(0, 4)).toEqual([200, 400, 800, 1600])
    expect(Math.max(...waits)).toBeLessThanOrEqual(40_000)
    expect(made.next(prospects(), 1000, random(1))).toBeNull()
    expect(made.next(prospects(), 41_000, random(1))?.goal).toEqual(wood)
    made.attempted(wood, true, 2000, 100)
    expect(made.goals.get(wood.id)).toMatchObject({ attempts: 13, successes: 1, coolUntil: 0 })
    made.attempted(wood, false, 3000, 100)
    expect(made.goals.get(wood.id)!.coolUntil).toBe(3200)
  })
  test('remembers the twenty newest', () => {
    const made = curriculum({ frontier: true })
    for (let i = 0; i < 30; i++) made.attempted(wood, i >= 10 && i % 2 === 0, i, 1)
    expect(made.goals.get(wood.id)!.recent).toHaveLength(20)
    expect(made.goals.get(wood.id)!.recent.slice(0, 2)).toEqual([true, false])
  })
})

test('learning progress is how much the rate moved, either way', () => {
  expect(learningProgress({ recent: [true] })).toBe(0.25)
  expect(learningProgress({ recent: [false, false, true, true] })).toBe(1)
  expect(learningProgress({ recent: [true, true, false, false] })).toBe(1)
  expect(learningProgress({ recent: [true, false, true, false] })).toBe(0)
})

test('a plateau of a tenth of the budget changes the strategy, each time to another', () => {
  const made = curriculum({ frontier: true })
  const first = made.strategy
  expect(made.plateau(0, 1000, 0)).toBeNull()
  expect(made.plateau(99, 1000, 0)).toBeNull()
  const second = made.plateau(100, 1000, 0)
  expect([second, made.strategy]).toEqual([made.strategy, second])
  expect(second).not.toBe(first)
  expect(made.plateau(150, 1000, 0)).toBeNull()
  expect(made.plateau(180, 1000, 1)).toBeNull() // something new: counted from there
  expect(made.plateau(270, 1000, 1)).toBeNull()
  expect(made.plateau(280, 1000, 1)).not.toBe(second)
})

test('what is known survives being written down', () => {
  const made = curriculum({ frontier: true })
  made.attempted(wood, false, 10, 100)
  made.blame.note('x', wood.id, 5)
  made.plateau(500, 1000, 0)
  made.plateau(900, 1000, 0)
  const again = curriculum({ frontier: true }, JSON.parse(JSON.stringify(made.save())))
  expect(again.save()).toEqual(made.save())
  expect(again.strategy).toBe(made.strategy)
})
