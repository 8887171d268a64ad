import type { LibraryContent } from '../library/library.ts'
import type { LearnConfig } from './config.ts'
import type { Learner, Past } from './learner.ts'

/** Steps of learning until half of the goals asked for were verified: null if they never were. */
export interface Transfer {
  /** How many goals are half of them. */
  readonly half: number
  /** A fresh learner of another seed, given the library. */
  readonly with: number | null
  /** The run that made the library, from nothing. */
  readonly without: number | null
}

export function stepsToHalf(history: readonly Past[], goals: number): number | null {
  return history.find(({ verified }) => verified >= goals / 2)?.step ?? null
}

/**
 * Gives the library to a fresh learner, which gates and verifies every skill on its own starts.
 *
 * @param learn The loop, for as long as it takes to reach half of the goals, or this run's own steps.
 */
export async function transfer(
  learner: Learner,
  content: LibraryContent,
  learn: (config: LearnConfig, library: LibraryContent, enough: (learner: Learner) => boolean) => Promise<Learner>,
): Promise<Transfer> {
  const { config, headline, history } = learner
  const without = stepsToHalf(history, headline.size)
  const half = Math.ceil(headline.size / 2)
  const steps = Math.min(config.steps, without ?? config.steps)
  const fresh = await learn(
    { ...config, seed: (config.seed + 7919) % 2 ** 32, steps, reportSeeds: 0, full: false },
    content,
    other => stepsToHalf(other.history, headline.size) !== null,
  )
  return { half, with: stepsToHalf(fresh.history, headline.size), without }
}
