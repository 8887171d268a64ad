import type { Model, Outcome, Player, Random, View } from '#core'
import { actionIds, endOf, outcomeOf, seat, viewOf } from './environment.ts'
import { type Observation, Observer, viewHeight, viewWidth } from './observation.ts'
import {
  type Action,
  achievements,
  actions,
  benchmark,
  cloneWorld,
  creatures,
  items,
  letters,
  plant,
  step,
  World,
  walkable,
} from './simulator/index.ts'

interface State {
  readonly world: World
  readonly observer: Observer
  outcome: Outcome | null
}

/**
 * Worlds that agree with everything seen in an episode: seen ground and creatures are kept, unseen ground is another
 * world's, and what cannot be seen (a zombie's cooldown, how hungry one is between two points of food) is drawn or counted.
 */
export const model: Model<Observation, Action, State> = {
  sample(history, random) {
    const last = history[history.length - 1]
    const seen = remember(history)
    const world = new World({ ...benchmark, ...areaOf(seen, history) })
    world.reset(random.int(2 ** 32))
    const cellOf = (x: number, y: number) => world.cellAt(x + (world.width >> 1), y + (world.height >> 1))
    clear(world, seen, cellOf)
    for (const [key, letter] of seen.ground) {
      const [x, y] = positionOf(key)
      const cell = cellOf(x, y)
      if (cell >= 0 && letter !== ' ') world.material[cell] = letters.indexOf(letter)
    }
    world.countMaterials()
    const { position, facing } = last.observation
    world.place(0, cellOf(position.x, position.y))
    world.objectFacingX[0] = facing === 'left' ? -1 : facing === 'right' ? 1 : 0
    world.objectFacingY[0] = facing === 'up' ? -1 : facing === 'down' ? 1 : 0
    for (const [key, remembered] of seen.creatures) {
      const [x, y] = positionOf(key)
      populate(world, cellOf(x, y), remembered, last.observation.step, random)
    }
    feel(world, history)
    world.random.seed(random.int(2 ** 32))
    return { world, observer: new Observer(), outcome: last.outcome }
  },
  clone: ({ world, outcome }) => ({ world: cloneWorld(world), observer: new Observer(), outcome }),
  acting: ({ world }) => (endOf(world) ? [] : [seat]),
  legal: ({ world }, player) => (endOf(world) || player !== seat ? [] : actions),
  apply(state, given: ReadonlyMap<Player, Action>) {
    const action = given.get(seat)!
    const slept = state.world.sleeping
    step(state.world, actionIds.get(action)!)
    state.outcome = outcomeOf(state.world, action, slept)
  },
  view: ({ world, observer, outcome }) => viewOf(world, observer, outcome),
  end: ({ world }) => endOf(world),
}

type History = readonly View<Observation, Action>[]
type Creature = Observation['creatures'][number] & { readonly first: number }

/** Everything seen, by position as one number. */
interface Seen {
  readonly ground: Map<number, string>
  /** Where creatures stood when last seen. */
  readonly creatures: Map<number, Creature>
}

const span = 4096
const keyOf = (x: number, y: number) => (x + span / 2) * span + y + span / 2
const positionOf = (key: number): [number, number] => [Math.floor(key / span) - span / 2, (key % span) - span / 2]

function remember(history: History): Seen {
  const ground = new Map<number, string>()
  let known = new Map<number, Creature>()
  for (const { observation } of history) {
    const { x: px, y: py } = observation.position
    const now = new Map<number, Creature>()
    for (const creature of observation.creatures) {
      const key = keyOf(px + creature.x, py + creature.y)
      now.set(key, { ...creature, first: known.get(key)?.first ?? observation.step })
    }
    for (let y = 0; y < viewHeight; y++)
      for (let x = 0; x < viewWidth; x++) {
        const key = keyOf(px + x - 4, py + y - 3)
        ground.set(key, observation.ground[y][x])
        known.delete(key)
      }
    for (const [key, creature] of now) known.set(key, creature)
    // Arrows out of sight are gone.
    if (known.size > 64) known = new Map([...known].filter(([, { kind }]) => kind !== 'arrow'))
  }
  return { ground, creatures: known }
}

