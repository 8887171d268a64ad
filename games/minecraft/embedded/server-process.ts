import { UsageError } from '#core'
import type { RealTimeOptions } from './real-time.ts'
import { startServer } from './server.ts'
import { WorldFolder } from './world-folder.ts'

/**
 * A server of our world as a process of its own, in real time, for people and agents to join. Started with an IPC
 * channel: says `{ port }` when it listens, and ends when the channel closes.
 */
const { seed, port, host, viewDistance, creatures, operators, worldFolder } = JSON.parse(
  process.argv[2],
) as RealTimeOptions

const fail = (error: Error) => {
  if (!process.connected) process.exit(1) // nobody is left to tell, and telling would fail again
  process.send?.({ error: error.message, usage: error instanceof UsageError })
}
try {
  const folder = worldFolder === undefined ? undefined : new WorldFolder(worldFolder, seed)
  const options = {
    seed: folder?.seed ?? seed ?? 1,
    viewDistance,
    creatures,
    operators,
    folder,
    listen: { host, port },
  }
  const { squid, flush } = startServer(options)
  squid.on('error', fail)
  squid.on('ready', () => {
    const { socketServer } = squid._server as unknown as { socketServer: { address(): { port: number } } }
    process.send?.({ port: socketServer.address().port, seed: options.seed })
  })
  process.on('disconnect', () => {
    try {
      flush()
    } finally {
      process.exit(0)
    }
  })
} catch (error) {
  fail(error as Error)
}
process.on('uncaughtException', fail)
process.on('SIGINT', () => {})
