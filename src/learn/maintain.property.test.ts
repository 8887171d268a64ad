import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnyGame, goalOf, is, seedRange } from '#core'
import { type Evidence, stateOf } from '../library/evidence.ts'
import { type LearnedSkill, skillHash } from '../library/library.ts'
import type { Instruction, Program } from '../library/program.ts'
import { learnConfig } from './config.ts'
import { duel } from './duel.ts'
import { type Learner, newLearner } from './learner.ts'
import { maintain } from './maintain.ts'
import { outpost } from './testing/outpost.ts'
import { openWorld, type World } from './world.ts'

const game = outpost as unknown as AnyGame
const config = learnConfig.parse({ steps: 1e6, goalSteps: 60, attemptSteps: 200, seed: 2, goals: ['inventory.wood'] })
let world: World
beforeAll(async () => {
  world = await openWorld({ game, config: {}, axis: null, signal: new AbortController().signal, now: () => 0 })
})
afterAll(() => world[Symbol.asyncDispose]())

/** A learner that has lived long enough for everything that is done between lives. */
function make(skills: readonly LearnedSkill[] = []): Learner {
  const learner = newLearner({ game, config, library: null, saved: null, say: () => {} })
  learner.ledger.charge('train', 200_000)
  for (const skill of skills) learner.library.put(skill)
  return learner
}

const moves: fc.Arbitrary<Instruction> = fc.constantFrom(
  { move: { go: 'tree' } },
  { move: 'use' },
  { move: 'step-aside' },
  { move: 'make_bench' },
)
const bodies: fc.Arbitrary<Program['body']> = fc
  .record({
    head: fc.array(moves, { maxLength: 3 }),
    loop: fc.array(moves, { minLength: 1, maxLength: 3 }),
    atMost: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ head, loop, atMost }) => [...head, { repeat: loop, until: is('inventory.wood', '>=', 1), atMost }])

function skill(body: Program['body'], id = 'outpost-get-wood', version = 1, amount = 1): LearnedSkill {
  const goal = goalOf('outpost', is('inventory.wood', '>=', amount), { maxSteps: 60 })
  const contract = { program: { parameters: {}, body }, pre: { and: [] }, effect: goal.predicate! }
  return {
    ...contract,
    id,
    game: 'outpost',
    goal,
    summary: 'x',
    version,
    hash: skillHash(contract),
    parent: null,
    origin: 'contracts',
    evidence: [],
  }
}
const duels = (of: LearnedSkill) => of.evidence.flatMap(line => (line.kind === 'duel' ? [line] : []))
const state = (of: LearnedSkill, learner: Learner) =>
  stateOf(of.evidence, { hash: of.hash, callees: learner.library.callees(of.program), soleProvider: false })

describe('a duel of any two programs', { timeout: 60_000 }, () => {
  test('has one winner and one loser, on the same starts; the loser alone is archived, both keep what they had', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, bodies, async (first, second) => {
        const learner = make()
        const [champion, challenger] = [skill(first), skill(second, 'outpost-get-wood', 2)]
        const { winner, loser } = await duel(learner, world, champion, challenger)
        expect([winner.version, loser.version].sort()).toEqual([1, 2])
        const [won, lost] = [duels(winner), duels(loser)]
        expect([won.length, lost.length]).toEqual([1, 1])
        expect([won[0].kept, lost[0].kept]).toEqual([true, false])
        expect(won[0].seeds).toEqual(lost[0].seeds)
        expect([won[0].wins, won[0].losses]).toEqual([lost[0].losses, lost[0].wins])
        expect(won[0].wins).toBeGreaterThanOrEqual(won[0].losses) // fewer successes never win
        expect(won[0].wins + won[0].losses).toBeLessThanOrEqual(won[0].seeds.length)
        expect(won[0].seeds.length).toBeLessThanOrEqual(12)
        expect(won[0].seeds.every(seed => seedRange(seed) === 'gate')).toBe(true)
        expect([won[0].rival, lost[0].rival]).toEqual([loser.hash, winner.hash])
        if (winner.hash !== loser.hash) expect(state(winner, learner)).not.toBe('archived')
        expect(state(loser, learner)).toBe('archived')
        const { steps } = learner.ledger
        expect([steps.gate, steps.verify, steps.report, steps.distil]).toEqual([0, 0, 0, 0])
      }),
      { numRuns: 400 },
    )
  })

  test('goes the same way whenever it is fought; against itself nothing is overthrown', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, bodies, async (first, second) => {
        const [champion, challenger] = [skill(first), skill(second, 'outpost-get-wood', 2)]
        const once = await duel(make(), world, champion, challenger)
        expect(await duel(make(), world, champion, challenger)).toEqual(once)
        const same = await duel(make(), world, champion, { ...champion, version: 2 })
        expect(same.winner.version).toBe(1)
      }),
      { numRuns: 40 },
    )
  })
})

