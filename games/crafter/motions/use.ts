import { done, failed } from '#core'
import { walkable } from '../simulator/index.ts'
import { cellAt, materialId } from './atlas.ts'
import type { Steps } from './index.ts'
import { type Goal, steps } from './path.ts'
import { type Seen, struck, type Walker } from './walker.ts'

/** How often `do` is tried on something that does not answer. */
const tries = 8
/** Actions after which a chase is given up. */
const chase = 60

/** Walks next to the nearest remembered target and faces it. */
export function* goTo(walker: Walker, view: Seen, target: string): Steps {
  if (!walker.atlas.remembers(target)) return failed(`no ${target} was seen`)
  const walked = yield* walker.walk(view, beside(walker, target), { moving: materialId(target) === 0 })
  return walked.arrived ? done(`facing ${target}`) : failed(`${target}: ${walked.why}`)
}

/** Walks until the cell is in front. */
export function* face(walker: Walker, view: Seen, at: readonly [number, number]): Steps {
  const target = cellAt(at)
  const open = walkable(walker.atlas.ground[target]) && !walker.atlas.creatures.has(target)
  const walked = yield* walker.walk(view, (cell, direction) => {
    if (cell === target) return null
    if (open) return cell + steps[direction] === target ? -1 : null
    for (let d = 0; d < 4; d++) if (cell + steps[d] === target) return d
    return null
  })
  return walked.arrived ? done('faced') : failed(walked.why)
}

/** Walks into the cell. */
export function* enter(walker: Walker, view: Seen, at: readonly [number, number]): Steps {
  const target = cellAt(at)
  const walked = yield* walker.walk(view, cell => (cell === target ? -1 : null))
  return walked.arrived ? done('there') : failed(walked.why)
}

/** Walks to the nearest target and acts on it: once on the ground until it answers, on a creature until it is gone. */
export function* use(walker: Walker, view: Seen, target: string): Steps {
  if (!walker.atlas.remembers(target)) return failed(`no ${target} was seen`)
  const creature = materialId(target) === 0
  let acted = 0
  let answered = false
  let taken = 0
  while (acted < (creature ? chase : tries) && taken < chase + 200) {
    if (!faces(walker, view, target)) {
      if (answered && !walker.atlas.remembers(target)) return done(`${target} is gone`)
      const from = view.observation.step
      const walked = yield* walker.walk(view, beside(walker, target), { moving: creature })
      view = walked.view
      taken += view.observation.step - from
      if (!walked.arrived && !(creature && walked.why === 'hurt' && view.observation.vitals.health > 4))
        return answered ? done(`${target} was hit`) : failed(`${target}: ${walked.why}`)
      if (!faces(walker, view, target)) {
        // It moved away while we turned; look again, but not for ever.
        if (view.observation.step === from) taken++
        continue
      }
    }
    const before = view
    const cell = walker.facedCell(view)
    view = yield 'do'
    walker.observe(view)
    acted++
    taken++
    if (view.legal?.length === 0) return failed('the episode is over')
    if (view.outcome?.code === 'done') {
      answered = true
      if (!creature) return done(`used ${target}`)
      if (target === 'ripe_plant') return done(`used ${target}`)
      if (isGone(walker, cell, target, view)) return done(`${target} is gone`)
    } else if (creature && !faces(walker, view, target)) continue
    else if (target === 'plant' && acted >= tries) break
    if (struck(before, view) && (!creature || view.observation.vitals.health <= 3)) return failed('hurt')
  }
  return answered ? done(`${target} was hit`) : failed(`${target} did not answer to ${acted} tries`)
}

/** Struck and not to be seen any more, neither there nor one cell on. */
function isGone(walker: Walker, cell: number, target: string, view: Seen): boolean {
  const { creatures } = walker.atlas
  if (creatures.get(cell) === target) return false
  for (const step of steps) if (creatures.get(cell + step) === target) return false
  return view.observation.vitals.health > 0
}

function faces(walker: Walker, view: Seen, target: string): boolean {
  const cell = walker.facedCell(view)
  const creature = walker.atlas.creatures.get(cell)
  return creature === undefined ? walker.atlas.ground[cell] === materialId(target) : creature === target
}

/** The goal of standing beside a target and facing it. */
function beside(walker: Walker, target: string): Goal {
  const { ground, creatures } = walker.atlas
  const id = materialId(target)
  const isTarget = (cell: number) => {
    const creature = creatures.size === 0 ? undefined : creatures.get(cell)
    return creature === undefined ? id > 0 && ground[cell] === id : creature === target
  }
  // Ground that one walks on can only be faced by the step that leads toward it.
  if (walkable(id)) return (cell, direction) => (isTarget(cell + steps[direction]) ? -1 : null)
  return (cell, direction) => {
    if (isTarget(cell + steps[direction])) return direction
    for (let d = 0; d < 4; d++) if (isTarget(cell + steps[d])) return d
    return null
  }
}
