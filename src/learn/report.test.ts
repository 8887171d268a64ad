import { describe, expect, test } from 'vitest'
import { type AnyGame, goalOf, is, type Json, type SeedRange, seedRange } from '#core'
import { learn } from '../learn.ts'
import { type LearnedSkill, skillHash } from '../library/library.ts'
import type { Program } from '../library/program.ts'
import { learnConfig } from './config.ts'
import { onTheAxis } from './held-out.ts'
import { newLearner } from './learner.ts'
import { isFresh } from './lives.ts'
import { skillMix } from './mix.ts'
import { outpost } from './testing/outpost.ts'
import { passed } from './transfer.ts'
import { openWorld } from './world.ts'

const small = outpost as unknown as AnyGame
const signal = new AbortController().signal
const now = () => 0
const settings = { steps: 2500, episodeSteps: 600, goalSteps: 400, attemptSteps: 300, reportSeeds: 8, seed: 3 }
const config = learnConfig.parse({ ...settings, goals: ['inventory.*'] })

/** A world without trees where its held-out place says so. */
function barren(): { game: AnyGame; asked: { seed: number; axis: Json }[] } {
  const asked: { seed: number; axis: Json }[] = []
  const simulator = small.backends['simulator']
  const open: typeof simulator.open = async (given, io) => {
    const field = await simulator.open(given, io)
    let bare = false
    const seen = (step: Awaited<ReturnType<typeof field.reset>>) => {
      if (bare)
        for (const view of step.views.values()) {
          const { cells } = view.observation as { cells: string[] }
          for (const [i, kind] of cells.entries()) if (kind === 'tree') cells[i] = ''
        }
      return step
    }
    return {
      players: field.players,
      async reset(start, signal) {
        asked.push({ seed: start.seed, axis: start.axis ?? null })
        bare = start.axis === 'bare'
        return seen(await field.reset(start, signal))
      },
      step: async (actions, signal) => seen(await field.step(actions, signal)),
      [Symbol.asyncDispose]: () => field[Symbol.asyncDispose](),
    }
  }
  return { game: { ...small, backends: { simulator: { ...simulator, open } }, heldOut: ['plain', 'bare'] }, asked }
}

function skill(item: string, body: Program['body']): LearnedSkill {
  const goal = goalOf('outpost', is(`inventory.${item}`, '>=', 1), { maxSteps: 200 })
  const contract = { program: { parameters: {}, body }, pre: { and: [] }, effect: goal.predicate! }
  return {
    ...contract,
    id: `outpost-get-${item}`,
    game: 'outpost',
    goal,
    summary: 'x',
    version: 1,
    hash: skillHash(contract),
    parent: null,
    origin: 'contracts',
    evidence: [],
  }
}
const until = (item: string) => ({ until: is(`inventory.${item}`, '>=', 1), atMost: 40 })
const wood = skill('wood', [{ repeat: [{ move: { go: 'tree' } }, { move: 'use' }], ...until('wood') }])
const never = skill('gem', [{ move: 'step-aside' }])
const single = (one: LearnedSkill, k: number) => ({ skill: one, heldOut: { k, n: 8 } })

describe('the held-out axis', () => {
  test('what does not hold there is said, place by place; its starts are report starts of that place', async () => {
    const { game, asked } = barren()
    const learner = newLearner({ game, config, library: null, saved: null, say: () => {} })
    await using world = await openWorld({ game, config: {}, axis: null, signal, now })
    const told = await onTheAxis(learner, world, [wood, never])
    expect(told!.places.map(({ axis, reached }) => [axis, reached])).toEqual([
      ['plain', { k: 4, n: 8 }],
      ['bare', { k: 0, n: 8 }],
    ])
    expect(told!.skills.map(({ id, reached, holds }) => [id, reached, holds])).toEqual([
      ['outpost-get-wood', { k: 4, n: 8 }, true], // eight starts leave it open
      ['outpost-get-gem', { k: 0, n: 8 }, false],
    ])
    expect(told!.share).toBe(0.5)
    expect(asked.map(({ axis }) => axis)).toEqual(
      [...Array(2)].flatMap(() => [...Array(4).fill('plain'), ...Array(4).fill('bare')]),
    )
    expect(new Set(asked.map(({ seed }) => seedRange(seed)))).toEqual(new Set<SeedRange>(['report']))
    const strict = newLearner({
      game,
      config: { ...config, reportSeeds: 100 },
      library: null,
      saved: null,
      say: () => {},
    })
    const [row] = (await onTheAxis(strict, world, [wood]))!.skills
    expect(row).toMatchObject({ reached: { n: 100 }, holds: false })
    expect(row.reached.k).toBeLessThan(60) // a tree may stand before one at the start
  })

  test('there is none where the game declares none', async () => {
    const learner = newLearner({ game: small, config, library: null, saved: null, say: () => {} })
    await using world = await openWorld({ game: small, config: {}, axis: null, signal, now })
    expect(await onTheAxis(learner, world, [wood])).toBeNull()
  })
})