/** Tries as they would have been noted, of whatever kind and outcome. */
const pasts = fc.array(
  fc.record({ kind: fc.constantFrom('gate', 'verify', 'train'), ok: fc.boolean(), at: fc.nat(150_000) }),
  { maxLength: 25 },
)
const shelves = fc.array(fc.record({ body: bodies, past: pasts, amount: fc.integer({ min: 1, max: 2 }) }), {
  minLength: 1,
  maxLength: 4,
})

function shelf(
  made: readonly {
    body: Program['body']
    past: readonly { kind: string; ok: boolean; at: number }[]
    amount: number
  }[],
) {
  const learner = make()
  const callees = learner.library.callees({ parameters: {}, body: [] })
  for (const [i, { body, past, amount }] of made.entries()) {
    const one = skill(body, `outpost-get-wood-${i}`, 1, amount)
    const evidence = past
      .toSorted((a, b) => a.at - b.at)
      .map(({ kind, ok, at }, seed) => ({ kind, hash: one.hash, callees, seed, ok, steps: 5, at }) as Evidence)
    learner.library.put({ ...one, evidence })
  }
  return learner
}
const everything = ({ library }: Learner) => [...library.skills.values(), ...library.archived]

describe('maintenance of any library', { timeout: 60_000 }, () => {
  test('only ever adds to evidence; no skill is lost; what is archived stays so, however often it is maintained', async () => {
    await fc.assert(
      fc.asyncProperty(shelves, async made => {
        const learner = shelf(made)
        for (let round = 0; round < 3; round++) {
          const before = everything(learner)
          const gone = new Set(
            [...learner.library.skills.keys()].filter(id => learner.library.state(id) === 'archived'),
          )
          await maintain(learner, world)
          const after = everything(learner)
          for (const old of before) {
            const now = after.filter(({ id, hash }) => id === old.id && hash === old.hash)
            expect(now.length).toBeGreaterThan(0)
            expect(now.some(({ evidence }) => old.evidence.every((line, i) => evidence[i] === line))).toBe(true)
          }
          for (const id of gone) if (learner.library.skills.has(id)) expect(learner.library.state(id)).toBe('archived')
          for (const one of learner.library.archived) expect(state(one, learner)).toBe('archived')
          for (const one of learner.library.usable())
            expect(['admitted', 'verified', 'stale']).toContain(learner.library.state(one.id))
          learner.ledger.charge('train', 60_000)
        }
      }),
      { numRuns: 80 },
    )
  })

  test('tries come from the range their kind names, and nothing is spent where there is nothing to spare', async () => {
    await fc.assert(
      fc.asyncProperty(shelves, async made => {
        const learner = shelf(made)
        const old = new Set(everything(learner).flatMap(({ evidence }) => evidence))
        await maintain(learner, world)
        for (const { evidence } of everything(learner))
          for (const line of evidence)
            if (!old.has(line) && line.kind === 'verify') expect(seedRange(line.seed)).toBe('verify')
        const { steps } = learner.ledger
        expect([steps.report, steps.train]).toEqual([0, 200_000])
        const poor = shelf(made)
        poor.ledger.charge('verify', 1e7)
        poor.ledger.charge('duel', 1e7)
        await maintain(poor, world)
        expect([poor.ledger.steps.verify, poor.ledger.steps.duel]).toEqual([1e7, 1e7])
      }),
      { numRuns: 80 },
    )
  })
})
