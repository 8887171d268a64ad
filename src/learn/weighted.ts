import type { Random } from '#core'

/** One of them, the heavier the likelier. */
export function weighted<T>(all: readonly T[], weight: (one: T) => number, source: Random): T {
  let left = source.real() * all.reduce((sum, one) => sum + weight(one), 0)
  for (const one of all) {
    left -= weight(one)
    if (left <= 0) return one
  }
  return all[all.length - 1]
}

/** So many of them, the heavier the likelier. */
export function someOf<T>(all: readonly T[], weight: (one: T) => number, atMost: number, source: Random): T[] {
  const left = [...all]
  const chosen: T[] = []
  while (chosen.length < atMost && left.length > 0) {
    const one = weighted(left, weight, source)
    chosen.push(one)
    left.splice(left.indexOf(one), 1)
  }
  return chosen
}
