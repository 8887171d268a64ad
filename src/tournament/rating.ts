import { solve } from './linear.ts'

/** Elo points a unit of natural log-odds is worth: 400 / ln 10. */
export const eloPerNat = 400 / Math.LN10

/** The share of points that a lead of so many Elo points brings. */
export const expectedScore = (elo: number) => 1 / (1 + 10 ** (-elo / 400))

/** The lead in Elo points behind a share of points; ±Infinity at 1 and 0. */
export const eloOf = (score: number) => -400 * Math.log10(1 / score - 1)

/** What one agent got from games against another: a draw is half a point. */
export interface Tally {
  readonly a: number
  readonly b: number
  /** Points of `a`, of `games` in all. */
  readonly score: number
  readonly games: number
  /** Of the games. */
  readonly draws?: number
}

export interface RatingOptions {
  /** Agents whose rating is given. Without any the mean rating is 0. */
  readonly anchors?: ReadonlyMap<number, number>
  /**
   * Spread of the prior around the mean, in Elo points. It keeps the rating of an agent that won or lost everything
   * finite; elsewhere it is far below the error. `Infinity` leaves it out.
   */
  readonly priorElo?: number
  /** Where the search begins: ratings of a similar table. */
  readonly guess?: readonly number[]
}

/**
 * Ratings of the Bradley–Terry model, a draw being half a win: the most likely ones, by Newton's method.
 *
 * @returns Elo points of each agent.
 * @see Bradley and Terry, "Rank Analysis of Incomplete Block Designs" (1952); Hunter, "MM algorithms for generalized
 *   Bradley–Terry models" (2004), on when the most likely ratings exist.
 */
export function bradleyTerry(agents: number, tallies: readonly Tally[], options: RatingOptions = {}): number[] {
  const { anchors = new Map(), priorElo = 1000 } = options
  const precision = priorElo === Infinity ? 1e-12 : (eloPerNat / priorElo) ** 2
  const given = [...anchors.values()]
  const centre = given.length > 0 ? given.reduce((a, b) => a + b, 0) / given.length / eloPerNat : 0
  const strength = Array.from(
    { length: agents },
    (_, i) => (anchors.get(i) ?? options.guess?.[i] ?? centre * eloPerNat) / eloPerNat,
  )
  const free = strength.map((_, i) => i).filter(i => !anchors.has(i))
  const at = new Map(free.map((agent, k) => [agent, k]))
  for (let round = 0; round < 200 && free.length > 0; round++) {
    const gradient = free.map(agent => -precision * (strength[agent] - centre))
    const hessian = free.map((_, i) => free.map((_, j) => (i === j ? precision : 0)))
    for (const { a, b, score, games } of tallies) {
      const p = 1 / (1 + Math.exp(strength[b] - strength[a]))
      const [i, j] = [at.get(a), at.get(b)]
      const weight = games * p * (1 - p)
      if (i !== undefined) {
        gradient[i] += score - games * p
        hessian[i][i] += weight
      }
      if (j !== undefined) {
        gradient[j] -= score - games * p
        hessian[j][j] += weight
      }
      if (i !== undefined && j !== undefined) {
        hessian[i][j] -= weight
        hessian[j][i] -= weight
      }
    }
    const step = solve(hessian, gradient)
    const largest = Math.max(...step.map(Math.abs))
    const damping = largest > 1 ? 1 / largest : 1 // Newton overshoots where the curve is flat
    for (const [k, agent] of free.entries()) strength[agent] += damping * step[k]
    if (largest < 1e-9) break
  }
  if (anchors.size === 0) {
    const mean = strength.reduce((a, b) => a + b, 0) / agents
    for (let i = 0; i < agents; i++) strength[i] -= mean
  }
  return strength.map(value => value * eloPerNat)
}

/**
 * The standard error of each rating by the curvature at its maximum, in Elo points; 0 for anchors. Only where one
 * agent won or lost everything is it better than the bootstrap, which cannot draw what never happened.
 */
export function curvatureErrors(
  agents: number,
  tallies: readonly Tally[],
  elo: readonly number[],
  options: RatingOptions = {},
): number[] {
  const { anchors = new Map(), priorElo = 1000 } = options
  const precision = priorElo === Infinity ? 1e-12 : (eloPerNat / priorElo) ** 2
  const information = elo.map((_, i) => elo.map((_, j) => (i === j ? precision + (anchors.has(i) ? 1e12 : 0) : 0)))
  for (const { a, b, games } of tallies) {
    const p = expectedScore(elo[a] - elo[b])
    const weight = games * p * (1 - p)
    information[a][a] += weight
    information[b][b] += weight
    information[a][b] -= weight
    information[b][a] -= weight
  }
  return Array.from({ length: agents }, (_, i) => {
    if (anchors.has(i)) return 0
    const column = solve(
      information,
      elo.map((_, j) => (i === j ? 1 : 0)),
    )
    return eloPerNat * Math.sqrt(column[i])
  })
}
