import type { Course, Expert } from './expert.ts'
import { around, type Cell, minus, plus } from './memory.ts'
import { explore, use } from './moves.ts'

/** Sleeps when tired or when the night comes: behind stone if there is any, in the open if not. */
export function* rest(expert: Expert): Course {
  const { vitals, daylight } = expert.observation
  const night = daylight < 0.45
  const first = !expert.did('wake_up') && vitals.energy < 9 && vitals.health >= 8
  const safe = expert.nearest('zombie') === null && expert.nearest('skeleton') === null
  if (first && safe && !night && vitals.food > 3 && vitals.drink > 3) return yield* nap(expert)
  if (vitals.energy > (night ? 7 : 3) || exposed(expert)) return false
  expert.aim = 'make a shelter'
  const enough = expert.held('wood_pickaxe') > 0
  if (enough && expert.held('stone') < 5 && expert.memory.nearest('s', 15)) {
    if (yield* expert.move(use(expert, 'stone'))) return true
  }
  if (enclosed(expert)) return yield* nap(expert)
  if (enough && expert.held('stone') >= 1) yield* shelter(expert)
  if (enclosed(expert)) return yield* nap(expert)
  if (vitals.energy <= 1) return yield* nap(expert)
  return vitals.energy <= 3 && enough && expert.held('stone') < 5 ? yield* explore(expert) : false
}

/** Hurt badly, it waits behind stone until it is well. */
export function* recover(expert: Expert): Course {
  const { vitals } = expert.observation
  if (vitals.health > 4 || Math.min(vitals.food, vitals.drink) <= 3 || exposed(expert)) return false
  if (!enclosed(expert)) {
    if (expert.held('stone') === 0) return false
    yield* shelter(expert)
    if (!enclosed(expert)) return false
  }
  expert.aim = 'recover'
  const well = () => {
    const { health, food, drink } = expert.observation.vitals
    return health >= 8 || Math.min(food, drink) <= 2
  }
  for (let i = 0; i < 150 && !well(); i++) yield* expert.one(vitals.energy < 9 ? 'sleep' : 'noop')
  return true
}

function* nap(expert: Expert): Course {
  expert.aim = 'sleep'
  if (!(yield* expert.one('sleep'))) return false
  for (let i = 0; i < 400 && expert.observation.sleeping; i++) yield* expert.one('sleep')
  return true
}

/** Arrows fly while one builds. */
const exposed = (expert: Expert) => (expert.nearest('skeleton')?.distance ?? 99) <= 6 && !enclosed(expert)

/** Whether nothing can walk in: every cell that can be reached from here is one of very few. */
function enclosed({ memory }: Expert): boolean {
  const reached = new Map<string, Cell>([[memory.here.join(), memory.here]])
  for (const cell of reached.values()) {
    if (reached.size > 3) return false
    for (const step of around) {
      const next = plus(cell, step)
      if (memory.walkable(next) || memory.at(next) === '') reached.set(next.join(), next)
    }
  }
  return reached.size <= 3
}

/** Two cells in a line, closed all round but for the entrance. */
interface Plan {
  readonly inner: Cell
  readonly outer: Cell
  readonly entrance: Cell
  /** Cells to be filled with stone before one goes in. */
  readonly open: readonly Cell[]
}

/** Builds it: fills the open sides from outside, goes in, and closes the entrance behind. */
function* shelter(expert: Expert): Course {
  const plan = best(expert)
  if (plan === null) return false
  expert.aim = 'build a shelter'
  // The farthest from the entrance first, so that the way to the others stays open.
  const order = [...plan.open].sort((a, b) => apart(b, plan.entrance) - apart(a, plan.entrance))
  for (const cell of order) if (!(yield* fill(expert, cell))) return false
  if (!(yield* expert.move({ do: 'enter', at: plan.entrance, through: [] }))) return false
  const inward = minus(plan.outer, plan.entrance)
  if (!(yield* advance(expert, inward)) || !(yield* advance(expert, inward))) return false
  if (!(yield* advance(expert, minus(plan.entrance, plan.outer)))) return false
  return expert.memory.walkable(plan.entrance) ? yield* expert.one('place_stone') : true
}

/** One cell on, through stone if need be. */
function* advance(expert: Expert, [dx, dy]: Cell): Course {
  const action = dx < 0 ? 'move_left' : dx > 0 ? 'move_right' : dy < 0 ? 'move_up' : 'move_down'
  for (let tries = 0; tries < 3; tries++) {
    if (yield* expert.one(action)) return true
    yield* expert.one('do')
  }
  return false
}

const apart = ([ax, ay]: Cell, [bx, by]: Cell) => Math.abs(ax - bx) + Math.abs(ay - by)

/** Faces a free cell and puts a stone there. */
export function* fill(expert: Expert, cell: Cell): Course {
  if (!expert.memory.walkable(cell)) return true
  if (!(yield* expert.move({ do: 'face', at: cell, through: [] }))) return false
  return yield* expert.one('place_stone')
}

function best(expert: Expert): Plan | null {
  const { memory } = expert
  const stones = expert.held('stone')
  const digging = expert.held('wood_pickaxe') > 0
  const usable = (cell: Cell) => memory.walkable(cell) || (digging && memory.at(cell) === 's')
  const solid = (cell: Cell) => 'swTCIDtf'.includes(memory.at(cell) || '?')
  const [hx, hy] = memory.here
  let found: Plan | null = null
  let least = Infinity
  for (let x = hx - 8; x <= hx + 8; x++)
    for (let y = hy - 8; y <= hy + 8; y++) {
      const outer: Cell = [x, y]
      if (!usable(outer)) continue
      for (const toward of around) {
        const inner = plus(outer, toward)
        const entrance = minus(outer, toward)
        if (!usable(inner) || !memory.walkable(entrance)) continue
        const sides = [...around.map(d => plus(outer, d)), ...around.map(d => plus(inner, d))].filter(
          cell => ![inner, outer, entrance].some(other => other.join() === cell.join()),
        )
        if (!sides.every(cell => solid(cell) || memory.walkable(cell))) continue
        const open = sides.filter(cell => memory.walkable(cell))
        if (open.length + 1 > stones + Number(memory.at(outer) === 's') + Number(memory.at(inner) === 's')) continue
        if (open.length > stones) continue
        const cost = 6 * open.length + memory.distance(outer) + (memory.at(inner) === 's' ? 2 : 0)
        if (cost < least) [found, least] = [{ inner, outer, entrance, open }, cost]
      }
    }
  return found
}
