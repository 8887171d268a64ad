import { z } from 'zod'
import { defineGame, type Environment, IllegalActionError, type Player, type Start, type TimeStep } from '#core'

const moves = ['rock', 'paper', 'scissors'] as const
const action = z.enum(moves)
type Move = z.infer<typeof action>
const observation = z.object({ round: z.int().min(0), last: z.array(action) })
type Observation = z.infer<typeof observation>

/** Rock-paper-scissors, both at once. Reward of a round: +1, 0 or -1. */
export default defineGame({
  id: 'rock-paper-scissors',
  title: 'Rock-paper-scissors',
  observation,
  action,
  config: z.object({ rounds: z.int().min(1).default(5) }),
  backends: {
    simulator: {
      summary: 'In this process.',
      deterministic: true,
      resets: 'seeded',
      clock: 'waits',
      tickMs: null,
      open: async config => new RockPaperScissors(config.rounds),
    },
  },
  vocabulary: [{ pattern: 'round', type: 'number', range: [0, 1e6], words: 'rounds played' }],
  facts: view => ({ round: view.observation.round }),
})

class RockPaperScissors implements Environment<Observation, Move> {
  readonly players: readonly Player[] = ['p1', 'p2']
  readonly #rounds: number
  #round = 0
  #last: Move[] = []

  constructor(rounds: number) {
    this.#rounds = rounds
  }

  async reset(_start: Start): Promise<TimeStep<Observation, Move>> {
    this.#round = 0
    this.#last = []
    return this.#timeStep(0)
  }

  async step(actions: ReadonlyMap<Player, Move>): Promise<TimeStep<Observation, Move>> {
    for (const player of this.players)
      if (!moves.includes(actions.get(player)!))
        throw new IllegalActionError(`${player} must play one of ${moves}, not ${actions.get(player)}`, player)
    this.#last = this.players.map(player => actions.get(player)!)
    this.#round++
    const [mine, other] = this.#last.map(move => moves.indexOf(move))
    return this.#timeStep([0, 1, -1][(mine - other + 3) % 3])
  }

  #timeStep(reward: number): TimeStep<Observation, Move> {
    const over = this.#round >= this.#rounds
    return {
      index: this.#round,
      tick: this.#round,
      views: new Map(
        this.players.map(player => [
          player,
          { player, observation: { round: this.#round, last: this.#last }, legal: over ? [] : moves, outcome: null },
        ]),
      ),
      acting: over ? [] : this.players,
      rewards: new Map([
        ['p1', reward],
        ['p2', reward === 0 ? 0 : -reward],
      ]),
      end: over ? { kind: 'termination', why: `${this.#rounds} rounds` } : null,
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}
