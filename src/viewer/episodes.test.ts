import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type AnyAgent, type AnyGame, defineAgent, type RecordMode, random } from '#core'
import crafter from '../../games/crafter/index.ts'
import { playEpisode } from '../play.ts'
import { Episodes } from './episodes.ts'
import { episode, fixtureRun } from './fixture.ts'

const runsDir = mkdtempSync(join(tmpdir(), 'upskill-episodes-'))
afterAll(() => rmSync(runsDir, { recursive: true }))
const game = crafter as unknown as AnyGame
const walker = defineAgent({
  id: 'walker',
  summary: 'Acts at random.',
  games: 'any',
  config: z.object({}),
  seat: ({ random }) => ({ act: ({ legal }) => ({ action: random.pick(legal!) }) }),
}) as AnyAgent

const play = (path: string, record: RecordMode) =>
  playEpisode({
    game,
    backend: 'simulator',
    config: game.config.parse({}),
    start: { seed: 3 },
    entrants: [{ text: 'walker', agent: walker, config: {} }],
    random: random(1),
    signal: new AbortController().signal,
    now: () => 0,
    package: '0',
    maxSteps: 150,
    record,
    path,
  })

test('an episode of which only the actions were kept shows the same steps as one recorded in full', async () => {
  using run = fixtureRun(runsDir, { game: 'crafter' })
  const { steps } = await play(run.episodePath(1), 'full')
  await play(run.episodePath(2), 'actions')
  using episodes = new Episodes(runsDir, async () => game)
  expect(episodes.open(run.id, '000002', 'finished').steps).toBe(0)
  expect(await Promise.all([episodes.prepare(run.id, '000002'), episodes.prepare(run.id, '000002')])).toEqual([
    null,
    null,
  ])
  expect(episodes.open(run.id, '000002', 'finished')).toMatchObject({
    steps: steps + 1,
    header: { record: 'full' },
    state: 'ended',
  })
  const [full, expanded] = await Promise.all(['000001', '000002'].map(id => episodes.steps(run.id, id, 0, 999)))
  expect(expanded).toEqual(full)
  expect(full[steps].facts?.p1).toBeTruthy()
})

test('what cannot be played again says why, and leaves nothing behind', async () => {
  using run = fixtureRun(runsDir, { game: 'crafter' })
  await play(run.episodePath(1), 'actions')
  using episodes = new Episodes(runsDir, async () => null)
  expect(await episodes.prepare(run.id, '000001')).toMatch(/the game crafter that could play them again is not here/)
  expect(existsSync(join(run.dir, 'expanded'))).toBe(false)
})

test('many episodes are looked at without keeping them all open', () => {
  using run = fixtureRun(runsDir)
  for (let i = 1; i <= 60; i++) episode(run, i, 3)
  using episodes = new Episodes(runsDir, async () => null)
  for (const id of episodes.ids(run.id)) expect(episodes.open(run.id, id, 'running').steps).toBe(3)
  expect(episodes.timeline(run.id, '000001', 0).ticks).toEqual([0, 2, 4])
})
