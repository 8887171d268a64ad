/** Success rates of goals over episodes, and the score the Crafter benchmark makes of them. */
export interface Score {
  readonly episodes: number
  /** Share of episodes in which each was reached. */
  readonly rates: Readonly<Record<string, number>>
  /** exp(mean(ln(1 + percent))) − 1, in percent. @see Hafner, arXiv 2109.06780, section 4.2 */
  readonly score: number
}

export function scoreOf(goals: readonly string[], episodes: readonly ReadonlySet<string>[]): Score {
  const rates = Object.fromEntries(
    goals.map(goal => [goal, episodes.filter(reached => reached.has(goal)).length / Math.max(1, episodes.length)]),
  )
  const logs = Object.values(rates).map(rate => Math.log(1 + 100 * rate))
  const mean = logs.length === 0 ? 0 : logs.reduce((a, b) => a + b, 0) / logs.length
  return { episodes: episodes.length, rates, score: Math.round((Math.exp(mean) - 1) * 100) / 100 }
}
