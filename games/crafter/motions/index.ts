import { failed, type Json, type Motions, type SkillResult, suggestion, UsageError, type View } from '#core'
import type { Observation } from '../observation.ts'
import type { Action } from '../simulator/index.ts'
import { Atlas, kinds } from './atlas.ts'
import { enclose } from './enclose.ts'
import { explore, flee, go, sleep, wait } from './roam.ts'
import { place, single } from './single.ts'
import { enter, face, goTo, use } from './use.ts'
import { Walker } from './walker.ts'

/**
 * A move as programs hold it. `through` names the materials that may be dug on the way; without it,
 * those that were seen to give way. `face` and `enter` aim at a
 * cell, by its position as observations count it; they are never offered, since a cell means nothing in another world.
 */
export interface Move {
  readonly do: string
  readonly target?: string
  readonly at?: readonly [number, number]
  readonly direction?: string
  readonly through?: readonly string[]
}
export type Steps = Generator<Action, SkillResult, View<Observation, Action>>

/** Kinds that no move aims at: stepping toward lava is death, and arrows are gone before one arrives. */
const never = new Set(['lava', 'arrow'])
const living = new Set(['cow', 'zombie', 'skeleton'])
const always: readonly Move[] = [
  { do: 'explore' },
  { do: 'sleep' },
  { do: 'wait' },
  { do: 'enclose' },
  ...['left', 'right', 'up', 'down'].map(direction => ({ do: 'go', direction })),
  ...['place_stone', 'place_table', 'place_furnace', 'place_plant'].map(name => ({ do: name })),
  ...['wood', 'stone', 'iron'].flatMap(tier => [{ do: `make_${tier}_pickaxe` }, { do: `make_${tier}_sword` }]),
]

/**
 * Moves over a map remembered from what was seen in this episode. They know how to walk, face, act and wait; they know no
 * recipe, no requirement and no tier: every making and placing is offered always, and whatever was seen is a target.
 */
export function motions(): Motions<Observation, Action> {
  const atlas = new Atlas()
  const walker = new Walker(atlas)
  const offered = new Map<number, readonly Json[]>()
  return {
    observe: view => walker.observe(view),
    moves(view) {
      walker.observe(view)
      let mask = 0
      for (let i = 0; i < kinds.length; i++) if (atlas.remembers(kinds[i])) mask |= 1 << i
      let moves = offered.get(mask)
      if (!moves) {
        moves = movesFor(kinds.filter((_, i) => mask & (1 << i))) as unknown as readonly Json[]
        offered.set(mask, moves)
      }
      return moves
    },
    run(given, view) {
      const move = parse(given)
      walker.observe(view)
      walker.through(move.through)
      return begin(move, walker, view)
    },
    bound: view => view.observation.sleeping, // the game sleeps on, whatever is asked for
  }
}

function movesFor(seen: readonly string[]): Move[] {
  const targets = seen.filter(kind => !never.has(kind))
  return [
    ...targets.map(target => ({ do: 'use', target })),
    ...targets.map(target => ({ do: 'go-to', target })),
    ...targets.filter(target => living.has(target)).map(target => ({ do: 'flee', target })),
    ...always,
  ]
}

/** The order of the words is the program's: `use tree`, `explore`, `go left`. */
export const verbs = [...new Set(['use', 'go-to', 'flee', 'face', 'enter', ...always.map(move => move.do)])]

function parse(given: Json): Move {
  const move = given as unknown as Partial<Move> | null
  const verb = move?.do
  if (typeof verb !== 'string' || !verbs.includes(verb))
    throw new UsageError(`crafter has no move ${JSON.stringify(given)}${suggestion(String(verb), verbs)}`)
  const needsTarget = verb === 'use' || verb === 'go-to' || verb === 'flee'
  if (needsTarget && (!(kinds as readonly string[]).includes(String(move?.target)) || never.has(String(move?.target))))
    throw new UsageError(
      `the move "${verb}" needs a target${suggestion(
        String(move?.target),
        kinds.filter(kind => !never.has(kind)),
      )}`,
    )
  const { at } = move as Partial<Move>
  if ((verb === 'face' || verb === 'enter') && !(Array.isArray(at) && at.length === 2 && at.every(Number.isInteger)))
    throw new UsageError(`the move "${verb}" needs a cell: "at": [x, y]`)
  if (verb === 'go' && !['left', 'right', 'up', 'down'].includes(String(move?.direction)))
    throw new UsageError('the move "go" needs a direction: left, right, up or down')
  return move as Move
}

function* begin(move: Move, walker: Walker, view: View<Observation, Action>): Steps {
  for (let i = 0; view.observation.sleeping && i < 400 && move.do !== 'sleep'; i++) {
    view = yield 'noop'
    walker.observe(view)
  }
  if (view.legal?.length === 0) return failed('the episode is over')
  switch (move.do) {
    case 'use':
      return yield* use(walker, view, move.target!)
    case 'go-to':
      return yield* goTo(walker, view, move.target!)
    case 'face':
      return yield* face(walker, view, move.at!)
    case 'enter':
      return yield* enter(walker, view, move.at!)
    case 'flee':
      return yield* flee(walker, view, move.target!)
    case 'go':
      return yield* go(walker, view, move.direction!)
    case 'explore':
      return yield* explore(walker, view)
    case 'sleep':
      return yield* sleep(walker, view)
    case 'enclose':
      return yield* enclose(walker, view)
    case 'wait':
      return yield* wait(walker, view)
    default:
      return yield* move.do.startsWith('place_')
        ? place(walker, view, move.do as Action)
        : single(walker, move.do as Action)
  }
}
