import { type Course, type Expert, never } from './expert.ts'
import { around, type Cell, minus, plus } from './memory.ts'
import { explore, through, use } from './plan.ts'

/** Sleeps when tired or when the night comes: behind stone if there is any, in the open if not. */
export function* rest(expert: Expert): Course {
  const { vitals, daylight } = expert.observation
  const night = daylight < 0.45
  const first = !expert.did('wake_up') && vitals.energy < 9 && vitals.health >= 8
  const safe = expert.nearest('zombie') === null && expert.nearest('skeleton') === null
  if (first && safe && !night && vitals.food > 3 && vitals.drink > 3) return yield* nap(expert)
  if (vitals.energy > (night ? 6 : 3)) return false
  expert.aim = 'make a shelter'
  const enough = expert.held('wood_pickaxe') > 0
  if (enough && expert.held('stone') < 5 && expert.memory.nearest('s', 15)) {
    if (yield* expert.move(use(expert, 'stone'))) return true
  }
  if (enough && expert.held('stone') >= 1 && (yield* shelter(expert))) return yield* nap(expert)
  if (vitals.energy <= 1) return yield* nap(expert)
  return vitals.energy <= 3 && enough && expert.held('stone') < 5 ? yield* explore(expert) : false
}

function* nap(expert: Expert): Course {
  expert.aim = 'sleep'
  if (!(yield* expert.one('sleep'))) return false
  for (let i = 0; i < 400 && expert.observation.sleeping; i++) yield* expert.one('sleep')
  return true
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
  for (const cell of plan.open) if (!(yield* fill(expert, cell))) return false
  if (!(yield* expert.move({ do: 'enter', at: plan.outer, through: through(expert) }))) return false
  if (!(yield* expert.move({ do: 'enter', at: plan.inner, through: through(expert) }))) return false
  // From the inner cell to the outer one faces the entrance.
  if (!(yield* expert.move({ do: 'face', at: plan.entrance, through: [] }, never))) return false
  if (expert.memory.here.join() !== plan.outer.join()) return false
  return expert.memory.walkable(plan.entrance) ? yield* expert.one('place_stone') : true
}

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
