import type { Vec3 } from 'vec3'
import { random } from '#core'
import { type Player, require, type Squid, type Survival } from '../squid.ts'
import { chests } from './chest.ts'
import { craftingGrid, craftingTable } from './crafting.ts'
import { digging } from './digging.ts'
import { eating } from './eating.ts'
import { furnaces } from './furnace.ts'
import { health } from './health.ts'
import { mobs } from './mobs.ts'
import { pickup } from './pickup.ts'
import { placing } from './placing.ts'
import { windows } from './windows.ts'

/** What has happened to each player by the server's own word, such as `mined.stone`. */
export type Counters = ReadonlyMap<string, ReadonlyMap<string, number>>

export interface SurvivalOptions {
  readonly seed: number
  readonly creatures: boolean
}

/** Adds to flying-squid what a survival world needs. Each feature replaces the packet handlers it is about. */
export function addSurvival(server: Squid, { seed, creatures }: SurvivalOptions): Counters {
  const Item = require('prismarine-item')(server.registry)
  const source = random(seed).fork('survival')
  const counters = new Map<string, Map<string, number>>()
  const survival: Survival = {
    server,
    registry: server.registry,
    chance: () => source.real(),
    newItem: (id, count, nbt) => (nbt ? new Item(id, count, nbt) : new Item(id, count)),
    toNotch: item => Item.toNotch(item),
    count(player: Player, event, by = 1) {
      const own = counters.get(player.username) ?? new Map<string, number>()
      counters.set(player.username, own.set(event, (own.get(event) ?? 0) + by))
    },
    drop(at: Vec3, itemId, count, nbt) {
      const item = server.spawnObject(server.registry.entitiesByName.item.id, server.overworld, at, {
        itemId,
        itemCount: count,
      })
      Object.assign(item, { size: undefined, itemNbt: nbt }) // no size: stock physics leaves it alone
    },
  }
  const open = windows(survival, craftingGrid(server.registry, survival.newItem))
  craftingTable(server, open)
  digging(survival, open, [furnaces(survival, open), chests(survival, open)])
  placing(survival, open)
  pickup(survival, open)
  eating(survival, open)
  const bodies = health(survival, open)
  mobs(survival, bodies, creatures)
  return counters
}
