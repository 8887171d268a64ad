import { afterAll, beforeAll, expect, test } from 'vitest'
import { config } from './config.ts'
import { runRemote } from './embedded/conformance/run-remote.ts'
import { type RealTimeServer, startRealTimeServer } from './embedded/real-time.ts'

/** A server as a program of its own, known by nothing but its address. */
let server: RealTimeServer
const signal = AbortSignal.timeout(110_000)
beforeAll(async () => {
  server = await startRealTimeServer(
    { seed: 3, host: '127.0.0.1', port: 0, viewDistance: 3, creatures: false, operators: ['judge'] },
    signal,
  )
}, 40_000)
afterAll(async () => server[Symbol.asyncDispose]())
const as = (name: string) => config.parse({ host: '127.0.0.1', port: server.port, name })

test('scripts play on a server by its address, and both sides are compared after each', async () => {
  const findings = await runRemote(as('judge'), 'crafting: ', signal, () => {})
  expect(findings).toEqual([
    { name: 'crafting: 2×2 in the hands', failure: null },
    { name: 'crafting: planks of two woods', failure: null },
    { name: 'crafting: 3×3 at a table', failure: null },
  ])
  const [sand] = await runRemote(as('judge'), 'sand falls', signal, () => {})
  expect(sand.failure).toBeNull()
}, 100_000)

test('who is no operator there, or asks for no script there is, is told what to do', async () => {
  await expect(runRemote(as('guest'), '', signal, () => {})).rejects.toThrow(
    /guest may use no commands .*"only operators may use commands".*--op guest/,
  )
  await expect(runRemote(as('judge'), 'dragons', signal, () => {})).rejects.toThrow(/no script .* "dragons"/)
}, 60_000)
