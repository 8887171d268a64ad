import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type AnyAgent, type AnyGame, defineAgent, parseGoal, random } from '#core'
import { readEpisode } from './episode/read.ts'
import { type EpisodeOptions, playEpisode } from './play.ts'
import { lamps } from './testing/lamps.ts'

const dir = mkdtempSync(join(tmpdir(), 'upskill-play-'))
afterAll(() => rmSync(dir, { recursive: true }))
let files = 0

const game = lamps as unknown as AnyGame
const presser = (choose: (n: number) => number) =>
  defineAgent<{ lit: boolean[] }, number, object>({
    id: 'presser',
    summary: 'Presses lamps.',
    games: 'any',
    config: z.object({}),
    seat: ({ random }) => ({
      act: ({ legal }) => ({
        action: choose(random.int(legal!.length)),
        thoughts: [{ level: 'action', text: 'press' }],
      }),
    }),
  }) as unknown as AnyAgent
const play = (more: Partial<EpisodeOptions> = {}, choose = (n: number) => n) =>
  playEpisode({
    game,
    backend: 'simulator',
    config: lamps.config.parse({ lamps: 6 }),
    start: { seed: 3 },
    entrants: [{ text: 'presser', agent: presser(choose), config: {} }],
    random: random(3),
    signal: new AbortController().signal,
    now: () => performance.now(),
    package: 'test',
    path: join(dir, `${++files}.mcap`),
    ...more,
  })
const last = () => join(dir, `${files}.mcap`)

test('the same seed gives the same bytes, and another seed others', async () => {
  const files: Buffer[] = []
  for (const seed of [3, 3, 4]) {
    await play({ start: { seed }, random: random(seed) })
    files.push(readFileSync(last()))
  }
  expect(files[0].equals(files[1])).toBe(true)
  expect(files[0].equals(files[2])).toBe(false)
})

test('a goal ends the episode where it is reached, and the verdict points at the step', async () => {
  const goal = parseGoal(game, 'lit >= 4')
  const { verdict, end, steps } = await play({ goal })
  expect(verdict).toEqual({ outcome: 'yes', progress: 1, evidence: [steps], judge: 'predicate' })
  expect(end.why).toBe('goal reached')
  await using episode = readEpisode(last())
  expect(await episode.end()).toMatchObject({ steps, verdicts: [{ goal: goal.id, outcome: 'yes' }] })
  expect(episode.length).toBe(steps + 1)
})

test('a goal that is not reached is a no, with the progress made', async () => {
  const { verdict } = await play({ goal: parseGoal(game, 'lit >= 30', 5) })
  expect(verdict).toMatchObject({ outcome: 'no', evidence: [] })
  expect(verdict!.progress).toBeLessThan(1)
})

test('a crash of an agent leaves an episode that says it was interrupted', async () => {
  let presses = 0
  await expect(play({}, () => (++presses < 4 ? 0 : Number.NaN))).rejects.toThrow('must press one lamp')
  await using episode = readEpisode(last())
  expect(episode.length).toBe(4)
  expect(await episode.end()).toMatchObject({ end: { kind: 'interruption' }, steps: 3 })
})

test('record: actions keeps what a replay needs, record: none keeps nothing', async () => {
  const full = await play()
  const wanted = readEpisode(last())
  await play({ record: 'actions' })
  await using lean = readEpisode(last())
  expect(lean.actions()).toEqual(wanted.actions())
  expect(await lean.end()).toMatchObject({ steps: full.steps })
  const none = await play({ record: 'none', path: undefined })
  expect(none.steps).toBe(full.steps)
})

test('what makes no sense is refused before anything is played', async () => {
  await expect(play({ backend: 'live' })).rejects.toThrow('lamps has no backend "live"; it has simulator')
  const two = Array.from({ length: 2 }, () => ({ text: 'presser', agent: presser(n => n), config: {} }))
  await expect(play({ entrants: two })).rejects.toThrow('has 1 seats, but 2 agents were given')
})
