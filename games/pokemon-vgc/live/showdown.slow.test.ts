import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Player, type Random, random, type TimeStep, UsageError } from '#core'
import pokemonVgc from '../index.ts'
import type { Observation } from '../observation.ts'
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

async function play(
  environment: ShowdownEnvironment,
  seed: number,
  source: Random,
  atStep?: (i: number, step: Step) => void,
) {
  let step: Step = await environment.reset({ seed })
  for (let i = 0; step.end === null; i++) {
    atStep?.(i, step)
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

test('a best of three is one match: the same teams meet until one side has won twice', {
  timeout: 60_000,
}, async () => {
  await using environment = await open({ format: 'gen9championsvgc2026regmbbo3' })
  for (let seed = 1; seed <= 3; seed++) {
    let previews = 0
    const last = await play(environment, seed, random(seed), (_, step) => {
      const { observation } = step.views.get('p1') as unknown as { observation: Observation }
      if (observation.request?.kind === 'preview') previews++
      expect(observation.series!.you + observation.series!.foe).toBe(previews - 1)
    })
    expect(last.end?.kind, last.end?.why).toBe('termination')
    expect([...last.rewards.values()].sort()).toEqual([-1, 1])
    const { series } = last.views.get('p1')!.observation as unknown as Observation
    expect([series!.you, series!.foe].sort()).toEqual(previews === 2 ? [0, 2] : [1, 2])
  }
})

test('messages that nobody knows are counted, kept in the record, and change nothing', {
  timeout: 50_000,
}, async () => {
  const emitted: string[] = []
  const config = pokemonVgc.config.parse({ server: server.url, waitMs: 10_000 })
  const io = {
    signal,
    emit: (channel: string, _: number, bytes: Uint8Array) => {
      if (channel === 'unknown') emitted.push(new TextDecoder().decode(bytes))
    },
  }
  await using environment = (await pokemonVgc.backends.showdown.open(config, io)) as ShowdownEnvironment
  const last = await play(environment, 5, random(5), i => {
    if (i === 2) environment.connections[0].hear('|-newfangled|p1a: X|[from] nowhere\n|-damage|p9z: |?\n||')
  })
  expect(last.end?.kind, last.end?.why).toBe('termination')
  expect(emitted).toEqual(['{"-newfangled":1}'])
})

test('the timer is switched on where that is asked for', { timeout: 50_000 }, async () => {
  const lines: string[] = []
  const config = pokemonVgc.config.parse({ server: server.url, waitMs: 10_000, timer: true })
  const io = { signal, emit: (_: string, __: number, bytes: Uint8Array) => lines.push(new TextDecoder().decode(bytes)) }
  await using environment = (await pokemonVgc.backends.showdown.open(config, io)) as ShowdownEnvironment
  await play(environment, 2, random(2))
  expect(
    lines.some(line => line.startsWith('|inactive|') && /timer is (now )?ON/i.test(line)),
    lines[0],
  ).toBe(true)
})

test('two programs meet on the ladder', { timeout: 50_000 }, async () => {
  const both = await Promise.all(
    ['ladder one', 'ladder two'].map(name =>
      open({ seat: 'ladder', format: 'gen9championsvgc2026regmb', name: `${name} ${process.pid % 1000}` }),
    ),
  )
  const lasts = await Promise.all(both.map((environment, i) => play(environment, i, random(i))))
  for (const environment of both) await environment[Symbol.asyncDispose]()
  expect(lasts.map(({ end }) => end?.kind)).toEqual(['termination', 'termination'])
  expect(lasts.flatMap(({ rewards }) => [...rewards.values()]).sort()).toEqual([-1, 1])
})

test('what the server refuses is said in its own words', async () => {
  await using environment = await open({ seat: 'ladder', format: 'gen9vgc2025regi' })
  await expect(environment.reset({ seed: 1 })).rejects.toThrow(/not ladderable/)
})

test('one program challenges, another accepts', { timeout: 50_000 }, async () => {
  const [one, two] = [`caller ${process.pid % 1000}`, `callee ${process.pid % 1000}`]
  const both = await Promise.all([
    open({ seat: 'challenge', name: one, opponent: two }),
    open({ seat: 'accept', name: two, opponent: one }),
  ])
  const lasts = await Promise.all(both.map((environment, i) => play(environment, i, random(i))))
  for (const environment of both) await environment[Symbol.asyncDispose]()
  expect(lasts.map(({ end }) => end?.kind)).toEqual(['termination', 'termination'])
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
  await gone.kill()
  const actions = new Map(step.acting.map(player => [player, step.views.get(player)!.legal![0]]))
  step = await environment.step(actions)
  expect(step.end?.kind).toBe('interruption')
  expect([...step.rewards.values()]).toEqual([0, 0])
})

test('nobody listening is a mistake of who named the server, said with what to do', async () => {
  const config = pokemonVgc.config.parse({ server: 'ws://127.0.0.1:9/showdown/websocket' })
  const opened = pokemonVgc.backends.showdown.open(config, { signal, emit: () => {} })
  await expect(opened).rejects.toThrow(UsageError)
  await expect(opened).rejects.toThrow(/upskill server/)
})

test('a second server does not start on the port of the first', async () => {
  const folder = join(tmpdir(), `upskill-showdown-second-${process.pid}`)
  const port = Number(new URL(server.url).port)
  await expect(startServer({ folder, port, signal })).rejects.toThrow(/port \d+ cannot be had .*--port N/)
})
