import type { Json } from '#core'

/** Moves that led to a goal, and the steps they took. */
export interface Trace {
  readonly moves: readonly Json[]
  readonly steps: number
}

/** Successes and failures by goal: what distilling starts from. */
export interface Pools {
  /** Successes kept of a goal, the shortest first. */
  successes(goal: string): readonly Trace[]
  count(goal: string): number
  add(goal: string, trace: Trace): void
  /** The shortest fifth, at least one. @see PAE's filter: a percentile per goal, so that rare goals keep everything */
  shortestFifth(goal: string): readonly Trace[]
  readonly goals: Iterable<string>
  save(): Json
}

const kept = 20

export function pools(saved: Json = null): Pools {
  const all = new Map<string, { count: number; traces: Trace[] }>(
    (saved as unknown as [string, { count: number; traces: Trace[] }][] | null) ?? [],
  )
  return {
    get goals() {
      return all.keys()
    },
    successes: goal => all.get(goal)?.traces ?? [],
    count: goal => all.get(goal)?.count ?? 0,
    add(goal, trace) {
      const pool = all.get(goal) ?? { count: 0, traces: [] }
      pool.count++
      pool.traces.push(trace)
      pool.traces.sort((a, b) => a.moves.length - b.moves.length || a.steps - b.steps)
      pool.traces.length = Math.min(kept, pool.traces.length)
      all.set(goal, pool)
    },
    shortestFifth(goal) {
      const traces = all.get(goal)?.traces ?? []
      return traces.slice(0, Math.max(1, Math.ceil(traces.length / 5)))
    },
    save: () => [...all] as unknown as Json,
  }
}
