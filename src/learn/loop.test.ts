import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type AnyGame, goalOf, is, type SeedRange, seedRange, UsageError } from '#core'
import { learn } from '../learn.ts'
import { verification } from '../library/evidence.ts'
import { lengthOf, type Program } from '../library/program.ts'
import { readLibrary, statesOf, writeLibrary } from '../library/store.ts'
import { learnConfig } from './config.ts'
import { contentOf, newLearner, saveLearner } from './learner.ts'
import { refine } from './refine.ts'
import { outpost } from './testing/outpost.ts'
import { trial } from './trial.ts'
import { openWorld } from './world.ts'

const dir = mkdtempSync(join(tmpdir(), 'upskill-learn-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const small = outpost as unknown as AnyGame
const settings = { steps: 1800, episodeSteps: 600, goalSteps: 400, attemptSteps: 300, reportSeeds: 6, seed: 3 }
const signal = new AbortController().signal
const now = () => 0

const grow = (given: object = {}, more: object = {}, game = small) =>
  learn({ game, gameConfig: {}, config: learnConfig.parse({ ...settings, ...given }), signal, now, ...more })

/** One run that several tests look at. */
const grown = grow()

/** Every file of a folder, by its path. */
function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .sort()
      .map(path => [path.slice(folder.length), readFileSync(path, 'utf8')]),
  )
}

/** The game as it is, with every start's seed written down. */
function spied(): { game: AnyGame; seeds: number[] } {
  const seeds: number[] = []
  const backend = small.backends['simulator']
  const open: typeof backend.open = async (config, io) => {
    const environment = await backend.open(config, io)
    return {
      players: environment.players,
      reset: (start, signal) => {
        seeds.push(start.seed)
        return environment.reset(start, signal)
      },
      step: (actions, signal) => environment.step(actions, signal),
      [Symbol.asyncDispose]: () => environment[Symbol.asyncDispose](),
    }
  }
  return { game: { ...small, backends: { simulator: { ...backend, open } } }, seeds }
}

describe('the loop on the small game', () => {
  test('a life in which nothing is left to be done is over, whatever proposes', async () => {
    const sulking = {
      observe() {},
      moves: () => ['sulk'],
      *run(): Generator<unknown, { done: boolean; why: string }> {
        yield 'use' // of nothing
        return { done: false, why: 'nothing happens' }
      },
    }
    const game = { ...small, motions: () => sulking } as unknown as AnyGame
    for (const loop of ['upskill', 'bottom-up', 'lma3', 'pae']) {
      const { learner } = await grow({ steps: 120, episodeSteps: 60, loop, goals: ['inventory.gem'] }, {}, game)
      expect(learner.ledger.learning).toBeGreaterThanOrEqual(120)
    }
  })

  test('learning draws no report seed, the report nothing else; every range is what its ledger says', async () => {
    const { game, seeds } = spied()
    let whenLearned = -1
    const { learner, report } = await grow({}, { onEpisode: () => (whenLearned = seeds.length) }, game)
    const { episodes } = learner.ledger
    const drawn = (range: SeedRange) => seeds.filter(seed => seedRange(seed) === range)
    expect(drawn('train')).toHaveLength(episodes.train + episodes.distil)
    expect(drawn('gate')).toHaveLength(episodes.gate)
    expect(drawn('verify')).toHaveLength(episodes.verify)
    expect(drawn('report')).toHaveLength(episodes.report)
    const first = seeds.findIndex(seed => seedRange(seed) === 'report')
    expect(first).toBeGreaterThanOrEqual(whenLearned)
    expect(seeds.slice(first).every(seed => seedRange(seed) === 'report')).toBe(true)
    expect(new Set(drawn('report')).size).toBe(episodes.report)
    for (const { heldOut } of report.verified) expect(heldOut.n).toBe(settings.reportSeeds)
  })

  test('the evidence of every skill was drawn from the range its kind names, and its state follows from it', async () => {
    const { learner, report } = await grown
    let lines = 0
    for (const skill of learner.library.skills.values())
      for (const line of skill.evidence)
        if (line.kind === 'gate' || line.kind === 'verify') {
          lines++
          expect(seedRange(line.seed)).toBe(line.kind)
        }
    expect(lines).toBeGreaterThan(30)
    expect(report.verified.length).toBeGreaterThan(2)
    for (const { id } of report.verified) {
      const skill = learner.library.skills.get(id)!
      const own = skill.evidence.filter(line => line.hash === skill.hash)
      const reopened = own.findLastIndex(line => line.kind === 'reopen')
      const oks = own.slice(reopened + 1).flatMap(line => (line.kind === 'verify' ? [line.ok] : []))
      expect(verification(oks)).toBe('verified')
    }
    expect(report.claimed).toEqual(expect.arrayContaining(report.verified.map(({ id }) => id)))
    expect(learner.ledger.learning).toBeGreaterThanOrEqual(settings.steps)
  })

  test('same config and seed: the same library, byte for byte; another seed: another one', async () => {
    const written = async (name: string, given?: object) => {
      const { learner } = await (given ? grow(given) : grow())
      writeLibrary(join(dir, name), contentOf(learner), learner.library.state)
      return { files: filesOf(join(dir, name)), state: JSON.stringify(saveLearner(learner)) }
    }
    const [first, second, other] = [await written('a'), await written('b'), await written('c', { seed: 4 })]
    expect(Object.keys(first.files).length).toBeGreaterThan(6)
    expect(second.files).toEqual(first.files)
    expect(second.state).toBe(first.state)
    expect(other.files).not.toEqual(first.files)
  })

  test('a library that was written is read back as it was, states included', async () => {
    const { learner } = await grown
    const content = contentOf(learner)
    writeLibrary(join(dir, 'whole'), content, learner.library.state)
    const read = readLibrary(join(dir, 'whole'), 'outpost')
    expect(read).toEqual(JSON.parse(JSON.stringify(content)))
    const states = statesOf(read)
    for (const { id } of content.skills) expect([id, states(id)]).toEqual([id, learner.library.state(id)])
  })

  test('a learner that was saved goes on where it stood', async () => {
    const { learner } = await grown
    const saved = JSON.parse(JSON.stringify(saveLearner(learner)))
    const again = newLearner({ game: small, config: learner.config, library: null, saved, say: () => {} })
    expect(JSON.parse(JSON.stringify(saveLearner(again)))).toEqual(saved)
    const { learner: further } = await grow({ steps: 2400 }, { saved })
    expect(further.ledger.learning).toBeGreaterThanOrEqual(2400)
    expect(further.ledger.episodes.train).toBeGreaterThan(learner.ledger.episodes.train)
    expect(further.history.slice(0, learner.history.length)).toEqual(learner.history)
  })

  test('without the gate everything is waved through, and says so', async () => {
    const { learner } = await grow({ without: ['gate'], steps: 1500 })
    expect(learner.ledger.episodes.gate).toBe(0)
    const gates = [...learner.library.skills.values()].flatMap(skill =>
      skill.evidence.filter(line => line.kind === 'gate'),
    )
    expect(gates.length).toBeGreaterThan(0)
    for (const line of gates) expect(line).toMatchObject({ ok: true, why: 'waved through: the gate is off' })
  })

  test('an abort ends it', async () => {
    const stop = new AbortController()
    const running = grow({ steps: 1e9 }, { signal: stop.signal, onEpisode: () => stop.abort(new Error('enough')) })
    await expect(running).rejects.toThrow('enough')
  })

  test('a game that cannot be started anew is refused in a sentence', async () => {
    const live = { ...small, backends: { live: { ...small.backends['simulator'], resets: 'attach' as const } } }
    await expect(grow({}, {}, live)).rejects.toThrow(UsageError)
    await expect(grow({}, {}, live)).rejects.toThrow('outpost/live begins where the world stands')
  })
})

