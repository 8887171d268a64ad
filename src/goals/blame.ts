import type { Json } from '#core'

/** Something that was missing: how much of late, how often in all, and on behalf of which goals. */
export interface Missing {
  /** A skill by its id, or a need that no plan had a way to. */
  readonly key: string
  /** Times it was missing, each worth half as much after every half-life. */
  readonly weight: number
  /** Times it was missing since it was first noted, or seen to. */
  readonly count: number
  /** Goals whose plans wanted it, the most demanding first, with their shares of the weight. */
  readonly goals: readonly { readonly goal: string; readonly weight: number }[]
}

/** The missing-skill profile: what failures are put down to. Bounded, and forgets. */
export interface Blame {
  /** @param goal Its id, or null where nothing in particular was aimed at. */
  note(key: string, goal: string | null, step: number): void
  /** It was seen to: all that it failed by is forgotten. */
  forgive(key: string): void
  /** Times it was missing since it was first noted, or seen to. */
  count(key: string): number
  /** What it weighs by now; 0 for what was never missing. */
  weight(key: string, step: number): number
  /** What of that it weighs on behalf of such goals. */
  weightFor(key: string, step: number, counts: (goal: string) => boolean): number
  /** The heaviest first. */
  profile(step: number, atMost?: number): Missing[]
  save(): Json
}

export interface BlameOptions {
  /** Steps after which a failure counts half. */
  readonly halfLife?: number
  /** Things remembered; the lightest is forgotten for a new one. */
  readonly most?: number
  /** Goals remembered of each. */
  readonly goals?: number
}

/** What was missing once, at the step it was weighed last. */
interface Entry {
  weight: number
  count: number
  at: number
  readonly goals: Map<string, number>
}

export function blame(options: BlameOptions = {}, saved: Json = null): Blame {
  const { halfLife = 10_000, most = 200, goals: mostGoals = 8 } = options
  const entries = new Map<string, Entry>()
  for (const { key, goals, ...rest } of (saved as unknown as Blamed[] | null) ?? [])
    entries.set(key, { ...rest, goals: new Map(goals) })
  /** Steps that lie in the past count as now: nothing grows by being looked at earlier. */
  const faded = ({ at }: Entry, step: number) => 0.5 ** (Math.max(0, step - at) / halfLife)

  return {
    note(key, goal, step) {
      const entry = entries.get(key) ?? { weight: 0, count: 0, at: step, goals: new Map<string, number>() }
      const share = faded(entry, step)
      entry.weight = entry.weight * share + 1
      entry.count++
      entry.at = Math.max(entry.at, step)
      for (const [id, weight] of entry.goals) entry.goals.set(id, weight * share)
      if (goal !== null) {
        entry.goals.set(goal, (entry.goals.get(goal) ?? 0) + 1)
        if (entry.goals.size > mostGoals) entry.goals.delete(lightest(entry.goals, weight => weight, goal))
      }
      entries.set(key, entry)
      if (entries.size > most) entries.delete(lightest(entries, other => other.weight * faded(other, step), key))
    },
    forgive(key) {
      const entry = entries.get(key)
      if (entry) entries.set(key, { weight: 0, count: 0, at: entry.at, goals: new Map() })
    },
    count: key => entries.get(key)?.count ?? 0,
    weight(key, step) {
      const entry = entries.get(key)
      return entry ? entry.weight * faded(entry, step) : 0
    },
    weightFor(key, step, counts) {
      const entry = entries.get(key)
      if (!entry) return 0
      let sum = 0
      for (const [goal, weight] of entry.goals) if (counts(goal)) sum += weight
      return sum * faded(entry, step)
    },
    profile(step, atMost = most) {
      return [...entries]
        .filter(([, { count }]) => count > 0)
        .map(([key, entry]): Missing => {
          const share = faded(entry, step)
          const goals = [...entry.goals].map(([goal, weight]) => ({ goal, weight: weight * share }))
          goals.sort((a, b) => b.weight - a.weight || (a.goal < b.goal ? -1 : 1))
          return { key, weight: entry.weight * share, count: entry.count, goals }
        })
        .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
        .slice(0, atMost)
    },
    save: () =>
      [...entries].map(
        ([key, entry]) => ({ key, ...entry, goals: [...entry.goals] }) satisfies Blamed,
      ) as unknown as Json,
  }
}

/** One thing as it is written down: what it weighed at the step `at`. */
export type Blamed = { readonly key: string; readonly goals: [string, number][] } & Omit<Entry, 'goals'>

/** The key of least weight, the newcomer left out: what is new may grow. */
function lightest<T>(all: ReadonlyMap<string, T>, weight: (value: T) => number, newcomer: string): string {
  let [found, least] = [newcomer, Infinity]
  for (const [key, value] of all) {
    if (key === newcomer) continue
    const own = weight(value)
    if (own < least) [found, least] = [key, own]
  }
  return found
}
