import type { Bot } from 'mineflayer'
import type { VirtualClock } from './clock.ts'
import { flyingSquid } from './flying-squid.ts'
import { type GameServer, startServer } from './server.ts'
import { type Player, require, version } from './squid.ts'
import { MemoryClient, MemoryServer } from './transport.ts'

/** A world with one agent's client in it, both on the same virtual time. */
export interface Session {
  readonly bot: Bot
  readonly server: GameServer
  readonly player: Player
}

export interface SessionOptions {
  readonly seed: number
  readonly viewDistance: number
  readonly creatures: boolean
}

const username = 'upskill'

/** Starts a server, joins it, and waits until the agent stands on the ground with the chunks around it loaded. */
export async function openSession(clock: VirtualClock, options: SessionOptions): Promise<Session> {
  clock.reset(options.seed)
  const server = startServer({ ...options, listen: null, Server: MemoryServer })
  let ready = false
  server.squid.once('ready', () => {
    ready = true
  })
  await clock.run(() => ready)
  const mineflayer = require('mineflayer')
  const bot: Bot = mineflayer.createBot({
    username,
    version,
    auth: 'offline',
    keepAlive: false,
    checkTimeoutInterval: 1e9,
    hideErrors: true,
    viewDistance: options.viewDistance,
    validateChannelProtocol: false,
    Client: MemoryClient,
    connect: (client: MemoryClient) => (server.squid._server as unknown as MemoryServer).accept(client),
  })
  let failure: unknown = null
  bot.on('error', error => {
    failure ??= error
  })
  bot.on('kicked', reason => {
    failure ??= new Error(`kicked while joining: ${reason}`)
  })
  let spawned = false
  bot.once('spawn', () => {
    spawned = true
  })
  const settled = () => {
    if (failure) throw failure
    if (clock.now() > 60_000) throw new Error('the client did not come to stand in the world within 60 s of game time')
    return spawned && bot.entity.onGround && clock.now() > 2000
  }
  await clock.run(settled)
  return { bot, server, player: server.squid.players[0] }
}

/** Waits, in real time, for what the libraries load late: it must not fall into an episode. */
export async function warmUp(): Promise<void> {
  flyingSquid()
  require('mineflayer')
  await import('exit-hook').catch(() => {})
}
