import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { DeadlineError, UsageError } from '#core'

export interface RealTimeOptions {
  /** null takes that of the world folder, or 1. */
  readonly seed: number | null
  /** 0 takes a free one. */
  readonly port: number
  readonly host: string
  readonly viewDistance: number
  readonly creatures: boolean
  /** Players who may use commands. */
  readonly operators?: readonly string[]
  /** Keeps blocks, chests, furnaces and players between runs. */
  readonly worldFolder?: string
}

export interface RealTimeServer extends AsyncDisposable {
  readonly port: number
  readonly seed: number
  /** Of the process, for who wants to end it at once. */
  readonly pid: number
  /** Resolves when the process has ended, with the reason. */
  readonly ended: Promise<string>
}

const startMs = 30_000

/**
 * Starts the server as a child process and waits until it listens.
 *
 * @throws {DeadlineError} If it does not listen within 30 s.
 * @throws If the port is taken, or the process ends.
 */
export async function startRealTimeServer(options: RealTimeOptions, signal: AbortSignal): Promise<RealTimeServer> {
  signal.throwIfAborted()
  const file = new URL(import.meta.url.endsWith('.ts') ? './server-process.ts' : './server-process.js', import.meta.url)
  const child = fork(fileURLToPath(file), [JSON.stringify(options)], {
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, CI: '1' },
  })
  const ended = new Promise<string>(resolve =>
    child.once('exit', (code, killed) => resolve(killed ? `killed by ${killed}` : `ended with code ${code}`)),
  )
  try {
    const { port, seed } = await listening(child, ended, signal)
    return { port, seed, pid: child.pid!, ended, [Symbol.asyncDispose]: () => stop(child, ended) }
  } catch (error) {
    await stop(child, ended)
    throw error
  }
}

function listening(
  child: ChildProcess,
  ended: Promise<string>,
  signal: AbortSignal,
): Promise<{ port: number; seed: number }> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DeadlineError(`the server did not listen within ${startMs} ms`)), startMs)
    const settle = (act: () => void) => {
      clearTimeout(timer)
      act()
    }
    child.on('message', (said: { port?: number; seed?: number; error?: string; usage?: boolean }) => {
      if (said.port !== undefined) settle(() => resolve({ port: said.port!, seed: said.seed! }))
      else if (said.usage) settle(() => reject(new UsageError(said.error!)))
      else if (said.error !== undefined) settle(() => reject(new Error(`the server could not start: ${said.error}`)))
    })
    void ended.then(why => settle(() => reject(new Error(`the server ${why} before it listened`))))
    signal.addEventListener('abort', () => settle(() => reject(signal.reason)), { once: true })
  })
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.connected) child.disconnect()
  const timer = setTimeout(() => child.kill('SIGKILL'), 2000)
  await ended
  clearTimeout(timer)
}
