import { done, failed } from '#core'
import { stone, walkable } from '../simulator/index.ts'
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

const reach = 8

/**
 * Closes itself in: finds two cells in a line with few open sides, fills those, walks in and fills the way in behind.
 * What is placed is `place_stone`; where too few are at hand, stone that was seen to give way is dug nearby first.
 */
export function* enclose(walker: Walker, view: Seen): Steps {
  const { atlas } = walker
  let pocket = best(walker, view.observation.inventory.stone)
  for (let dug = 0; pocket !== null && pocket.lacking > 0 && dug < 12; dug++) {
    const { inner, outer } = pocket
    const isWall = (cell: number) => distance(cell, inner) <= 1 || distance(cell, outer) <= 1
    const walked = yield* walker.walk(view, (cell, facing) => besideStone(walker, cell, facing, isWall), { most: 30 })
    view = walked.view
    if (!walked.arrived) return failed(`stone: ${walked.why}`)
    const before = view
    view = yield 'do'
    walker.observe(view)
    if (view.legal?.length === 0) return failed('the episode is over')
    if (struck(before, view)) return failed('hurt')
    pocket = best(walker, view.observation.inventory.stone)
  }
  if (pocket === null || pocket.lacking > 0) return failed('no place that can be closed')
  const far = (cell: number) => distance(cell, pocket.entrance)
  for (const cell of [...pocket.open].sort((a, b) => far(b) - far(a))) {
    if (!walkable(atlas.ground[cell])) continue
    const walked = yield* walker.walk(view, (at, direction) =>
      at !== pocket.inner && at !== pocket.outer && at + steps[direction] === cell ? -1 : null,
    )
    view = walked.view
    if (!walked.arrived) return failed(walked.why)
    view = yield 'place_stone'
    walker.observe(view)
    if (view.legal?.length === 0) return failed('the episode is over')
    if (!view.outcome?.ok) return failed('nothing came of place_stone')
  }
  const walked = yield* walker.walk(view, at => (at === pocket.entrance ? -1 : null))
  view = walked.view
  if (!walked.arrived) return failed(walked.why)
  // In, to the end, and back by one: that is how one turns round in a narrow place.
  for (const direction of [pocket.inward, pocket.inward, pocket.inward ^ 1])
    for (let tries = 0; ; tries++) {
      if (tries === 3) return failed('the way in is blocked')
      const from = atlas.here
      view = yield moveActions[direction]
      walker.observe(view)
      if (view.legal?.length === 0) return failed('the episode is over')
      if (atlas.here !== from) break
      view = yield 'do'
      walker.observe(view)
      if (view.legal?.length === 0) return failed('the episode is over')
    }
  if (!walkable(atlas.ground[pocket.entrance])) return done('closed in')
  view = yield 'place_stone'
  walker.observe(view)
  return view.outcome?.ok ? done('closed in') : failed('nothing came of place_stone')
}

function best(walker: Walker, stones: number): Pocket | null {
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
      if (!usable(outer) || !usable(inner)) continue
      const sides = [0, 1, 2, 3].flatMap(d => [outer + steps[d], inner + steps[d]])
      const outside = sides.filter(cell => cell !== inner && cell !== outer && cell !== entrance)
      if (outside.some(cell => ground[cell] === unseen)) continue
      const open = outside.filter(cell => walkable(ground[cell]))
      const lacking = Math.max(0, open.length - stones, open.length + 1 - stones - dug(outer) - dug(inner))
      if (lacking > 0 && !walker.diggable.has(stone)) continue
      const cost = 6 * open.length + 4 * lacking + walked
      if (cost < least) [found, least] = [{ inner, outer, entrance, inward, open, lacking }, cost]
    }
    return null
  }, 2 * reach)
  return found
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

const distance = (a: number, b: number) =>
  Math.abs(Math.floor(a / side) - Math.floor(b / side)) + Math.abs((a % side) - (b % side))
