import { type End, IllegalActionError, type Player, type TimeStep } from '#core'
import { type Action, action as actionSchema } from './action.ts'
import type { Told } from './embedded/world.ts'
import type { Observation } from './observation.ts'

const player: Player = 'p1'

/** What is the same for every backend: which action is legal, the count of steps, rewards and the end of an episode. */
export class Progress {
  readonly #length: number
  #index = -1
  #obtained = new Set<string>()

  constructor(length: number) {
    this.#length = length
  }

  /** @throws {IllegalActionError} If there is not exactly one well-formed action of p1, or the episode is over. */
  check(actions: ReadonlyMap<Player, Action>): Action {
    if (this.#index < 0) throw new IllegalActionError('the episode is over: reset first', player)
    const given = actions.get(player)
    if (given === undefined || actions.size !== 1)
      throw new IllegalActionError(`exactly one action of ${player} is expected, not ${actions.size}`, player)
    const parsed = actionSchema.safeParse(given)
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    throw new IllegalActionError(
      `${JSON.stringify(given)} is no action of minecraft: ${issue.path.join('.') || 'type'}: ${issue.message}`,
      player,
    )
  }

  first(told: Told): TimeStep<Observation, Action> {
    this.#index = 0
    this.#obtained = new Set(Object.keys(told.observation.inventory))
    return this.#timeStep(told, 0, null)
  }

  next(told: Told, end: End | null = null): TimeStep<Observation, Action> {
    this.#index++
    const before = this.#obtained.size
    for (const item of Object.keys(told.observation.inventory)) this.#obtained.add(item)
    const over =
      end ?? (this.#index >= this.#length ? ({ kind: 'truncation', why: `${this.#length} actions` } as const) : null)
    return this.#timeStep(told, this.#obtained.size - before, over)
  }

  /** Nothing may be done until the next reset. */
  close(): void {
    this.#index = -1
  }

  #timeStep({ tick, observation, outcome }: Told, reward: number, end: End | null): TimeStep<Observation, Action> {
    const index = this.#index
    if (end) this.close()
    const view = { player, observation, legal: end ? [] : null, outcome }
    return {
      index,
      tick,
      views: new Map([[player, view]]),
      acting: end ? [] : [player],
      rewards: new Map([[player, reward]]),
      end,
    }
  }
}
