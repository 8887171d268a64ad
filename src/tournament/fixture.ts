import type { End } from '#core'

/** One game to be played. Agents are given by their place in the tournament's list. */
export interface Fixture {
  /** Fixed by the schedule: the name of the game in the record. */
  readonly index: number
  readonly round: number
  readonly a: number
  /** null where the game has one player. */
  readonly b: number | null
  /** Games with the same agents, round and pair begin from one start, with the seats mirrored. */
  readonly pair: number
  /** The agent of every seat. */
  readonly seats: readonly number[]
  readonly seed: number
}

export type TroubleKind =
  | 'illegal' // an action the rules refuse: a forfeit
  | 'threw'
  | 'deadline'
  | 'nonsense' // an answer that is none, from an agent outside
  | 'flood'
  | 'memory'
  | 'exit'
  | 'worker' // the process that played died or hung
  | 'environment'

/** What kept a game from its regular end. */
export interface Trouble {
  readonly kind: TroubleKind
  /** Whose fault; null where that cannot be said. */
  readonly agent: number | null
  readonly why: string
}

/** How a game went: a line of results.jsonl. */
export interface Result extends Fixture {
  /** Seat by seat, for readers of the file. */
  readonly agents: readonly string[]
  /** `crash`: counted apart, for nobody and against nobody. */
  readonly outcome: 'played' | 'forfeit' | 'crash'
  /** Points of `a`: 1, ½ or 0; null after a crash and where the game has one player. */
  readonly score: number | null
  /** Sum of rewards, seat by seat; after a crash, up to it. */
  readonly returns: readonly number[]
  readonly steps: number
  readonly seconds: number
  readonly end: End | null
  readonly trouble: Trouble | null
  /** 2 if the first attempt crashed. */
  readonly attempts: number
}

/** What the worker knows of a game it played. */
export type Played = Pick<Result, 'outcome' | 'returns' | 'steps' | 'seconds' | 'end' | 'trouble'>

/** The result of a fixture, with the points counted. */
export function resultOf(fixture: Fixture, played: Played, agents: readonly string[], attempts: number): Result {
  const score = fixture.b === null || played.outcome === 'crash' ? null : pointsOf(fixture, played)
  return { ...fixture, agents: fixture.seats.map(seat => agents[seat]), ...played, score, attempts }
}

/** Points of `a`: by who forfeited, else by the mean return over the seats of each side. */
function pointsOf({ a, seats }: Fixture, { outcome, trouble, returns }: Played): number {
  if (outcome === 'forfeit' && trouble) return trouble.agent === a ? 0 : 1
  const mean = (side: boolean) => {
    const own = returns.filter((_, seat) => (seats[seat] === a) === side)
    return own.reduce((sum, value) => sum + value, 0) / own.length
  }
  const difference = mean(true) - mean(false)
  return difference > 1e-12 ? 1 : difference < -1e-12 ? 0 : 0.5
}
