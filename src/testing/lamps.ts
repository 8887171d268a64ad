import { z } from 'zod'
import { defineGame, type Environment, IllegalActionError, type Player, random, type Start, type TimeStep } from '#core'

interface Observation {
  readonly lit: readonly boolean[]
}

/**
 * A row of lamps, the smallest game there is: pressing a lamp turns it and its neighbours.
 *
 * Reward: 1 when all are lit, which ends the episode; 0 before. After `length` steps it is truncated.
 * It serves the program's own tests; see `docs/write-your-own-game.md` for a game to learn from.
 */
export const lamps = defineGame({
  id: 'lamps',
  title: 'Lamps',
  observation: z.object({ lit: z.array(z.boolean()) }),
  action: z.int().min(0),
  config: z.object({
    lamps: z.int().min(1).max(30).default(5).describe('how many lamps'),
    length: z.int().min(1).default(100).describe('steps until the episode is truncated'),
  }),
  backends: {
    simulator: {
      summary: 'In this process.',
      deterministic: true,
      resets: 'seeded',
      clock: 'waits',
      tickMs: null,
      open: async config => new Lamps(config.lamps, config.length),
    },
  },
  vocabulary: [
    { pattern: 'lit', type: 'number', range: [0, 30], words: 'lamps that are lit' },
    { pattern: 'lamp.*', type: 'boolean', words: 'whether the lamp of this number is lit' },
  ],
  facts: ({ observation }) => ({
    lit: observation.lit.filter(Boolean).length,
    ...Object.fromEntries(observation.lit.map((lit, i) => [`lamp.${i}`, lit])),
  }),
})

class Lamps implements Environment<Observation, number> {
  readonly players: readonly Player[] = ['p1']
  readonly #count: number
  readonly #length: number
  #lit: boolean[] = []
  #index = -1
  #over = true

  constructor(count: number, length: number) {
    this.#count = count
    this.#length = length
  }

  async reset(start: Start, signal?: AbortSignal): Promise<TimeStep<Observation, number>> {
    signal?.throwIfAborted()
    const source = random(start.seed)
    this.#lit = Array.from({ length: this.#count }, () => source.int(2) === 1)
    if (this.#lit.every(Boolean)) this.#lit[0] = false
    this.#index = 0
    this.#over = false
    return this.#timeStep(0)
  }

  async step(actions: ReadonlyMap<Player, number>, signal?: AbortSignal): Promise<TimeStep<Observation, number>> {
    signal?.throwIfAborted()
    const lamp = actions.get('p1')
    if (this.#over) throw new IllegalActionError('the episode is over: reset first', 'p1')
    if (lamp === undefined || actions.size !== 1 || !Number.isInteger(lamp) || lamp < 0 || lamp >= this.#count)
      throw new IllegalActionError(
        `p1 must press one lamp from 0 to ${this.#count - 1}, not ${JSON.stringify(lamp)}`,
        'p1',
      )
    for (const i of [lamp - 1, lamp, lamp + 1]) if (i >= 0 && i < this.#count) this.#lit[i] = !this.#lit[i]
    this.#index++
    return this.#timeStep(this.#lit.every(Boolean) ? 1 : 0)
  }

  #timeStep(reward: number): TimeStep<Observation, number> {
    const end =
      reward > 0
        ? ({ kind: 'termination', why: 'all lamps are lit' } as const)
        : this.#index >= this.#length
          ? ({ kind: 'truncation', why: `${this.#length} steps` } as const)
          : null
    this.#over = end !== null
    const legal = end ? [] : this.#lit.map((_, i) => i)
    const view = { player: 'p1', observation: { lit: [...this.#lit] }, legal, outcome: null } as const
    return {
      index: this.#index,
      tick: this.#index,
      views: new Map([['p1', view]]),
      acting: end ? [] : ['p1'],
      rewards: new Map([['p1', reward]]),
      end,
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}
