import { setTimeout as sleep } from 'node:timers/promises'
import { type Environment, type Frame, IllegalActionError, type Player, type Start, type TimeStep } from '#core'
import type { Config } from '../config.ts'
import { worldOf } from '../config.ts'
import { actionIds, endOf, outcomeOf, seat } from '../environment.ts'
import { type Action, actions, step, World } from '../simulator/index.ts'
import { render } from './render.ts'

type Observation = { readonly frame: Frame }

/** The same world as `crafter`, seen as frames. With a clock, a step takes up the rest of its tick. */
export class ScreenEnvironment implements Environment<Observation, Action> {
  readonly players: readonly Player[] = [seat]
  readonly #config: Config
  readonly #tickMs: number | null
  readonly #signal: AbortSignal
  #world: World | null = null
  #over = true
  /** When the running tick ends, in ms of `performance.now()`. */
  #due = 0

  constructor(config: Config, tickMs: number | null, signal: AbortSignal) {
    this.#config = config
    this.#tickMs = tickMs
    this.#signal = signal
  }

  async reset(start: Start, signal?: AbortSignal): Promise<TimeStep<Observation, Action>> {
    signal?.throwIfAborted()
    const { world: config, seed } = worldOf(this.#config, start.seed, start.axis)
    if (this.#world === null || JSON.stringify(this.#world.config) !== JSON.stringify(config))
      this.#world = new World(config)
    this.#world.reset(seed)
    this.#over = false
    if (this.#tickMs !== null) this.#due = performance.now() + this.#tickMs
    return this.#timeStep(this.#world, 0, null)
  }

  async step(given: ReadonlyMap<Player, Action>, signal?: AbortSignal): Promise<TimeStep<Observation, Action>> {
    signal?.throwIfAborted()
    const world = this.#world
    if (this.#over || world === null) throw new IllegalActionError('the episode is over: reset first', seat)
    const name = given.get(seat)
    const action = name === undefined ? undefined : actionIds.get(name)
    if (name === undefined || action === undefined || given.size !== 1)
      throw new IllegalActionError(
        `${seat} must give one action, one of ${actions.join(', ')}; got ${JSON.stringify(name)}`,
        seat,
      )
    await this.#tick(signal)
    const slept = world.sleeping
    const reward = step(world, action)
    return this.#timeStep(world, reward, outcomeOf(world, name, slept))
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  /** Waits for the end of the running tick; a tick that was missed is not made up for. */
  async #tick(signal: AbortSignal | undefined): Promise<void> {
    if (this.#tickMs === null) return
    const now = performance.now()
    if (this.#due > now) {
      const stop = signal ? AbortSignal.any([signal, this.#signal]) : this.#signal
      try {
        await sleep(this.#due - now, undefined, { signal: stop })
      } catch {
        stop.throwIfAborted()
      }
    }
    this.#due = Math.max(this.#due, now) + this.#tickMs
  }

  #timeStep(world: World, reward: number, outcome: ReturnType<typeof outcomeOf> | null): TimeStep<Observation, Action> {
    const end = endOf(world)
    this.#over = end !== null
    return {
      index: world.step,
      tick: world.step,
      views: new Map([
        [seat, { player: seat, observation: { frame: render(world) }, legal: end ? [] : actions, outcome }],
      ]),
      acting: end ? [] : this.players,
      rewards: new Map([[seat, reward]]),
      end,
    }
  }
}
