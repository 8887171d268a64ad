import { grass, path as pathMaterial, sand } from '../simulator/index.ts'
import { type Atlas, side } from './atlas.ts'

/** Directions in the order of the move actions: left, right, up, down; as steps of a cell's number. */
export const steps = [-side, side, -1, 1] as const

export interface Way {
  /** Directions to walk, one a cell. */
  readonly directions: readonly number[]
  /** The direction to face at its end, toward the target; −1 if the last step faces it already. */
  readonly face: number
  readonly cost: number
}

/** What a search wants of a cell that is reached by a step in `direction`; the player's own counts by its facing. */
export type Goal = (cell: number, direction: number) => number | null

/**
 * The cheapest way over remembered ground that everything walks on, and through `diggable` materials at the price of
 * digging. Creatures stand in the way; lava, water and the unseen are never entered.
 *
 * @param goal Returns the direction to face at the end, −1 for none, or null if the cell is no goal.
 * @param limit Cost at which the search gives up.
 * @param walls Cells that must not be dug.
 * @param inTheWay Cells that nobody gets through; those with creatures, if it does not say.
 */
export function findWay(
  atlas: Atlas,
  facing: number,
  goal: Goal,
  diggable: ReadonlySet<number>,
  limit: number,
  walls: ReadonlySet<number> = nowhere,
  inTheWay: { readonly size: number; has(cell: number): boolean } = atlas.creatures,
): Way | null {
  const { ground, here } = atlas
  let soft = 0 // a bit a material
  for (const material of diggable) soft |= 1 << material
  generation++
  for (const bucket of buckets) bucket.length = 0
  const start = goal(here, facing)
  if (start !== null) return { directions: [], face: start, cost: 0 }
  seenIn[here] = generation
  cheapest[here] = 0
  buckets[0].push(here)
  let waiting = 1
  for (let cost = 0; waiting > 0 && cost <= limit; cost++) {
    const bucket = buckets[cost & 3]
    for (let i = 0; i < bucket.length; i++) {
      const cell = bucket[i]
      waiting--
      if (cheapest[cell] !== cost) continue
      if (cell !== here) {
        const face = goal(cell, arrivedBy[cell])
        if (face !== null) return { directions: directionsTo(cell, here), face, cost }
      }
      for (let direction = 0; direction < 4; direction++) {
        const next = cell + steps[direction]
        const material = ground[next]
        const isOpen = material === grass || material === sand || material === pathMaterial
        const price = isOpen ? 1 : soft & (1 << material) && !walls.has(next) ? 3 : 0
        if (price === 0 || (inTheWay.size > 0 && inTheWay.has(next))) continue
        if (seenIn[next] === generation && cheapest[next] <= cost + price) continue
        seenIn[next] = generation
        cheapest[next] = cost + price
        arrivedBy[next] = direction
        buckets[(cost + price) & 3].push(next)
        waiting++
      }
    }
    bucket.length = 0
  }
  return null
}

/** No cell at all. */
export const nowhere: ReadonlySet<number> = new Set()
/** Search state, kept between calls so that no search allocates a map. */
const seenIn = new Int32Array(side * side)
const cheapest = new Int32Array(side * side)
const arrivedBy = new Int8Array(side * side)
const buckets: number[][] = [[], [], [], []]
let generation = 0

function directionsTo(cell: number, from: number): number[] {
  const directions: number[] = []
  for (let at = cell; at !== from; at -= steps[arrivedBy[at]]) directions.push(arrivedBy[at])
  return directions.reverse()
}
