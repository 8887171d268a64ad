import { type Observation, type SeenKind, seenKinds } from '../observation.ts'
import { letters, materials } from '../simulator/index.ts'

/** Cells of the atlas along a side: the largest world, seen from its middle, with a view's margin. */
export const side = 144
const middle = side >> 1

/** In `ground`: 0 is unseen, 1…12 a material's id, 13 outside the world. */
export const unseen = 0
export const outside = 13

/** Everything a move may aim at: materials, then creatures. */
export const kinds = [...materials, ...seenKinds] as const

/** What was seen so far in one episode: the ground for good, creatures where they stood last. */
export class Atlas {
  readonly ground = new Uint8Array(side * side)
  /** Cells remembered of each material id. */
  readonly count = new Int32Array(14)
  readonly creatures = new Map<number, SeenKind>()
  /** The player's cell. */
  here = -1
  /** Grows whenever a cell is seen that was not seen before. */
  discovered = 0
  left = middle
  right = middle
  top = middle
  bottom = middle
  #last: Observation | null = null

  observe(observation: Observation): void {
    if (observation === this.#last) return
    this.#last = observation
    const { ground, count, creatures } = this
    const x0 = middle + observation.position.x
    const y0 = middle + observation.position.y
    this.here = x0 * side + y0
    for (let y = 0; y < 7; y++) {
      const row = observation.ground[y]
      for (let x = 0; x < 9; x++) {
        const id = ids[row.charCodeAt(x)]
        const cell = (x0 + x - 4) * side + y0 + y - 3
        const before = ground[cell]
        if (before === id) continue
        if (before === unseen) this.discovered++
        ground[cell] = id
        count[before]--
        count[id]++
      }
    }
    this.left = Math.min(this.left, x0 - 4)
    this.right = Math.max(this.right, x0 + 4)
    this.top = Math.min(this.top, y0 - 3)
    this.bottom = Math.max(this.bottom, y0 + 3)
    for (const cell of creatures.keys()) if (inView(cell, x0, y0)) creatures.delete(cell)
    for (const { kind, x, y } of observation.creatures) creatures.set((x0 + x) * side + y0 + y, kind)
  }

  remembers(kind: string): boolean {
    const id = materialIds.get(kind)
    if (id !== undefined) return this.count[id] > 0
    for (const known of this.creatures.values()) if (known === kind) return true
    return false
  }
}

const materialIds: ReadonlyMap<string, number> = new Map(materials.map((name, i) => [name, i + 1]))

/** The cell of a position as observations count it. @throws {RangeError} If it is outside every world. */
export function cellAt([x, y]: readonly [number, number]): number {
  if (Math.abs(x) >= middle || Math.abs(y) >= middle) throw new RangeError(`no cell is at ${x}, ${y}`)
  return (middle + x) * side + middle + y
}

/** A material's id; 0 for a creature. */
export const materialId = (kind: string): number => materialIds.get(kind) ?? 0

function inView(cell: number, x0: number, y0: number): boolean {
  const x = Math.floor(cell / side) - x0
  const y = (cell % side) - y0
  return x >= -4 && x <= 4 && y >= -3 && y <= 3
}

/** Material id of a letter's code. */
const ids = new Uint8Array(128)
for (let id = 1; id < letters.length; id++) ids[letters.charCodeAt(id)] = id
ids[32] = outside
