import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { DeadlineError, UsageError } from '#core'

export interface LocalServer extends AsyncDisposable {
  /** Where clients connect. */
  readonly url: string
  /** Resolves when the server's process ends, with why. */
  readonly ended: Promise<string>
  /** Ends the process as a crash of the machine would: for tests of what follows. */
  kill(): Promise<string>
}

/**
 * The real Showdown server, from npm alone, on 127.0.0.1: everybody may take any name, and nothing is asked of the
 * outside. It runs in a folder of its own, which holds links to the package and whatever the server writes.
 *
 * @throws {UsageError} If the port is taken.
 * @throws {DeadlineError} If it does not listen within 60 s.
 */
export async function startServer(options: {
  readonly folder: string
  readonly port: number
  readonly signal: AbortSignal
}): Promise<LocalServer> {
  const { folder, signal } = options
  signal.throwIfAborted()
  const port = await freePort(options.port)
  prepare(folder, port)
  const child = spawn(
    process.execPath,
    [
      '--preserve-symlinks',
      '--preserve-symlinks-main',
      'pokemon-showdown',
      'start',
      '--skip-build',
      String(port),
    ].concat(['--no-security']),
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], signal },
  )
  const ended = new Promise<string>(resolve => {
    child.once('error', error => resolve(error.message))
    child.once('exit', (code, by) => resolve(by ? `stopped by ${by}` : `exit ${code}`))
  })
  await listening(child, ended, port)
  return {
    url: urlOf(port),
    ended,
    kill() {
      child.kill('SIGKILL')
      return ended
    },
    async [Symbol.asyncDispose]() {
      child.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const packageFolder = () => dirname(createRequire(import.meta.url).resolve('pokemon-showdown/package.json'))

/** Links to the package, so that paths the server works out from its own place lie in the folder. */
function prepare(folder: string, port: number): void {
  const from = packageFolder()
  rmSync(folder, { recursive: true, force: true })
  for (const each of ['config/chat-plugins', 'logs/repl']) mkdirSync(join(folder, each), { recursive: true })
  const copied = new Set(['config', 'databases', 'logs', 'node_modules'])
  for (const each of readdirSync(from)) if (!copied.has(each)) symlinkSync(join(from, each), join(folder, each))
  cpSync(join(from, 'databases'), join(folder, 'databases'), { recursive: true })
  for (const each of readdirSync(join(from, 'config'))) cpSync(join(from, 'config', each), join(folder, 'config', each))
  const modules = [join(from, 'node_modules'), dirname(from)].find(path =>
    existsSync(join(path, 'preact-render-to-string')),
  )
  symlinkSync(modules ?? dirname(from), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'config', 'config.js'), settings(port))
}

/** One process, bound to this machine, without the login server, the admin shell or throttles. */
function settings(port: number): string {
  const values = {
    port,
    bindaddress: '127.0.0.1',
    noguestsecurity: true,
    nothrottle: true,
    noipchecks: true,
    subprocesses: 0,
    repl: false,
    reportjoins: false,
  }
  return Object.entries(values)
    .map(([key, value]) => `exports.${key} = ${JSON.stringify(value)}\n`)
    .join('')
}

async function listening(child: ChildProcess, ended: Promise<string>, port: number): Promise<void> {
  let output = ''
  const ready = new Promise<void>(resolve => {
    const read = (text: Buffer) => {
      output = (output + text).slice(-2000)
      if (output.includes('now listening on')) resolve()
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
  })
  const timer = Promise.withResolvers<never>()
  const timeout = setTimeout(
    () => timer.reject(new DeadlineError(`the Showdown server does not listen after 60 s: ${output.slice(-400)}`)),
    60_000,
  )
  const failed = ended.then(why => {
    throw new Error(`the Showdown server did not start (${why}): ${output.slice(-400)}`)
  })
  failed.catch(() => {})
  try {
    await Promise.race([ready.then(() => answering(port)), failed, timer.promise])
  } catch (error) {
    child.kill()
    throw error
  } finally {
    clearTimeout(timeout)
    timer.promise.catch(() => {})
  }
}

/** The server says that it listens before it greets: seconds before, on a busy machine. Ends with the deadline of `listening`. */
async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const socket = new WebSocket(urlOf(port))
    const greeted = await new Promise<boolean>(resolve => {
      socket.addEventListener('message', () => resolve(true), { once: true })
      for (const sign of ['error', 'close']) socket.addEventListener(sign, () => resolve(false), { once: true })
      setTimeout(resolve, 60_000, false).unref()
    })
    socket.close()
    if (greeted) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

const urlOf = (port: number) => `ws://127.0.0.1:${port}/showdown/websocket`

/**
 * Asked before it starts: it says that it listens on a port that another program has, and goes on without one.
 *
 * @param wanted 0 for any. @throws {UsageError} If it is taken.
 */
async function freePort(wanted: number): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', cause =>
      reject(new UsageError(`port ${wanted} cannot be had (${cause.message}): give another one, --port N`)),
    )
    probe.listen(wanted, '127.0.0.1', resolve)
  })
  const address = probe.address()
  await new Promise(resolve => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}
