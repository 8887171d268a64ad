/** A mixed strategy for each side of a zero-sum matrix game, and what the row player gets under both. */
export interface Equilibrium {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly value: number
}

/**
 * Solves a matrix game by regret matching: the averages of both sides' play approach an equilibrium.
 *
 * @param payoff What the row player gets, `[rows, columns]`.
 * @see Hart and Mas-Colell, "A simple adaptive procedure leading to correlated equilibrium" (2000); the positive
 * regrets and the weight of later rounds are those of CFR+, Tammelin (arXiv 1407.5042).
 */
export function solve(payoff: readonly (readonly number[])[], rounds = 400): Equilibrium {
  const [height, width] = [payoff.length, payoff[0].length]
  const regret = [new Float64Array(height), new Float64Array(width)]
  const total = [new Float64Array(height), new Float64Array(width)]
  for (let round = 1; round <= rounds; round++) {
    const rows = mixOf(regret[0])
    const columns = mixOf(regret[1])
    const gains = payoff.map(row => row.reduce((sum, value, j) => sum + value * columns[j], 0))
    const losses = columns.map((_, j) => payoff.reduce((sum, row, i) => sum + row[j] * rows[i], 0))
    const value = gains.reduce((sum, gain, i) => sum + gain * rows[i], 0)
    for (let i = 0; i < height; i++) {
      regret[0][i] = Math.max(0, regret[0][i] + gains[i] - value)
      total[0][i] += round * rows[i]
    }
    for (let j = 0; j < width; j++) {
      regret[1][j] = Math.max(0, regret[1][j] + value - losses[j])
      total[1][j] += round * columns[j]
    }
  }
  const [rows, columns] = total.map(mixOf)
  const value = payoff.reduce(
    (sum, row, i) => sum + rows[i] * row.reduce((inner, each, j) => inner + each * columns[j], 0),
    0,
  )
  return { rows, columns, value }
}

function mixOf(weights: Float64Array): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  return Array.from(weights, weight => (sum > 0 ? weight / sum : 1 / weights.length))
}
