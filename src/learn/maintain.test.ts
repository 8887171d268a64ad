import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnyGame, goalOf, is, type Predicate } from '#core'
import type { Evidence } from '../library/evidence.ts'
import { type LearnedSkill, skillHash } from '../library/library.ts'
import type { Program } from '../library/program.ts'
import { learnConfig } from './config.ts'
import { consider } from './consider.ts'
import { distil } from './distil.ts'
import { duel } from './duel.ts'
import { newLearner, saveLearner } from './learner.ts'
import { due, harvest, lookAgain, maintain } from './maintain.ts'
import { argumentsFor } from './sample-arguments.ts'
import { outpost } from './testing/outpost.ts'
import { mayVerify, putOff, verify } from './verify.ts'
import { openWorld, type World } from './world.ts'
import { worth } from './worth.ts'

const game = outpost as unknown as AnyGame
const config = learnConfig.parse({ steps: 1e6, goalSteps: 200, seed: 2, goals: ['inventory.wood'] })
const make = () => newLearner({ game, config, library: null, saved: null, say: () => {} })
let world: World
beforeAll(async () => {
  world = await openWorld({
    game,
    config: {},
    axis: null,
    signal: new AbortController().signal,
    now: () => 0,
  })
})
afterAll(() => world[Symbol.asyncDispose]())

const wood = (n: number) => goalOf('outpost', is('inventory.wood', '>=', n), { maxSteps: 200 })
function skill(body: Program['body'], given: Partial<LearnedSkill> = {}): LearnedSkill {
  const goal = given.goal ?? wood(1)
  const contract = {
    program: given.program ?? { parameters: {}, body },
    pre: { and: [] } as Predicate,
    effect: given.effect ?? goal.predicate!,
  }
  return {
    id: 'outpost-get-wood',
    game: 'outpost',
    goal,
    summary: 'x',
    version: 1,
    parent: null,
    origin: 'contracts',
    evidence: [],
    ...given,
    ...contract,
    hash: skillHash(contract),
  }
}
const direct: Program['body'] = [
  { repeat: [{ move: { go: 'tree' } }, { move: 'use' }], until: is('inventory.wood', '>=', 1), atMost: 9 },
]
const roundabout: Program['body'] = [{ move: 'step-aside' }, { move: 'step-aside' }, ...direct]
const hopeless: Program['body'] = [{ move: 'step-aside' }]
const gated = (one: LearnedSkill, callees: string): LearnedSkill => ({
  ...one,
  evidence: [1, 2, 3, 4].map(
    (seed): Evidence => ({ kind: 'gate', hash: one.hash, callees, seed, ok: true, steps: 5, at: 0 }),
  ),
})

test('the cheapest is verified first; where lives are few, before it what has waited for many', async () => {
  const order = async (startSteps: number) => {
    const verified: unknown[] = []
    const learner = newLearner({
      game,
      config: { ...config, startSteps, goals: ['inventory.wood >= 1', 'inventory.wood >= 2'] },
      library: null,
      saved: null,
      say: (event, detail) => event === 'verify' && verified.push((detail as { skill: string }).skill),
    })
    learner.ledger.charge('train', 1000)
    for (let life = 0; life < 20; life++) learner.history.push({ step: 50 * life, verified: 0, reached: [] })
    const both: Program['body'] = [{ ...direct[0], until: is('inventory.wood', '>=', 2) } as Program['body'][number]]
    for (const [one, steps, at] of [
      [skill(direct), 5, 1000],
      [skill(both, { id: 'outpost-get-two', goal: wood(2) }), 20, 500],
    ] as const) {
      const { evidence, ...rest } = gated(one, learner.library.callees(one.program))
      learner.library.put({ ...rest, evidence: evidence.map(line => ({ ...line, steps, at })) as Evidence[] })
    }
    await maintain(learner, world)
    return verified
  }
  expect(await order(0)).toEqual(['outpost-get-wood', 'outpost-get-two'])
  expect(await order(8)).toEqual(['outpost-get-two', 'outpost-get-wood'])
})

