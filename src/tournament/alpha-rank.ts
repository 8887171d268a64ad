import { stationary } from './linear.ts'

export interface AlphaRankOptions {
  /** Selection intensity: how strongly a better payoff is preferred. */
  readonly alpha?: number
  /** Size of the population. */
  readonly population?: number
}

/**
 * α-Rank of a symmetric game in one population: how much of the time evolution spends at each strategy. Unlike Elo it
 * keeps cycles: in rock-paper-scissors each gets a third.
 *
 * @param payoff `[n, n]`: row's mean payoff against column, 0…1 (win rates).
 * @returns Masses that sum to 1, in the order of the rows.
 * @see Omidshafiei et al., "α-Rank: Multi-Agent Evaluation by Evolution" (2019), equations 5 and 6.
 */
export function alphaRank(payoff: readonly (readonly number[])[], options: AlphaRankOptions = {}): number[] {
  const { alpha = 20, population = 50 } = options
  const n = payoff.length
  if (n === 1) return [1]
  return stationary(
    payoff.map((row, resident) =>
      row.map((_, mutant) =>
        mutant === resident
          ? 0
          : fixation(payoff[mutant][resident] - payoff[resident][mutant], alpha, population) / (n - 1),
      ),
    ),
  )
}

/**
 * The probability that one mutant takes over the population. Floored at 1e-300 so that the chain stays irreducible.
 *
 * @param edge Payoff of the mutant against the resident, less that of the resident against the mutant.
 */
export function fixation(edge: number, alpha: number, population: number): number {
  const x = alpha * edge
  if (Math.abs(x) < 1e-12) return 1 / population
  // (1 - e^-x) / (1 - e^-mx); both sides negated for x < 0, so that nothing overflows.
  if (x > 0) return Math.expm1(-x) / Math.expm1(-population * x)
  return Math.max(1e-300, Math.expm1(-x) / Math.expm1(-population * x) || Math.exp((population - 1) * x))
}
