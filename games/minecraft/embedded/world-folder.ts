import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '#core'
import { Edits } from './edits.ts'

export interface SavedItem {
  readonly type: number
  readonly count: number
  readonly nbt?: unknown
}
type Slots = readonly (SavedItem | null)[]
type Place = readonly [number, number, number]

export interface SavedPlayer {
  readonly position: Place
  readonly spawn: Place
  readonly health: number
  readonly food: number
  readonly saturation: number
  readonly hand: number
  /** Slots 5…45 of the player's own window, from 0 on. */
  readonly slots: Slots
}
export interface SavedState {
  readonly time: number
  /** By uuid. */
  readonly players: Readonly<Record<string, SavedPlayer>>
  /** By place, `x,y,z`. */
  readonly chests: Readonly<Record<string, Slots>>
  readonly furnaces: Readonly<
    Record<
      string,
      { readonly slots: Slots; readonly burning: number; readonly burnTotal: number; readonly progress: number }
    >
  >
  /** Items that lie about. */
  readonly items: readonly { readonly at: Place; readonly item: SavedItem }[]
}

const format = 1
const empty: SavedState = { time: 0, players: {}, chests: {}, furnaces: {}, items: [] }

/**
 * A world between runs: `world.json` names its seed, `blocks.jsonl` every block that differs from what the seed makes,
 * `state.json` the rest. The journal is appended to and the state is put in place by one rename, so that a killed program
 * leaves both readable, as they were within a second of its end.
 */
export class WorldFolder {
  readonly seed: number
  readonly edits = new Edits()
  readonly saved: SavedState
  readonly #folder: string
  #last = ''

  /**
   * @param seed null takes that of the folder, or 1 for a new one.
   * @throws {UsageError} If the folder holds a world of another seed, or none that this program can read.
   */
  constructor(folder: string, seed: number | null) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
    const about = this.#json<{ format: number; seed: number }>('world.json')
    if (about && about.format !== format)
      throw new UsageError(`${folder} is a world of format ${about.format}; this program reads format ${format}`)
    if (about && seed !== null && about.seed !== seed)
      throw new UsageError(
        `${folder} is a world of seed ${about.seed}, not ${seed}: leave --seed out, or take another folder`,
      )
    this.seed = about?.seed ?? seed ?? 1
    if (!about) this.#put('world.json', JSON.stringify({ format, seed: this.seed }))
    this.#readJournal()
    this.saved = { ...empty, ...this.#json<SavedState>('state.json') }
    this.edits.take()
  }

  /** Writes what has changed since the last time. */
  flush(state: SavedState): void {
    const changes = this.edits.take()
    if (changes.length > 0)
      appendFileSync(join(this.#folder, 'blocks.jsonl'), changes.map(change => `${JSON.stringify(change)}\n`).join(''))
    const text = JSON.stringify(state)
    if (text !== this.#last) this.#put('state.json', text)
    this.#last = text
  }

  /** Every line that is whole; then the journal is written anew, one line a block. */
  #readJournal(): void {
    const path = join(this.#folder, 'blocks.jsonl')
    if (!existsSync(path)) return
    const lines = readFileSync(path, 'utf8').split('\n')
    for (const [i, line] of lines.entries()) {
      if (line === '') continue
      try {
        const [x, y, z, state] = JSON.parse(line) as [number, number, number, number]
        this.edits.note(x, y, z, state)
      } catch (cause) {
        if (i === lines.length - 1) break // torn by the end of the program that wrote it
        throw new UsageError(`${path}, line ${i + 1} is no block`, { cause })
      }
    }
    this.#put('blocks.jsonl', [...this.edits.all()].map(change => `${JSON.stringify(change)}\n`).join(''))
  }

  #json<T>(name: string): T | null {
    const path = join(this.#folder, name)
    if (!existsSync(path)) return null
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as T
    } catch (cause) {
      throw new UsageError(`${path} cannot be read: ${(cause as Error).message}`, { cause })
    }
  }

  #put(name: string, text: string): void {
    const path = join(this.#folder, name)
    writeFileSync(`${path}.new`, text)
    renameSync(`${path}.new`, path)
  }
}
