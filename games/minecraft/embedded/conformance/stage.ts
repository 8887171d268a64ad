import { Vec3 } from 'vec3'
import type { VirtualClock } from '../clock.ts'
import { require } from '../squid.ts'
import { World } from '../world.ts'
import { floor, type Ground, onTopOf } from './ground.ts'

/** The ground on our own server, with its inside: what no command could do or see. */
export interface Stage extends Ground {
  readonly world: World
  /** Puts items into one slot of the player's own window, on both sides. */
  put(slot: number, item: string, count: number, wear?: number): void
  /** Fills every slot with a stack. */
  stuff(item: string): void
  /** Empties every slot. */
  clear(): void
}

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
  const put = (slot: number, item: string, count: number, wear = 0) => {
    const held = count > 0 ? new Item(squid.registry.itemsByName[item].id, count) : null
    if (held && wear > 0) held.durabilityUsed = wear
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
  const both = <T>(what: string, ours: T, theirs: T): T => {
    if (ours !== theirs) throw new Error(`the server holds ${ours} ${what}, the client ${theirs}`)
    return ours
  }
  return {
    world,
    bot,
    exact: true,
    set,
    wait,
    teleport,
    async fill([x1, y1, z1], [x2, y2, z2], block) {
      for (let y = y1; y <= y2; y++)
        for (let x = x1; x <= x2; x++) for (let z = z1; z <= z2; z++) await set(x, y, z, block)
    },
    at: (x, y, z) => ({ x: x0 + x, y: floor + y, z: z0 + z }),
    block: async (x, y, z) => (await squid.overworld.getBlock(place(x, y, z))).name,
    async give(item, count = 1, wear = 0) {
      const slot = Array.from({ length: 9 }, (_, i) => 36 + i).find(slot => !player.inventory.slots[slot])
      if (slot === undefined) throw new Error(`no slot of the hotbar is free for ${item}`)
      put(slot, item, count, wear)
    },
    put,
    stuff(item) {
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
      return both(item, sum(player.inventory.slots), sum(bot.inventory.slots))
    },
    wear(item) {
      const worn = (slots: readonly ({ name: string; durabilityUsed: number } | null)[]) =>
        slots.find(one => one?.name === item)?.durabilityUsed ?? 0
      return both(`wear of ${item}`, worn(player.inventory.slots), worn(bot.inventory.slots))
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
      bot._client.write('block_place', onTopOf(place(x, y, z)))
      await wait(3)
    },
    level(x, y, z) {
      const at = place(x, y, z)
      const state = server.survived.survival.ground.state(at.x, at.y, at.z)
      return state - squid.registry.blocksByStateId[state].minStateId
    },
    async summon(creature, x, y, z) {
      squid.emit('summon', creature, place(x, y, z))
    },
    async starve(food) {
      player.foodSaturation = 0
      player.updateFood(food)
    },
    async feed() {
      server.survived.bodies.feed(player)
    },
    async heal() {
      player.updateHealth(20)
    },
    async wound() {
      player.updateHealth(2)
    },
    async die() {
      server.survived.bodies.hurt(player, 1000, 'void')
    },
    counted: event => server.counters.get(bot.username)?.get(event) ?? 0,
  }
}
