import type { Action } from '../../games/crafter/simulator/index.ts'
import type { Course, Expert } from './expert.ts'
import { explore, through, use } from './moves.ts'

/** The next thing of the tech tree that is still missing; false when all is done. */
export function* nextTool(expert: Expert): Course {
  const has = (name: Parameters<Expert['held']>[0], count = 1) => expert.held(name) >= count
  if (!expert.did('place_table') || !has('wood_pickaxe') || !has('wood_sword')) {
    if (!nearKnown(expert, 't', 40)) {
      if (!has('wood', 5)) return yield* gather(expert, 'tree', 'T')
      return yield* put(expert, 'place_table')
    }
    if (!has('wood')) return yield* gather(expert, 'tree', 'T')
    return yield* craft(expert, has('wood_pickaxe') ? 'make_wood_sword' : 'make_wood_pickaxe')
  }
  const irons = Number(!has('iron_pickaxe')) + Number(!has('iron_sword'))
  const stones = Number(!has('stone_pickaxe')) + Number(!has('stone_sword'))
  const tableFar = !nearKnown(expert, 't', 25)
  const wood = irons + stones + (tableFar && irons + stones > 0 ? 2 : 0)
  if (!has('wood', wood) && irons + stones > 0) return yield* gather(expert, 'tree', 'T')
  if (!expert.did('place_stone') && has('stone')) return yield* put(expert, 'place_stone')
  if (stones > 0) {
    if (!has('stone', stones)) return yield* gather(expert, 'stone', 's')
    if (tableFar) return yield* put(expert, 'place_table')
    return yield* craft(expert, has('stone_pickaxe') ? 'make_stone_sword' : 'make_stone_pickaxe')
  }
  if (!has('stone', 6) && expert.memory.nearest('s', 12)) return yield* gather(expert, 'stone', 's')
  if (!expert.did('collect_coal') && expert.memory.nearest('C')) return yield* gather(expert, 'coal', 'C')
  if (irons > 0) {
    if (!has('coal', irons)) return yield* gather(expert, 'coal', 'C')
    if (!has('iron')) return yield* gather(expert, 'iron', 'I')
    return yield* smith(expert)
  }
  if (!expert.did('collect_diamond')) return yield* gather(expert, 'diamond', 'D')
  if (!expert.did('defeat_skeleton')) return yield* hunt(expert)
  return false
}

/** Makes an iron tool where table and furnace stand together, setting them up if need be. */
function* smith(expert: Expert): Course {
  const pickaxe = expert.held('iron_pickaxe') === 0
  const forge = expert.memory.nearest('f', 30)
  const tableBy = forge !== null && expert.memory.nearest('t', 31) !== null
  if (!forge || !tableBy) {
    if (expert.held('stone') < 4) return yield* gather(expert, 'stone', 's')
    const table = expert.memory.nearest('t', 30)
    if (!table) {
      if (expert.held('wood') < 3) return yield* gather(expert, 'tree', 'T')
      return yield* put(expert, 'place_table')
    }
    expert.aim = 'set up a furnace'
    if (!(yield* expert.move({ do: 'go-to', target: 'table', through: through(expert) }))) return yield* explore(expert)
    return yield* put(expert, 'place_furnace')
  }
  return yield* craft(expert, pickaxe ? 'make_iron_pickaxe' : 'make_iron_sword')
}

/** Goes to the table (and the furnace) and makes something. */
function* craft(expert: Expert, action: Action): Course {
  expert.aim = action
  for (const target of action.includes('iron') ? ['table', 'furnace'] : ['table'])
    if (!(yield* expert.move({ do: 'go-to', target, through: through(expert) }))) return yield* explore(expert)
  if (yield* expert.one(action)) return true
  // Beside the table, but not the furnace, or the other way round: try from the other one.
  if (!action.includes('iron')) return false
  if ((yield* expert.move({ do: 'go-to', target: 'table', through: through(expert) })) && (yield* expert.one(action)))
    return true
  if (expert.held('stone') >= 4 && (yield* put(expert, 'place_furnace')) && (yield* expert.one(action))) return true
  return yield* gather(expert, 'stone', 's')
}

function* put(expert: Expert, action: Action): Course {
  expert.aim = action
  return yield* expert.move({ do: action })
}

function* gather(expert: Expert, target: string, letter: string): Course {
  expert.aim = `gather ${target}`
  const until = expert.shunned.get(target) ?? 0
  if (expert.memory.nearest(letter) && expert.observation.step >= until) {
    if (yield* expert.move(use(expert, target))) return true
    if (expert.view.outcome?.code !== 'moved') expert.shunned.set(target, expert.observation.step + 5)
    return false
  }
  return yield* explore(expert)
}

/** Skeletons live in the dark of tunnels. */
function* hunt(expert: Expert): Course {
  expert.aim = 'look for skeletons'
  if (yield* expert.move(use(expert, 'skeleton'))) return true
  return yield* explore(expert)
}

function nearKnown(expert: Expert, letter: string, most: number): boolean {
  return expert.memory.nearest(letter, most) !== null
}
