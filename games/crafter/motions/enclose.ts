import { done, failed } from '#core'
import { walkable } from '../simulator/index.ts'
import { side, unseen } from './atlas.ts'
import type { Steps } from './index.ts'
import { steps } from './path.ts'
import { moveActions, type Seen, type Walker } from './walker.ts'

/** Two cells in a line with one way in; `open` are the sides to be filled first. */
interface Pocket {
  readonly inner: number
  readonly outer: number
  readonly entrance: number
  readonly inward: number
  readonly open: readonly number[]
}

const reach = 8

/**
 * Closes itself in: finds two cells in a line with few open sides, fills those, walks in and fills the way in behind.
 * What is placed is `place_stone`; whether that works shows when it is tried.
 */
export function* enclose(walker: Walker, view: Seen): Steps {
  const { atlas } = walker
  const pocket = best(walker)
  if (pocket === null) return failed('no place to close')
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

function best(walker: Walker): Pocket | null {
  const { ground, here } = walker.atlas
  const usable = (cell: number) => walkable(ground[cell]) || walker.diggable.has(ground[cell])
  let found: Pocket | null = null
  let least = Infinity
  const [hx, hy] = [Math.floor(here / side), here % side]
  for (let x = hx - reach; x <= hx + reach; x++)
    for (let y = hy - reach; y <= hy + reach; y++) {
      const outer = x * side + y
      if (ground[outer] === unseen || !usable(outer)) continue
      for (let inward = 0; inward < 4; inward++) {
        const inner = outer + steps[inward]
        const entrance = outer - steps[inward]
        if (!usable(inner) || !walkable(ground[entrance])) continue
        const sides = [0, 1, 2, 3].flatMap(d => [outer + steps[d], inner + steps[d]])
        const outside = sides.filter(cell => cell !== inner && cell !== outer && cell !== entrance)
        if (outside.some(cell => ground[cell] === unseen)) continue
        const open = outside.filter(cell => walkable(ground[cell]))
        const cost = 6 * open.length + distance(outer, here)
        if (cost < least) [found, least] = [{ inner, outer, entrance, inward, open }, cost]
      }
    }
  return found
}

const distance = (a: number, b: number) =>
  Math.abs(Math.floor(a / side) - Math.floor(b / side)) + Math.abs((a % side) - (b % side))
