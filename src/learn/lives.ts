import type { Past } from './learner.ts'
import type { World } from './world.ts'

/** A life as it is remembered; `again` where it first played an earlier one again, to go on from there. */
export interface Life extends Past {
  readonly again?: true
}

/** Whether a life began where every other begins: what it reached is its own. */
export const isFresh = (past: Past): boolean => (past as Life).again === undefined

/** The world, for one life: says from which start it was played. */
export function watchStart(world: World): { readonly world: World; start(): number | null } {
  let from: number | null = null
  const play: World['play'] = (seed, ...rest) => {
    from = seed
    return world.play(seed, ...rest)
  }
  return { world: { ...world, play }, start: () => from }
}
