import type { Json, Random } from '#core'

/** A state worth returning to: the start and the actions that lead there. */
export interface Reached {
  readonly key: string
  readonly seed: number
  readonly actions: readonly Json[]
  visits: number
}

/** States reached, by what was reached there; the shortest way is kept. Returning costs its steps. */
export interface Archive {
  add(key: string, seed: number, actions: readonly Json[]): void
  /** Prefers what was returned to least. @param open Which keys are worth it. */
  pick(open: (key: string) => boolean, random: Random): Reached | null
  save(): Json
}

const longest = 3000

/** @see Ecoffet et al., "First return, then explore", 2021. */
export function archive(saved: Json = null): Archive {
  const states = new Map<string, Reached>((saved as unknown as [string, Reached][] | null) ?? [])
  return {
    add(key, seed, actions) {
      if (actions.length > longest) return
      const old = states.get(key)
      if (old && old.actions.length <= actions.length) return
      states.set(key, { key, seed, actions: [...actions], visits: old?.visits ?? 0 })
    },
    pick(open, random) {
      let best: Reached | null = null
      let least = Infinity
      for (const state of states.values()) {
        if (!open(state.key)) continue
        const score = state.visits + state.actions.length / 2000 + random.real()
        if (score < least) [best, least] = [state, score]
      }
      if (best) best.visits++
      return best
    },
    save: () => [...states] as unknown as Json,
  }
}
