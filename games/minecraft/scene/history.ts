import { type Chunk, readChunk } from './chunk.ts'

export interface Message {
  readonly tick: number
  readonly bytes: Uint8Array
}

/** Where the player and the creatures near it were at a tick. */
export interface Moment {
  readonly tick: number
  /** x, y, z, yaw, pitch. */
  readonly player: readonly [number, number, number, number, number?]
  readonly others: readonly (readonly [id: number, name: string, x: number, y: number, z: number])[]
}

type Event =
  | { readonly tick: number; readonly chunk: Chunk }
  | { readonly tick: number; readonly x: number; readonly y: number; readonly z: number; readonly state: number }

/** The recorded world at one tick: goes forward by playing events, and back by undoing them. */
export class History {
  readonly chunks = new Map<string, Chunk>()
  readonly moments: Moment[] = []
  readonly #events: Event[] = []
  readonly #undo: number[] = []
  #cursor = 0
  readonly #changed: (chunkX: number, section: number, chunkZ: number) => void

  /** @param changed Is told of every section that has to be drawn anew. */
  constructor(changed: (chunkX: number, section: number, chunkZ: number) => void) {
    this.#changed = changed
  }

  /** Takes in more of the record; each list goes on where it ended. */
  add(chunks: readonly Message[], blocks: readonly Message[], moves: readonly Message[]): void {
    const more: Event[] = chunks.map(({ tick, bytes }) => ({ tick, chunk: readChunk(bytes) }))
    for (const { tick, bytes } of blocks) {
      const [x, y, z, state] = parse(bytes) as [number, number, number, number]
      more.push({ tick, x, y, z, state })
    }
    // A chunk comes before what changes in it.
    const order = (a: Event, b: Event) => a.tick - b.tick || Number('chunk' in b) - Number('chunk' in a)
    more.sort(order)
    const { tick } = this
    const late = more.length > 0 && this.#events.length > 0 && more[0].tick < this.#events.at(-1)!.tick
    if (late) this.seek(-1)
    for (const event of more) this.#events.push(event)
    if (late) this.#events.sort(order)
    for (const { tick, bytes } of moves) this.moments.push({ ...(parse(bytes) as Omit<Moment, 'tick'>), tick })
    this.seek(tick)
  }

  tick = 0

  seek(tick: number): void {
    this.tick = Math.max(tick, 0)
    while (this.#cursor < this.#events.length && this.#events[this.#cursor].tick <= tick) {
      this.#undo[this.#cursor] = this.#apply(this.#events[this.#cursor])
      this.#cursor++
    }
    while (this.#cursor > 0 && this.#events[this.#cursor - 1].tick > tick) {
      this.#cursor--
      this.#revert(this.#events[this.#cursor], this.#undo[this.#cursor])
    }
  }

  /** The state id there, or -1 where nothing is recorded. */
  state(x: number, y: number, z: number): number {
    const chunk = this.chunks.get(`${x >> 4},${z >> 4}`)
    if (!chunk || y < 0 || y > 255) return -1
    return chunk.sections[y >> 4]?.[((y & 15) << 8) | ((z & 15) << 4) | (x & 15)] ?? 0
  }

  /** The moments before and after a tick, and how far it lies between them. */
  around(tick: number): { readonly from: Moment; readonly to: Moment; readonly share: number } | null {
    const { moments } = this
    if (moments.length === 0) return null
    let [low, high] = [0, moments.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (moments[middle].tick <= tick) low = middle
      else high = middle - 1
    }
    const [from, to] = [moments[low], moments[Math.min(low + 1, moments.length - 1)]]
    const share = to.tick > from.tick ? Math.min(1, Math.max(0, (tick - from.tick) / (to.tick - from.tick))) : 0
    return { from, to, share }
  }

  #apply(event: Event): number {
    if (!('chunk' in event)) return this.#set(event.x, event.y, event.z, event.state)
    const { x, z, sections } = event.chunk
    const key = `${x},${z}`
    if (this.chunks.has(key)) return 1 // seen before: the first one and its changes hold
    this.chunks.set(key, { x, z, sections: sections.map(section => section?.slice() ?? null) })
    this.#all(x, z)
    return 0
  }

  #revert(event: Event, before: number): void {
    if (!('chunk' in event)) {
      if (before >= 0) this.#set(event.x, event.y, event.z, before)
    } else if (before === 0) {
      this.chunks.delete(`${event.chunk.x},${event.chunk.z}`)
      this.#all(event.chunk.x, event.chunk.z)
    }
  }

  #set(x: number, y: number, z: number, state: number): number {
    const before = this.state(x, y, z)
    if (before < 0 || before === state) return before
    const chunk = this.chunks.get(`${x >> 4},${z >> 4}`)!
    chunk.sections[y >> 4] ??= new Uint16Array(4096)
    chunk.sections[y >> 4]![((y & 15) << 8) | ((z & 15) << 4) | (x & 15)] = state
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const dz of [-1, 0, 1]) this.#changed((x + dx) >> 4, (y + dy) >> 4, (z + dz) >> 4)
    return before
  }

  #all(x: number, z: number): void {
    for (let section = 0; section < 16; section++) {
      this.#changed(x, section, z)
      for (const [dx, dz] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ])
        this.#changed(x + dx, section, z + dz)
    }
  }
}

const decoder = new TextDecoder()
const parse = (bytes: Uint8Array): unknown => JSON.parse(decoder.decode(bytes))
