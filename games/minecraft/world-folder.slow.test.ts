import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bot } from 'mineflayer'
import { afterAll, expect, test } from 'vitest'
import { Body } from './client/body.ts'
import { own } from './client/hands.ts'
import { perform } from './client/perform/index.ts'
import { config } from './config.ts'
import { type RealTimeServer, startRealTimeServer } from './embedded/real-time.ts'
import type { SavedState } from './embedded/world-folder.ts'
import { connect, leave, pause } from './live/connect.ts'

const folder = mkdtempSync(join(tmpdir(), 'upskill-world-'))
const signal = AbortSignal.timeout(110_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const start = (seed: number | null): Promise<RealTimeServer> =>
  startRealTimeServer(
    { seed, port: 0, host: '127.0.0.1', viewDistance: 3, creatures: false, worldFolder: folder },
    signal,
  )
const join_ = (port: number): Promise<Bot> => connect({ host: '127.0.0.1', port }, config.parse({}), signal)
async function killed(server: RealTimeServer): Promise<void> {
  process.kill(server.pid, 'SIGKILL')
  await server.ended
}
const held = (bot: Bot) => Object.fromEntries(bot.inventory.items().map(({ name, count }) => [name, count]))

/** Puts items into the player's saved inventory, as a person with an editor would. */
function grant(bot: Bot, items: Readonly<Record<string, number>>): void {
  const path = join(folder, 'state.json')
  const state = JSON.parse(readFileSync(path, 'utf8')) as SavedState
  const [[uuid, player]] = Object.entries(state.players)
  const slots = [...player.slots]
  for (const [i, [name, count]] of Object.entries(items).entries())
    slots[31 + i] = { type: bot.registry.itemsByName[name].id, count }
  writeFileSync(path, JSON.stringify({ ...state, players: { [uuid]: { ...player, slots } } }))
}

test('a server that is killed leaves its world: blocks, chests, furnaces, inventories, places', async () => {
  const first = await start(9)
  const newcomer = await join_(first.port)
  await pause(1500, signal)
  leave(newcomer)
  await pause(300, signal)
  await killed(first)
  grant(newcomer, { chest: 1, furnace: 1, apple: 5, iron_ore: 3, coal: 2, iron_shovel: 1 })

  const second = await start(null)
  expect(second.seed).toBe(9)
  const bot = await join_(second.port)
  await pause(1500, signal)
  expect(held(bot)).toEqual({ chest: 1, furnace: 1, apple: 5, iron_ore: 3, coal: 2, iron_shovel: 1 })
  const body = new Body(bot)
  const act = async (action: Parameters<typeof perform>[1]) => {
    body.look()
    const outcome = await perform(body, action)
    expect(outcome, outcome.text).toMatchObject({ ok: true })
  }
  await act({ type: 'place', item: 'chest' })
  await act({ type: 'store', item: 'apple', count: 3 })
  const { x, y, z } = body.feet()
  await act({ type: 'dig', at: { x: x - 1, y: y - 1, z } })
  await act({ type: 'place', item: 'furnace' })
  const furnaceAt = bot.findBlock({ matching: block => block.name === 'furnace', maxDistance: 6 })!.position
  const oven = await body.hands.open(furnaceAt, 'the furnace')
  await body.hands.move(oven, bot.registry.itemsByName.coal.id, 2, own(oven), [1, 2])
  await body.hands.move(oven, bot.registry.itemsByName.iron_ore.id, 3, own(oven), [0, 1])
  await body.hands.rest()
  await pause(2500, signal) // a little of the first ingot, and a save
  const stood = bot.entity.position.clone()
  const inventory = held(bot)
  await killed(second)
  leave(bot)

  const third = await start(null)
  const again = await join_(third.port)
  await pause(1500, signal)
  expect(again.entity.position.distanceTo(stood)).toBeLessThan(1)
  expect(held(again)).toEqual(inventory)
  expect(again.blockAt(again.entity.position.clone().set(x - 1, y - 1, z))?.name).toBe('air')
  const chest = await again.openContainer(
    again.findBlock({ matching: block => block.name === 'chest', maxDistance: 8 })! as never,
  )
  expect(chest.containerItems().map(({ name, count }) => [name, count])).toEqual([['apple', 3]])
  chest.close()
  await pause(9000, signal)
  const furnace = await again.openFurnace(again.blockAt(furnaceAt)!)
  expect(furnace.outputItem()).toMatchObject({ name: 'iron_ingot' })
  expect(furnace.inputItem().count + furnace.outputItem().count).toBe(3)
  leave(again)
  await third[Symbol.asyncDispose]()
  await expect(start(10)).rejects.toThrow(/seed 9, not 10/)
}, 110_000)

test('a server whose folder is gone still ends when nobody needs it any more', async () => {
  const worldFolder = mkdtempSync(join(tmpdir(), 'upskill-gone-'))
  const server = await startRealTimeServer(
    { seed: 9, port: 0, host: '127.0.0.1', viewDistance: 2, creatures: false, worldFolder },
    signal,
  )
  rmSync(worldFolder, { recursive: true })
  await server[Symbol.asyncDispose]()
  expect(await server.ended).toMatch(/^ended with code/) // and not by force
}, 30_000)