describe('verification', () => {
  test('goes on from what is known, stops at the look that decides, and never begins again', async () => {
    const learner = make()
    const one = skill(direct)
    learner.library.put(gated(one, learner.library.callees(one.program)))
    expect(await verify(learner, world, one.id)).toBe('verified')
    const tries = learner.ledger.episodes.verify
    expect(tries).toBe(9)
    expect(await verify(learner, world, one.id)).toBe('verified')
    expect(learner.ledger.episodes.verify).toBe(tries)
  })

  test('refuses what fails as soon as no look can pass, and waits longer each time', async () => {
    const learner = make()
    const one = skill(hopeless)
    learner.library.put(gated(one, learner.library.callees(one.program)))
    expect(await verify(learner, world, one.id)).toBe('refused')
    expect(learner.ledger.episodes.verify).toBe(6) // of nine, at most three could still succeed
    const first = learner.refused.get(one.goal.id)!
    expect(first).toMatchObject({ failures: 1 })
    const waited = first.until
    const other = skill([...hopeless, ...hopeless])
    learner.library.put(gated(other, learner.library.callees(other.program)))
    await verify(learner, world, other.id)
    expect(learner.refused.get(one.goal.id)!.until).toBeGreaterThan(waited)
  })

  test('does not outgrow learning', async () => {
    const learner = make()
    const one = skill(direct)
    learner.library.put(gated(one, learner.library.callees(one.program)))
    learner.ledger.charge('verify', 5000)
    expect(mayVerify(learner)).toBe(false)
    expect(await verify(learner, world, one.id)).toBe('open')
    learner.ledger.charge('train', 10_000)
    expect(await verify(learner, world, one.id)).toBe('verified')
  })

  test('where lives are few it takes fewer steps for those of learning, and who was refused waits for a share of all of it', async () => {
    const few = { ...config, startSteps: 8 }
    const learner = newLearner({ game, config: few, library: null, saved: null, say: () => {} })
    learner.ledger.charge('train', 10_000)
    learner.ledger.charge('verify', 7_990)
    expect(mayVerify(learner)).toBe(true)
    learner.ledger.charge('verify', 20)
    expect(mayVerify(learner)).toBe(false)
    const waits = [1, 2].map(() => {
      putOff(learner, skill(hopeless), 100)
      return learner.refused.get(wood(1).id)!.until - learner.ledger.learning
    })
    expect(waits).toEqual([2550, 5050])
  })

  const stone = is('inventory.stone', '>=', 1)
  test('where lives are few, who waits for long gets ahead of the cheaper; what calls a skill waits since that was gated', () => {
    const few = { ...config, startSteps: 8 }
    const learner = newLearner({ game, config: few, library: null, saved: null, say: () => {} })
    learner.ledger.charge('train', 10_000)
    for (let step = 0; step < 100; step++) learner.history.push({ step, verified: 0, reached: [] })
    const put = (id: string, goal: number, steps: number, at: number, body: Program['body']) => {
      const one = skill(body, { id, goal: wood(goal) })
      const own = gated(one, learner.library.callees(one.program))
      learner.library.put({ ...own, evidence: own.evidence.map(line => ({ ...line, steps, at })) as Evidence[] })
    }
    put('callee', 1, 20, 9_900, direct) // a life ago
    put('caller', 2, 4, 1_000, [{ call: 'callee', parameters: {} }, ...direct])
    put('dear', 3, 40, 5_000, roundabout) // fifty lives ago
    expect(due(learner)).toEqual(['dear', 'caller', 'callee'])
    learner.library.put({ ...learner.library.skills.get('callee')!, id: 'stone', goal: goalOf('outpost', stone) })
    expect(due(learner)).toEqual(['dear', 'caller', 'callee', 'stone'])
    Object.assign(learner.contracts, { uses: (fact: string) => (fact === 'inventory.stone' ? 100 : 0) })
    expect(due(learner)).toEqual(['dear', 'stone', 'caller', 'callee']) // as much is built on it
  })

  test('a parametrised skill is tried with other amounts than its own', async () => {
    const learner = make()
    const effect = is('inventory.wood', '>=', '$count')
    const fetch: Program['body'] = [{ repeat: [{ move: { go: 'tree' } }, { move: 'use' }], until: effect, atMost: 60 }]
    const general = skill([], { program: { parameters: { count: 1 }, body: fetch }, effect })
    expect([0, 1, 2, 3].map(i => argumentsFor(general, i).count)).toEqual([1, 2, 1, 3])
    const one = gated(general, learner.library.callees(general.program))
    learner.library.put(one)
    expect(await verify(learner, world, one.id)).toBe('verified')
    const tried = learner.library.skills
      .get(one.id)!
      .evidence.flatMap(line => (line.kind === 'verify' ? [line.parameters?.count] : []))
    expect(new Set(tried)).toEqual(new Set([1, 2, 3]))
    const literal: Program['body'] = direct // does one, whatever is asked
    const liar = skill([], { program: { parameters: { count: 1 }, body: literal }, effect })
    const other = make()
    other.library.put(gated(liar, other.library.callees(liar.program)))
    expect(await verify(other, world, liar.id)).toBe('refused')
  })
})

