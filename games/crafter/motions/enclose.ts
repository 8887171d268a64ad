import { done, failed } from '#core'
import { type Action, lava, stone, walkable, water } from '../simulator/index.ts'
import { side, unseen } from './atlas.ts'
import type { Steps } from './index.ts'
import { steps } from './path.ts'
import { moveActions, type Seen, struck, type Walker } from './walker.ts'

/** Two cells in a line with one way in; `open` are the sides to be filled first. */
interface Pocket {
  readonly inner: number
  readonly outer: number
  readonly entrance: number
  readonly inward: number
  readonly open: readonly number[]
  /** Stones that are to be dug first. */
  readonly lacking: number
}

const reach = 16

/**
 * Closes itself in: finds two cells in a line with few open sides, fills those, walks in and fills the way in behind.
 * What is placed is `place_stone`; where too few are at hand, stone that was seen to give way is dug nearby first. Where
 * that cannot be done after all, another place is tried; who is hurt meanwhile goes on. Who is closed in already stays.
 */
export function* enclose(walker: Walker, view: Seen): Steps {
  if (isClosed(walker)) return done('closed in') // to look for a better place would open this one
  const avoid = new Set<number>()
  let why = 'no place that can be closed'
  for (let tries = 0; tries < 6; tries++) {
    const tried = yield* closeOne(walker, view, avoid)
    if (tried === null) break
    view = tried.view
    if (tried.why === null) return done('closed in')
    why = tried.why
    walker.walls.clear()
    if (view.legal?.length === 0) break
    // Who is hurt goes on: outside it only gets worse.
    if (why !== 'hurt') avoid.add(tried.inner)
  }
  return failed(why)
}

/** Whether no more than two cells can be walked to from here, whoever stands in them, with nothing open beside them. */
function isClosed({ atlas: { ground, here } }: Walker): boolean {
  const inside = [here]
  for (const cell of inside)
    for (const step of steps) {
      const next = cell + step
      if (inside.includes(next)) continue
      if (ground[next] === unseen || (isOpen(ground[next]) && !walkable(ground[next]))) return false
      if (!walkable(ground[next])) continue
      if (inside.length === 2) return false
      inside.push(next)
    }
  return true
}

/** How closing one pocket went: `why` it could not be done, or null once it is. */
interface Closing {
  readonly inner: number
  readonly why: string | null
  readonly view: Seen
}

/** @returns null if there is no place left. */
function* closeOne(walker: Walker, view: Seen, avoid: ReadonlySet<number>): Generator<Action, Closing | null, Seen> {
  const { atlas } = walker
  let pocket = best(walker, view.observation.inventory.stone, avoid)
  if (pocket === null) return null
  const first = pocket.inner
  const end = (why: string | null): Closing => ({ inner: pocket?.inner ?? first, why, view })
  for (let dug = 0; pocket.lacking > 0 && dug < 12; dug++) {
    const { inner, outer }: Pocket = pocket
    const isWall = (cell: number) => distance(cell, inner) <= 1 || distance(cell, outer) <= 1
    const beside = (cell: number, facing: number) => besideStone(walker, cell, facing, isWall)
    if (walker.find(beside) === null) return end('too few stones')
    const walked = yield* walker.walk(view, beside, { most: 30 })
    view = walked.view
    if (!walked.arrived) return end(walked.why === 'hurt' ? 'hurt' : `stone: ${walked.why}`)
    const before = view
    view = yield 'do'
    walker.observe(view)
    if (view.legal?.length === 0) return end('the episode is over')
    if (struck(before, view)) return end('hurt')
    pocket = best(walker, view.observation.inventory.stone, avoid)
    if (pocket === null) return end('no place that can be closed')
  }
  if (pocket.lacking > 0) return end('too few stones')
  const { inner, outer, entrance, inward, open } = pocket
  // Whoever goes round must not break through what closes the pocket.
  walker.walls.clear()
  for (const cell of sidesOf(pocket)) walker.walls.add(cell)
  for (const cell of [...open].sort((a, b) => distance(b, entrance) - distance(a, entrance))) {
    if (!isOpen(atlas.ground[cell])) continue
    const walked = yield* walker.walk(view, (at, direction) =>
      at !== inner && at !== outer && at + steps[direction] === cell ? -1 : null,
    )
    view = walked.view
    if (!walked.arrived) return end(walked.why)
    view = yield 'place_stone'
    walker.observe(view)
    if (view.legal?.length === 0) return end('the episode is over')
    if (!view.outcome?.ok) return end('nothing came of place_stone')
  }
  const walked = yield* walker.walk(view, at => (at === entrance ? -1 : null))
  view = walked.view
  if (!walked.arrived) return end(walked.why)
  // In, to the end, and back by one: that is how one turns round in a narrow place.
  for (const direction of [inward, inward, inward ^ 1])
    for (let tries = 0; ; tries++) {
      if (tries === 3) return end('the way in is blocked')
      const from = atlas.here
      view = yield moveActions[direction]
      walker.observe(view)
      if (view.legal?.length === 0) return end('the episode is over')
      if (atlas.here !== from) break
      view = yield 'do'
      walker.observe(view)
      if (view.legal?.length === 0) return end('the episode is over')
    }
  if (walkable(atlas.ground[entrance])) {
    view = yield 'place_stone'
    walker.observe(view)
    if (!view.outcome?.ok) return end('nothing came of place_stone')
  }
  return end(sidesOf(pocket).some(cell => isOpen(atlas.ground[cell])) ? 'it did not close' : null)
}

