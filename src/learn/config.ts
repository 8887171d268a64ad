import { z } from 'zod'

export const parts = ['relabel', 'frontier', 'gate', 'refine', 'resume', 'planner', 'contracts'] as const
export type Part = (typeof parts)[number]

/** Everything a learning run can be told; its flags. */
export const learnConfig = z.object({
  steps: z.int().min(1).default(100_000).describe('environment steps of training, distilling and gating'),
  seed: z.int().min(0).default(1).describe('fixes every choice of the learner'),
  loop: z
    .enum(['upskill', 'bottom-up', 'lma3', 'pae'])
    .default('upskill')
    .describe('the loop, or a published shape of it'),
  without: z.array(z.enum(parts)).default([]).describe('parts to leave out'),
  judgeNoise: z.number().min(0).max(1).default(0).describe('share of attempts a lying judge calls reached'),
  goals: z
    .array(z.string())
    .default([])
    .describe('facts to reach, such as achievement.* (default: all that are listed)'),
  episodeSteps: z.int().min(1).default(10_000).describe('longest training episode'),
  goalSteps: z.int().min(1).default(10_000).describe('longest try at one goal on a fresh start'),
  attemptSteps: z.int().min(1).default(2_000).describe('longest attempt at one goal within a training episode'),
  patience: z.int().min(1).default(1_500).describe('steps without anything new after which a training episode is over'),
  startSteps: z.int().min(0).default(0).describe('a fresh start takes about as long as so many steps'),
  reportSeeds: z.int().min(0).default(100).describe('untouched starts a verified skill is reported on'),
  full: z.boolean().default(false).describe('report transfer, the held-out axis and mixes of skills as well'),
  priors: z.enum(['none', 'tree']).default('none').describe('tree: what the game declares as prerequisites is read'),
  axis: z.json().default(null).describe("a place on the game's held-out axis to train on"),
})
export type LearnConfig = z.infer<typeof learnConfig>

/** What a published shape leaves out of the same parts, and how it makes programs. */
export interface Shape {
  readonly without: readonly Part[]
  /** `plans`: from contracts. `moves`: the last moves before a success. `actions`: the very actions from the start. */
  readonly programs: 'plans' | 'moves' | 'actions'
  /** Moves kept of a success. */
  readonly tail: number
}

/**
 * The loop's own shape and three published ones, with exact judges in place of models:
 * Bottom-Up appends moves and keeps short ones by trial; LMA3 memorises the shortest actions to each relabelled goal;
 * PAE keeps the shortest fifth of what it set out to do and did.
 *
 * @see Du et al., arXiv 2505.17673; Colas et al., arXiv 2305.12487; Zhou et al., arXiv 2412.13194
 */
export function shapeOf(config: Pick<LearnConfig, 'loop' | 'without'>): Shape {
  const shapes: Record<LearnConfig['loop'], Shape> = {
    upskill: { without: [], programs: 'plans', tail: 40 },
    'bottom-up': {
      without: ['planner', 'contracts', 'frontier', 'resume', 'refine', 'gate'],
      programs: 'moves',
      tail: 2,
    },
    lma3: { without: ['planner', 'contracts', 'refine', 'gate', 'frontier'], programs: 'actions', tail: 400 },
    pae: {
      without: ['planner', 'contracts', 'relabel', 'refine', 'gate', 'resume', 'frontier'],
      programs: 'moves',
      tail: 12,
    },
  }
  const shape = shapes[config.loop]
  const programs = shape.programs === 'plans' && config.without.includes('contracts') ? 'moves' : shape.programs
  return { ...shape, programs, without: [...new Set([...shape.without, ...config.without])] }
}
