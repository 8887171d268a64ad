import type { Session } from './session.ts'

/** One message for the record, on a named channel. */
export interface Traced {
  readonly channel: 'chunks' | 'blocks' | 'moves'
  readonly tick: number
  readonly bytes: Uint8Array
}

const movesEvery = 4
const hundredth = (x: number) => Math.round(x * 100) / 100

/**
 * What the record needs to show the world again with no server running: `chunks` once each (if asked for), `blocks` as
 * they change, `moves` of the player and of creatures at 5 Hz. Blocks and moves are JSON; a chunk is two int32 (x, z), a
 * uint16 mask of its sections, all little-endian, and the sections as the protocol of 1.16 sends them.
 */
export class Trace {
  #messages: Traced[] = []

  constructor({ server: { squid }, bot, player }: Session, chunks: boolean, tick: () => number) {
    const json = (channel: Traced['channel'], value: unknown) =>
      this.#messages.push({ channel, tick: tick(), bytes: Buffer.from(JSON.stringify(value)) })
    const { setBlock } = squid
    squid.setBlock = (world, at, state) => {
      json('blocks', [at.x, at.y, at.z, state])
      return setBlock(world, at, state)
    }
    squid.on('tick', () => {
      if (squid.tickCount % movesEvery !== 0) return
      const { position } = player
      const { yaw, pitch } = bot.entity
      const others = Object.values(squid.entities).filter(
        entity => entity !== player && entity.position.distanceTo(position) < 48,
      )
      json('moves', {
        player: [hundredth(position.x), hundredth(position.y), hundredth(position.z), hundredth(yaw), hundredth(pitch)],
        others: others.map(({ id, name, itemId, position: { x, y, z } }) => [
          id,
          itemId === undefined ? name : 'item',
          hundredth(x),
          hundredth(y),
          hundredth(z),
        ]),
      })
    })
    if (!chunks) return
    const world = bot.world as unknown as { getColumns(): Loaded[]; getColumn(x: number, z: number): Column }
    for (const { chunkX, chunkZ, column } of world.getColumns())
      this.#chunk(Number(chunkX), Number(chunkZ), column, tick())
    bot.on('chunkColumnLoad', (at: { readonly x: number; readonly z: number }) =>
      this.#chunk(at.x >> 4, at.z >> 4, world.getColumn(at.x >> 4, at.z >> 4), tick()),
    )
  }

  /** Everything since the last call. */
  take(): readonly Traced[] {
    const taken = this.#messages
    this.#messages = []
    return taken
  }

  readonly #known = new Set<string>()

  #chunk(x: number, z: number, column: Column | null, tick: number): void {
    if (!column || this.#known.has(`${x},${z}`)) return
    this.#known.add(`${x},${z}`)
    this.#messages.push({ channel: 'chunks', tick, bytes: chunkMessage(x, z, column) })
  }
}

/** A message of the channel `chunks`. */
export function chunkMessage(x: number, z: number, column: Column): Buffer {
  const head = Buffer.alloc(10)
  head.writeInt32LE(x, 0)
  head.writeInt32LE(z, 4)
  head.writeUInt16LE(column.getMask(), 8)
  return Buffer.concat([head, column.dump()])
}

export interface Column {
  getMask(): number
  dump(): Buffer
}
interface Loaded {
  readonly chunkX: number | string
  readonly chunkZ: number | string
  readonly column: Column
}
