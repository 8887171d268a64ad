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
    const known = registry(job.roots)
    const game = await known.game(job.game)
    const entrants = await Promise.all(job.agents.map(text => known.entrant(text)))
    stage = await openStage(job, game, entrants, () => performance.now())
    say({ type: 'ready', players: stage.players })
    await work()
  }
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => process.exit(0))
  process.on('disconnect', () => process.exit(0))
  // An agent that lets a promise fail unseen must not end the worker: its game goes on, or misses its deadline.
  process.on('unhandledRejection', () => {})
  endWithParent()
  setInterval(() => say({ type: 'alive' }), 1000)
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

/** Process ids a parent or a watch can end; 0 is none. */
const most = 64

/**
 * An agent can hold this thread for ever, and then nobody here hears that the parent is gone. A thread of its own looks
 * every second, and ends the agents' processes and this one.
 */
function endWithParent(): void {
  const shared = new Int32Array(new SharedArrayBuffer(4 * most))
  onProcesses(ids => {
    for (let i = 0; i < most; i++) shared[i] = ids[i] ?? 0
    process.send?.({ type: 'processes', ids } satisfies FromWorker)
  })
  const watch = new Worker(
    `const { workerData: { parent, shared } } = require('node:worker_threads')
     setInterval(() => {
       if (process.ppid === parent) return
       for (const id of shared) if (id > 0) try { process.kill(-id, 'SIGKILL') } catch {}
       process.kill(process.pid, 'SIGKILL')
     }, 1000)`,
    {
      eval: true,
      workerData: { parent: process.ppid, shared },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 8 },
    },
  )
  watch.unref()
}
