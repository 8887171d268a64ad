import { once } from 'node:events'
import { z } from 'zod'
import { defineTool } from '#core'
import { startRealTimeServer } from './embedded/real-time.ts'

/** `upskill server minecraft`: our world in real time, for people and agents to join, until it is stopped. */
export default defineTool({
  summary: 'Starts a Minecraft 1.16.5 server of our own world; join it with the game or with --backend live.',
  options: z.object({
    port: z.int().min(0).max(65535).default(25565).describe('where it listens; 0 takes a free port'),
    host: z.string().default('127.0.0.1').describe('0.0.0.0 lets other machines in'),
    seed: z.int().min(0).optional().describe('fixes the world; by default 1, or that of the --world folder'),
    view: z.int().min(2).max(12).default(6).describe('chunks that are sent in each direction'),
    creatures: z.boolean().default(true).describe('animals and monsters'),
    op: z
      .string()
      .regex(/^\w{3,16}(,\w{3,16})*$/, 'names of players, by commas')
      .optional()
      .describe('players who may use commands (/give, /setblock, /tp, …), by commas'),
    world: z
      .string()
      .optional()
      .describe('folder that keeps the world between runs: blocks, chests, furnaces, players'),
  }),
  async run({ port, host, seed, view, creatures, op, world }, { signal, print }) {
    await using server = await startRealTimeServer(
      {
        port,
        host,
        seed: seed ?? null,
        viewDistance: view,
        creatures,
        operators: op?.split(','),
        worldFolder: world,
      },
      signal,
    )
    print(`listening on ${host}:${server.port}, version 1.16.5, seed ${server.seed}; Ctrl-C stops it`)
    const stopped = once(signal, 'abort').then(() => 'stopped')
    const why = await Promise.race([server.ended, stopped])
    if (why !== 'stopped') throw new Error(`the server ${why}`)
    return { port: server.port, seed: server.seed }
  },
})
