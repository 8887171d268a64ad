import type { BackendIo, Start } from '#core'
import type { Config } from '../config.ts'
import { type RealTimeServer, startRealTimeServer } from '../embedded/real-time.ts'
import { LiveEnvironment } from './environment.ts'

/** Our own server as a child process, a new world for each start, played over a socket in real time. */
export function ownServer(config: Config, signal: AbortSignal, emit: BackendIo['emit']): LiveEnvironment {
  let server: RealTimeServer | null = null
  const place = async ({ seed }: Start, signal: AbortSignal) => {
    await server?.[Symbol.asyncDispose]()
    const options = { seed, port: 0, host: '127.0.0.1', viewDistance: config.view, creatures: config.creatures }
    server = await startRealTimeServer(options, signal)
    return { host: '127.0.0.1', port: server.port }
  }
  const environment = new LiveEnvironment(config, place, signal, emit)
  const close = environment[Symbol.asyncDispose].bind(environment)
  environment[Symbol.asyncDispose] = async () => {
    await close()
    await server?.[Symbol.asyncDispose]()
  }
  return environment
}
