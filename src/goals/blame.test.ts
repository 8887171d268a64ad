import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blame } from './blame.ts'

const notes = fc.array(
  fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    goal: fc.option(fc.constantFrom('g1', 'g2', 'g3', 'g4'), { nil: null }),
    after: fc.integer({ min: 0, max: 300 }),
  }),
  { maxLength: 60 },
)
type Note = { readonly key: string; readonly goal: string | null; readonly after: number }
const options = { halfLife: 100, most: 4, goals: 2 }

/** @returns The profile's keeper and the step it stands at. */
function told(all: readonly Note[], given = options) {
  const profile = blame(given)
  let step = 0
  for (const { key, goal, after } of all) {
    step += after
    profile.note(key, goal, step)
  }
  return { profile, step }
}

describe('the missing-skill profile', () => {
  test('says who was missing, how often, and on behalf of which goals', () => {
    const profile = blame({ halfLife: 100 })
    profile.note('furnace', 'iron', 0)
    profile.note('furnace', 'iron', 100)
    profile.note('furnace', 'coal', 100)
    profile.note('table', null, 100)
    expect(profile.profile(100)).toEqual([
      {
        key: 'furnace',
        weight: 2.5,
        count: 3,
        goals: [
          { goal: 'iron', weight: 1.5 },
          { goal: 'coal', weight: 1 },
        ],
      },
      { key: 'table', weight: 1, count: 1, goals: [] },
    ])
    expect(profile.profile(200).map(({ weight }) => weight)).toEqual([1.25, 0.5])
    expect(profile.weight('nobody', 0)).toBe(0)
  })

  test('what was missing of late outweighs what was missing more often, long ago', () => {
    const profile = blame({ halfLife: 100 })
    for (let i = 0; i < 20; i++) profile.note('old', null, 0)
    profile.note('new', null, 1000)
    expect(profile.profile(1000)[0].key).toBe('new')
    expect(profile.profile(1000)[1]).toMatchObject({ key: 'old', count: 20 })
  })

  test('weighs on behalf of the goals one asks about, as long as they last', () => {
    const profile = blame({ halfLife: 100 })
    for (const goal of ['iron', 'iron', 'coal', null]) profile.note('furnace', goal, 0)
    expect(profile.weightFor('furnace', 0, goal => goal === 'iron')).toBe(2)
    expect(profile.weightFor('furnace', 100, goal => goal !== 'gem')).toBe(1.5)
    expect(profile.weightFor('nobody', 0, () => true)).toBe(0)
  })

  test('what was seen to is blamed anew', () => {
    const profile = blame({ halfLife: 100 })
    for (const key of ['furnace', 'furnace', 'table']) profile.note(key, 'iron', 0)
    profile.forgive('furnace')
    profile.forgive('nobody')
    expect([profile.count('furnace'), profile.weightFor('furnace', 0, () => true)]).toEqual([0, 0])
    expect(profile.profile(0).map(({ key }) => key)).toEqual(['table'])
    profile.note('furnace', null, 0)
    expect(profile.profile(0)[0]).toEqual({ key: 'furnace', weight: 1, count: 1, goals: [] })
  })

  test('is bounded in things and in goals, sorted, and never heavier than it was counted', () => {
    fc.assert(
      fc.property(notes, all => {
        const { profile, step } = told(all)
        const rows = profile.profile(step)
        expect(rows.length).toBeLessThanOrEqual(4)
        for (const [i, { weight, count, goals }] of rows.entries()) {
          expect(goals.length).toBeLessThanOrEqual(2)
          expect(weight).toBeGreaterThan(0)
          expect(weight).toBeLessThanOrEqual(count)
          expect(goals.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(weight + 1e-9)
          if (i > 0) expect(weight).toBeLessThanOrEqual(rows[i - 1].weight)
        }
        // The newest is never what is forgotten.
        if (all.length > 0) expect(rows.map(({ key }) => key)).toContain(all.at(-1)!.key)
      }),
    )
  })

  test('fades by half in every half-life, and looking at it changes nothing', () => {
    fc.assert(
      fc.property(notes, fc.integer({ min: 0, max: 500 }), (all, later) => {
        const { profile, step } = told(all)
        const now = profile.profile(step)
        const then = profile.profile(step + later)
        for (const [i, { key, weight }] of now.entries()) {
          expect(then[i].key).toBe(key)
          expect(then[i].weight).toBeCloseTo(weight * 0.5 ** (later / 100), 9)
          expect(profile.weight(key, step)).toBe(weight)
        }
        expect(profile.profile(step)).toEqual(now)
      }),
    )
  })

  test('without a bound nothing is lost: the weight of each is the sum of its faded notes', () => {
    fc.assert(
      fc.property(notes, all => {
        const { profile, step } = told(all, { halfLife: 100, most: 99, goals: 99 })
        const sums = new Map<string, number>()
        let at = 0
        for (const { key, after } of all) {
          at += after
          sums.set(key, (sums.get(key) ?? 0) + 0.5 ** ((step - at) / 100))
        }
        expect(profile.profile(step).length).toBe(sums.size)
        for (const [key, sum] of sums) expect(profile.weight(key, step)).toBeCloseTo(sum, 9)
      }),
    )
  })

  test('survives being written down, and goes on as it would have', () => {
    fc.assert(
      fc.property(notes, notes, (before, after) => {
        const { profile, step } = told(before)
        const again = blame(options, JSON.parse(JSON.stringify(profile.save())))
        let now = step
        for (const { key, goal, after: pause } of after) {
          now += pause
          profile.note(key, goal, now)
          again.note(key, goal, now)
        }
        expect(again.save()).toEqual(profile.save())
        expect(again.profile(now)).toEqual(profile.profile(now))
      }),
    )
  })
})
