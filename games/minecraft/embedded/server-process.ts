import { startServer } from './server.ts'

/**
 * A server of our world as a process of its own, in real time, for people and agents to join. Started with an IPC
 * channel: says `{ port }` when it listens, and ends when the channel closes.
 */
const { seed, port, host, viewDistance, creatures, worldFolder } = JSON.parse(process.argv[2]) as {
  seed: number
  port: number
  host: string
  viewDistance: number
  creatures: boolean
  worldFolder?: string
}

// Free ports are found by the system; whatever listens here, listens on this machine alone unless a host is given.
const { squid } = startServer({ seed, viewDistance, creatures, worldFolder, listen: { host, port } })
squid.on('error', error => process.send?.({ error: error.message }))
squid.on('ready', () => {
  const { socketServer } = squid._server as unknown as { socketServer: { address(): { port: number } } }
  process.send?.({ port: socketServer.address().port })
})
process.on('uncaughtException', error => process.send?.({ error: error.message }))
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => {})
