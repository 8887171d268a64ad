import type { Random } from '#core'
import { type Fixture, type Played, type Result, resultOf } from './fixture.ts'
import { bradleyTerry, expectedScore } from './rating.ts'
import { schedule } from './schedule.ts'
import { pairUnits, sumTallies } from './units.ts'

export interface SwissComparison {
  /** The share of pairs of agents that both put in the same order. */
  readonly agreement: number
  /** Games of Swiss by games of the round robin. */
  readonly share: number
}

/** Plays a Swiss tournament and a round robin of the same agents, of known strengths, and compares the orders. */
export function compareSwiss(strengths: readonly number[], pairs: number, random: Random): SwissComparison {
  const play = (kind: 'swiss' | 'round-robin') => {
    const plan = schedule({ kind, agents: strengths.length, players: 2, pairs, seed: 1 })
    const results: Result[] = []
    for (let round = 0; round < plan.rounds; round++)
      results.push(...plan.round(round, results).map(fixture => drawn(fixture, strengths, random)))
    return { elo: bradleyTerry(strengths.length, sumTallies(pairUnits(results))), games: results.length }
  }
  const [swiss, robin] = [play('swiss'), play('round-robin')]
  let same = 0
  let all = 0
  for (let i = 0; i < strengths.length; i++)
    for (let j = i + 1; j < strengths.length; j++) {
      all++
      if (swiss.elo[i] > swiss.elo[j] === robin.elo[i] > robin.elo[j]) same++
    }
  return { agreement: same / all, share: swiss.games / robin.games }
}

function drawn(fixture: Fixture, strengths: readonly number[], random: Random): Result {
  const lead = strengths[fixture.a] - strengths[fixture.b!]
  const won = random.real() < expectedScore(lead)
  const returns = fixture.seats.map(agent => ((agent === fixture.a) === won ? 1 : -1))
  const played: Played = { outcome: 'played', returns, steps: 1, seconds: 0, end: null, trouble: null }
  return resultOf(fixture, played, strengths.map(String), 1)
}
