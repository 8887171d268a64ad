import type { LibraryContent } from '../library/library.ts'
import type { LearnConfig } from './config.ts'
import { type Learner, verifiedNow } from './learner.ts'

/** When a learner had so many of the goals verified: steps of learning, and those of verification on top; or never. */
export interface Passed {
  readonly learning: number
  readonly all: number
}

/** How many of the goals asked for were to be verified, and when they were. */
export interface Milestone {
  readonly what: 'half of the goals' | 'all that the library brought' | 'half of what the library brought'
  readonly goals: number
  /** Given the library, which is gated and verified anew. */
  readonly with: Passed | null
  /** From nothing, with the same seed. */
  readonly without: Passed | null
}

/** Two fresh learners of another seed than the library's, alike but for the library. */
export interface Transfer {
  readonly seed: number
  /** Longest either of them learned. */
  readonly steps: number
  /** Goals asked for that the library had verified. */
  readonly brought: number
  readonly milestones: readonly Milestone[]
}

/** How far a learner had come, whenever an episode was about to begin. */
export type Course = readonly (Passed & { readonly verified: number })[]

type Learn = (
  config: LearnConfig,
  library: LibraryContent | null,
  enough: (learner: Learner) => boolean,
) => Promise<Learner>

/** @param learn The loop, for as long as `enough` lets it, at most the steps of its config. */
export async function transfer(learner: Learner, content: LibraryContent, learn: Learn): Promise<Transfer> {
  const { config, headline } = learner
  const seed = (config.seed + 7919) % 2 ** 32
  const brought = verifiedNow(learner)
  const targets = targetsOf(headline.size, brought)
  const most = Math.max(...targets.map(({ goals }) => goals))
  const run = async (library: LibraryContent | null): Promise<Course> => {
    const course: (Passed & { verified: number })[] = []
    const enough = (other: Learner) => {
      const { learning, steps } = other.ledger
      course.push({ learning, all: learning + steps.verify, verified: verifiedNow(other) })
      return course.at(-1)!.verified >= most
    }
    enough(await learn({ ...config, seed, reportSeeds: 0, full: false }, library, enough))
    return course
  }
  const [without, withIt] = [await run(null), await run(content)]
  const milestones = targets.map(target => ({
    ...target,
    with: passed(withIt, target.goals),
    without: passed(without, target.goals),
  }))
  return { seed, steps: config.steps, brought, milestones }
}

function targetsOf(asked: number, brought: number): Pick<Milestone, 'what' | 'goals'>[] {
  const half = { what: 'half of the goals', goals: Math.ceil(asked / 2) } as const
  if (brought === 0) return [half]
  return [
    { what: 'half of what the library brought', goals: Math.ceil(brought / 2) },
    { what: 'all that the library brought', goals: brought },
    half,
  ]
}

/** The first time so many were verified at once. */
export function passed(course: Course, goals: number): Passed | null {
  const found = course.find(({ verified }) => verified >= goals)
  return found ? { learning: found.learning, all: found.all } : null
}
