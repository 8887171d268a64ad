import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type AnyGame, defineAgent, defineGame, type Player, random, type TimeStep } from '#core'
import { readEpisode } from './episode/read.ts'
import { playEpisode } from './play.ts'
import { checkReplay } from './replay.ts'

const folder = mkdtempSync(join(tmpdir(), 'upskill-replay-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A die that the seed throws, and that the player keeps or throws again. */
function dice(sides: number): AnyGame {
  const step = (index: number, face: number): TimeStep<unknown, unknown> => ({
    index,
    tick: index,
    views: new Map([
      ['p0', { player: 'p0', observation: { face }, legal: index === 5 ? [] : ['keep', 'throw'], outcome: null }],
    ]),
    acting: index === 5 ? [] : ['p0'],
    rewards: new Map<Player, number>([['p0', index === 5 ? face : 0]]),
    end: index === 5 ? { kind: 'termination', why: 'five throws' } : null,
  })
  return defineGame({
    id: 'dice',
    title: 'Dice',
    observation: z.object({ face: z.int() }),
    action: z.enum(['keep', 'throw']),
    config: z.object({}),
    backends: {
      table: {
        summary: 'Here.',
        deterministic: true,
        resets: 'seeded',
        clock: 'waits',
        tickMs: null,
        open: async () => {
          let source = random(0)
          let index = 0
          let face = 0
          return {
            players: ['p0'],
            reset: async start => {
              source = random(start.seed)
              index = 0
              face = source.int(sides)
              return step(0, face)
            },
            step: async actions => {
              if (actions.get('p0') === 'throw') face = source.int(sides)
              return step(++index, face)
            },
            [Symbol.asyncDispose]: async () => {},
          }
        },
      },
    },
    vocabulary: [],
    facts: () => ({}),
  }) as unknown as AnyGame
}

const thrower = defineAgent({
  id: 'thrower',
  summary: 'Throws at random.',
  games: 'any',
  config: z.object({}),
  seat: ({ random }) => ({ act: ({ legal }) => ({ action: random.pick(legal!) }) }),
})

async function record(path: string, mode: 'full' | 'actions'): Promise<void> {
  await playEpisode({
    game: dice(6),
    backend: 'table',
    config: {},
    start: { seed: 4 },
    entrants: [{ text: 'thrower', agent: thrower as never, config: {} }],
    random: random(3),
    signal: new AbortController().signal,
    now: () => 0,
    package: '0',
    record: mode,
    path,
  })
}

async function check(path: string, sides: number) {
  await using file = readEpisode(path)
  return await checkReplay({ game: dice(sides), file, signal: new AbortController().signal })
}

test('an episode plays again as it was, and another game differs at a named step and place', async () => {
  const path = join(folder, 'full.mcap')
  await record(path, 'full')
  expect(await check(path, 6)).toEqual({ steps: 5, difference: null })
  const { difference } = await check(path, 1)
  expect(difference).toMatchObject({ path: 'views.p0.observation.face', now: 0 })
  expect(difference!.recorded).toBeGreaterThan(0)
})

test('with actions alone the end is compared', async () => {
  const path = join(folder, 'actions.mcap')
  await record(path, 'actions')
  expect(await check(path, 6)).toEqual({ steps: 5, difference: null })
  expect((await check(path, 1)).difference).toMatchObject({ path: 'returns.p0' })
})

test('an episode that was cut off is compared as far as it reaches', async () => {
  const [whole, cut] = [join(folder, 'whole.mcap'), join(folder, 'cut.mcap')]
  await record(whole, 'full')
  const bytes = readFileSync(whole)
  const third = bytes.indexOf('"index":3')
  writeFileSync(cut, bytes.subarray(0, third))
  expect(await check(cut, 6)).toEqual({ steps: 2, difference: null })
})
