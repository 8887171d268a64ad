import type { Course, Expert } from './expert.ts'
import { around, type Cell, plus } from './memory.ts'
import { use } from './moves.ts'
import { fill } from './shelter.ts'

/** A plant ripens when its keeper stays within 18 cells of it for more than 300 steps. */
const keeping = 14

/** The first one is planted as soon as there is a moment, for the sake of having done it. */
export function* sowOnce(expert: Expert): Course {
  if (expert.did('place_plant') || !expert.memory.nearest('g', 6) || expert.nearest('zombie')) return false
  expert.aim = 'sow'
  return yield* expert.held('sapling') === 0 ? expert.move(use(expert, 'grass')) : expert.move({ do: 'place_plant' })
}

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
    if (expert.did('eat_plant') || expert.memory.distance(at) > 12) continue
    for (const side of open(expert, at)) {
      if (expert.held('stone') === 0) return false
      expert.aim = 'fence the plant'
      return yield* fill(expert, side)
    }
  }
  return false
}

/** Eats a ripe plant, or goes to see one that should be ripe by now. */
export function* harvest(expert: Expert): Course {
  if (expert.did('eat_plant') && expert.observation.vitals.food > 6) return false
  for (const { ripe } of expert.memory.plants.values()) {
    if (!ripe) continue
    expert.aim = 'eat the plant'
    return yield* expert.move({ do: 'use', target: 'ripe_plant', through: ['stone'] })
  }
  return false
}

/** Stays near a plant that ripens, when nothing else is left to do. */
export function* tend(expert: Expert): Course {
  if (expert.did('eat_plant')) return false
  const { memory } = expert
  for (const { at } of memory.plants.values()) {
    if (memory.distance(at) >= 60) continue
    if (memory.distance(at) > keeping || !memory.inView(at)) {
      expert.aim = 'go back to the plant'
      return yield* expert.move({ do: 'face', at, through: ['stone'] })
    }
    expert.aim = 'wait for the plant'
    return yield* expert.move({ do: 'wait' })
  }
  return false
}

function open(expert: Expert, at: Cell): Cell[] {
  return around.map(step => plus(at, step)).filter(cell => expert.memory.walkable(cell))
}
