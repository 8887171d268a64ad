import { type Course, type Expert, never } from './expert.ts'
import { around, type Cell, plus } from './memory.ts'
import { use } from './plan.ts'
import { fill } from './shelter.ts'

/** A plant ripens when its keeper stays within 18 cells of it for more than 300 steps. */
const keeping = 14

/** Takes a sapling and plants it where it can be fenced. */
export function* sow(expert: Expert): Course {
  if (expert.memory.plants.size > 0) return false
  expert.aim = 'sow'
  if (expert.held('sapling') === 0) return yield* expert.move(use(expert, 'grass'))
  if (expert.held('stone') < 4) return false
  return yield* expert.move({ do: 'place_plant' })
}

/** Closes the plant's open sides with stone. */
export function* fencePlant(expert: Expert): Course {
  for (const { at } of expert.memory.plants.values()) {
    if (expert.memory.distance(at) > 25) continue
    for (const side of open(expert, at)) {
      if (expert.held('stone') === 0) return false
      expert.aim = 'fence the plant'
      return yield* fill(expert, side)
    }
  }
  return false
}

/** Eats a ripe plant, and stays near one that ripens when nothing else is left to do. */
export function* tend(expert: Expert): Course {
  const { memory } = expert
  if (expert.did('eat_plant') && expert.observation.vitals.food > 6) return false
  for (const plant of memory.plants.values()) {
    if (plant.ripe) {
      expert.aim = 'eat the plant'
      return yield* expert.move({ do: 'use', target: 'ripe_plant', through: ['stone'] })
    }
    if (open(expert, plant.at).length > 0 && expert.held('stone') > 0) return yield* fencePlant(expert)
    if (memory.distance(plant.at) > keeping && memory.distance(plant.at) < 60) {
      expert.aim = 'go back to the plant'
      return yield* expert.move({ do: 'face', at: plant.at, through: ['stone'] })
    }
    if (!expert.did('eat_plant')) {
      expert.aim = 'wait for the plant'
      yield* expert.move({ do: 'wait' }, never)
      return true
    }
  }
  return false
}

function open(expert: Expert, at: Cell): Cell[] {
  return around.map(step => plus(at, step)).filter(cell => expert.memory.walkable(cell))
}
