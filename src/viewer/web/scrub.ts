import type { Mark, MarkKind } from '../wire.ts'

/** The sum of the rewards up to each step, at most one point a pixel column: first, least, most and last of it. */
export function returnCurve(
  rewards: readonly number[],
  columns: number,
): { readonly column: number; readonly value: number }[] {
  const points: { column: number; value: number }[] = []
  let sum = 0
  let column = -1
  let [least, most, last] = [0, 0, 0]
  const close = () => {
    if (column < 0) return
    if (least < last) points.push({ column, value: least })
    if (most > last) points.push({ column, value: most })
    points.push({ column, value: last })
  }
  for (let step = 0; step < rewards.length; step++) {
    sum += rewards[step]
    const at = columnOf(step, rewards.length, columns)
    if (at !== column) {
      close()
      column = at
      least = sum
      most = sum
    }
    least = Math.min(least, sum)
    most = Math.max(most, sum)
    last = sum
  }
  close()
  return points
}

/** The pixel column of a step: the first step at the left edge, the last at the right. */
export function columnOf(step: number, count: number, columns: number): number {
  return count <= 1 ? 0 : Math.round((step / (count - 1)) * (columns - 1))
}

/** The step under a place of the bar, `x` from 0 to 1. */
export function stepAt(x: number, count: number): number {
  return Math.round(Math.min(1, Math.max(0, x)) * Math.max(0, count - 1))
}

/** One mark a column and kind is all that can be seen. */
export function thinned(
  marks: readonly Mark[],
  count: number,
  columns: number,
): { readonly column: number; readonly kind: MarkKind }[] {
  const seen = new Set<string>()
  const kept: { column: number; kind: MarkKind }[] = []
  for (const { step, kind } of marks) {
    const column = columnOf(step, count, columns)
    const key = `${kind}${Math.floor(column / 3)}`
    if (seen.has(key)) continue
    seen.add(key)
    kept.push({ column, kind })
  }
  return kept
}