function best(walker: Walker, stones: number, avoid: ReadonlySet<number>): Pocket | null {
  const { ground, here } = walker.atlas
  const usable = (cell: number) => walkable(ground[cell]) || walker.diggable.has(ground[cell])
  const dug = (cell: number) => (ground[cell] === stone ? 1 : 0)
  let found: Pocket | null = null
  let least = Infinity
  let walked = 0
  // A search that ends nowhere visits every cell that can be reached, nearest first.
  walker.find(entrance => {
    if (!walkable(ground[entrance])) return null
    walked =
      Math.abs(Math.floor(entrance / side) - Math.floor(here / side)) + Math.abs((entrance % side) - (here % side))
    if (walked > reach) return null
    for (let inward = 0; inward < 4; inward++) {
      const outer = entrance + steps[inward]
      const inner = outer + steps[inward]
      if (!usable(outer) || !usable(inner) || avoid.has(inner)) continue
      const outside = sidesOf({ inner, outer, entrance })
      if (outside.some(cell => ground[cell] === unseen)) continue
      const open = outside.filter(cell => isOpen(ground[cell]))
      const lacking = Math.max(0, open.length - stones, open.length + 1 - stones - dug(outer) - dug(inner))
      if (lacking > 0 && !walker.diggable.has(stone)) continue
      const cost = 6 * open.length + 4 * lacking + walked
      if (cost < least) [found, least] = [{ inner, outer, entrance, inward, open, lacking }, cost]
    }
    return null
  }, 2 * reach)
  return found
}

function sidesOf({ inner, outer, entrance }: Pick<Pocket, 'inner' | 'outer' | 'entrance'>): number[] {
  const sides: number[] = []
  for (const step of steps)
    for (const cell of [outer + step, inner + step])
      if (cell !== inner && cell !== outer && cell !== entrance) sides.push(cell)
  return sides
}

/** The direction in which stone is that may be dug, if the cell is next to some. */
function besideStone(
  { atlas: { ground } }: Walker,
  cell: number,
  facing: number,
  isWall: (cell: number) => boolean,
): number | null {
  for (const d of [facing, 0, 1, 2, 3]) {
    const next = cell + steps[d]
    if (ground[next] === stone && !isWall(next)) return d
  }
  return null
}

/** Arrows come over water and lava as well. */
const isOpen = (material: number) => walkable(material) || material === water || material === lava

const distance = (a: number, b: number) =>
  Math.abs(Math.floor(a / side) - Math.floor(b / side)) + Math.abs((a % side) - (b % side))
