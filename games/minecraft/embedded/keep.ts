import { Vec3 } from 'vec3'
import { type Entity, type Item, type Player, require, type Squid } from './squid.ts'
import type { Survived } from './survival/index.ts'
import type { SavedItem, SavedPlayer, SavedState, WorldFolder } from './world-folder.ts'

const everyTicks = 20
const [firstSlot, lastSlot] = [5, 45]

/** Puts a saved world back and saves it every second, and when somebody leaves or the program ends. */
export function keep(squid: Squid, { chests, furnaces, survival }: Survived, folder: WorldFolder): () => void {
  const { saved } = folder
  const players = new Map<string, SavedPlayer>(Object.entries(saved.players))
  const save = (item: Item | null): SavedItem | null =>
    item ? { type: item.type, count: item.count, ...(item.nbt ? { nbt: item.nbt } : {}) } : null
  const load = (item: SavedItem | null, slot: number): Item | null =>
    item ? Object.assign(survival.newItem(item.type, item.count, item.nbt), { slot }) : null
  const place = ({ x, y, z }: Vec3) => [x, y, z] as const

  for (const [key, slots] of Object.entries(saved.chests))
    (chests as Map<string, object>).set(key, { type: 'minecraft:generic_9x3', title: 'Chest', slots: slots.map(load) })
  for (const [key, { slots, ...rest }] of Object.entries(saved.furnaces))
    (furnaces as Map<string, object>).set(key, {
      type: 'minecraft:furnace',
      title: 'Furnace',
      owner: null,
      slots: slots.map(load),
      ...rest,
    })
  squid.time = saved.time
  let dropped = false
  const drop = () => {
    if (dropped) return
    dropped = true
    for (const { at, item } of saved.items) survival.drop(new Vec3(...at), item.type, item.count, item.nbt)
  }

  const data = require('flying-squid/src/lib/playerDat')
  data.read = async (uuid: string, spawn: Vec3) => {
    const known = players.get(uuid)
    const alive = known && known.health > 0
    const player = { ...data.playerDefaults, position: alive ? new Vec3(...known.position) : spawn.clone() }
    if (alive) Object.assign(player, { health: known.health, food: known.food, heldItemSlot: known.hand })
    return { player, inventory: [] }
  }
  const note = (player: Player & { readonly uuid?: string }) => {
    if (!player.uuid || !joined.has(player)) return
    players.set(player.uuid, {
      position: place(player.position),
      spawn: place(player.spawnPoint),
      health: player.health,
      food: player.food,
      saturation: player.foodSaturation,
      hand: player.heldItemSlot,
      slots: player.inventory.slots.slice(firstSlot, lastSlot + 1).map(save),
    })
  }
  const joined = new Set<Player>()
  squid.on('newPlayer', (player: Player & { readonly uuid?: string }) => {
    player.on('spawned', () => {
      if (joined.has(player)) return
      joined.add(player)
      drop()
      const known = players.get(player.uuid ?? '')
      if (!known) return
      player.spawnPoint = new Vec3(...known.spawn)
      if (known.health <= 0) return
      player.foodSaturation = known.saturation
      for (const [i, item] of known.slots.entries()) player.inventory.slots[firstSlot + i] = load(item, firstSlot + i)
      const items = player.inventory.slots.map(survival.toNotch)
      player._client.write('window_items', { windowId: 0, items })
      player.updateHealth(known.health)
    })
    player.on('disconnected', () => {
      note(player)
      joined.delete(player)
      flush()
    })
  })

  const state = (): SavedState => {
    for (const player of joined) note(player)
    const lying = Object.values(squid.entities).filter((entity: Entity) => entity.itemId !== undefined)
    return {
      time: squid.time,
      players: Object.fromEntries(players),
      chests: Object.fromEntries([...chests].map(([key, { slots }]) => [key, slots.map(save)])),
      furnaces: Object.fromEntries(
        [...furnaces].map(([key, { slots, burning, burnTotal, progress }]) => [
          key,
          { slots: slots.map(save), burning, burnTotal, progress },
        ]),
      ),
      items: dropped
        ? lying.map(({ position, itemId, itemCount, itemNbt }) => ({
            at: place(position),
            item: { type: itemId!, count: itemCount, ...(itemNbt ? { nbt: itemNbt } : {}) },
          }))
        : saved.items,
    }
  }
  const flush = () => folder.flush(state())
  squid.on('tick', () => {
    if (squid.tickCount % everyTicks === 0) flush()
  })
  return flush
}
