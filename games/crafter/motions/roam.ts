import { done, failed } from '#core'
import { directions } from '../observation.ts'
import { walkable } from '../simulator/index.ts'
import { side, unseen } from './atlas.ts'
import type { Steps } from './index.ts'
import { steps } from './path.ts'
import { moveActions, type Seen, struck, type Walker } from './walker.ts'

/** Steps that `wait` waits. */
const patience = 20

/**
 * Walks to where most unseen cells come into view for the steps it takes; the same memory always gives the same way.
 */
export function* explore(walker: Walker, view: Seen): Steps {
  const known = walker.atlas.discovered
  const target = outlook(walker)
  if (target < 0) return failed('nothing unseen can be reached')
  const walked = yield* walker.walk(view, cell => (cell === target ? -1 : null), { most: 60 })
  const found = walker.atlas.discovered - known
  return found > 0 ? done(`saw ${found} new cells`) : failed(walked.why)
}

/** Walks straight until something is in the way, at most 8 cells. */
export function* go(walker: Walker, view: Seen, direction: string): Steps {
  const d = directions.indexOf(direction as (typeof directions)[number])
  let walked = 0
  for (; walked < 8; walked++) {
    const next = walker.atlas.here + steps[d]
    if (!walkable(walker.atlas.ground[next]) || walker.atlas.creatures.has(next)) break
    const before = view
    view = yield moveActions[d]
    walker.observe(view)
    if (view.legal?.length === 0) return failed('the episode is over')
    if (struck(before, view)) return failed('hurt')
  }
  return walked > 0 ? done(`walked ${walked} cells`) : failed('the way is blocked')
}

/** Steps away from the nearest one in sight until it is 6 cells off. */
export function* flee(walker: Walker, view: Seen, target: string): Steps {
  for (let i = 0; i < 12; i++) {
    const near = distance(view, target)
    if (near >= 6) return done(`${target} is far`)
    let best = -1
    let farthest = near
    for (let d = 0; d < 4; d++) {
      const next = walker.atlas.here + steps[d]
      if (!walkable(walker.atlas.ground[next]) || walker.atlas.creatures.has(next)) continue
      const after = distance(view, target, d)
      if (after > farthest) [best, farthest] = [d, after]
    }
    if (best < 0) return failed('no way out')
    view = yield moveActions[best]
    walker.observe(view)
    if (view.legal?.length === 0) return failed('the episode is over')
  }
  return failed(`${target} keeps up`)
}

/** Sleeps until awake or hurt. */
export function* sleep(walker: Walker, view: Seen): Steps {
  const before = view.observation.vitals.health
  for (let i = 0; i < 400; i++) {
    view = yield 'sleep'
    walker.observe(view)
    if (view.legal?.length === 0) return failed('the episode is over')
    if (!view.observation.sleeping) {
      if (i === 0) return failed('not tired')
      return view.observation.vitals.health < before - 1 ? failed('hurt') : done('awake')
    }
  }
  return failed('still asleep')
}

export function* wait(walker: Walker, view: Seen): Steps {
  for (let i = 0; i < patience; i++) {
    const before = view
    view = yield 'noop'
    walker.observe(view)
    if (view.legal?.length === 0) return failed('the episode is over')
    if (struck(before, view)) return failed('hurt')
  }
  return done(`waited ${patience} steps`)
}

/** Manhattan distance to the nearest one in sight, after a step in direction d; Infinity if none is in sight. */
function distance(view: Seen, target: string, d = -1): number {
  const dx = d < 0 ? 0 : [-1, 1, 0, 0][d]
  const dy = d < 0 ? 0 : [0, 0, -1, 1][d]
  let least = Infinity
  for (const { kind, x, y } of view.observation.creatures)
    if (kind === target) least = Math.min(least, Math.abs(x - dx) + Math.abs(y - dy))
  return least
}

/** The reachable cell with the best ratio of unseen cells in its view to steps there; −1 if there is none. */
function outlook(walker: Walker): number {
  const { atlas } = walker
  const from = Math.max(5, atlas.left - 1)
  const to = Math.min(side - 6, atlas.right + 1)
  const top = Math.max(4, atlas.top - 1)
  const bottom = Math.min(side - 5, atlas.bottom + 1)
  unseenBefore(atlas.ground, from - 5, to + 5, top - 4, bottom + 4)
  let best = -1
  let bestWorth = 0
  // A search that ends nowhere visits every reachable cell, nearest first.
  let visited = 0
  walker.find(cell => {
    if (cell === atlas.here) return null
    const x = Math.floor(cell / side)
    const y = cell % side
    if (x < from || x > to || y < top || y > bottom) return null
    const gain = sumIn(x - 4, x + 4, y - 3, y + 3)
    visited++
    if (gain < 5) return null
    const worth = gain / (5 + Math.abs(x - Math.floor(atlas.here / side)) + Math.abs(y - (atlas.here % side)))
    if (worth > bestWorth) [best, bestWorth] = [cell, worth]
    // Nothing farther can be worth more than a view full of unseen cells.
    return null
  }, 60)
  return visited === 0 ? -1 : best
}

/** Two-dimensional prefix sums of unseen cells, so that a view's count takes four look-ups. */
const sums = new Int32Array(side * side)

function unseenBefore(ground: Uint8Array, left: number, right: number, top: number, bottom: number): void {
  for (let x = left; x <= right; x++) {
    let column = 0
    for (let y = top; y <= bottom; y++) {
      const cell = x * side + y
      if (ground[cell] === unseen) column++
      sums[cell] = column + (x > left ? sums[cell - side] : 0)
    }
  }
}

function sumIn(left: number, right: number, top: number, bottom: number): number {
  const at = (x: number, y: number) => sums[x * side + y]
  return at(right, bottom) - at(left - 1, bottom) - at(right, top - 1) + at(left - 1, top - 1)
}
