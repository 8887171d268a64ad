import { createHash } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { createRequire } from 'node:module'
import type { Bot } from 'mineflayer'
import { Vec3 } from 'vec3'
import { describe, expect, test } from 'vitest'
import { random } from '#core'
import { Terrain } from './client/terrain.ts'
import { Edits } from './embedded/edits.ts'
import { statesOf } from './embedded/generate/blocks.ts'
import { generator, paint } from './embedded/generate/index.ts'
import { land } from './embedded/generate/land.ts'
import { type GameServer, startServer } from './embedded/server.ts'
import { version } from './embedded/squid.ts'
import { ground } from './embedded/survival/ground.ts'
import { MemoryClient, MemoryServer } from './embedded/transport.ts'

/** Where we go round a library's own code, what comes out is compared with what the library makes, whole. */
const require = createRequire(import.meta.url)
const registry = require('prismarine-registry')(version)
const Column = require('prismarine-chunk')(registry)

describe('chunks packed in one pass', () => {
  test('are read by the stock reader as what the stock writer makes, block by block', () => {
    const states = statesOf(registry)
    for (const [seed, x, z] of [
      [1, 0, 0],
      [5, -3, 7],
      [77, 12, -9],
    ]) {
      const canvas = paint(land(seed), x, z, states).states
      const stock = new Column()
      for (let i = 0; i < 65_536; i++)
        if (canvas[i] !== 0) stock.setBlockStateId({ x: i & 15, y: i >> 8, z: (i >> 4) & 15 }, canvas[i])
      const ours = generator({ seed, registry })(x, z) as InstanceType<typeof Column>
      const read = new Column()
      read.load(ours.dump(), ours.getMask())
      expect(ours.getMask()).toBe(stock.getMask())
      const at = { x: 0, y: 0, z: 0 }
      for (let i = 0; i < 65_536; i++) {
        ;[at.x, at.y, at.z] = [i & 15, i >> 8, (i >> 4) & 15]
        const [one, other, third] = [stock, ours, read].map(column => column.getBlockStateId(at))
        if (one !== other || one !== third)
          throw new Error(`seed ${seed}, ${JSON.stringify(at)}: ${one} ${other} ${third}`)
      }
      const counts = (column: { sections: ({ solidBlockCount: number } | null)[] }) =>
        column.sections.map(section => section?.solidBlockCount ?? 0)
      expect(counts(ours)).toEqual(counts(stock))
    }
  })
})

test('a section that was built and dug away again does not spoil its chunk for who comes later', () => {
  const ours = generator({ seed: 1, registry })(0, 0) as InstanceType<typeof Column>
  const before = [ours.getMask(), ours.dump().length]
  const at = { x: 3, y: 200, z: 4 }
  ours.setBlockStateId(at, registry.blocksByName.stone.defaultState)
  const read = new Column()
  read.load(ours.dump(), ours.getMask())
  expect(read.getBlockStateId(at)).toBe(registry.blocksByName.stone.defaultState)
  ours.setBlockStateId(at, 0)
  new Column().load(ours.dump(), ours.getMask())
  expect([ours.getMask(), ours.dump().length]).toEqual(before)
})

describe('blocks set at once', () => {
  test('leave the same chunk as the stock way', async () => {
    const World = require('prismarine-world')(registry)
    const made = () => new World(generator({ seed: 3, registry }))
    const [stock, ours] = [made(), made()]
    for (const world of [stock, ours]) await world.getColumn(0, 0)
    ground(Object.assign(new EventEmitter(), { overworld: ours, registry }) as never, new Edits())
    const source = random(4)
    for (let i = 0; i < 3000; i++) {
      const at = new Vec3(source.int(16), source.int(256), source.int(16))
      const state = source.int(17_000)
      for (const world of [stock, ours]) await world.setBlockStateId(at, state)
    }
    const [one, other] = [stock, ours].map(world => world.getLoadedColumn(0, 0))
    expect(other.getMask()).toBe(one.getMask())
    expect(other.dump().equals(one.dump())).toBe(true)
  })
})

describe('the connection in memory', () => {
  test('hands the client the same packets as a socket, and the client reads the same world from it', async () => {
    const socket = await joined(null)
    const memory = await joined(MemoryServer)
    try {
      expect(memory.packets).toEqual(socket.packets)
      expect(Object.keys(memory.packets).length).toBeGreaterThan(10)
      expect(worldOf(memory.bot)).toBe(worldOf(socket.bot))
    } finally {
      for (const { bot } of [socket, memory]) bot.end()
      await new Promise(done => setTimeout(done, 300))
      ;(socket.server.squid._server as unknown as { close(): void }).close()
    }
  }, 60_000)
})

/** How often they come, or what is in them (the ping), hangs on how long it takes. */
const timed = new Set([
  'player_info',
  'update_time',
  'keep_alive',
  'position',
  'rel_entity_move',
  'compress',
  'chat',
  'update_health',
])

/** Joins a server of our world and takes down every packet until all is quiet: by name, a hash of the bytes of each. */
async function joined(Server: typeof MemoryServer | null) {
  const listen = Server ? null : { host: '127.0.0.1', port: 0 }
  const server: GameServer = startServer({
    seed: 6,
    viewDistance: 2,
    creatures: false,
    listen,
    Server: Server ?? undefined,
  })
  await once(server.squid, 'ready')
  const { socketServer } = server.squid._server as unknown as { socketServer: { address(): { port: number } } }
  const packets: Record<string, string[]> = {}
  const bot: Bot = require('mineflayer').createBot({
    username: 'upskill',
    version,
    auth: 'offline',
    host: '127.0.0.1',
    port: socketServer.address().port,
    viewDistance: 2,
    hideErrors: true,
    ...(Server && {
      Client: MemoryClient,
      connect: (client: MemoryClient) => (server.squid._server as unknown as MemoryServer).accept(client),
    }),
  })
  bot._client.on('packet', (_params: unknown, { name, state }: { name: string; state: string }, bytes: Buffer) => {
    if (timed.has(name)) return
    // The light of a socket's world is for people's eyes; agents in memory do without.
    const light = name === 'update_light' ? '' : createHash('sha1').update(bytes).digest('hex')
    packets[`${state} ${name}`] = [...(packets[`${state} ${name}`] ?? []), light].sort()
  })
  await once(bot, 'spawn')
  await new Promise(done => setTimeout(done, 2500))
  return { server, bot, packets }
}

/** Every block the client has, by our fast reading and by the stock one, which must agree. */
function worldOf(bot: Bot): string {
  const terrain = new Terrain(bot)
  const { x: px, z: pz } = bot.entity.position.floored()
  const hash = createHash('sha1')
  for (let y = 0; y < 128; y++)
    for (let z = pz - 20; z < pz + 20; z++)
      for (let x = px - 20; x < px + 20; x++) {
        const state = terrain.state(x, y, z)
        if ((x + y + z) % 7 === 0) {
          const stock = bot.blockAt(new Vec3(x, y, z), false)
          if ((stock?.stateId ?? -1) !== state) throw new Error(`${x} ${y} ${z}: ${state}, stock ${stock?.stateId}`)
        }
        hash.update(`${state},`)
      }
  return hash.digest('hex')
}
