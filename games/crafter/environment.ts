import {
  type End,
  type Environment,
  IllegalActionError,
  type Outcome,
  type Player,
  type Start,
  type TimeStep,
  type View,
} from '#core'
import { type Config, worldOf } from './config.ts'
import { type Observation, Observer } from './observation.ts'
import { type Action, actions, step, World } from './simulator/index.ts'

export const seat: Player = 'p1'
const nobody: readonly Player[] = []
const players: readonly Player[] = [seat]
const none: readonly Action[] = []

/** One player in a world of their own; every action is legal at every step. */
export class CrafterEnvironment implements Environment<Observation, Action> {
  readonly players = players
  readonly #config: Config
  #world: World | null = null
  #observer = new Observer()
  #over = true

  constructor(config: Config) {
    this.#config = config
  }

  async reset(start: Start, signal?: AbortSignal): Promise<TimeStep<Observation, Action>> {
    signal?.throwIfAborted()
    const { world: config, seed } = worldOf(this.#config, start.seed, start.axis)
    if (this.#world === null || JSON.stringify(this.#world.config) !== JSON.stringify(config))
      this.#world = new World(config)
    this.#world.reset(seed)
    this.#over = false
    return this.#timeStep(this.#world, 0, null)
  }

  async step(actions: ReadonlyMap<Player, Action>, signal?: AbortSignal): Promise<TimeStep<Observation, Action>> {
    signal?.throwIfAborted()
    const world = this.#world
    if (this.#over || world === null) throw new IllegalActionError('the episode is over: reset first', seat)
    const name = actions.get(seat)
    const action = name === undefined ? undefined : actionIds.get(name)
    if (name === undefined || action === undefined || actions.size !== 1)
      throw new IllegalActionError(
        `${seat} must give one action, one of ${[...actionIds.keys()].join(', ')}; got ${JSON.stringify(name)}`,
        seat,
      )
    const slept = world.sleeping
    const reward = step(world, action)
    return this.#timeStep(world, reward, outcomeOf(world, name, slept))
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  #timeStep(world: World, reward: number, outcome: Outcome | null): TimeStep<Observation, Action> {
    const end = endOf(world)
    this.#over = end !== null
    const view = viewOf(world, this.#observer, outcome)
    return {
      index: world.step,
      tick: world.step,
      views: new Map([[seat, view]]),
      acting: end ? nobody : players,
      rewards: new Map([[seat, reward]]),
      end,
    }
  }
}

export const actionIds: ReadonlyMap<Action, number> = new Map(actions.map((name, id) => [name, id]))

export function endOf(world: World): End | null {
  if (world.dead) return { kind: 'termination', why: 'died' }
  return world.over ? { kind: 'truncation', why: `${world.config.length} steps` } : null
}

export function viewOf(world: World, observer: Observer, outcome: Outcome | null): View<Observation, Action> {
  const legal = world.dead || world.over ? none : actions
  return { player: seat, observation: observer.observe(world), legal, outcome }
}

/** Says whether something came of the action, and never what would have been needed. */
export function outcomeOf(world: World, action: Action, slept: boolean): Outcome {
  if (world.dead) return died
  if (slept && world.sleeping) return asleep
  if (action === 'noop') return waited
  if (action.startsWith('move_')) return world.effect ? moved : blocked
  if (action === 'sleep') return world.effect ? asleep : nothing
  return world.effect ? done : nothing
}

const died: Outcome = { ok: false, code: 'died', text: 'The player died.' }
const asleep: Outcome = { ok: true, code: 'asleep', text: 'Asleep.' }
const waited: Outcome = { ok: true, code: 'waited', text: 'Waited.' }
const moved: Outcome = { ok: true, code: 'moved', text: 'Moved one cell.' }
const blocked: Outcome = { ok: false, code: 'blocked', text: 'Turned; the way is blocked.' }
const done: Outcome = { ok: true, code: 'done', text: 'It worked.' }
const nothing: Outcome = { ok: false, code: 'nothing', text: 'Nothing came of it.' }
