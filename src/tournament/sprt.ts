import { expectedScore } from './rating.ts'

/** A sequential probability ratio test of "stronger by `elo1`" against "by `elo0`". */
export interface SprtPlan {
  readonly elo0: number
  readonly elo1: number
  /** Chance of accepting H1 where H0 is true; default .05. */
  readonly alpha?: number
  /** Chance of accepting H0 where H1 is true; default .05. */
  readonly beta?: number
}

export interface SprtState {
  /** Log-likelihood ratio of H1 to H0. */
  readonly llr: number
  readonly lower: number
  readonly upper: number
  readonly verdict: 'H0' | 'H1' | 'undecided'
}

/**
 * The test on the results so far. Each unit is one start: both games of a mirrored pair (five outcomes: 0, ½, 1, 1½, 2
 * points, hence scores 0, ¼, ½, ¾, 1), or one paired start of a single-player game (three outcomes).
 *
 * Pairs carry what games alone do not: two games from one start are not independent.
 *
 * @param counts How often each score (0…1) came out.
 * @see Wald, "Sequential Tests of Statistical Hypotheses" (1945), for the bounds; Van den Bergh, "The generalized
 *   maximum likelihood ratio for the expectation value of a distribution" (2019), for the ratio.
 */
export function sprt(counts: ReadonlyMap<number, number>, plan: SprtPlan): SprtState {
  const { elo0, elo1, alpha = 0.05, beta = 0.05 } = plan
  const lower = Math.log(beta / (1 - alpha))
  const upper = Math.log((1 - beta) / alpha)
  const llr = logRatio(counts, expectedScore(elo0), expectedScore(elo1))
  return { llr, lower, upper, verdict: llr >= upper ? 'H1' : llr <= lower ? 'H0' : 'undecided' }
}

/**
 * The generalised log-likelihood ratio of "the mean score is `s1`" to "is `s0`", over all distributions with that mean.
 * Outcomes never seen count a thousandth, so that the most likely distribution exists.
 */
export function logRatio(counts: ReadonlyMap<number, number>, s0: number, s1: number): number {
  const total = [...counts.values()].reduce((a, b) => a + b, 0)
  if (total === 0) return 0
  const weights = new Map([0, 0.5, 1].map(score => [score, 1e-3]))
  for (const [score, count] of counts) weights.set(score, (weights.get(score) ?? 0) + count)
  const weight = [...weights.values()].reduce((a, b) => a + b, 0)
  const scores = [...weights].map(([score, count]) => [score, count / weight] as const)
  const [tilt0, tilt1] = [tilt(scores, s0), tilt(scores, s1)]
  let sum = 0
  for (const [score, share] of scores) sum += share * Math.log((1 + tilt0 * (score - s0)) / (1 + tilt1 * (score - s1)))
  return weight * sum
}

/**
 * The θ with `Σ p (a - s) / (1 + θ (a - s)) = 0`: the most likely distribution with mean `s` gives outcome `a` the
 * probability `p / (1 + θ (a - s))`. The left side falls in θ between its two poles; halving finds the root.
 */
function tilt(scores: readonly (readonly [number, number])[], s: number): number {
  const values = scores.map(([score]) => score)
  let low = -1 / (Math.max(...values) - s)
  let high = -1 / (Math.min(...values) - s)
  for (let round = 0; round < 100; round++) {
    const middle = (low + high) / 2
    const slope = scores.reduce((sum, [score, share]) => sum + (share * (score - s)) / (1 + middle * (score - s)), 0)
    if (slope > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Reads `0,20`; null if it is no pair of numbers, the smaller first. */
export function parseSprt(text: string): SprtPlan | null {
  const parts = text.split(',').map(part => (part.trim() === '' ? Number.NaN : Number(part)))
  if (parts.length !== 2 || !parts.every(Number.isFinite) || parts[0] >= parts[1]) return null
  return { elo0: parts[0], elo1: parts[1] }
}
