import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnyGame, type Goal, goalOf, is, type Predicate } from '#core'
import type { Atom } from './atom.ts'
import type { Evidence } from './evidence.ts'
import { coreLibrary, type LearnedSkill, mostOptions, skillHash, skillLibrary } from './library.ts'

const game = { id: 'g' } as AnyGame
const wood = is('wood', '>=', 1) as Atom

/** A skill that brings so much wood, verified, with so many steps a success. */
function skill(id: string, amount: number, steps: number, more: readonly Evidence[] = [], goal?: Goal): LearnedSkill {
  const effect = is('wood', '>=', amount)
  const contract = { program: { parameters: {}, body: [{ move: id }] }, pre: { and: [] }, effect }
  const hash = skillHash(contract)
  const lines = (kind: 'gate' | 'verify', n: number): Evidence[] =>
    Array.from({ length: n }, (_, i) => ({ kind, hash, callees: none, seed: i, ok: true, steps, at: 0 }))
  return {
    ...contract,
    id,
    game: 'g',
    goal: goal ?? goalOf('g', effect),
    summary: '',
    version: 1,
    hash,
    parent: null,
    origin: '',
    evidence: [...lines('gate', 4), ...lines('verify', 9), ...more.map(line => ({ ...line, hash }))],
  }
}
const none = skillLibrary().callees({ parameters: {}, body: [] })
const harmful: Evidence = { kind: 'utility', hash: '', with: { k: 2, n: 20 }, without: { k: 12, n: 20 }, at: 1 }
const lost: Evidence = { kind: 'duel', hash: '', rival: 'x', seeds: [], wins: 0, losses: 1, kept: false, at: 1 }

const shapes = fc.array(
  fc.record({
    amount: fc.integer({ min: 1, max: 5 }),
    steps: fc.integer({ min: 1, max: 500 }),
    harms: fc.boolean(),
    lost: fc.boolean(),
  }),
  { maxLength: 60, size: 'max' },
)
const build = (made: readonly { amount: number; steps: number; harms: boolean; lost: boolean }[]) =>
  made.map((one, i) =>
    skill(`g-${i}`, one.amount, one.steps, [...(one.harms ? [harmful] : []), ...(one.lost ? [lost] : [])]),
  )

describe('a choice', () => {
  test('has at most 20 options, the cheapest of those that may be called; none that is hidden or archived', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 5 }), (made, wanted) => {
        const atom = is('wood', '>=', wanted) as Atom
        const found = skillLibrary(build(made)).options(atom)
        const open = made.filter(({ amount, harms, lost }) => amount >= wanted && !harms && !lost)
        expect(found.length).toBe(Math.min(mostOptions, open.length))
        expect(mostOptions).toBe(20)
        const cost = ({ steps }: { steps: number }) => (steps * 14) / 13.5
        const cheapest = open.map(cost).sort((a, b) => a - b)
        expect(found.map(option => option.cost)).toEqual(cheapest.slice(0, 20))
        for (const { id } of found) {
          const { amount, harms, lost } = made[Number(id.slice(2))]
          expect([amount >= wanted, harms, lost]).toEqual([true, false, false])
        }
      }),
    )
  })

  test('is made for the cheapest; of two alike, for the one that came first', () => {
    fc.assert(
      fc.property(shapes, made => {
        const library = skillLibrary(build(made))
        expect(library.provider(wood)).toEqual(library.options(wood)[0] ?? null)
      }),
    )
    const twins = [skill('g-b', 1, 9), skill('g-a', 1, 9)]
    expect(skillLibrary(twins).provider(wood)?.id).toBe('g-b')
  })
})

test('where a skill may be started is told to those who choose, and whether one for a goal may be started here', () => {
  const goal = goalOf('g', wood)
  const by = (id: string, pre?: Predicate) => ({ ...skill(id, 1, 5, [], goal), ...(pre ? { pre } : {}) })
  const day = is('light', '>=', 5)
  const [only, both] = [skillLibrary([by('g-day', day)]), skillLibrary([by('g-day', day), by('g-ever')])]
  expect(only.provider(wood)).toMatchObject({ id: 'g-day', pre: day })
  expect(skillLibrary([by('g-ever')]).provider(wood)).not.toHaveProperty('pre')
  const may = (library: typeof only, light: number) => library.startsHere(goal, { light })
  expect([may(only, 5), may(only, 4), may(both, 4)]).toEqual([true, false, true])
  expect(only.startsHere(goalOf('g', is('stone', '>=', 1)), { light: 0 })).toBe(true)
  const refused = { ...by('g-day', day), evidence: [] }
  expect(skillLibrary([refused]).startsHere(goal, { light: 0 })).toBe(true) // nobody calls it
})

test('for hosts that know only the core: the surest first, at most 20, none that is hidden', () => {
  const goal = goalOf('g', wood)
  const many = Array.from({ length: 25 }, (_, i) => skill(`g-${i + 10}`, 1, 5, [], goal))
  const sure = skill(
    'g-sure',
    1,
    5,
    Array.from({ length: 20 }, (_, i) => ({ ...many[0].evidence[0], seed: 100 + i })),
    goal,
  )
  const hidden = skill('g-hidden', 1, 1, [harmful], goal)
  const found = coreLibrary(game, {
    game: 'g',
    skills: [...many, sure, hidden],
    contracts: [],
    persistence: {},
    habits: [],
    refuge: null,
  }).find(goal, {})
  expect(found).toHaveLength(20)
  expect(found[0].id).toBe('g-sure')
  expect(found.map(({ id }) => id)).not.toContain('g-hidden')
})
