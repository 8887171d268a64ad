import { type BackendIo, type Start, UsageError } from '#core'
import type { Config } from '../config.ts'
import { startRealTimeServer } from '../embedded/real-time.ts'
import { LiveEnvironment } from './environment.ts'
import { startVanillaServer } from './vanilla-server.ts'

interface Started extends AsyncDisposable {
  readonly port: number
}

/** Our own server as a child process, a new world for each start, played over a socket in real time. */
export function ownServer(config: Config, io: BackendIo): LiveEnvironment {
  const { view, creatures } = config
  const start = ({ seed }: Start, signal: AbortSignal) =>
    startRealTimeServer({ seed, port: 0, host: '127.0.0.1', viewDistance: view, creatures }, signal)
  return served(config, start, io)
}

/** The same with the real server, whose jar the user has. */
export function vanillaServer(config: Config, io: BackendIo): LiveEnvironment {
  const { 'server-jar': serverJar, java, 'accept-eula': acceptEula, view } = config
  if (serverJar === undefined)
    throw new UsageError('the backend vanilla needs the server: --server-jar PATH, and --accept-eula')
  const start = ({ seed }: Start, signal: AbortSignal) =>
    startVanillaServer({ jar: serverJar, java, acceptEula, seed, viewDistance: view }, signal)
  return served(config, start, io)
}

function served(
  config: Config,
  start: (start: Start, signal: AbortSignal) => Promise<Started>,
  io: BackendIo,
): LiveEnvironment {
  let server: Started | null = null
  const place = async (from: Start, signal: AbortSignal) => {
    await server?.[Symbol.asyncDispose]()
    server = null
    server = await start(from, signal)
    return { host: '127.0.0.1', port: server.port }
  }
  const environment = new LiveEnvironment(config, place, io)
  const close = environment[Symbol.asyncDispose].bind(environment)
  environment[Symbol.asyncDispose] = async () => {
    await close()
    await server?.[Symbol.asyncDispose]()
  }
  return environment
}
