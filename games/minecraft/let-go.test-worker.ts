import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort } from 'node:worker_threads'
import { installClock } from './embedded/clock.ts'
import type { World as Lockstep } from './embedded/world.ts'

/** Opens worlds one after another as the lockstep thread does, and says how many of them are still held by something. */
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const turn = setImmediate
const clock = installClock()
const { warmCodecs } = await import('./embedded/transport.ts')
const { version } = await import('./embedded/squid.ts')
const { World } = await import('./embedded/world.ts')
const { warmUp } = await import('./embedded/session.ts')
warmCodecs(version)
await warmUp()
const worlds: { readonly server: WeakRef<object>; readonly client: WeakRef<object> }[] = []
let world: Lockstep | null = null
for (let seed = 1; seed <= 6; seed++) {
  world?.session.server.squid._server.emit('close')
  world = await World.open(clock, { seed, viewDistance: 2, creatures: true, chunks: true })
  await world.act({ type: 'explore' })
  const { server, bot } = world.session
  worlds.push({ server: new WeakRef(server.squid), client: new WeakRef(bot) })
}
for (let i = 0; i < 5; i++) {
  await new Promise(resolve => turn(resolve))
  collect()
}
parentPort!.postMessage({
  opened: worlds.length,
  servers: worlds.filter(({ server }) => server.deref()).length,
  clients: worlds.filter(({ client }) => client.deref()).length,
  typing: process.stdin.listenerCount('data') + process.stdin.listenerCount('keypress'),
})
