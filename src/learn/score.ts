import { z95 } from '#core'

/** Success rates of goals over episodes, and the score the Crafter benchmark makes of them. */
export interface Score {
  readonly episodes: number
  /** Share of episodes in which each was reached. */
  readonly rates: Readonly<Record<string, number>>
  /** exp(mean(ln(1 + percent))) − 1, in percent. @see Hafner, arXiv 2109.06780, section 4.2 */
  readonly score: number
  /** Ends of its 95 % interval over episodes, those taken as drawn alike; between learners it differs more. */
  readonly low: number
  readonly high: number
}

export function scoreOf(goals: readonly string[], episodes: readonly ReadonlySet<string>[]): Score {
  const n = episodes.length
  const counts = new Map(goals.map(goal => [goal, 0]))
  for (const reached of episodes)
    for (const goal of reached) if (counts.has(goal)) counts.set(goal, counts.get(goal)! + 1)
  const rates = Object.fromEntries(goals.map(goal => [goal, counts.get(goal)! / Math.max(1, n)]))
  const logs = goals.map(goal => Math.log(1 + 100 * rates[goal]))
  const mean = logs.length === 0 ? 0 : logs.reduce((a, b) => a + b, 0) / logs.length
  const half = z95 * standardError(goals, episodes, rates)
  return { episodes: n, rates, score: percent(mean), low: percent(mean - half), high: percent(mean + half) }
}

const percent = (mean: number): number => Math.min(100, Math.max(0, Math.round((Math.exp(mean) - 1) * 100) / 100))

/**
 * Of mean(ln(1 + percent)), by the delta method: what each episode adds to it, with all of its goals together, since
 * what one life reaches hangs together. Without bound where there is but one episode.
 */
function standardError(
  goals: readonly string[],
  episodes: readonly ReadonlySet<string>[],
  rates: Readonly<Record<string, number>>,
): number {
  const n = episodes.length
  if (n < 2 || goals.length === 0) return Infinity
  const weights = new Map(goals.map(goal => [goal, 100 / (1 + 100 * rates[goal]) / goals.length]))
  let [sum, squares] = [0, 0]
  for (const reached of episodes) {
    let own = 0
    for (const goal of reached) own += weights.get(goal) ?? 0
    sum += own
    squares += own * own
  }
  return Math.sqrt(Math.max(0, squares - (sum * sum) / n) / (n - 1) / n)
}
