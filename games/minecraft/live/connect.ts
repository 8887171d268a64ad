import { createRequire } from 'node:module'
import type { Bot } from 'mineflayer'
import { DeadlineError } from '#core'
import { words } from '../client/words.ts'
import type { Config } from '../config.ts'

export interface Address {
  readonly host: string
  readonly port: number
}

const joinMs = 30_000
const attempts = 5

/**
 * Joins a server and waits until the player stands in it. Tries again with growing pauses when the server is not there
 * or turns us away for the moment.
 *
 * @throws With the server's own words, if it keeps refusing.
 * @throws {DeadlineError} If it lets us in but never into the world.
 */
export async function connect(address: Address, config: Config, signal: AbortSignal): Promise<Bot> {
  let last: unknown
  for (let attempt = 0; attempt < attempts; attempt++) {
    signal.throwIfAborted()
    if (attempt > 0) await pause(1000 * 2 ** (attempt - 1), signal)
    try {
      return await join(address, config, signal)
    } catch (error) {
      signal.throwIfAborted()
      last = error
      if (/banned|whitelist|white-listed|outdated|version/i.test(String(error))) break
    }
  }
  const why = last instanceof Error ? last.message : String(last)
  throw new Error(`could not join ${address.host}:${address.port}: ${why}`, { cause: last })
}

function join({ host, port }: Address, config: Config, signal: AbortSignal): Promise<Bot> {
  const mineflayer = createRequire(import.meta.url)('mineflayer') as typeof import('mineflayer')
  const bot = mineflayer.createBot({
    host,
    port,
    username: config.name,
    version: config.version,
    auth: config.auth,
    hideErrors: true,
    viewDistance: config.view,
  })
  bot.on('resourcePack', () => bot.denyResourcePack())
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(new DeadlineError(`no place in the world within ${joinMs} ms`)), joinMs)
    const fail = (error: unknown) => {
      clearTimeout(timer)
      leave(bot)
      reject(error)
    }
    bot.once('spawn', () => {
      clearTimeout(timer)
      resolve(bot)
    })
    bot.once('kicked', reason => fail(new Error(`kicked: ${words(reason)}`)))
    bot.once('error', fail)
    bot.once('end', reason => fail(new Error(`the connection ended: ${reason}`)))
    signal.addEventListener('abort', () => fail(signal.reason), { once: true })
  })
}

/** Ends the connection now; by itself the client would keep the socket, and the program, for 30 s more. */
export function leave(bot: Bot): void {
  bot.removeAllListeners('error')
  bot.on('error', () => {})
  bot.end()
  const client = bot._client as unknown as { socket?: { destroy(): void }; closeTimer?: NodeJS.Timeout }
  client.socket?.destroy()
  clearTimeout(client.closeTimer)
}

export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        reject(signal.reason)
      },
      { once: true },
    )
  })
}
