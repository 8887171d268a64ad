import { type ChildProcess, fork } from 'node:child_process'
import { killGroup } from '../external/process.ts'
import type { FromWorker, Job, ToWorker } from './job.ts'

export interface ChildEvents {
  onMessage(message: FromWorker): void
  /** The process is gone, for whatever reason; `why` for people, `agent` if one was being asked. */
  onGone(why: string, agent: number | null): void
}

/** One worker process as its parent sees it. */
export interface Child {
  send(message: ToWorker): void
  /** Milliseconds since anything was heard of it. */
  silentMs(): number
  /** Ends it at once, and the agents' processes it started. */
  kill(why: string): void
  /** Lets it end by itself, and waits until it has: what it was playing it may still write. */
  close(): Promise<void>
}

/**
 * @param module A file that calls `serve()`.
 * @param now Milliseconds of a clock that only rises.
 */
export function startChild(module: string, job: Job, now: () => number, events: ChildEvents): Child {
  const child: ChildProcess = fork(module, [], {
    execArgv: [`--max-old-space-size=${job.memoryMb}`],
    // What agents print is not part of any result; the end of stderr explains a death.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let heard = now()
  let processes: readonly number[] = []
  let reason: string | null = null
  let printed = ''
  let gone = false
  const leave = (why: string) => {
    if (gone) return
    gone = true
    for (const id of processes) killGroup(id)
    events.onGone(why, asked(printed))
  }
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-20_000)
  })
  child.on('message', (message: FromWorker) => {
    heard = now()
    if (message.type === 'processes') processes = message.ids
    else if (!gone) events.onMessage(message)
  })
  child.on('error', error => leave(`the worker process failed: ${error.message}`))
  child.on('exit', (code, signal) => {
    const how = signal === null ? `with code ${code}` : `by ${signal}`
    // What it printed last arrives after its end.
    if (!gone) setTimeout(() => leave(reason ?? `the worker process ended ${how}${cause(printed)}`), 30)
  })
  child.send({ type: 'job', job } satisfies ToWorker)
  return {
    send: message => {
      if (child.connected) child.send(message)
    },
    silentMs: () => now() - heard,
    kill(why) {
      reason ??= why
      child.kill('SIGKILL')
    },
    close() {
      gone = true
      for (const id of processes) killGroup(id)
      if (child.connected) child.disconnect()
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve()
      const timer = setTimeout(() => child.kill('SIGKILL'), 2000)
      return new Promise(resolve =>
        child.once('exit', () => {
          clearTimeout(timer)
          resolve()
        }),
      )
    },
  }
}

function cause(printed: string): string {
  const telling = printed.split('\n').find(line => /FATAL ERROR|^\w*Error\b/.test(line))
  return telling ? `: ${telling.trim().slice(0, 200)}` : ''
}

/** Its last words on whom it was asking (see worker.ts). */
function asked(printed: string): number | null {
  const last = [...printed.matchAll(/^asking (\d+)$/gm)].at(-1)
  return last ? Number(last[1]) : null
}
