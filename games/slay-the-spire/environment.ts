import { type Environment, IllegalActionError, type Player, type Start, type TimeStep } from '#core'
import type { Action } from './action.ts'
import { type Config, runOf } from './config.ts'
import type { Observation } from './observation.ts'
import { Play } from './play.ts'

const seat: Player = 'p1'
const players: readonly Player[] = [seat]

/** One run of the Ironclad, from Neow to its end. */
export class SpireEnvironment implements Environment<Observation, Action> {
  readonly players = players
  readonly #config: Config
  readonly #play = new Play()
  #over = true

  constructor(config: Config) {
    this.#config = config
  }

  async reset(start: Start, signal?: AbortSignal): Promise<TimeStep<Observation, Action>> {
    signal?.throwIfAborted()
    this.#play.start(runOf(this.#config, start.seed, start.axis))
    return this.#timeStep(0)
  }

  async step(actions: ReadonlyMap<Player, Action>, signal?: AbortSignal): Promise<TimeStep<Observation, Action>> {
    signal?.throwIfAborted()
    if (this.#over) throw new IllegalActionError('the run is over: reset first', seat)
    const action = actions.get(seat)
    if (action === undefined || actions.size !== 1)
      throw new IllegalActionError(`${seat}, and nobody else, must give an action`, seat)
    const number = this.#play.numberOf(action)
    if (number < 0)
      throw new IllegalActionError(
        `${JSON.stringify(action)} is not legal here; legal are ${some(this.#play.legal())}`,
        seat,
      )
    return this.#timeStep(this.#play.act(number))
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  #timeStep(reward: number): TimeStep<Observation, Action> {
    const play = this.#play
    const end = play.end()
    this.#over = end !== null
    return {
      index: play.steps,
      tick: play.steps,
      views: new Map([[seat, play.view()]]),
      acting: end ? [] : players,
      rewards: new Map([[seat, reward]]),
      end,
    }
  }
}

function some(actions: readonly Action[]): string {
  const shown = actions.slice(0, 12).map(each => JSON.stringify(each))
  return actions.length > 12 ? `${shown.join(', ')} and ${actions.length - 12} more` : shown.join(', ')
}
