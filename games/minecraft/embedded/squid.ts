import type { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import type { Vec3 } from 'vec3'
import type { Ground } from './survival/ground.ts'

/** What we use of flying-squid and the prismarine packages, which come without types of their own. */
export const require = createRequire(import.meta.url)
export const version = '1.16.5'

export interface Item {
  readonly type: number
  readonly name: string
  readonly stackSize: number
  readonly maxDurability?: number
  count: number
  slot: number
  nbt: unknown
  durabilityUsed: number
}

export interface Block {
  readonly type: number
  readonly name: string
  readonly stateId: number
  readonly hardness: number
  readonly boundingBox: 'block' | 'empty'
  readonly material: string
  readonly harvestTools?: Readonly<Record<string, boolean>>
  position: Vec3
  digTime(tool: number | null, creative: boolean, inWater: boolean, notOnGround: boolean): number
  getProperties(): Readonly<Record<string, unknown>>
}

export interface ItemWindow extends EventEmitter {
  readonly slots: (Item | null)[]
  readonly type: string | number
  selectedItem: Item | null
  readonly inventoryStart: number
  readonly inventoryEnd: number
  readonly hotbarStart: number
  readonly craftingResultSlot: number
  updateSlot(slot: number, item: Item | null): void
  acceptClick(click: object): unknown
}

export interface World {
  getBlock(at: Vec3): Promise<Block>
  getBlockStateId(at: Vec3): Promise<number>
  getColumnAt(at: Vec3): Promise<unknown>
  setBlockStateId(at: Vec3, state: number): Promise<void>
  getLoadedColumn(
    x: number,
    z: number,
  ):
    | {
        getBlockStateId(at: { x: number; y: number; z: number }): number
        setBlockStateId(at: { x: number; y: number; z: number }, state: number): void
      }
    | undefined
}

export interface Entity extends EventEmitter {
  readonly id: number
  type: 'player' | 'mob' | 'object'
  name: string
  position: Vec3
  velocity: Vec3
  health: number
  yaw: number
  onGround: boolean
  world: World
  itemId?: number
  itemCount: number
  itemNbt?: unknown
  bornTime: number
  size: Vec3
  destroy(): void
  sendPosition(at: Vec3, onGround: boolean): Promise<void>
  _writeOthersNearby(packet: string, fields: object): void
  _writeNearby(packet: string, fields: object): void
  takeDamage(what: { damage: number; velocity?: Vec3 }): void
}

export interface Client extends EventEmitter {
  readonly latency?: number
  write(packet: string, fields: object): void
}

export interface Player extends Entity {
  readonly _client: Client
  readonly inventory: ItemWindow
  readonly username: string
  readonly uuid: string
  readonly profileProperties?: readonly object[]
  heldItemSlot: number
  gameMode: number
  food: number
  foodSaturation: number
  spawnPoint: Vec3
  loadedChunks: Record<string, number>
  nearbyEntities: Entity[]
  collect(entity: Entity): void
  updateHealth(health: number): void
  updateFood(food: number): void
  findSpawnPoint(): Promise<void>
  setBlock(at: Vec3, state: number): Promise<void>
  sendBlock(at: Vec3, state: number): void
  sendSelfPosition(at?: Vec3): void
  updateAndSpawn(): void
  worldSendInitialChunks(): Promise<void>
  _unloadAllChunks(): void
  _sendRespawn(): void
}

export interface Registry {
  readonly blocksByName: Readonly<Record<string, RegistryBlock>>
  readonly blocksByStateId: Readonly<Record<number, RegistryBlock>>
  readonly blocks: Readonly<Record<number, RegistryBlock>>
  readonly items: Readonly<Record<number, RegistryItem>>
  readonly itemsByName: Readonly<Record<string, RegistryItem>>
  readonly biomesByName: Readonly<Record<string, { readonly id: number }>>
  readonly foodsByName: Readonly<Record<string, { readonly foodPoints: number; readonly saturation: number }>>
  readonly entitiesByName: Readonly<Record<string, { readonly id: number }>>
  readonly recipes: Readonly<Record<string, readonly RawRecipe[]>>
  readonly blockLoot: Readonly<Record<string, { readonly drops: readonly { item: string; silkTouch?: boolean }[] }>>
}
export interface RegistryBlock {
  readonly id: number
  readonly name: string
  readonly defaultState: number
  readonly minStateId: number
  readonly boundingBox: 'block' | 'empty'
  readonly hardness: number
  readonly diggable: boolean
  readonly transparent: boolean
  /** 0 to 15. */
  readonly emitLight: number
  readonly resistance?: number
  readonly material: string
  readonly harvestTools?: Readonly<Record<string, boolean>>
  readonly states?: readonly {
    readonly name: string
    readonly num_values: number
    readonly values?: readonly string[]
  }[]
}
export interface RegistryItem {
  readonly id: number
  readonly name: string
  readonly stackSize: number
  readonly maxDurability?: number
}
export interface RawRecipe {
  readonly inShape?: readonly (readonly (number | null)[])[]
  readonly ingredients?: readonly number[]
  readonly result: { readonly id: number; readonly count: number }
}

export interface Squid extends EventEmitter {
  readonly registry: Registry
  readonly overworld: World
  readonly _server: EventEmitter
  readonly players: Player[]
  readonly entities: Record<number, Entity>
  time: number
  tickCount: number
  entityMaxId: number
  setBlock(world: World, at: Vec3, state: number): Promise<void>
  setTime(time: number): void
  onBlockInteraction(
    name: string,
    handler: (what: { block: Block; player: Player }) => Promise<boolean> | boolean,
    warn?: boolean,
  ): void
  interactWithBlock(what: { block: Block; player: Player }): Promise<boolean>
  spawnObject(type: number, world: World, at: Vec3, options: object): Entity
  spawnMob(type: number, world: World, at: Vec3, options?: object): Entity
  getSpawnPoint(world: World): Promise<Vec3>
  _sendPlayerList(newcomer: Player): void
  destroy(): Promise<void>
}

/** What every feature of survival is given. */
export interface Survival {
  readonly server: Squid
  readonly registry: Registry
  /** A stream fixed by the world's seed, in `[0, 1)`. */
  readonly chance: () => number
  readonly newItem: (id: number, count: number, nbt?: unknown) => Item
  readonly toNotch: (item: Item | null) => object
  /** Counts what happened, on the server's own word: `mined.stone`. */
  readonly count: (player: Player, event: string, by?: number) => void
  readonly drop: (at: Vec3, itemId: number, count: number, nbt?: unknown) => void
  /** Drops what a block of this name leaves. */
  readonly leave: (block: string, x: number, y: number, z: number) => void
  readonly ground: Ground
  /** What a held item does to a block it is used on, in order; true ends it. */
  readonly uses: ((player: Player, x: number, y: number, z: number) => boolean)[]
}
