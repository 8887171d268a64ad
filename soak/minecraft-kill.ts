import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { config } from '../games/minecraft/config.ts'
import { startRealTimeServer } from '../games/minecraft/embedded/real-time.ts'
import { LiveEnvironment } from '../games/minecraft/live/environment.ts'
import { channels } from '../src/episode/format.ts'
import { scanEpisode } from '../src/episode/scan.ts'
import { scaled } from './scale.ts'

/**
 * At random moments, as often as the first argument says, in turn: `kill -9` of the server (started again at the same port
 * and world), of the connection, and of a program that plays and records. Every action must come to an outcome and play
 * must go on; of the killed program's record every step must be whole, in order and once.
 */
const times = scaled(20, 3)
const signal = new AbortController().signal
const folder = mkdtempSync(join(tmpdir(), 'upskill-kill-'))
const options = {
  seed: 3,
  host: '127.0.0.1',
  viewDistance: 3,
  creatures: true,
  worldFolder: join(folder, 'world'),
}
let server = await startRealTimeServer({ ...options, port: 0 }, signal)
const { port } = server
const sockets = new Set<Socket>()
const proxy = createServer(near => {
  const far = connect(port, '127.0.0.1')
  for (const [from, into] of [
    [near, far],
    [far, near],
  ]) {
    sockets.add(from)
    from.pipe(into)
    from.on('error', () => into.destroy())
    from.on('close', () => {
      sockets.delete(from)
      into.destroy()
    })
  }
})
proxy.listen(0, '127.0.0.1')
await once(proxy, 'listening')
const through = (proxy.address() as { port: number }).port
const environment = new LiveEnvironment(
  config.parse({ length: 1_000_000 }),
  async () => ({ host: '127.0.0.1', port: through }),
  { signal, emit() {} },
)
await environment.reset({ seed: 3 })
const codes = new Map<string, number>()
let steps = 0
let recorded = 0
const moment = () => new Promise(resolve => setTimeout(resolve, 500 + Math.random() * 3000))

const kills = {
  async server() {
    await moment()
    process.kill(server.pid, 'SIGKILL')
    await server.ended
    server = await startRealTimeServer({ ...options, port }, signal)
  },
  async connection() {
    await moment()
    for (const socket of sockets) socket.destroy()
  },
  async program() {
    const runs = join(folder, `runs-${recorded}-${steps}`)
    const child = spawn(
      process.execPath,
      [
        join(import.meta.dirname, '..', 'bin', 'upskill.js'),
        ...['run', 'minecraft', '--agent', 'random', '--seed', '3', '--max-steps', '100000', '--runs', runs],
      ],
      { stdio: 'ignore' },
    )
    await new Promise(resolve => setTimeout(resolve, 4000 + Math.random() * 4000))
    child.kill('SIGKILL')
    await once(child, 'exit')
    recorded += checkRecord(runs)
  },
}

/** @returns How many steps the killed program had recorded. */
function checkRecord(runs: string): number {
  const [run] = readdirSync(runs)
  const [file] = readdirSync(join(runs, run, 'episodes'))
  using scan = scanEpisode(join(runs, run, 'episodes', file))
  const spans = scan.spans.get(channels.step) ?? []
  for (const [i, span] of spans.entries()) {
    const { index } = scan.message(channels.step, span) as unknown as { index: number }
    if (index !== i) throw new Error(`step ${index} stands where step ${i} should: one is lost or there twice`)
  }
  return spans.length
}

const ways = Object.keys(kills) as (keyof typeof kills)[]
for (let i = 1; i <= times; i++) {
  const way = ways[i % ways.length]
  const kill = kills[way]()
  let again = true
  void kill.then(
    () => {
      again = false
    },
    () => {
      again = false
    },
  )
  while (again) {
    const step = await environment.step(
      new Map([['p1', steps % 2 === 0 ? { type: 'explore' } : { type: 'wait', ticks: 20 }]]),
    )
    const view = step.views.get('p1')!
    codes.set(view.outcome!.code, (codes.get(view.outcome!.code) ?? 0) + 1)
    if (step.end) throw new Error(`the episode ended after ${i} kills: ${step.end.why}`)
    steps++
  }
  await kill
  console.log(`kill ${i} of ${times} (${way}): ${steps} actions so far, ${JSON.stringify(Object.fromEntries(codes))}`)
}
if (!codes.has('disconnected')) throw new Error('no action was broken off: nothing was tested')
if (recorded === 0) throw new Error('no killed program had recorded a step: nothing was tested')
await environment[Symbol.asyncDispose]()
proxy.close()
for (const socket of sockets) socket.destroy()
await server[Symbol.asyncDispose]()
rmSync(folder, { recursive: true, force: true })
console.log(`play went on after every kill; ${recorded} steps of killed programs, all whole, in order and once`)
