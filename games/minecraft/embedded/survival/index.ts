import { Vec3 } from 'vec3'
import { random } from '#core'
import type { Edits } from '../edits.ts'
import { type Player, require, type Squid, type Survival } from '../squid.ts'
import { beds } from './beds.ts'
import { chat } from './chat.ts'
import { chests } from './chest.ts'
import { commands } from './commands.ts'
import { craftingGrid, craftingTable } from './crafting.ts'
import { digging } from './digging.ts'
import { eating } from './eating.ts'
import { type Furnace, furnaces } from './furnace.ts'
import { ground } from './ground.ts'
import { growth } from './growth.ts'
import { type Health, health } from './health.ts'
import { liquids } from './liquids.ts'
import { lootOf } from './loot.ts'
import { mobs } from './mobs.ts'
import { moves } from './moves.ts'
import { pickup } from './pickup.ts'
import { placing } from './placing.ts'
import { playerList } from './player-list.ts'
import { spilling } from './spilling.ts'
import { type Container, type Windows, windows } from './windows.ts'

/** What has happened to each player by the server's own word, such as `mined.stone`. */
export type Counters = ReadonlyMap<string, ReadonlyMap<string, number>>

export interface SurvivalOptions {
  readonly seed: number
  readonly creatures: boolean
  /** Who may use commands. */
  readonly operators: readonly string[]
}

export interface Survived {
  readonly counters: Counters
  /** What stands in chests and furnaces, by place, and the means to put it back. */
  readonly chests: ReadonlyMap<string, Container>
  readonly furnaces: ReadonlyMap<string, Furnace>
  readonly windows: Windows
  readonly bodies: Health
  readonly survival: Survival
}

/** Adds to flying-squid what a survival world needs. Each feature replaces the packet handlers it is about. */
export function addSurvival(server: Squid, edits: Edits, { seed, creatures, operators }: SurvivalOptions): Survived {
  const Item = require('prismarine-item')(server.registry)
  const source = random(seed).fork('survival')
  const counters = new Map<string, Map<string, number>>()
  const survival: Survival = {
    server,
    registry: server.registry,
    ground: ground(server, edits),
    uses: [],
    chance: () => source.real(),
    newItem: (id, count, nbt) => (nbt ? new Item(id, count, nbt) : new Item(id, count)),
    toNotch: item => Item.toNotch(item),
    count(player: Player, event, by = 1) {
      const own = counters.get(player.username) ?? new Map<string, number>()
      counters.set(player.username, own.set(event, (own.get(event) ?? 0) + by))
    },
    leave(block, x, y, z) {
      for (const [name, count] of lootOf(server.registry, block, survival.chance))
        survival.drop(new Vec3(x + 0.5, y + 0.1, z + 0.5), server.registry.itemsByName[name].id, count)
    },
    drop(at: Vec3, itemId, count, nbt) {
      const item = server.spawnObject(server.registry.entitiesByName.item.id, server.overworld, at, {
        itemId,
        itemCount: count,
      })
      Object.assign(item, { size: undefined, itemNbt: nbt }) // no size: stock physics leaves it alone
    },
  }
  moves(survival)
  const open = windows(survival, craftingGrid(server.registry, survival.newItem))
  const kept = { furnaces: furnaces(survival, open), chests: chests(survival, open) }
  craftingTable(server, open)
  spilling(survival, open, [kept.furnaces, kept.chests])
  digging(survival, open)
  growth(survival, open)
  placing(survival, open)
  pickup(survival, open)
  eating(survival, open)
  liquids(survival)
  const bodies = health(survival, open)
  beds(survival, bodies)
  mobs(survival, bodies, creatures)
  playerList(survival)
  chat(survival)
  commands(survival, open, bodies, new Set(operators))
  return { counters, ...kept, windows: open, bodies, survival }
}
