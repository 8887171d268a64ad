import type { Bot } from 'mineflayer'
import type { BackendIo } from '#core'
import { type Column, chunkMessage } from '../embedded/trace.ts'

const movesMs = 200
const hundredth = (x: number) => Math.round(x * 100) / 100

/** Records what the client sees of a world that is not ours, on the channels the embedded world writes. */
export class LiveTrace {
  readonly #emit: BackendIo['emit']
  readonly #tick: () => number
  readonly #chunks: boolean
  readonly #known = new Set<string>()
  #timer: NodeJS.Timeout | undefined

  /** @param chunks Only of 1.16: other versions send chunks otherwise, and name blocks by other numbers. */
  constructor(emit: BackendIo['emit'], tick: () => number, chunks: boolean) {
    this.#emit = emit
    this.#tick = tick
    this.#chunks = chunks
  }

  /** Begins with a client that has just joined; ends with the one before. */
  watch(bot: Bot): void {
    clearInterval(this.#timer)
    this.#timer = setInterval(() => this.#moves(bot), movesMs)
    this.#timer.unref()
    const world = bot.world as unknown as {
      getColumns(): { chunkX: number | string; chunkZ: number | string; column: Column }[]
      getColumn(x: number, z: number): Column | null
    }
    bot.on('blockUpdate', (_before, block) => {
      if (block) this.#json('blocks', [block.position.x, block.position.y, block.position.z, block.stateId])
    })
    if (!this.#chunks || !bot.version.startsWith('1.16')) return
    for (const { chunkX, chunkZ, column } of world.getColumns()) this.#chunk(Number(chunkX), Number(chunkZ), column)
    bot.on('chunkColumnLoad', (at: { readonly x: number; readonly z: number }) =>
      this.#chunk(at.x >> 4, at.z >> 4, world.getColumn(at.x >> 4, at.z >> 4)),
    )
  }

  end(): void {
    clearInterval(this.#timer)
  }

  #moves(bot: Bot): void {
    const me = bot.entity
    if (!me || !Number.isFinite(me.position.x)) return
    this.#json('moves', {
      player: [...[me.position.x, me.position.y, me.position.z, me.yaw, me.pitch].map(hundredth)],
      others: Object.values(bot.entities)
        .filter(entity => entity !== me && entity.position.distanceTo(me.position) < 48)
        .map(({ id, name, username, position: { x, y, z } }) => [
          id,
          name ?? username ?? 'unknown',
          hundredth(x),
          hundredth(y),
          hundredth(z),
        ]),
    })
  }

  #chunk(x: number, z: number, column: Column | null): void {
    if (!column || this.#known.has(`${x},${z}`)) return
    this.#known.add(`${x},${z}`)
    this.#emit('chunks', this.#tick(), chunkMessage(x, z, column))
  }

  #json(channel: string, value: unknown): void {
    this.#emit(channel, this.#tick(), Buffer.from(JSON.stringify(value)))
  }
}