describe('skills in one world', () => {
  test('one that never works breaks every mix it is in; the product is that of the singles', async () => {
    const learner = newLearner({ game: small, config, library: null, saved: null, say: () => {} })
    for (const one of [wood, never]) learner.library.put(one)
    await using world = await openWorld({ game: small, config: {}, axis: null, signal, now })
    const [one, two, ...more] = await skillMix(learner, world, [single(wood, 8), single(never, 4)])
    expect(more).toEqual([])
    expect(one.reached.n).toBe(8)
    expect(one.reached.k).toBeLessThan(8)
    expect(two).toMatchObject({ k: 2, reached: { k: 0, n: 8 }, product: 0.5 })
    expect(await skillMix(learner, world, [])).toEqual([])
  })

  test('what lies on the way of another has nothing to do any more', async () => {
    const learner = newLearner({ game: small, config, library: null, saved: null, say: () => {} })
    const twice = { ...wood, id: 'outpost-get-wood-again' }
    for (const one of [wood, twice]) learner.library.put(one)
    await using world = await openWorld({ game: small, config: {}, axis: null, signal, now })
    const [, two] = await skillMix(learner, world, [single(wood, 8), single(twice, 8)])
    expect(two).toMatchObject({ reached: { k: 8, n: 8 }, called: 1 })
  })
})

describe('the full report', { timeout: 60_000 }, () => {
  const grown = learn({
    game: small,
    gameConfig: {},
    config: learnConfig.parse({ ...settings, goals: ['inventory.*'], full: true }),
    signal,
    now,
  })

  test('transfer: two fresh learners of another seed, alike but for the library', async () => {
    const { learner, report } = await grown
    const { transfer, asked } = report
    expect(asked).toEqual({ k: report.verified.filter(held => held.asked).length, n: 5 })
    expect(transfer).toMatchObject({ seed: 7922, steps: 2500, brought: asked.k })
    expect(transfer!.milestones.map(({ what, goals }) => [what, goals])).toEqual([
      ['half of what the library brought', Math.ceil(asked.k / 2)],
      ['all that the library brought', asked.k],
      ['half of the goals', 3],
    ])
    for (const { with: own, without } of transfer!.milestones) {
      if (own) expect(own.all).toBeGreaterThan(own.learning) // verification is paid for
      if (without) expect(without.learning).toBeGreaterThan(0)
    }
    const [half] = transfer!.milestones
    expect(half.with!.learning).toBeLessThan(half.without?.learning ?? settings.steps)
    expect(learner.ledger.learning).toBeGreaterThanOrEqual(settings.steps) // its own ledger is not charged
    expect(learner.ledger.learning).toBeLessThan(2 * settings.steps)
  })

  test('lives that play an earlier one again are told apart: what they reach at once is not their own', async () => {
    const short = { ...settings, episodeSteps: 100, reportSeeds: 0, goals: ['near.*', 'inventory.*'] }
    const config = learnConfig.parse(short)
    const { learner, report } = await learn({ game: small, gameConfig: {}, config, signal, now })
    const again = learner.history.filter(past => !isFresh(past)).length
    expect(again).toBeGreaterThan(1)
    expect(again).toBeLessThan(0.7 * learner.history.length)
    expect(report.score.episodes).toBe(learner.history.length)
    expect(report.score.fresh.episodes).toBe(learner.history.length - again)
    const plain = { ...settings, steps: 900, reportSeeds: 0, goals: ['inventory.*'], without: ['resume'] }
    const never = await learn({ game: small, gameConfig: {}, config: learnConfig.parse(plain), signal, now })
    expect(never.learner.history.every(isFresh)).toBe(true)
    expect(never.report.score).toEqual({ ...never.report.score.fresh, fresh: never.report.score.fresh })
  })

  test('reuse is counted as well as shared out, and the score has its interval', async () => {
    const { report } = await grown
    expect(report.reuse).toBe(report.reused.n === 0 ? 0 : report.reused.k / report.reused.n)
    expect(report.reused.n).toBe(report.verified.length)
    expect(report.score.low).toBeLessThanOrEqual(report.score.score)
    expect(report.score.high).toBeGreaterThanOrEqual(report.score.score)
    expect(report.mixes!.map(({ k, reached }) => [k, reached.n])).toEqual(
      Array.from({ length: Math.min(5, report.asked.k) }, (_, i) => [i + 1, 8]),
    )
    expect(report.priors).toMatchObject({ library: 'none', verbs: expect.arrayContaining(['use']) })
  })
})

test('a milestone is passed the first time so many were verified at once', () => {
  const course = [
    { learning: 10, all: 20, verified: 0 },
    { learning: 30, all: 50, verified: 3 },
    { learning: 40, all: 70, verified: 2 },
  ]
  expect(passed(course, 2)).toEqual({ learning: 30, all: 50 })
  expect(passed(course, 4)).toBeNull()
})
