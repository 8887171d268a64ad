import type { TimeStep } from '#core'

/** How often actions ended otherwise than they were meant, by the code of their outcome. */
export type FailedActions = Readonly<Record<string, number>>

/** Adds what a step says of the actions before it. */
export function countFailed(into: Record<string, number>, { views }: Pick<TimeStep<unknown, unknown>, 'views'>): void {
  for (const { outcome } of views.values())
    if (outcome && !outcome.ok) into[outcome.code] = (into[outcome.code] ?? 0) + 1
}

/** Of several episodes together, the commonest first. */
export function sumOf(all: readonly FailedActions[]): FailedActions {
  const sum: Record<string, number> = {}
  for (const failed of all) for (const code in failed) sum[code] = (sum[code] ?? 0) + failed[code]
  return Object.fromEntries(Object.entries(sum).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)))
}

export const failedWords = (failed: FailedActions): string =>
  Object.entries(failed)
    .map(([code, times]) => `${code} ${times}`)
    .join(', ')
