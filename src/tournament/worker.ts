import { writeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { RecordError, UsageError } from '#core'
import { onProcesses } from '../external/process.ts'
import { registry } from '../registry.ts'
import type { Fixture } from './fixture.ts'
import type { FromWorker, Job, ToWorker } from './job.ts'
import { openStage, type Stage } from './play-fixture.ts'

/**
 * The life of a worker process: it takes a job, plays the games it is sent in order, and ends with its parent.
 *
 * It reads no terminal: Ctrl-C is the parent's to answer.
 */
export function serve(): void {
  const queue: Fixture[] = []
  let stage: Stage | null = null
  let busy = false
  const say = (message: FromWorker) => {
    process.send?.(message)
  }
  const work = async () => {
    if (busy || !stage) return
    busy = true
    for (let fixture = queue.shift(); fixture; fixture = queue.shift()) {
      try {
        say({ type: 'played', index: fixture.index, played: await stage.play(fixture) })
      } catch (error) {
        say({ type: 'broken', message: error instanceof RecordError ? error.message : String((error as Error).stack) })
        break
      }
    }
    busy = false
  }
  const prepare = async (job: Job) => {
    const known = registry(job.roots, job.runs)
    const game = await known.game(job.game)
    const entrants = await Promise.all(job.agents.map(text => known.entrant(text)))
    if (job.libraries) {
      const { checkLibraries } = await import('./libraries.ts')
      checkLibraries(job.libraries, entrants, game, job.runs)
    }
    stage = await openStage(job, game, entrants, () => performance.now(), watch.asking)
    say({ type: 'ready', players: stage.players })
    await work()
  }
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => process.exit(0))
  process.on('disconnect', () => process.exit(0))
  // An agent that lets a promise fail unseen must not end the worker: its game goes on, or misses its deadline.
  process.on('unhandledRejection', () => {})
  const watch = watchFromBeside()
  setInterval(() => {
    say({ type: 'alive' })
    watch.beat()
  }, 1000)
  process.on('message', (message: ToWorker) => {
    if (message.type === 'play') {
      queue.push(message.fixture)
      void work()
    } else
      prepare(message.job).catch((error: Error) => {
        const usage = error instanceof UsageError
        say({ type: 'unable', message: usage ? error.message : (error.stack ?? error.message), usage })
      })
  })
}

/** Process ids that the thread beside can end; 0 is none. Then come the beat, and the agent being asked plus 1. */
const most = 64
const [beatAt, askingAt] = [most, most + 1]

/**
 * An agent can hold this thread for ever. A thread beside it looks every second: when the parent is gone it ends the
 * agents' processes and this one, and when this thread is stuck it writes whom it is stuck in to stderr.
 */
function watchFromBeside() {
  const shared = new Int32Array(new SharedArrayBuffer(4 * (most + 2)))
  onProcesses(ids => {
    for (let i = 0; i < most; i++) shared[i] = ids[i] ?? 0
    process.send?.({ type: 'processes', ids } satisfies FromWorker)
  })
  const workerData = { parent: process.ppid, shared, most, beatAt, askingAt }
  const thread = new Worker(beside, {
    eval: true,
    workerData,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 8 },
  })
  thread.unref()
  process.on('exit', () => {
    if (shared[askingAt] > 0) writeSync(2, `\nasking ${shared[askingAt] - 1}\n`)
  })
  return {
    beat() {
      shared[beatAt]++
    },
    asking(agent: number | null) {
      shared[askingAt] = agent === null ? 0 : agent + 1
    },
  }
}

const beside = `
const { workerData: { parent, shared, most, beatAt, askingAt } } = require('node:worker_threads')
const { writeSync } = require('node:fs')
let beat = -1
setInterval(() => {
  if (process.ppid !== parent) {
    for (const id of shared.subarray(0, most)) if (id > 0) try { process.kill(-id, 'SIGKILL') } catch {}
    process.kill(process.pid, 'SIGKILL')
  }
  if (shared[beatAt] === beat && shared[askingAt] > 0) writeSync(2, '\\nasking ' + (shared[askingAt] - 1) + '\\n')
  beat = shared[beatAt]
}, 1100)
`
