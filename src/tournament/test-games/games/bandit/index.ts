import { z } from 'zod'
import {
  defineGame,
  type Environment,
  IllegalActionError,
  type Player,
  type Random,
  random,
  type Start,
  type TimeStep,
} from '#core'

const observation = z.object({ pulls: z.int().min(0), lastReward: z.number() })
type Observation = z.infer<typeof observation>

/** A bandit of several arms for one player: each pull pays 1 with the arm's own chance, fixed by the seed. */
export default defineGame({
  id: 'bandit',
  title: 'Bandit',
  observation,
  action: z.int().min(0),
  config: z.object({ arms: z.int().min(1).default(4), pulls: z.int().min(1).default(40) }),
  backends: {
    simulator: {
      summary: 'In this process.',
      deterministic: true,
      resets: 'seeded',
      clock: 'waits',
      tickMs: null,
      open: async config => new Bandit(config.arms, config.pulls),
    },
  },
  vocabulary: [{ pattern: 'pulls', type: 'number', range: [0, 1e6], words: 'pulls so far' }],
  facts: view => ({ pulls: view.observation.pulls }),
})

class Bandit implements Environment<Observation, number> {
  readonly players: readonly Player[] = ['p1']
  readonly #arms: number
  readonly #most: number
  #chances: number[] = []
  #source: Random = random(0)
  #pulls = 0

  constructor(arms: number, most: number) {
    this.#arms = arms
    this.#most = most
  }

  async reset(start: Start): Promise<TimeStep<Observation, number>> {
    this.#source = random(start.seed).fork('arms')
    this.#chances = Array.from({ length: this.#arms }, () => this.#source.real())
    this.#pulls = 0
    return this.#timeStep(0)
  }

  async step(actions: ReadonlyMap<Player, number>): Promise<TimeStep<Observation, number>> {
    const arm = actions.get('p1')
    if (arm === undefined || !(arm in this.#chances))
      throw new IllegalActionError(`p1 must pull an arm from 0 to ${this.#arms - 1}, not ${arm}`, 'p1')
    this.#pulls++
    return this.#timeStep(this.#source.real() < this.#chances[arm] ? 1 : 0)
  }

  #timeStep(reward: number): TimeStep<Observation, number> {
    const over = this.#pulls >= this.#most
    const legal = over ? [] : this.#chances.map((_, i) => i)
    const view = {
      player: 'p1',
      observation: { pulls: this.#pulls, lastReward: reward },
      legal,
      outcome: null,
    } as const
    return {
      index: this.#pulls,
      tick: this.#pulls,
      views: new Map([['p1', view]]),
      acting: over ? [] : ['p1'],
      rewards: new Map([['p1', reward]]),
      end: over ? { kind: 'termination', why: `${this.#most} pulls` } : null,
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}
