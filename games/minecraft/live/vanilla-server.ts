import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { DeadlineError, UsageError } from '#core'

export interface VanillaOptions {
  /** The user's own server jar; nothing is downloaded. */
  readonly jar: string
  /** The program that runs it. */
  readonly java: string
  /** The user's word that they accept Mojang's licence. */
  readonly acceptEula: boolean
  readonly seed: number
  readonly viewDistance: number
}

export interface VanillaServer extends AsyncDisposable {
  readonly port: number
  readonly pid: number
}

const licence = 'https://aka.ms/MinecraftEULA'
const startMs = 300_000
const stopMs = 15_000
const keptLines = 8

/**
 * Runs the real server in a folder of its own, on 127.0.0.1 and a free port, and waits until its world is made.
 *
 * @throws {UsageError} If the licence is not accepted, or the jar or Java is not there.
 * @throws {DeadlineError} If it does not say that it is done within 5 minutes.
 * @throws With the server's last words, if it ends before.
 */
export async function startVanillaServer(options: VanillaOptions, signal: AbortSignal): Promise<VanillaServer> {
  signal.throwIfAborted()
  if (!options.acceptEula)
    throw new UsageError(
      `the backend vanilla runs Mojang's server: read ${licence} and add --accept-eula if you accept it`,
    )
  const jar = resolve(options.jar)
  if (!existsSync(jar)) throw new UsageError(`--server-jar ${options.jar}: there is no such file`)
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'upskill-vanilla-'))
  writeFileSync(join(folder, 'eula.txt'), 'eula=true\n')
  writeFileSync(join(folder, 'server.properties'), properties(options, port))
  const child = spawn(options.java, ['-Xmx2G', '-jar', jar, 'nogui'], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = new Promise<string>(tell => {
    child.once('error', error => tell(error.message))
    child.once('exit', (code, killed) => tell(killed ? `was killed by ${killed}` : `ended with code ${code}`))
  })
  const stop = async () => {
    await stopped(child, ended)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await done(child, ended, options.java, signal)
    return { port, pid: child.pid!, [Symbol.asyncDispose]: stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function properties({ seed, viewDistance }: VanillaOptions, port: number): string {
  const settings = {
    'server-ip': '127.0.0.1',
    'server-port': port,
    'online-mode': false,
    'level-seed': seed,
    'view-distance': Math.max(3, viewDistance),
    'spawn-protection': 0,
    'sync-chunk-writes': false,
    'max-tick-time': -1,
    difficulty: 'normal',
    gamemode: 'survival',
  }
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('')
}

function done(child: ChildProcess, ended: Promise<string>, java: string, signal: AbortSignal): Promise<void> {
  const last: string[] = []
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(
    () => reject(new DeadlineError(`the server did not say that it is done within ${startMs / 1000} s`)),
    startMs,
  )
  for (const stream of [child.stdout!, child.stderr!])
    createInterface({ input: stream }).on('line', line => {
      last.push(line)
      if (last.length > keptLines) last.shift()
      if (/\bDone \([\d.,]+s\)!/.test(line)) resolve()
    })
  child.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') return
    reject(new UsageError(`there is no program "${java}": install Java (8 or later for 1.16.5) or name it by --java`))
  })
  void ended.then(why => reject(new Error(`the server ${why} before it was done:\n${last.join('\n')}`)))
  signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  return promise.finally(() => clearTimeout(timer))
}

/** By its own command, so that it saves; by force if that takes too long. */
async function stopped(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.stdin?.on('error', () => {}) // it has gone already
  child.stdin?.end('stop\n')
  const timer = setTimeout(() => child.kill('SIGKILL'), stopMs)
  await ended
  clearTimeout(timer)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