describe('one trial', () => {
  const config = learnConfig.parse(settings)
  const learner = newLearner({ game: small, config, library: null, saved: null, say: () => {} })
  const wood = goalOf('outpost', is('inventory.wood', '>=', 2), { maxSteps: 200 })
  const program = (...body: Program['body']): Program => ({ parameters: {}, body })
  const fetch = program({ repeat: [{ move: { go: 'tree' } }, { move: 'use' }], until: wood.predicate!, atMost: 9 })
  const world = () => openWorld({ game: small, config: {}, axis: null, signal, now })

  test('the predicate alone says whether it was reached', async () => {
    await using place = await world()
    const steps = learner.ledger.steps.gate
    const went = await trial(learner, place, fetch, wood, 7, 'gate')
    expect(went).toMatchObject({ ok: true, why: 'reached', moot: false })
    expect(learner.ledger.steps.gate - steps).toBe(went.steps)
  })

  test('a program that ends without a step has failed: it is not left out of the count', async () => {
    await using place = await world()
    const went = await trial(learner, place, program({ move: 'fly' }), wood, 7, 'gate')
    expect(went).toEqual({ ok: false, steps: 0, why: 'the program ended without it', moot: false })
  })

  test('what is so already counts neither way', async () => {
    await using place = await world()
    const goal = goalOf('outpost', is('inventory.wood', '>=', 0))
    expect(await trial(learner, place, fetch, goal, 7, 'gate')).toMatchObject({ ok: false, steps: 0, moot: true })
  })

  test('ends at its limit of steps', async () => {
    await using place = await world()
    const went = await trial(learner, place, fetch, wood, 7, 'gate', { maxSteps: 1 })
    expect(went).toMatchObject({ ok: false, steps: 1, why: 'not within 1 steps' })
  })

  test('a deadline is the limit: in time it is reached, a step less and it is not', async () => {
    await using place = await world()
    const { steps } = await trial(learner, place, fetch, wood, 7, 'gate')
    const within = (n: number) => goalOf('outpost', { within: n, of: wood.predicate! })
    const soon = await trial(learner, place, fetch, within(steps), 7, 'gate')
    expect(soon).toMatchObject({ ok: true, steps, moot: false })
    const late = await trial(learner, place, fetch, within(steps - 1), 7, 'gate', { maxSteps: 200 })
    expect(late).toMatchObject({ ok: false, steps: steps - 1, why: `not within ${steps - 1} steps` })
  })

  test('delta-debugging drops what is not needed, keeps what is, and gives back what fails', async () => {
    await using place = await world()
    const rich = newLearner({ game: small, config, library: null, saved: null, say: () => {} })
    rich.ledger.charge('train', 1e6)
    const padded = program({
      repeat: [{ move: 'step-aside' }, { move: { go: 'tree' } }, { move: 'make_hammer' }, { move: 'use' }],
      until: wood.predicate!,
      atMost: 30,
    })
    const refined = await refine(rich, place, wood, padded)
    expect(refined).toEqual(
      program({ ...(padded.body[0] as object), repeat: [{ move: { go: 'tree' } }, { move: 'use' }] } as never),
    )
    expect(lengthOf(refined)).toBe(3)
    const broken = program({ move: 'step-aside' }, { move: 'make_hammer' }, { move: 'use' })
    expect(await refine(rich, place, wood, broken)).toBe(broken)
    const poor = newLearner({ game: small, config, library: null, saved: null, say: () => {} })
    expect(await refine(poor, place, wood, padded)).toBe(padded) // no steps to spare
  })
})
