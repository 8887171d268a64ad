import { once } from 'node:events'
import type { Bot } from 'mineflayer'
import type { Vec3 } from 'vec3'
import type { Config } from '../../config.ts'
import { connect, leave, pause } from '../../live/connect.ts'

const answerMs = 5000

/**
 * What the client believes to hold against what the server says: a click that the server must refuse, beside the window
 * on a stone that is not there, is answered with everything.
 *
 * @throws Where they differ.
 */
export async function sameInventory(
  bot: Bot,
  shows: (so: () => boolean) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const mine = held(bot)
  const told = once(bot._client, 'window_items', { signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]) })
  const item = { present: true, itemId: 1, itemCount: 1 }
  bot._client.write('window_click', { windowId: 0, slot: -999, mouseButton: 0, action: 30_000, mode: 0, item })
  await told.catch(() => {
    signal.throwIfAborted()
    throw new Error('the server did not say what is held')
  })
  await shows(() => held(bot) === mine).catch(() => {
    throw new Error(`the client held ${mine || 'nothing'}, the server ${held(bot) || 'nothing'}`)
  })
}

/** The blocks at these places against what a second client sees. @throws Where they differ. */
export async function sameBlocks(
  bot: Bot,
  places: readonly Vec3[],
  config: Config,
  signal: AbortSignal,
): Promise<void> {
  if (places.length === 0) return
  const second = { ...config, name: `${config.name.slice(0, 14)}_2` }
  const eyes = await connect({ host: config.host!, port: config.port }, second, signal)
  const differing = () =>
    places.flatMap(at => {
      const [ours, other] = [bot.blockAt(at)?.name, eyes.blockAt(at)?.name]
      return ours === other ? [] : [`at ${at} the client sees ${ours}, another one ${other}`]
    })
  try {
    for (let ms = 0; ms < answerMs && differing().length > 0; ms += 50) await pause(50, signal)
    const [first] = differing()
    if (first) throw new Error(first)
  } finally {
    leave(eyes)
  }
}

/** What is held, slot by slot, as text. */
const held = (bot: Bot): string =>
  bot.inventory.slots.flatMap((item, slot) => (item ? [`${item.count} ${item.name} in slot ${slot}`] : [])).join(', ')