describe('duels', () => {
  test('on the same starts: more successes win, then fewer steps; both keep the line', async () => {
    const learner = make()
    const [slow, fast, bad] = [skill(roundabout), skill(direct), skill(hopeless)]
    const first = await duel(learner, world, slow, fast)
    expect(first.winner.hash).toBe(fast.hash)
    const [won, lost] = [first.winner.evidence.at(-1)!, first.loser.evidence.at(-1)!]
    if (won.kind !== 'duel' || lost.kind !== 'duel') throw new Error('no duel')
    expect(won.seeds).toEqual(lost.seeds)
    expect([won.rival, lost.rival, won.kept, lost.kept]).toEqual([slow.hash, fast.hash, true, false])
    expect((await duel(learner, world, fast, bad)).winner.hash).toBe(fast.hash)
    expect((await duel(learner, world, bad, slow)).winner.hash).toBe(slow.hash)
    expect((await duel(learner, world, fast, { ...fast, id: 'same' })).winner.id).toBe(fast.id) // a tie keeps the champion
    // whose calls failed in life: no start shows it, so a tie goes to the challenger, and one that is slower does not win
    expect((await duel(learner, world, fast, { ...fast, id: 'same' }, () => ({}), true)).winner.id).toBe('same')
    expect((await duel(learner, world, fast, slow, () => ({}), true)).winner.hash).toBe(fast.hash)
    expect(learner.ledger.steps.duel).toBeGreaterThan(0)
  })
})