/** The benchmark's size, unless an edge was seen elsewhere, or ground beyond it. */
function areaOf({ ground }: Seen, history: History): { width: number; height: number } {
  let [left, top, right, bottom] = [0, 0, 0, 0]
  let [edgeLeft, edgeTop] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let [edgeRight, edgeBottom] = [Infinity, Infinity]
  for (const { observation } of history) {
    const { x, y } = observation.position
    if (observation.ground[3][0] === ' ')
      edgeLeft = Math.max(edgeLeft, x - 4 + observation.ground[3].lastIndexOf(' ', 3))
    if (observation.ground[3][8] === ' ') edgeRight = Math.min(edgeRight, x - 4 + observation.ground[3].indexOf(' ', 5))
    for (let row = 0; row < viewHeight; row++) {
      if (observation.ground[row][4] !== ' ') continue
      if (row < 3) edgeTop = Math.max(edgeTop, y - 3 + row)
      else edgeBottom = Math.min(edgeBottom, y - 3 + row)
    }
  }
  for (const [key, letter] of ground) {
    if (letter === ' ') continue
    const [x, y] = positionOf(key)
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return {
    width: sideOf(edgeLeft, edgeRight, left, right, benchmark.width),
    height: sideOf(edgeTop, edgeBottom, top, bottom, benchmark.height),
  }
}

/** Positions −side/2 … side/2 − 1 lie inside: a seen edge tells the side, else it is at least what was seen. */
function sideOf(edgeLow: number, edgeHigh: number, low: number, high: number, usual: number): number {
  if (edgeHigh !== Infinity && edgeLow !== Number.NEGATIVE_INFINITY) return edgeHigh - edgeLow - 1
  if (edgeHigh !== Infinity) return 2 * edgeHigh
  if (edgeLow !== Number.NEGATIVE_INFINITY) return -2 * (edgeLow + 1)
  return Math.max(usual, -2 * low, 2 * (high + 1))
}

/** Takes the sampled creatures off every cell that was seen. */
function clear(world: World, { ground }: Seen, cellOf: (x: number, y: number) => number): void {
  for (const key of ground.keys()) {
    const cell = cellOf(...positionOf(key))
    if (cell >= 0 && world.objectAt[cell] > 1) world.remove(world.objectAt[cell] - 1)
  }
  world.closeGaps()
}

function populate(world: World, cell: number, creature: Creature, now: number, random: Random): void {
  if (cell < 0 || world.objectAt[cell] !== 0) return
  const ripe = creature.kind === 'ripe_plant'
  const kind = ripe ? plant : creatures.indexOf(creature.kind as (typeof creatures)[number]) + 1
  if (creature.kind !== 'arrow' && !walkable(world.material[cell])) return
  const slot = world.add(kind, cell)
  if (kind === plant) world.objectTimer[slot] = ripe ? 301 : Math.min(300, now - creature.first)
  if (creature.kind === 'zombie') world.objectTimer[slot] = random.int(6)
  if (creature.kind === 'arrow') {
    world.objectFacingX[slot] = creature.facing === 'left' ? -1 : creature.facing === 'right' ? 1 : 0
    world.objectFacingY[slot] = creature.facing === 'up' ? -1 : creature.facing === 'down' ? 1 : 0
  }
}

/** The player's own state; hunger, thirst, fatigue and recovery are counted from the last change of what they move. */
function feel(world: World, history: History): void {
  const { observation } = history[history.length - 1]
  const { vitals, inventory } = observation
  const held: Readonly<Record<string, number>> = { ...vitals, ...inventory }
  for (const [i, name] of items.entries()) world.inventory[i] = held[name]
  for (const [i, name] of achievements.entries()) world.achieved[i] = observation.achievements[name] ?? 0
  world.unlocked = Object.keys(observation.achievements).length
  world.step = observation.step
  world.sleeping = observation.sleeping
  world.healthBefore = vitals.health
  world.healthRewarded = vitals.health
  world.hunger = Math.min(25, sinceChange(history, 'food', 0.5))
  world.thirst = Math.min(20, sinceChange(history, 'drink', 0.5))
  world.fatigue = observation.sleeping
    ? -Math.min(10, sinceChange(history, 'energy', 1))
    : Math.min(30, sinceChange(history, 'energy', 1))
  world.recovery = Math.min(25, sinceChange(history, 'health', 2))
}

/** Steps since a vital changed, those asleep counted by `asleep`. */
function sinceChange(history: History, vital: keyof Observation['vitals'], asleep: number): number {
  const now = history[history.length - 1].observation.vitals[vital]
  let steps = 0
  for (let i = history.length - 2; i >= 0 && history[i].observation.vitals[vital] === now; i--)
    steps += history[i + 1].observation.sleeping ? asleep : 1
  return steps
}
