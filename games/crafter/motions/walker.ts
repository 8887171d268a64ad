import type { View } from '#core'
import { directions, type Observation } from '../observation.ts'
import { type Action, walkable } from '../simulator/index.ts'
import { type Atlas, materialId, unseen } from './atlas.ts'
import { findWay, type Goal, nowhere, steps, type Way } from './path.ts'

export type Seen = View<Observation, Action>

/** How a walk ended. */
export type Walked = { readonly arrived: boolean; readonly why: string; readonly view: Seen }

export const moveActions: readonly Action[] = ['move_left', 'move_right', 'move_up', 'move_down']

/** The memory of one episode and the legs over it. */
export class Walker {
  readonly atlas: Atlas
  /** Materials that were seen to give way to `do` in this episode, or that the move allows. */
  readonly diggable = new Set<number>()
  /** Cells that must stay as they are: no way leads through them. */
  readonly walls = new Set<number>()
  #learnt = new Set<number>()
  #facedBefore = unseen
  #last: Seen | null = null

  constructor(atlas: Atlas) {
    this.atlas = atlas
  }

  observe(view: Seen): void {
    if (view === this.#last) return
    // What was in front and could not be walked on, and now can: it gives way.
    const before = this.#facedBefore
    const cell = this.#last === null ? -1 : this.facedCell(this.#last)
    this.atlas.observe(view.observation)
    if (cell >= 0 && before !== unseen && !walkable(before) && view.outcome?.code === 'done') {
      if (walkable(this.atlas.ground[cell])) {
        this.#learnt.add(before)
        this.diggable.add(before)
      }
    }
    this.#last = view
    this.#facedBefore = this.atlas.ground[this.facedCell(view)]
  }

  /** The materials this move may dig; those seen to give way, if it does not say. */
  through(names: readonly string[] | undefined): void {
    this.diggable.clear()
    this.walls.clear()
    for (const id of names?.map(materialId) ?? this.#learnt) this.diggable.add(id)
  }

  /** The cell in front of the player in the last view. */
  facedCell(view: Seen): number {
    return this.atlas.here + steps[directions.indexOf(view.observation.facing)]
  }

  find(goal: Goal, limit = 250): Way | null {
    const facing = directions.indexOf(this.#last!.observation.facing)
    return findWay(this.atlas, facing, goal, this.diggable, limit, this.walls)
  }

  /** Whether a creature stands in the only way there is: it may go. */
  #isInTheWay(goal: Goal): boolean {
    const { atlas } = this
    if (atlas.creatures.size === 0) return false
    const facing = directions.indexOf(this.#last!.observation.facing)
    return findWay(atlas, facing, goal, this.diggable, 250, this.walls, nowhere) !== null
  }

  /**
   * Walks to a goal, digging where the way needs it, going round what stands in it.
   *
   * @param again Asked anew where to go whenever the way is blocked, and every few steps if the goal moves.
   */
  *walk(view: Seen, goal: Goal, options: { readonly moving?: boolean; readonly most?: number } = {}): Walk {
    const { moving = false, most = 200 } = options
    let taken = 0
    let stuck = 0
    while (taken < most) {
      const way = this.find(goal)
      if (way === null) {
        if (stuck++ >= 3 || !this.#isInTheWay(goal)) return { arrived: false, why: 'no way there', view }
        const before = view
        view = yield 'noop'
        this.observe(view)
        taken++
        if (struck(before, view)) return { arrived: false, why: 'hurt', view }
        continue
      }
      const pace = moving ? Math.min(2, way.directions.length) : way.directions.length
      let blocked = false
      for (let i = 0; i < pace && !blocked; i++) {
        const direction = way.directions[i]
        const next = this.atlas.here + steps[direction]
        const from = this.atlas.here
        const before = view
        if (!walkable(this.atlas.ground[next])) {
          if (view.observation.facing !== directions[direction]) {
            view = yield moveActions[direction]
            this.observe(view)
            taken++
          }
          const solid = this.atlas.ground[next]
          if (!walkable(solid)) {
            view = yield 'do'
            this.observe(view)
            taken++
            if (!walkable(this.atlas.ground[next])) {
              this.#learnt.delete(solid)
              this.diggable.delete(solid)
              blocked = true
              continue
            }
          }
        }
        if (this.atlas.creatures.has(next)) {
          blocked = true
          continue
        }
        view = yield moveActions[direction]
        this.observe(view)
        taken++
        if (struck(before, view)) return { arrived: false, why: 'hurt', view }
        if (view.legal?.length === 0) return { arrived: false, why: 'the episode is over', view }
        if (this.atlas.here === from) blocked = true
      }
      if (blocked) {
        if (stuck++ > 12) return { arrived: false, why: 'the way stays blocked', view }
        continue
      }
      if (pace < way.directions.length) continue
      if (way.face >= 0 && view.observation.facing !== directions[way.face]) {
        view = yield moveActions[way.face]
        this.observe(view)
        taken++
      }
      return { arrived: true, why: 'there', view }
    }
    return { arrived: false, why: `not there after ${most} actions`, view }
  }
}
export type Walk = Generator<Action, Walked, Seen>

/** Whether something hit the player: hunger and thirst take one at a time. */
export const struck = (before: Seen, after: Seen): boolean =>
  after.observation.vitals.health <= before.observation.vitals.health - 2
