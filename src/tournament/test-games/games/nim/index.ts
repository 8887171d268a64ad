import { z } from 'zod'
import { defineGame, type Environment, IllegalActionError, type Player, random, type Start, type TimeStep } from '#core'

const observation = z.object({ piles: z.array(z.int().min(0)) })
const action = z.object({ pile: z.int().min(0), take: z.int().min(1) })
type Observation = z.infer<typeof observation>
type Action = z.infer<typeof action>

/**
 * Nim: two players in turn take any number of stones from one pile; who takes the last stone wins.
 *
 * Reward: +1 to the winner and -1 to the loser at the last step, 0 before.
 * Theory: Bouton, "Nim, a game with a complete mathematical theory" (1901).
 */
export default defineGame({
  id: 'nim',
  title: 'Nim',
  observation,
  action,
  config: z.object({
    piles: z.int().min(1).max(9).default(3),
    size: z.int().min(1).max(99).default(7),
    delayMs: z.int().min(0).default(0).describe('how long a step takes'),
  }),
  backends: {
    simulator: {
      summary: 'In this process.',
      deterministic: true,
      resets: 'seeded',
      clock: 'waits',
      tickMs: null,
      open: async config => new Nim(config.piles, config.size, config.delayMs),
    },
  },
  vocabulary: [{ pattern: 'stones', type: 'number', range: [0, 891], words: 'stones left' }],
  facts: view => ({ stones: view.observation.piles.reduce((a, b) => a + b, 0) }),
})

class Nim implements Environment<Observation, Action> {
  readonly players: readonly Player[] = ['p1', 'p2']
  readonly #count: number
  readonly #size: number
  readonly #delayMs: number
  #piles: number[] = []
  #index = 0

  constructor(count: number, size: number, delayMs: number) {
    this.#count = count
    this.#size = size
    this.#delayMs = delayMs
  }

  async reset(start: Start): Promise<TimeStep<Observation, Action>> {
    const source = random(start.seed).fork('piles')
    this.#piles = Array.from({ length: this.#count }, () => 1 + source.int(this.#size))
    this.#index = 0
    return this.#timeStep()
  }

  async step(actions: ReadonlyMap<Player, Action>): Promise<TimeStep<Observation, Action>> {
    const player: Player = this.#index % 2 === 0 ? 'p1' : 'p2'
    const move = actions.get(player)
    if (!move || actions.size !== 1 || !(this.#piles[move.pile] >= move.take) || !(move.take >= 1))
      throw new IllegalActionError(`${player} cannot play ${JSON.stringify(move)} on ${this.#piles}`, player)
    this.#piles[move.pile] -= move.take
    this.#index++
    if (this.#delayMs > 0) await new Promise(resolve => setTimeout(resolve, this.#delayMs))
    return this.#timeStep()
  }

  #timeStep(): TimeStep<Observation, Action> {
    const over = this.#piles.every(pile => pile === 0)
    const acting: Player = this.#index % 2 === 0 ? 'p1' : 'p2'
    const legal = this.#piles.flatMap((pile, i) => Array.from({ length: pile }, (_, k) => ({ pile: i, take: k + 1 })))
    return {
      index: this.#index,
      tick: this.#index,
      views: new Map(
        this.players.map(player => [
          player,
          {
            player,
            observation: { piles: [...this.#piles] },
            legal: player === acting ? legal : [],
            outcome: null,
          },
        ]),
      ),
      acting: over ? [] : [acting],
      // Whoever is to move and finds nothing has lost.
      rewards: new Map(this.players.map(player => [player, over ? (player === acting ? -1 : 1) : 0])),
      end: over ? { kind: 'termination', why: 'no stone is left' } : null,
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}
