import { DeadlineError, WorldError } from '#core'

/** So many episodes of a run may break whatever their share. */
const anyway = 3
/** Above this share something is wrong with the world, and results say little. */
const share = 0.05

/** Whether an episode's error is the world's own, and not a mistake of the caller or of an agent. */
export function isBroken(error: unknown): error is WorldError | DeadlineError {
  return error instanceof WorldError || error instanceof DeadlineError
}

/** Counts episodes whose world broke: each is lost, and more than a small share of them ends the run. */
export class BrokenEpisodes {
  #episodes = 0
  #broken = 0

  get count(): number {
    return this.#broken
  }

  fine(): void {
    this.#episodes++
  }

  /** @throws {WorldError} If that is one too many. */
  broke(error: Error): void {
    this.#episodes++
    this.#broken++
    if (this.#broken > Math.max(anyway, share * this.#episodes))
      throw new WorldError(
        `${this.#broken} of ${this.#episodes} episodes broke, more than ${100 * share} % of them; the last: ${error.message}`,
        { cause: error },
      )
  }
}
