import type { Frame, Json, Motions, View } from '#core'
import { motions as symbolMotions } from '../motions/index.ts'
import type { Observation } from '../observation.ts'
import type { Action } from '../simulator/index.ts'
import { type Reading, read } from './read.ts'

type ScreenView = View<{ readonly frame: Frame }, Action>

const ahead: Readonly<Record<string, readonly [number, number]>> = {
  move_left: [-1, 0],
  move_right: [1, 0],
  move_up: [0, -1],
  move_down: [0, 1],
}

/**
 * The moves of `crafter` over what is read off the pictures. Where one stands is reckoned from one's own steps: a step
 * succeeds if the cell ahead was free in the picture before. At night a misread cell may put the map off by a cell.
 */
export function motions(): Motions<{ readonly frame: Frame }, Action> {
  const inner = symbolMotions()
  const position = { x: 0, y: 0 }
  let step = -1
  let last: { readonly view: ScreenView; readonly reading: Reading; readonly seen: View<Observation, Action> } | null =
    null
  let chosen: Action | null = null

  const see = (view: ScreenView): View<Observation, Action> => {
    if (last?.view.observation === view.observation) return last.seen
    if (last && chosen !== null && isFree(last.reading, chosen)) {
      position.x += ahead[chosen][0]
      position.y += ahead[chosen][1]
    }
    chosen = null
    step++
    const reading = read(view.observation.frame)
    const seen = { ...view, observation: symbols(reading, step, { ...position }) }
    last = { view, reading, seen }
    return seen
  }
  return {
    observe: view => inner.observe(see(view)),
    moves: view => inner.moves(see(view)),
    bound: view => inner.bound!(see(view)),
    *run(move: Json, view) {
      const acting = inner.run(move, see(view))
      for (let next = acting.next(); ; ) {
        if (next.done) return next.value
        chosen = next.value
        next = acting.next(see(yield next.value))
      }
    },
  }
}

/** What a picture cannot show (achievements, daylight) is as at the start. */
export function symbols(reading: Reading, step: number, position: Observation['position']): Observation {
  const { guessed: _, ground, creatures, ...rest } = reading
  return { ...rest, step, position, ground: [...ground], creatures: [...creatures], daylight: 1, achievements: {} }
}

/** Grass, sand and path can be walked on; lava too, once. */
function isFree({ ground, creatures, sleeping }: Reading, action: Action): boolean {
  const way = ahead[action]
  if (!way || sleeping) return false
  const [x, y] = way
  return 'gpnL'.includes(ground[3 + y][4 + x]) && !creatures.some(creature => creature.x === x && creature.y === y)
}
