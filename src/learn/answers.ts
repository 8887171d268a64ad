import type { Facts, Json } from '#core'
import type { Sample } from '../library/effect.ts'
import type { Experience } from '../library/experience.ts'
import { moveName } from '../library/situation.ts'

/** What became of one, a dozen steps after a move in a danger: which answer to it is best. */
export interface Answers {
  value(danger: string, move: string): { readonly n: number; readonly mean: number }
  /** One episode's watch. What is done where it is safe is no answer to a danger. */
  watch(dangers: readonly string[], known: Experience, isSafe: (facts: Facts) => boolean): Watch
  save(): Json
}

export interface Watch {
  moved(move: Json, sample: Sample, step: number): void
  /** The episode is over; dead or not. */
  end(facts: Facts): void
}

const horizon = 25

export function answers(saved: Json = null): Answers {
  const all = new Map<string, { n: number; sum: number }>(
    (saved as unknown as [string, { n: number; sum: number }][] | null) ?? [],
  )
  return {
    value(danger, move) {
      const found = all.get(`${danger} ${move}`)
      return found ? { n: found.n, mean: found.sum / found.n } : { n: 0, mean: 0 }
    },
    watch(dangers, known, isSafe) {
      let pending: { key: string; step: number; level: number }[] = []
      const level = (facts: Facts) => known.vitals.reduce((sum, fact) => sum + ((facts[fact] ?? 0) as number), 0)
      const settle = (facts: Facts, due: (step: number) => boolean) => {
        if (pending.length === 0) return
        const now = level(facts)
        pending = pending.filter(({ key, step, level }) => {
          if (!due(step)) return true
          const found = all.get(key) ?? { n: 0, sum: 0 }
          all.set(key, { n: found.n + 1, sum: found.sum + now - level })
          return false
        })
      }
      return {
        moved(move, { before, after }, step) {
          settle(after, since => step - since >= horizon)
          for (const danger of dangers)
            if (before[danger] === true && pending.length < 50 && !isSafe(before))
              pending.push({ key: `${danger} ${moveName(move)}`, step, level: level(before) })
        },
        end: facts => settle(facts, () => true),
      }
    },
    save: () => [...all] as unknown as Json,
  }
}
