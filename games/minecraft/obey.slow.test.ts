import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bot } from 'mineflayer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type AnyAgent, type AnyGame, defineAgent, type Goal, parseGoal, random } from '#core'
import { playEpisode } from '../../src/play.ts'
import { config } from './config.ts'
import { type RealTimeServer, startRealTimeServer } from './embedded/real-time.ts'
import minecraft from './index.ts'
import { leave, pause } from './live/connect.ts'

/** A server as a program of its own; an agent, the player it obeys, and another one, each by a client of their own. */
let server: RealTimeServer
const signal = AbortSignal.timeout(110_000)
const people: Bot[] = []
const game = minecraft as unknown as AnyGame
const { createBot } = createRequire(import.meta.url)('mineflayer') as typeof import('mineflayer')

beforeAll(async () => {
  server = await startRealTimeServer({ seed: 3, host: '127.0.0.1', port: 0, viewDistance: 2, creatures: false }, signal)
}, 40_000)
afterAll(async () => {
  for (const bot of people) leave(bot)
  await server[Symbol.asyncDispose]()
})

async function enter(username: string): Promise<Bot & { heard: string[] }> {
  const bot = createBot({ host: '127.0.0.1', port: server.port, username, version: '1.16.5', viewDistance: 2 })
  people.push(bot)
  const heard: string[] = []
  bot.on('messagestr', text => {
    heard.push(text)
  })
  await once(bot, 'spawn', { signal })
  return Object.assign(bot, { heard })
}

test('only whom --obey names sets goals, by the goal language, and is told what was wrong and what is done', async () => {
  const [boss, mallory] = [await enter('boss'), await enter('mallory')]
  const goals: (Goal | null)[] = []
  const patient = defineAgent<unknown, unknown, object>({
    id: 'patient',
    summary: 'Waits, and does what it is told.',
    games: 'any',
    config: z.object({}),
    seat: ({ goal }) => {
      goals.push(goal)
      return { act: () => ({ action: { type: 'wait', ticks: 10 } }), aim: to => void goals.push(to) }
    },
  }) as unknown as AnyAgent
  const first = parseGoal(game, 'inventory.diamond >= 1')
  const episode = playEpisode({
    game,
    backend: 'live',
    config: config.parse({ host: '127.0.0.1', port: server.port, obey: 'boss', view: 2 }),
    start: { seed: 3 },
    entrants: [{ text: 'patient', agent: patient, config: {} }],
    random: random(3),
    signal,
    now: () => performance.now(),
    package: 'test',
    goal: first,
    record: 'none',
    maxSteps: 24,
  })
  while (goals.length === 0 || !boss.players['upskill']) await pause(100, signal)
  await pause(500, signal)
  mallory.chat('inventory.dirt >= 64')
  mallory.chat('<boss> inventory.dirt >= 64')
  mallory.chat('boss: inventory.dirt >= 64')
  await pause(1500, signal)
  expect(goals).toEqual([first])
  expect(boss.heard.filter(line => line.startsWith('<upskill>'))).toEqual([])
  boss.chat('go and get me some dirt')
  await pause(1000, signal)
  boss.chat('inventory.drit >= 1')
  await pause(1000, signal)
  boss.chat('@upskill: height >= 2')
  const { orders, verdict } = await episode
  const answers = boss.heard.filter(line => line.startsWith('<upskill>'))
  expect(answers[0]).toMatch(/boss: .*go and get me/)
  expect(answers[1]).toMatch(/inventory\.drit.*inventory\.dirt/)
  expect(answers.slice(2)).toEqual([
    '<upskill> boss: my goal is now height >= 2',
    '<upskill> boss: reached: height >= 2',
  ])
  expect(goals.map(goal => goal?.text ?? null)).toEqual(['inventory.diamond >= 1', 'height >= 2', null])
  expect(orders.map(({ from, text }) => [from, text])).toEqual([['boss', 'height >= 2']])
  expect(verdict?.outcome).toBe('no')
}, 90_000)

test('a world nobody else can join refuses --obey, and leaves no run behind', async () => {
  const runs = mkdtempSync(join(tmpdir(), 'upskill-obey-'))
  const bin = join(import.meta.dirname, '..', '..', 'bin', 'upskill.js')
  const args = [bin, 'run', 'minecraft', '--agent', 'random', '--obey', 'boss', '--runs', runs]
  const { code, err } = await new Promise<{ code: unknown; err: string }>(resolve =>
    execFile(process.execPath, args, (error, _, err) => resolve({ code: error?.code, err })),
  )
  expect(err).toMatch(/--obey boss: nobody else can join this world; use --host/)
  expect([code, readdirSync(runs)]).toEqual([2, []])
  rmSync(runs, { recursive: true })
}, 30_000)
