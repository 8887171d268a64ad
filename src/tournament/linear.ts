/**
 * Solves `matrix · x = right` by elimination with partial pivoting.
 *
 * @param matrix `[n, n]`, rows first; untouched.
 * @throws {RangeError} If the matrix is singular.
 */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = right.length
  const rows = matrix.map((row, i) => [...row, right[i]])
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let row = column + 1; row < n; row++)
      if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) pivot = row
    if (Math.abs(rows[pivot][column]) < 1e-300) throw new RangeError('the matrix is singular')
    ;[rows[column], rows[pivot]] = [rows[pivot], rows[column]]
    for (let row = column + 1; row < n; row++) {
      const factor = rows[row][column] / rows[column][column]
      if (factor === 0) continue
      for (let k = column; k <= n; k++) rows[row][k] -= factor * rows[column][k]
    }
  }
  const x = new Array<number>(n).fill(0)
  for (let row = n - 1; row >= 0; row--) {
    let sum = rows[row][n]
    for (let k = row + 1; k < n; k++) sum -= rows[row][k] * x[k]
    x[row] = sum / rows[row][row]
  }
  return x
}

/**
 * The stationary distribution of an irreducible Markov chain, by the Grassmann–Taksar–Heyman algorithm: no
 * subtractions, so that tiny transition probabilities keep their relative precision.
 *
 * @param transitions `[n, n]`; row `i` holds the probabilities of leaving `i`; the diagonal is not read.
 * @returns Probabilities that sum to 1.
 * @see Grassmann, Taksar, Heyman, "Regenerative analysis and steady state distributions for Markov chains" (1985).
 */
export function stationary(transitions: readonly (readonly number[])[]): number[] {
  const n = transitions.length
  const p = transitions.map(row => [...row])
  for (let k = n - 1; k > 0; k--) {
    let out = 0
    for (let j = 0; j < k; j++) out += p[k][j]
    for (let i = 0; i < k; i++) p[i][k] /= out
    for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) if (i !== j) p[i][j] += p[i][k] * p[k][j]
  }
  const mass = [1]
  for (let k = 1; k < n; k++) {
    let sum = 0
    for (let i = 0; i < k; i++) sum += mass[i] * p[i][k]
    mass.push(sum)
  }
  const total = mass.reduce((a, b) => a + b, 0)
  return mass.map(value => value / total)
}
