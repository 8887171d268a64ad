import { done, failed } from '#core'
import { type Action, walkable } from '../simulator/index.ts'
import type { Steps } from './index.ts'
import { steps } from './path.ts'
import type { Seen, Walker } from './walker.ts'

/** One action, as it is. */
export function* single(walker: Walker, action: Action): Steps {
  const view = yield action
  walker.observe(view)
  return view.outcome?.ok ? done(action) : failed(`nothing came of ${action}`)
}

/**
 * Places something on a free cell in front: the one faced already, else the nearest; and if nothing comes of it, once
 * more on the nearest ground of another kind.
 */
export function* place(walker: Walker, view: Seen, action: Action): Steps {
  const tried = new Set<number>()
  for (let attempt = 0; attempt < 2; attempt++) {
    const { ground, creatures } = walker.atlas
    const free = (cell: number) => walkable(ground[cell]) && !creatures.has(cell) && !tried.has(ground[cell])
    const walked = yield* walker.walk(view, (cell, direction) => (free(cell + steps[direction]) ? -1 : null), {
      most: 12,
    })
    view = walked.view
    if (!walked.arrived) return failed(`${action}: no free cell: ${walked.why}`)
    tried.add(ground[walker.facedCell(view)])
    view = yield action
    walker.observe(view)
    if (view.legal?.length === 0) return failed('the episode is over')
    if (view.outcome?.ok) return done(action)
  }
  return failed(`nothing came of ${action}`)
}
