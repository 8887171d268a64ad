import { UsageError } from '#core'
import type { Fixture, Result } from './fixture.ts'
import { bradleyTerry } from './rating.ts'

export type ScheduleKind = 'round-robin' | 'swiss' | 'gauntlet' | 'starts'

export interface ScheduleOptions {
  readonly kind: ScheduleKind
  readonly agents: number
  /** Seats of the game. */
  readonly players: number
  /** Starts for every two agents; of each, two games with the seats mirrored (one game an agent with one seat). */
  readonly pairs: number
  /** The seed of the first start; each next one adds 1. */
  readonly seed: number
}

/** Rounds of games; a round is made when the ones before are over, from their results alone. */
export interface Schedule {
  readonly rounds: number
  /** Of all rounds. */
  readonly games: number
  round(index: number, results: readonly Result[]): Fixture[]
}

/** The share of a round robin's games that Swiss plays, where the rounding of pairs allows. */
export const swissShare = 0.4

/** @throws {UsageError} If the agents are too few or the schedule does not suit the game. */
export function schedule(options: ScheduleOptions): Schedule {
  const { kind, agents, players, pairs, seed } = options
  if ((players === 1) !== (kind === 'starts'))
    throw new UsageError(
      players === 1
        ? `in a game for one player every agent plays the same starts: leave out --schedule ${kind}`
        : `the game has ${players} seats: choose --schedule round-robin, swiss or gauntlet`,
    )
  if (agents < 2 && players > 1) throw new UsageError('a tournament needs at least two agents: --agents a,b')
  if (seed + pairs > 2 ** 30)
    throw new UsageError(
      `seeds from ${seed} on leave the range for reports (below ${2 ** 30}): choose a smaller --seed`,
    )
  if (kind === 'swiss') return swiss(options)
  const meetings =
    kind === 'starts'
      ? range(agents).map(a => [a, null] as const)
      : kind === 'gauntlet'
        ? range(agents - 1).map(b => [0, b + 1] as const)
        : range(agents).flatMap(a => range(a).map(b => [b, a] as const))
  const fixtures: Fixture[] = []
  // Pair by pair, so that whenever the program stops every meeting has nearly the same number of games.
  for (let pair = 0; pair < pairs; pair++)
    for (const [a, b] of meetings) fixtures.push(...meeting(fixtures.length, 0, a, b, pair, seed + pair, players))
  return { rounds: 1, games: fixtures.length, round: () => fixtures }
}

/**
 * Swiss: in every round those of similar strength meet who have not met yet. Within the same games as a shorter round
 * robin it spends more on the pairs that are hard to tell apart.
 */
function swiss({ agents, players, pairs, seed }: ScheduleOptions): Schedule {
  const { rounds, pairsEach } = swissPlan(agents, pairs)
  const tables = agents >> 1
  return {
    rounds,
    games: rounds * tables * pairsEach * 2,
    round(index, results) {
      // In the order of the schedule, not of finishing: a sum's last digit must not decide who meets whom.
      const before = results.filter(result => result.round < index).sort((x, y) => x.index - y.index)
      const fixtures: Fixture[] = []
      const base = index * tables * pairsEach * 2
      const tablesNow = pairings(agents, before)
      for (let k = 0; k < pairsEach; k++)
        for (const [a, b] of tablesNow) {
          const pair = index * pairsEach + k
          fixtures.push(...meeting(base + fixtures.length, index, a, b, pair, seed + pair, players))
        }
      return fixtures
    },
  }
}

/** How a Swiss tournament divides its games: enough rounds to sort, the rest as pairs in each. */
export function swissPlan(agents: number, pairs: number): { readonly rounds: number; readonly pairsEach: number } {
  const budget = (swissShare * pairs * agents * (agents - 1)) / 2 / (agents >> 1)
  const wanted = Math.min(agents % 2 === 0 ? agents - 1 : agents, Math.ceil(Math.log2(agents)) + 2)
  const rounds = Math.max(1, Math.min(wanted, Math.floor(budget)))
  return { rounds, pairsEach: Math.max(1, Math.floor(budget / rounds)) }
}

/** Neighbours by rating who have not met; with an odd number the lowest who has played most sits out. */
function pairings(agents: number, results: readonly Result[]): (readonly [number, number])[] {
  const met = new Set(results.map(({ a, b }) => `${a}/${b}`))
  const played = range(agents).map(agent => results.filter(({ a, b }) => a === agent || b === agent).length)
  const tallies = results
    .filter(result => result.score !== null)
    .map(({ a, b, score }) => ({ a, b: b!, score: score!, games: 1 }))
  const elo = bradleyTerry(agents, tallies)
  const waiting = range(agents).sort((i, j) => elo[j] - elo[i] || i - j)
  if (agents % 2 === 1) {
    const most = Math.max(...played)
    waiting.splice(
      waiting.findLastIndex(agent => played[agent] === most),
      1,
    )
  }
  const tables: (readonly [number, number])[] = []
  while (waiting.length > 0) {
    const first = waiting.shift()!
    const at = waiting.findIndex(other => !met.has(key(first, other)))
    const [second] = waiting.splice(Math.max(0, at), 1)
    tables.push([Math.min(first, second), Math.max(first, second)])
  }
  return tables
}

const key = (i: number, j: number) => `${Math.min(i, j)}/${Math.max(i, j)}`

/** Two games from one start, the seats mirrored; with more than two seats the sides sit in turn. */
function meeting(
  index: number,
  round: number,
  a: number,
  b: number | null,
  pair: number,
  seed: number,
  players: number,
): Fixture[] {
  if (b === null) return [{ index, round, a, b, pair, seats: [a], seed }]
  const seats = range(players).map(seat => (seat % 2 === 0 ? a : b))
  const mirrored = seats.map(agent => (agent === a ? b : a))
  return [
    { index, round, a, b, pair, seats, seed },
    { index: index + 1, round, a, b, pair, seats: mirrored, seed },
  ]
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i)
