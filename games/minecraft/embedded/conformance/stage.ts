import { Vec3 } from 'vec3'
import type { Outcome } from '#core'
import type { Action } from '../../action.ts'
import type { VirtualClock } from '../clock.ts'
import { require } from '../squid.ts'
import { World } from '../world.ts'

/** A world for one script: a stone floor high above the land, with the player on it and nothing else about. */
export interface Stage {
  readonly world: World
  /** Puts items into the player's hotbar on both sides. */
  give(item: string, count?: number): void
  /** Puts items into one slot of the player's own window, on both sides. */
  put(slot: number, item: string, count: number): void
  /** Fills every slot with a stack. */
  fill(item: string): void
  /** Empties every slot. */
  clear(): void
  /** Sets a block, in blocks from the middle of the floor; y 0 stands on it. */
  set(x: number, y: number, z: number, block: string): Promise<void>
  at(x: number, y: number, z: number): { x: number; y: number; z: number }
  /** The server's own block there. */
  block(x: number, y: number, z: number): Promise<string>
  act(action: Action): Promise<Outcome>
  wait(ticks: number): Promise<void>
  teleport(x: number, y: number, z: number): Promise<void>
  /** How many the server holds for the player; the client has to agree. */
  held(item: string): number
  ticks(): number
  /** Sets the server's time of day. */
  time(of: number): Promise<void>
  /** Uses what is held in this slot of the hotbar on a block's upper side, as a click does. */
  use(item: string, x: number, y: number, z: number): Promise<void>
  /** The server's own level, age or moisture of the block there. */
  level(x: number, y: number, z: number): number
}

const floor = 150

/** @param wild On the ground as it is, with creatures about. */
export async function openStage(clock: VirtualClock, wild = false, seed = 3): Promise<Stage> {
  const world = await World.open(clock, { seed, viewDistance: 3, creatures: wild, chunks: false })
  const { bot, player, server } = world.session
  const { squid } = server
  const Item = require('prismarine-item')(squid.registry)
  const [x0, z0] = [Math.floor(player.position.x), Math.floor(player.position.z)]
  const place = (x: number, y: number, z: number) => new Vec3(x0 + x, floor + y, z0 + z)
  const set = (x: number, y: number, z: number, block: string) =>
    squid.setBlock(squid.overworld, place(x, y, z), squid.registry.blocksByName[block].defaultState)
  const wait = async (ticks: number) => {
    const until = clock.now() + ticks * 50
    await clock.run(() => clock.now() >= until)
  }
  const teleport = async (x: number, y: number, z: number) => {
    player.sendSelfPosition(place(x, y, z).offset(0.5, 0, 0.5))
    await wait(4)
  }
  const put = (slot: number, item: string, count: number) => {
    const held = count > 0 ? new Item(squid.registry.itemsByName[item].id, count) : null
    if (held) held.slot = slot
    player.inventory.slots[slot] = held
    player._client.write('set_slot', { windowId: 0, slot, item: Item.toNotch(held) })
  }
  if (!wild) {
    for (let x = -6; x <= 6; x++) for (let z = -6; z <= 6; z++) await set(x, -1, z, 'stone')
    await wait(4)
    await teleport(0, 0, 0)
    await wait(10)
  }
  return {
    world,
    set,
    wait,
    teleport,
    at: (x, y, z) => ({ x: x0 + x, y: floor + y, z: z0 + z }),
    block: async (x, y, z) => (await squid.overworld.getBlock(place(x, y, z))).name,
    give(item, count = 1) {
      const slot = Array.from({ length: 9 }, (_, i) => 36 + i).find(slot => !player.inventory.slots[slot])
      if (slot === undefined) throw new Error(`no slot of the hotbar is free for ${item}`)
      put(slot, item, count)
    },
    put,
    fill(item) {
      for (let slot = 9; slot <= 44; slot++) put(slot, item, 64)
    },
    clear() {
      for (let slot = 5; slot <= 45; slot++) put(slot, 'air', 0)
    },
    async act(action) {
      await wait(3) // what was set and given has to reach the client
      return (await world.act(action)).outcome!
    },
    held(item) {
      const sum = (slots: readonly ({ name: string; count: number } | null)[]) =>
        slots.reduce((total, one) => total + (one?.name === item ? one.count : 0), 0)
      const [ours, theirs] = [sum(player.inventory.slots), sum(bot.inventory.slots)]
      if (ours !== theirs) throw new Error(`the server holds ${ours} ${item}, the client ${theirs}`)
      return ours
    },
    ticks: () => squid.tickCount,
    async time(of) {
      squid.setTime(of)
      await wait(2)
    },
    async use(item, x, y, z) {
      await wait(3)
      const slot = Array.from({ length: 9 }, (_, i) => i).find(i => player.inventory.slots[36 + i]?.name === item)
      if (slot === undefined) throw new Error(`no ${item} in the hotbar`)
      bot.setQuickBarSlot(slot)
      await wait(2)
      bot._client.write('block_place', {
        location: place(x, y, z),
        direction: 1,
        hand: 0,
        cursorX: 0.5,
        cursorY: 1,
        cursorZ: 0.5,
        insideBlock: false,
      })
      await wait(3)
    },
    level(x, y, z) {
      const at = place(x, y, z)
      const state = server.survived.survival.ground.state(at.x, at.y, at.z)
      return state - squid.registry.blocksByStateId[state].minStateId
    },
  }
}

/** @throws With what was expected and what came. */
export function check(what: string, got: unknown, wanted: unknown): void {
  if (JSON.stringify(got) !== JSON.stringify(wanted))
    throw new Error(`${what}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`)
}

export function between(what: string, got: number, low: number, high: number): void {
  if (!(got >= low && got <= high)) throw new Error(`${what}: expected ${low} to ${high}, got ${got}`)
}
