import { type Course, type Expert, never } from './expert.ts'
import { fencePlant, harvest, sow, sowOnce, tend } from './garden.ts'
import { explore, use } from './moves.ts'
import { recover, rest } from './shelter.ts'
import { nextTool } from './tools.ts'

/** The expert's whole life: the most urgent thing first, for ever. */
export function* live(expert: Expert): Course {
  for (;;) {
    const before = expert.observation.step
    const asleep = expert.observation.sleeping
    if (asleep) yield* expert.one('noop')
    else yield* choose(expert)
    // Nothing was worth an action: look around rather than stand still for ever.
    if (expert.observation.step === before) {
      yield* explore(expert)
      if (expert.observation.step === before) yield* wander(expert)
    }
  }
}

/** In order of urgency. The first that takes any action is the choice; whatever comes of it, all is weighed anew. */
const courses: readonly ((expert: Expert) => Course)[] = [
  defend,
  expert => needs(expert, 3),
  recover,
  rest,
  expert => needs(expert, 5),
  opportunities,
  sowOnce,
  harvest,
  fencePlant,
  nextTool,
  tend,
  sow,
  explore,
]

function* choose(expert: Expert): Course {
  const before = expert.observation.step
  for (const course of courses) {
    const succeeded = yield* course(expert)
    if (expert.observation.step > before) return succeeded
  }
  return false
}

/** Fights what comes close, or leaves when too weak. */
function* defend(expert: Expert): Course {
  const { health } = expert.observation.vitals
  const zombie = expert.nearest('zombie')
  if (zombie && zombie.distance <= (expert.did('defeat_zombie') ? 1 : 5)) {
    expert.aim = 'fight a zombie'
    if (health <= 2 && zombie.distance > 1) return yield* expert.move({ do: 'flee', target: 'zombie' }, never)
    const before = expert.observation.step
    yield* expert.move({ do: 'use', target: 'zombie' }, weak)
    return expert.observation.step > before
  }
  const skeleton = expert.nearest('skeleton')
  if (skeleton && skeleton.distance <= 6 && health <= 4) {
    expert.aim = 'leave the skeletons'
    return yield* expert.move({ do: 'flee', target: 'skeleton' }, never)
  }
  if (skeleton && skeleton.distance <= 4 && health >= 4 && tough(expert)) {
    expert.aim = 'fight a skeleton'
    const before = expert.observation.step
    yield* expert.move({ do: 'use', target: 'skeleton' }, weak)
    return expert.observation.step > before
  }
  return false
}

const weak = (expert: Expert) => expert.observation.vitals.health <= 2 && (expert.nearest('zombie')?.distance ?? 9) > 1
const tough = (expert: Expert) => !expert.did('defeat_skeleton') || expert.held('stone_sword') > 0

/** Drinks and eats when a vital is at `level` or below. */
function* needs(expert: Expert, level: number): Course {
  const { drink, food } = expert.observation.vitals
  if (drink <= level && drink <= food && (yield* drinkUp(expert))) return true
  if (food <= level && (yield* eat(expert))) return true
  return drink <= level && (yield* drinkUp(expert))
}

function* drinkUp(expert: Expert): Course {
  expert.aim = 'drink'
  if (!expert.memory.nearest('w')) return yield* explore(expert)
  let drank = false
  while (expert.observation.vitals.drink < 9 && !expert.observation.sleeping) {
    if (!(yield* expert.move(use(expert, 'water')))) return drank
    drank = true
  }
  return drank
}

function* eat(expert: Expert): Course {
  expert.aim = 'eat'
  if (yield* expert.move(use(expert, 'cow'))) return true
  return yield* explore(expert)
}

/** What lies by the way is taken while there is need. */
function* opportunities(expert: Expert): Course {
  const { drink, food, health } = expert.observation.vitals
  const water = expert.memory.nearest('w', 5)
  if (water && (drink <= 6 || !expert.did('collect_drink'))) return yield* drinkUp(expert)
  const cow = expert.nearest('cow')
  if (cow && cow.distance <= 7 && (food <= 7 || !expert.did('eat_cow'))) return yield* eat(expert)
  if (!expert.did('defeat_zombie') && health >= 5 && expert.nearest('zombie')) {
    expert.aim = 'hunt a zombie'
    return yield* expert.move({ do: 'use', target: 'zombie' }, weak)
  }
  if (!expert.did('defeat_skeleton') && health >= 5 && expert.nearest('skeleton')) {
    expert.aim = 'hunt a skeleton'
    return yield* expert.move(use(expert, 'skeleton'), weak)
  }
  return false
}

function* wander(expert: Expert): Course {
  const direction = ['left', 'up', 'right', 'down'][Math.floor(expert.observation.step / 10) % 4]
  yield* expert.move({ do: 'go', direction })
  return yield* expert.one('noop')
}
