import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Player, type Random, random, type TimeStep } from '#core'
import pokemonVgc from '../index.ts'
import type { ShowdownEnvironment } from './environment.ts'
import { type LocalServer, startServer } from './local-server.ts'

let server: LocalServer
const signal = new AbortController().signal

beforeAll(async () => {
  server = await startServer({ folder: join(tmpdir(), `upskill-showdown-test-${process.pid}`), port: 0, signal })
}, 60_000)
afterAll(async () => server?.[Symbol.asyncDispose]())

async function open(settings: object): Promise<ShowdownEnvironment> {
  const config = pokemonVgc.config.parse({ server: server.url, waitMs: 10_000, ...settings })
  return (await pokemonVgc.backends.showdown.open(config, { signal, emit: () => {} })) as ShowdownEnvironment
}

type Step = TimeStep<{ readonly sheets: string }, string>

async function play(environment: ShowdownEnvironment, seed: number, source: Random, atStep?: (i: number) => void) {
  let step: Step = await environment.reset({ seed })
  for (let i = 0; step.end === null; i++) {
    atStep?.(i)
    const actions = new Map<Player, string>()
    for (const player of step.acting) actions.set(player, source.pick(step.views.get(player)!.legal!))
    step = await environment.step(actions)
  }
  return step
}

test('whole battles in both formats, sheets open, with a winner and a loser', { timeout: 50_000 }, async () => {
  for (const format of ['gen9vgc2025regi', 'gen9championsvgc2026regmb']) {
    await using environment = await open({ format })
    for (let seed = 1; seed <= 5; seed++) {
      const last = await play(environment, seed, random(seed))
      expect(last.end?.kind, last.end?.why).toBe('termination')
      expect([...last.rewards.values()].sort()).toEqual([-1, 1])
      for (const view of last.views.values()) expect(view.observation.sheets).toBe('open')
    }
  }
})

test('four rooms at once', { timeout: 50_000 }, async () => {
  const environments = await Promise.all([1, 2, 3, 4].map(() => open({})))
  const ends = await Promise.all(environments.map((environment, i) => play(environment, i, random(i))))
  for (const environment of environments) await environment[Symbol.asyncDispose]()
  expect(ends.map(step => step.end?.kind)).toEqual(new Array(4).fill('termination'))
})

test('closed sheets stay closed, and a lost connection comes back to its battle', { timeout: 50_000 }, async () => {
  await using environment = await open({ sheets: 'closed' })
  const last = await play(environment, 3, random(3), i => {
    if (i === 3) environment.connections[0].drop()
  })
  expect(last.end?.kind, last.end?.why).toBe('termination')
  expect(last.views.get('p1')!.observation.sheets).toBe('closed')
})

test('a server that is gone is an interruption, never a loss', { timeout: 50_000 }, async () => {
  const folder = join(tmpdir(), `upskill-showdown-gone-${process.pid}`)
  const gone = await startServer({ folder, port: 0, signal })
  const config = pokemonVgc.config.parse({ server: gone.url, waitMs: 2000 })
  await using environment = await pokemonVgc.backends.showdown.open(config, { signal, emit: () => {} })
  let step = await environment.reset({ seed: 1 })
  await gone[Symbol.asyncDispose]()
  const actions = new Map(step.acting.map(player => [player, step.views.get(player)!.legal![0]]))
  step = await environment.step(actions)
  expect(step.end?.kind).toBe('interruption')
  expect([...step.rewards.values()]).toEqual([0, 0])
})

test('nobody listening is said with what to do', async () => {
  const config = pokemonVgc.config.parse({ server: 'ws://127.0.0.1:9/showdown/websocket' })
  await expect(pokemonVgc.backends.showdown.open(config, { signal, emit: () => {} })).rejects.toThrow(/upskill server/)
})
