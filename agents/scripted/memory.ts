import type { Observation } from '../../games/crafter/observation.ts'

export type Cell = readonly [x: number, y: number]
export const around: readonly Cell[] = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
]

const side = 160
const half = side >> 1

/** The map of one episode as far as it was seen, by positions from where it began. */
export class Memory {
  /** Letter codes; 0 is unseen. */
  readonly #ground = new Uint8Array(side * side)
  /** Plants, and the step at which they were first seen. */
  readonly plants = new Map<string, { readonly at: Cell; since: number; ripe: boolean }>()
  view!: Observation

  observe(view: Observation): void {
    this.view = view
    const { x: px, y: py } = view.position
    for (let y = 0; y < 7; y++)
      for (let x = 0; x < 9; x++) this.#ground[index(px + x - 4, py + y - 3)] = view.ground[y].charCodeAt(x)
    const seen = new Set<string>()
    for (const { kind, x, y } of view.creatures) {
      if (kind !== 'plant' && kind !== 'ripe_plant') continue
      const at: Cell = [px + x, py + y]
      seen.add(at.join())
      const known = this.plants.get(at.join())
      if (known) known.ripe = kind === 'ripe_plant'
      else this.plants.set(at.join(), { at, since: view.step, ripe: kind === 'ripe_plant' })
    }
    for (const [key, { at }] of this.plants) if (this.inView(at) && !seen.has(key)) this.plants.delete(key)
  }

  get here(): Cell {
    return [this.view.position.x, this.view.position.y]
  }

  /** The letter of the ground, or '' where nothing was seen yet. */
  at([x, y]: Cell): string {
    const code = this.#ground[index(x, y)]
    return code === 0 ? '' : String.fromCharCode(code)
  }

  inView([x, y]: Cell): boolean {
    return Math.abs(x - this.view.position.x) <= 4 && Math.abs(y - this.view.position.y) <= 3
  }

  walkable(cell: Cell): boolean {
    return 'gpn'.includes(this.at(cell) || '?') && !this.plants.has(cell.join())
  }

  occupied(cell: Cell): boolean {
    const { position, creatures } = this.view
    return creatures.some(({ x, y }) => position.x + x === cell[0] && position.y + y === cell[1])
  }

  /** The nearest cell with one of these letters, by Manhattan distance; null if none is known within `most`. */
  nearest(letters: string, most = 200): Cell | null {
    let best: Cell | null = null
    let least = most + 1
    const [hx, hy] = this.here
    for (let i = 0; i < this.#ground.length; i++) {
      const code = this.#ground[i]
      if (code === 0 || !letters.includes(String.fromCharCode(code))) continue
      const cell: Cell = [Math.floor(i / side) - half, (i % side) - half]
      const far = Math.abs(cell[0] - hx) + Math.abs(cell[1] - hy)
      if (far < least) [best, least] = [cell, far]
    }
    return best
  }

  distance([x, y]: Cell): number {
    return Math.abs(x - this.view.position.x) + Math.abs(y - this.view.position.y)
  }
}

const index = (x: number, y: number) => (x + half) * side + y + half
export const plus = ([x, y]: Cell, [dx, dy]: Cell): Cell => [x + dx, y + dy]
export const minus = ([x, y]: Cell, [dx, dy]: Cell): Cell => [x - dx, y - dy]
