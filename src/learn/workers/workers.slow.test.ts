import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { AnyGame } from '#core'
import crafter from '../../../games/crafter/index.ts'
import { learn } from '../../learn.ts'
import { learnConfig } from '../config.ts'
import { saveLearner } from '../learner.ts'
import { trialPool } from './pool.ts'
import type { TrialTask } from './task.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const module = fileURLToPath(new URL('../../cli/learn-worker.ts', import.meta.url))
const game = crafter as unknown as AnyGame
const config = learnConfig.parse({
  steps: 1500,
  episodeSteps: 300,
  goalSteps: 150,
  attemptSteps: 150,
  reportSeeds: 6,
  seed: 2, // comes to verify something in so short a run
  goals: ['achievement.collect_*', 'achievement.wake_up'],
})
const gameConfig = game.config.parse({})
const grow = async (workers: number | null, signal = new AbortController().signal) => {
  const { learner, report } = await learn({
    game,
    gameConfig,
    config,
    signal,
    now: () => 0,
    workers: workers === null ? null : { workers, module, roots: [root] },
  })
  return { state: JSON.stringify(saveLearner(learner)), report: JSON.stringify(report), ledger: learner.ledger }
}

test('what is learned is the same, byte for byte, without workers, with two and with three', async () => {
  const [alone, two, three] = [await grow(null), await grow(2), await grow(3)]
  expect(alone.ledger.episodes.gate).toBeGreaterThan(3)
  expect(alone.ledger.episodes.verify).toBeGreaterThan(8)
  expect(two.state).toBe(alone.state)
  expect(three.state).toBe(alone.state)
  expect(two.report).toBe(alone.report)
}, 60_000)

const task = (seed: number, move: string): TrialTask => ({
  program: { parameters: {}, body: [{ move: { type: move } }] },
  parameters: {},
  skills: [],
  habits: [],
  wanted: { fact: 'steps', op: '>=', value: 3 },
  pre: null,
  seed,
  maxSteps: 5,
  axis: null,
  learns: false,
})

test('what was foreseen is played once, and told when it is asked for; what was foreseen in vain is dropped', async () => {
  const setup = { roots: [root], game: 'crafter', backend: null, config: gameConfig as never, axis: null }
  await using pool = trialPool({ workers: 2, module, setup, signal: new AbortController().signal })
  pool.foresee([1, 2, 3, 4].map(seed => task(seed, 'noop')))
  pool.foresee([5, 6].map(seed => task(seed, 'noop')))
  const [first, again, other] = [
    await pool.ask(task(5, 'noop')),
    await pool.ask(task(5, 'noop')),
    await pool.ask(task(9, 'noop')),
  ]
  expect(again).toEqual(first)
  expect(other.ok).toBe(false)
}, 30_000)

test('a game that cannot be opened, and a run that is stopped, end in errors and not in silence', async () => {
  const signal = new AbortController()
  const setup = { roots: [root], game: 'craftr', backend: null, config: {}, axis: null }
  await using pool = trialPool({ workers: 1, module, setup, signal: signal.signal })
  await expect(pool.ask(task(1, 'noop'))).rejects.toThrow('craftr')
  const stopped = new AbortController()
  const running = grow(2, stopped.signal)
  setTimeout(() => stopped.abort(new Error('stopped by the test')), 300)
  await expect(running).rejects.toThrow('stopped by the test')
}, 30_000)
