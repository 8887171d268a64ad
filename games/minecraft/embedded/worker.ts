import { parentPort, workerData } from 'node:worker_threads'
import { installClock } from './clock.ts'
import type { World as LockstepWorld } from './world.ts'

/** The thread a lockstep world lives in: its clock, chance and timers are virtual, and stay in here. */
const clock = installClock()
const { rememberVersions } = await import('./lookups.ts')
rememberVersions()
const { warmCodecs } = await import('./transport.ts')
const { version } = await import('./squid.ts')
const { World } = await import('./world.ts')
await import('mineflayer')
const { warmUp } = await import('./session.ts')
warmCodecs(version)
await warmUp()

const options = workerData as { viewDistance: number; creatures: boolean; chunks: boolean }
const port = parentPort!
let world: LockstepWorld | null = null

process.on('unhandledRejection', reason => {
  throw reason
})

port.on('message', async ({ id, seed, action }: { id: number; seed?: number; action?: never }) => {
  try {
    if (seed !== undefined) {
      world?.session.server.squid._server.emit('close') // flying-squid keeps a list of open servers
      world = await World.open(clock, { ...options, seed })
      port.postMessage({ id, told: world.tell(null) })
    } else {
      if (!world) throw new Error('there is no world yet: reset first')
      port.postMessage({ id, told: await world.act(action!) })
    }
  } catch (error) {
    const { message, stack } = error as Error
    port.postMessage({ id, error: message, stack })
  }
})
port.postMessage({ ready: true })
