import { type Random, wilson } from '#core'
import { quantiles } from './bootstrap.ts'
import type { Tally } from './rating.ts'
import type { Unit } from './units.ts'

export interface Cell {
  /** Share of points of row against column, a draw being half. */
  readonly winRate: number
  /** 95 % interval. */
  readonly low: number
  readonly high: number
  readonly games: number
  readonly draws: boolean
}

/** Row against column, an interval in each cell; null on the diagonal and where two never met. */
export function crossPlay(agents: number, units: readonly Unit[], random: Random): (Cell | null)[][] {
  const matrix = Array.from({ length: agents }, () => new Array<Cell | null>(agents).fill(null))
  const meetings = new Map<string, { a: number; b: number; units: Tally[] }>()
  for (const { tallies } of units)
    for (const tally of tallies) {
      const { a, b } = tally
      const key = `${a}/${b}`
      const found = meetings.get(key) ?? { a, b, units: [] }
      meetings.set(key, found)
      found.units.push(tally)
    }
  for (const { a, b, units: own } of meetings.values()) {
    const cell = cellOf(own, random.fork(`${a}/${b}`))
    matrix[a][b] = cell
    matrix[b][a] = { ...cell, winRate: 1 - cell.winRate, low: 1 - cell.high, high: 1 - cell.low }
  }
  return matrix
}

/**
 * Wilson's interval without draws; with them, resampled pairs (a draw is no coin flip). Wilson counts fewer games where
 * the two of a pair tend to go the same way. Few pairs, or pairs all alike, say too little to be resampled.
 */
export function cellOf(units: readonly Omit<Tally, 'a' | 'b'>[], random: Random): Cell {
  const games = units.reduce((sum, unit) => sum + unit.games, 0)
  const score = units.reduce((sum, unit) => sum + unit.score, 0)
  const winRate = score / games
  const alike = units.every(unit => unit.score / unit.games === winRate)
  const draws = units.some(unit => (unit.draws ?? 0) > 0)
  if (draws && !alike && units.length >= 10) {
    const drawn = Array.from({ length: 1000 }, () => {
      let [points, of] = [0, 0]
      for (let k = 0; k < units.length; k++) {
        const unit = units[random.int(units.length)]
        points += unit.score
        of += unit.games
      }
      return points / of
    })
    const [low, high] = quantiles(drawn, 0.025, 0.975)
    return { winRate, low: Math.min(low, winRate), high: Math.max(high, winRate), games, draws }
  }
  const effective = games / Math.max(1, designEffect(units, winRate))
  const { low, high } = wilson(winRate * effective, effective)
  return { winRate, low: Math.min(low, winRate), high: Math.max(high, winRate), games, draws }
}

/** The variance of the units against that of as many independent games: above 1 if the games of a pair agree. */
function designEffect(units: readonly Omit<Tally, 'a' | 'b'>[], p: number): number {
  const expected = units.reduce((sum, unit) => sum + unit.games * p * (1 - p), 0)
  if (expected === 0) return 1
  return units.reduce((sum, unit) => sum + (unit.score - unit.games * p) ** 2, 0) / expected
}
