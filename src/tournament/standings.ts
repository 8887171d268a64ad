import { meanInterval, random } from '#core'
import { alphaRank } from './alpha-rank.ts'
import { ratingIntervals } from './bootstrap.ts'
import { type Cell, crossPlay } from './cross-play.ts'
import type { Result } from './fixture.ts'
import { mixedNash } from './nash.ts'
import { pairUnits, type StartReturns, startReturns, startUnits, type Unit } from './units.ts'

export interface Standing {
  readonly agent: string
  readonly elo: number
  /** 95 % interval. */
  readonly low: number
  readonly high: number
  readonly games: number
  readonly wins: number
  readonly draws: number
  readonly losses: number
  readonly forfeits: number
  /** Games that were counted for nobody, where this agent was to blame. */
  readonly crashes: number
  readonly meanReturn: Bounds
}

export interface Bounds {
  readonly value: number
  /** null where too few games say nothing. */
  readonly low: number | null
  readonly high: number | null
}

export interface CrossCell extends Omit<Cell, 'draws'> {
  /** Mean of row's return less column's on the same starts: games for one player. */
  readonly meanDifference?: Bounds
}

export interface Standings {
  readonly games: number
  readonly crashes: number
  readonly retried: number
  readonly secondsPerGame: number
  /** Best first. */
  readonly ratings: readonly Standing[]
  readonly matrix: Readonly<Record<string, Readonly<Record<string, CrossCell>>>>
  readonly alphaRank: Readonly<Record<string, number>>
  readonly nash: Readonly<Record<string, number>>
}

export interface StandingsOptions {
  readonly agents: readonly string[]
  readonly players: number
  readonly seed: number
  readonly anchors?: ReadonlyMap<number, number>
}

/** Rates all results at once. Pure: the same results give the same numbers. */
export function standings(results: readonly Result[], options: StandingsOptions): Standings {
  const { agents, players } = options
  const single = players === 1
  const starts = single ? startReturns(results) : []
  const units = single ? startUnits(starts) : pairUnits(results)
  const source = random(options.seed).fork('standings')
  const elo = ratingIntervals(agents.length, units, source.fork('ratings'), { anchors: options.anchors })
  const cells = crossPlay(agents.length, units, source.fork('cross-play'))
  const payoff = cells.map(row => row.map(cell => cell?.winRate ?? 0.5))
  const finished = results.filter(result => result.outcome !== 'crash')
  const byAgent = (values: readonly number[]) => Object.fromEntries(agents.map((agent, i) => [agent, values[i]]))
  return {
    games: finished.length,
    crashes: results.length - finished.length,
    retried: results.filter(result => result.attempts > 1).length,
    secondsPerGame: finished.reduce((sum, { seconds }) => sum + seconds, 0) / Math.max(1, finished.length),
    ratings: agents
      .map((agent, i) => ({
        agent,
        elo: elo[i].value,
        low: elo[i].low,
        high: elo[i].high,
        ...recordOf(i, results, units),
      }))
      .sort((x, y) => y.elo - x.elo),
    matrix: Object.fromEntries(
      agents.map((row, i) => [
        row,
        Object.fromEntries(
          agents.flatMap((column, j) => {
            const cell = cells[i][j]
            if (!cell) return []
            const { draws: _, ...shown } = cell
            return [[column, single ? { ...shown, meanDifference: differenceOf(starts, i, j) } : shown]]
          }),
        ),
      ]),
    ),
    alphaRank: byAgent(alphaRank(payoff)),
    nash: byAgent(mixedNash(payoff).mix),
  }
}

function recordOf(agent: number, results: readonly Result[], units: readonly Unit[]) {
  const count = { games: 0, wins: 0, draws: 0, losses: 0, forfeits: 0, crashes: 0 }
  const returns: number[] = []
  for (const { a, b, seats, returns: all, outcome, score, trouble } of results) {
    if (outcome === 'crash' && trouble?.agent === agent) count.crashes++
    if ((a !== agent && b !== agent) || outcome === 'crash') continue
    count.games++
    if (outcome === 'forfeit' && trouble?.agent === agent) count.forfeits++
    if (score !== null) count[score === 0.5 ? 'draws' : (score === 1) === (a === agent) ? 'wins' : 'losses']++
    const own = all.filter((_, seat) => seats[seat] === agent)
    returns.push(own.reduce((sum, value) => sum + value, 0) / own.length)
  }
  // With one player a win is a higher return on the same start.
  if (units[0]?.stratum === 'starts')
    for (const { tallies } of units)
      for (const { a, b, score } of tallies)
        if (a === agent || b === agent)
          count[score === 0.5 ? 'draws' : (score === 1) === (a === agent) ? 'wins' : 'losses']++
  return { ...count, meanReturn: boundsOf(returns) }
}

function differenceOf(starts: readonly StartReturns[], row: number, column: number): Bounds {
  return boundsOf(
    starts.flatMap(({ returns }) => {
      const [mine, other] = [returns.get(row), returns.get(column)]
      return mine === undefined || other === undefined ? [] : [mine - other]
    }),
  )
}

function boundsOf(values: readonly number[]): Bounds {
  const { value, low, high } = meanInterval(values)
  return { value, low: Number.isFinite(low) ? low : null, high: Number.isFinite(high) ? high : null }
}
