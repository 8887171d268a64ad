/** A proportion or a mean with the ends of its interval. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly n: number
}

/** The normal quantile of a two-sided 95 % interval. */
export const z95 = 1.959963984540054

/**
 * Wilson's score interval for `k` successes in `n` trials.
 *
 * @returns `[0, 1]` bounds; value 0 and the whole interval if `n` is 0.
 * @see Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
 */
export function wilson(k: number, n: number, z = z95): Estimate {
  if (n === 0) return { value: 0, low: 0, high: 1, n }
  const share = k / n
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return { value: share, low: k === 0 ? 0 : centre - half, high: k === n ? 1 : centre + half, n }
}

/** The mean with a normal 95 % interval; without spread for fewer than two values. */
export function meanInterval(values: readonly number[], z = z95): Estimate {
  const n = values.length
  if (n === 0) return { value: 0, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, n }
  const value = values.reduce((sum, x) => sum + x, 0) / n
  if (n === 1) return { value, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, n }
  const variance = values.reduce((sum, x) => sum + (x - value) ** 2, 0) / (n - 1)
  const half = z * Math.sqrt(variance / n)
  return { value, low: value - half, high: value + half, n }
}

/** The median; `NaN` of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
