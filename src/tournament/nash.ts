/** A mixed strategy of a symmetric zero-sum game, and how much the best answer to it gains: 0 at equilibrium. */
export interface MixedNash {
  readonly mix: readonly number[]
  readonly exploitability: number
}

/**
 * A mixed Nash equilibrium of the symmetric zero-sum game whose payoff is how much row beats column: the mix of agents
 * that no agent beats. Agents that only prey on weak ones get no weight.
 *
 * @param winRate `[n, n]`, 0…1; only the difference `winRate[i][j] - winRate[j][i]` counts.
 * @see Balduzzi et al., "Re-evaluating Evaluation" (2018), for why agents are rated by it.
 */
export function mixedNash(winRate: readonly (readonly number[])[]): MixedNash {
  const edge = winRate.map((row, i) => row.map((value, j) => (value - winRate[j][i]) / 2))
  const mix = maximin(edge)
  const gains = edge.map(row => row.reduce((sum, value, j) => sum + value * mix[j], 0))
  return { mix, exploitability: Math.max(0, ...gains) }
}

/**
 * The column player's optimal mix of a matrix game, by the simplex method with Bland's rule (it cannot cycle).
 *
 * With every payoff shifted above 0, `max Σy, A·y ≤ 1, y ≥ 0` has the solution `y = mix / value`.
 *
 * @see Dantzig, "Linear Programming and Extensions" (1963), chapter 13.
 */
export function maximin(payoff: readonly (readonly number[])[]): number[] {
  const [rows, columns] = [payoff.length, payoff[0].length]
  const shift = 1 - Math.min(...payoff.flat())
  // The tableau: columns, slacks, right side; the last row holds the negated objective.
  const table = payoff.map((row, i) => [
    ...row.map(value => value + shift),
    ...Array.from({ length: rows }, (_, k) => (k === i ? 1 : 0)),
    1,
  ])
  table.push([...new Array<number>(columns).fill(-1), ...new Array<number>(rows + 1).fill(0)])
  const basis = Array.from({ length: rows }, (_, i) => columns + i)
  const width = columns + rows
  for (;;) {
    const entering = table[rows].findIndex((value, j) => j < width && value < -1e-11)
    if (entering < 0) break
    let leaving = -1
    for (let i = 0; i < rows; i++) {
      if (table[i][entering] <= 1e-11) continue
      const ratio = table[i][width] / table[i][entering]
      const best = leaving < 0 ? Infinity : table[leaving][width] / table[leaving][entering]
      if (ratio < best - 1e-13 || (ratio < best + 1e-13 && basis[i] < basis[leaving])) leaving = i
    }
    pivot(table, leaving, entering)
    basis[leaving] = entering
  }
  const y = new Array<number>(columns).fill(0)
  for (const [i, column] of basis.entries()) if (column < columns) y[column] = Math.max(0, table[i][width])
  const total = y.reduce((a, b) => a + b, 0)
  return y.map(value => value / total)
}

function pivot(table: number[][], row: number, column: number): void {
  const divisor = table[row][column]
  table[row] = table[row].map(value => value / divisor)
  for (const [i, other] of table.entries()) {
    const factor = other[column]
    if (i !== row && factor !== 0) table[i] = other.map((value, j) => value - factor * table[row][j])
  }
}