describe('maintenance', () => {
  test('what was verified 50,000 steps ago is looked at again, nine starts more', async () => {
    const learner = make()
    const one = skill(direct)
    learner.library.put(gated(one, learner.library.callees(one.program)))
    await maintain(learner, world)
    expect(learner.library.state(one.id)).toBe('verified')
    const before = learner.library.skills.get(one.id)!.evidence.length
    await maintain(learner, world)
    expect(learner.library.skills.get(one.id)!.evidence).toHaveLength(before)
    learner.ledger.charge('train', 60_000)
    await maintain(learner, world)
    expect(learner.library.skills.get(one.id)!.evidence).toHaveLength(before + 9)
    expect(learner.library.state(one.id)).toBe('verified')
    learner.ledger.charge('train', 4000)
    await lookAgain(learner, world)
    expect(learner.library.skills.get(one.id)!.evidence).toHaveLength(before + 9)
    learner.ledger.charge('train', 2000)
    await lookAgain(learner, world) // before the report, 5,000 steps are long ago
    expect(learner.library.skills.get(one.id)!.evidence).toHaveLength(before + 18)
    expect(learner.library.state(one.id)).toBe('verified')
  })

  test('of two skills for the same amount the special one is archived, with its evidence', async () => {
    const learner = make()
    learner.ledger.charge('train', 100_000)
    const effect = is('inventory.wood', '>=', '$count')
    const body: Program['body'] = [{ repeat: [{ move: { go: 'tree' } }, { move: 'use' }], until: effect, atMost: 60 }]
    const general = skill([], { program: { parameters: { count: 1 }, body }, effect })
    const special = skill([{ ...direct[0], until: is('inventory.wood', '>=', 2) } as never], {
      id: 'outpost-get-wood-2',
      goal: wood(2),
    })
    for (const one of [general, special]) learner.library.put(gated(one, learner.library.callees(one.program)))
    await maintain(learner, world)
    await maintain(learner, world)
    expect([...learner.library.skills.keys()]).toEqual(['outpost-get-wood'])
    expect(learner.library.archived).toHaveLength(1)
    expect(learner.library.archived[0].id).toBe('outpost-get-wood-2')
    const kinds = new Set(learner.library.archived[0].evidence.map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['gate', 'duel'])) // nobody asked for it, or called it: it waited for its proof
  })

  test('what was verified is there again, and verified anew, once the version that took its place is refused', async () => {
    const learner = make()
    learner.ledger.charge('train', 100_000)
    const old = skill(direct)
    learner.library.put(gated(old, learner.library.callees(old.program)))
    await verify(learner, world, old.id)
    const young = gated(skill(hopeless, { version: 2 }), learner.library.callees(skill(hopeless).program))
    const lost: Evidence = {
      kind: 'duel',
      hash: old.hash,
      rival: young.hash,
      seeds: [],
      wins: 0,
      losses: 0,
      kept: false,
      at: 9,
    }
    learner.library.note(old.id, lost)
    learner.library.archive(learner.library.skills.get(old.id)!)
    learner.library.put(young)
    await maintain(learner, world)
    expect(learner.library.skills.get(old.id)!.hash).toBe(old.hash)
    expect(learner.library.archived.map(({ hash }) => hash)).toEqual([young.hash])
    expect(learner.library.state(old.id)).toBe('stale')
    await maintain(learner, world)
    expect(learner.library.state(old.id)).toBe('verified')
    const { evidence } = learner.library.skills.get(old.id)!
    expect(evidence.filter(({ kind }) => kind === 'verify')).toHaveLength(18)
    expect(evidence.filter(({ kind }) => kind === 'reopen')).toHaveLength(1)
  })

  test('a program that takes no amount never replaces one that takes it: its callers give it amounts', async () => {
    const learner = make()
    const general = skill([], {
      program: {
        parameters: { count: 1 },
        body: [{ ...(roundabout[2] as object), until: is('inventory.wood', '>=', '$count'), atMost: 30 } as never],
      },
      effect: is('inventory.wood', '>=', '$count'),
    })
    learner.library.put(gated(general, learner.library.callees(general.program)))
    const [before, after] = [{ 'can.use': true }, { 'can.use': true, 'inventory.wood': 1 }]
    for (let i = 0; i < 9; i++) {
      learner.experience.record('use', { before, after, steps: 1 })
      for (const idle of ['wait', 'sing']) learner.experience.record(idle, { before, after: before, steps: 1 })
    }
    expect(distil(learner, wood(1))!.program.parameters).toEqual({})
    await consider(learner, world, wood(1))
    expect(learner.library.skills.get('outpost-get-wood')!.hash).toBe(general.hash)
    expect(learner.ledger.learning).toBe(0)
  })

  test('where lives are few: a skill whose calls failed in life meets what is distilled by now', async () => {
    const few = { ...config, startSteps: 8 }
    const learner = newLearner({ game, config: few, library: null, saved: null, say: () => {} })
    const [here, chopped] = [{ 'can.use': true, 'can.tree': true }, { 'inventory.wood': 1 }]
    for (let i = 0; i < 9; i++) {
      learner.experience.begin()
      learner.experience.record({ go: 'tree' }, { before: { 'can.tree': true }, after: here, steps: 1 })
      learner.experience.record('use', { before: here, after: { ...here, ...chopped }, steps: 1 })
      for (const idle of ['wait', 'sing', 'nod'])
        learner.experience.record(idle, { before: here, after: here, steps: 1 })
    }
    const one = skill(direct)
    learner.library.put(gated(one, learner.library.callees(one.program)))
    learner.ledger.charge('train', 50_000)
    const duels = () => learner.library.skills.get(one.id)!.evidence.filter(({ kind }) => kind === 'duel').length
    await maintain(learner, world)
    expect(duels()).toBe(0) // nothing speaks against it
    const same = goalOf('outpost', { and: [is('inventory.wood', '>=', 1)] }, { maxSteps: 200 })
    const caller = gated(skill([{ call: one.id, parameters: {} }], { id: 'outpost-get-more', goal: same }), '')
    const callees = learner.library.callees(caller.program)
    learner.library.put({ ...caller, evidence: caller.evidence.map(line => ({ ...line, callees }) as Evidence) })
    for (let i = 0; i < 6; i++) learner.curriculum.blame.note(one.id, null, 0)
    await maintain(learner, world)
    expect(duels()).toBe(0) // what is built on it would have to be proved anew
    for (let i = 0; i < 2; i++) learner.curriculum.blame.note(one.id, null, 0)
    await maintain(learner, world)
    expect(duels()).toBe(1)
    expect(learner.library.archived).toHaveLength(1)
    expect(learner.curriculum.blame.count(one.id)).toBe(0)
    for (let i = 0; i < 6; i++) learner.curriculum.blame.note(one.id, null, 0)
    await maintain(learner, world)
    expect(duels()).toBe(1) // three times as many, the next time
  })

  test('where lives are few: of the skills whose calls failed that one is made anew first which failed for what is asked for', async () => {
    const few = { ...config, startSteps: 8, goals: ['inventory.pick'] }
    const learner = newLearner({ game, config: few, library: null, saved: null, say: () => {} })
    const [pick] = learner.headline
    const cheap = skill(direct)
    const more: Program['body'] = [{ ...(direct[0] as object), until: is('inventory.wood', '>=', 2) } as never]
    const dear = skill(more, { id: 'outpost-get-wood-2', goal: wood(2) })
    for (const one of [cheap, dear]) learner.library.put(gated(one, learner.library.callees(one.program)))
    learner.ledger.charge('train', 50_000)
    const { blame } = learner.curriculum
    const forgiven = () => [cheap, dear].map(({ id }) => blame.count(id) === 0)
    for (let i = 0; i < 40; i++) blame.note(cheap.id, null, 0)
    for (let i = 0; i < 6; i++) blame.note(dear.id, pick, 0)
    await maintain(learner, world)
    expect(forgiven()).toEqual([false, true])
    await maintain(learner, world)
    expect(forgiven()).toEqual([true, true])
  })

  test('where fresh starts take long, what nobody asked for waits until there was life enough to pay for them', async () => {
    const learner = newLearner({
      game,
      config: { ...config, goals: ['inventory.pick'], startSteps: 1 },
      library: null,
      saved: null,
      say: () => {},
    })
    const held = (wood: number, pick = 0) => ({
      'inventory.wood': wood,
      'inventory.pick': pick,
      'can.use': true,
      'can.make': true,
    })
    for (let i = 0; i < 9; i++) {
      for (const idle of ['wait', 'sing', 'look', 'nod', 'bow'])
        learner.experience.record(idle, { before: held(2), after: held(2), steps: 1 })
      learner.experience.record('use', { before: held(i % 3), after: held((i % 3) + 1), steps: 1 })
      learner.experience.record('make', { before: held(2), after: held(0, 1), steps: 1 })
      learner.experience.record('make', { before: held(0), after: held(0), steps: 1 })
    }
    learner.pools.add(wood(1).id, { moves: ['use'], steps: 1 })
    expect(worth(learner).map(({ id }) => id)).toContain(wood(1).id)
    const dearer = newLearner({
      ...learner,
      library: null,
      saved: saveLearner(learner),
      config: { ...learner.config, startSteps: 50 },
    })
    expect(worth(dearer).map(({ id }) => id)).not.toContain(wood(1).id) // what is done before a start is made needs no skill
    learner.ledger.charge('train', 100)
    for (let i = 0; i < 3; i++) learner.ledger.charge('gate', 15) // with their starts more than two fifths of it
    const before = learner.ledger.episodes.gate
    await harvest(learner, world, 3)
    expect(learner.ledger.episodes.gate).toBe(before)
    learner.ledger.charge('train', 1000)
    await harvest(learner, world, 3)
    expect(learner.ledger.episodes.gate).toBeGreaterThan(before)
  })

  test('nothing known, nothing considered: a goal without a plan costs no step', async () => {
    const learner = make()
    await consider(learner, world, wood(1))
    expect(learner.ledger.learning).toBe(0)
    expect(learner.refused.get(wood(1).id)).toMatchObject({ failures: 1 })
  })
})
