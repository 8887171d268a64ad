import type { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { config } from '../config.ts'
import { connect, leave, pause } from '../live/connect.ts'
import { EmbeddedEnvironment } from './environment.ts'
import { startRealTimeServer } from './real-time.ts'

const measureMs = 6000

/** Processor time that a game minute of walking about takes, with the chunks recorded and without. */
export async function recordingCost(signal: AbortSignal): Promise<{ withMs: number; withoutMs: number }> {
  const cost = async (chunks: boolean) => {
    await using environment = new EmbeddedEnvironment(config.parse({ chunks }))
    await environment.reset({ seed: 1 }, signal)
    await environment.reset({ seed: 2 }, signal) // warm
    const from = process.cpuUsage()
    let tick = 0
    for (let i = 0; i < 16; i++) tick = (await environment.step(new Map([['p1', { type: 'explore' }]]), signal)).tick
    const { user, system } = process.cpuUsage(from)
    return Math.round((user + system) / 1000 / (tick / 1200))
  }
  return { withMs: await cost(true), withoutMs: await cost(false) }
}

/** A server in real time with so many clients that walk about: whether it keeps its 20 ticks a second. */
export async function crowded(players: number, signal: AbortSignal) {
  const begun = performance.now()
  await using server = await startRealTimeServer(
    { seed: 1, port: 0, host: '127.0.0.1', viewDistance: 3, creatures: true },
    signal,
  )
  const startMs = Math.round(performance.now() - begun)
  const bots = []
  for (let i = 0; i < players; i++)
    bots.push(await connect({ host: '127.0.0.1', port: server.port }, config.parse({ name: `walker_${i}` }), signal))
  const times: { readonly at: number; readonly tick: number }[] = []
  const client = bots[0]._client as unknown as EventEmitter
  client.on('update_time', ({ time: [, tick] }: { time: readonly [number, number] }) =>
    times.push({ at: performance.now(), tick }),
  )
  for (const [i, bot] of bots.entries()) {
    void bot.look((i * 2 * Math.PI) / players, 0, true)
    bot.setControlState('forward', true)
    bot.setControlState('jump', true)
  }
  await pause(1500, signal)
  times.length = 0
  const [from, cpu] = [performance.now(), cpuMs(server.pid)]
  await pause(measureMs, signal)
  const seconds = (performance.now() - from) / 1000
  const result = {
    players,
    startMs,
    ticksASecond: rate(times),
    processor: cpu === null ? null : Math.round((cpuMs(server.pid)! - cpu) / seconds / 10),
    megabytes: memoryMb(server.pid),
  }
  for (const bot of bots) leave(bot)
  return result
}

/** The server says its tick once in twenty of them. */
function rate(times: readonly { readonly at: number; readonly tick: number }[]): number | null {
  const [first, last] = [times[0], times.at(-1)]
  if (!first || !last || last.at - first.at < 1000) return null
  return Math.round((10_000 * (last.tick - first.tick)) / (last.at - first.at)) / 10
}

/** Of another process, where the system tells (Linux). */
function cpuMs(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return null
  }
}

function memoryMb(pid: number): number | null {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000)
  } catch {
    return null
  }
}
