import type { Decision, Json, Motions, Thought, View } from '#core'
import type { Observation } from '../../games/crafter/observation.ts'
import type { Action } from '../../games/crafter/simulator/index.ts'
import { type Cell, Memory } from './memory.ts'

export type Seen = View<Observation, Action>
/** A course of actions; it is sent every view, and returns whether it got what it wanted. */
export type Course = Generator<Action, boolean, Seen>

/** One seat of one episode: the memory, and the course of action being followed. */
export class Expert {
  readonly memory = new Memory()
  readonly motions: Motions<Observation, Action>
  view!: Seen
  /** What is being done, for the record. */
  aim = ''
  /** Kinds that could not be reached, and until which step they are left alone. */
  readonly shunned = new Map<string, number>()
  readonly #live: (expert: Expert) => Course
  #course: Course | null = null

  /** @param live The courses to follow, one after the other. */
  constructor(motions: Motions<Observation, Action>, live: (expert: Expert) => Course) {
    this.motions = motions
    this.#live = live
  }

  observe(view: Seen): void {
    if (view === this.view) return
    this.view = view
    this.memory.observe(view.observation)
    this.motions.observe(view)
  }

  act(view: Seen): Decision<Action> {
    this.observe(view)
    const next = this.#course === null ? this.#begin() : this.#course.next(view)
    const action = next.done ? 'noop' : next.value
    if (next.done) this.#course = null
    const thoughts: Thought[] = [{ level: 'skill', text: this.aim }]
    return { action, thoughts }
  }

  #begin(): IteratorResult<Action, boolean> {
    this.#course = this.#live(this)
    return this.#course.next()
  }

  get observation(): Observation {
    return this.view.observation
  }

  held(name: keyof Observation['inventory']): number {
    return this.view.observation.inventory[name]
  }

  did(name: keyof Observation['achievements']): boolean {
    return (this.view.observation.achievements[name] ?? 0) > 0
  }

  /** One action. @returns Whether something came of it. */
  *one(action: Action): Course {
    this.observe(yield action)
    return this.view.outcome?.ok === true
  }

  /** A given move, dropped as soon as `alarmed` says so. */
  *move(move: Json, alarmed: (expert: Expert) => boolean = alarm): Course {
    const steps = this.motions.run(move, this.view)
    let next = steps.next()
    while (!next.done) {
      const health = this.observation.vitals.health
      this.observe(yield next.value)
      if (this.observation.vitals.health < health - 1 || alarmed(this)) return false
      next = steps.next(this.view)
    }
    return next.value.done
  }

  /** The nearest creature of a kind in view: its distance, and where it stands; null if there is none. */
  nearest(kind: string): { readonly distance: number; readonly at: Cell } | null {
    let best: { distance: number; at: Cell } | null = null
    const { creatures, position } = this.observation
    for (const creature of creatures) {
      if (creature.kind !== kind) continue
      const distance = Math.abs(creature.x) + Math.abs(creature.y)
      if (best === null || distance < best.distance)
        best = { distance, at: [position.x + creature.x, position.y + creature.y] }
    }
    return best
  }
}

/** A zombie comes too close to go on with something else. */
export function alarm(expert: Expert): boolean {
  return (expert.nearest('zombie')?.distance ?? 99) <= 1
}

export const never = (): boolean => false
