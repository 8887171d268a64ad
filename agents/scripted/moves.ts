import type { Course, Expert } from './expert.ts'

/** Goes where most is still to be seen. */
export function* explore(expert: Expert): Course {
  expert.aim = `${expert.aim.split(',')[0]}, looking around`
  return yield* expert.move({ do: 'explore', through: through(expert) })
}

export function use(expert: Expert, target: string) {
  return { do: 'use', target, through: through(expert) }
}

/** What may be dug on the way. */
export function through(expert: Expert): string[] {
  const tools = ['wood_pickaxe', 'stone_pickaxe', 'iron_pickaxe'] as const
  const best = tools.findLastIndex(tool => expert.held(tool) > 0)
  return best < 0 ? [] : ['stone', 'coal', 'tree', ...(best >= 1 ? ['iron'] : [])]
}
