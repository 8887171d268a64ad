import { z } from 'zod'

const tally = z.object({ k: z.number(), n: z.number() })
const figures = {
  score: z.number(),
  low: z.number().catch(0),
  high: z.number().catch(100),
  episodes: z.number(),
}
const score = z.object({ ...figures, fresh: z.object(figures).nullable().catch(null) })
const passed = z.object({ learning: z.number(), all: z.number() }).nullable()

/** What a learning run reported at its end, as far as the page shows it; parts that are not there are null. */
export const shownReport = z.object({
  verified: z.array(
    z.object({ id: z.string(), goal: z.string().catch(''), asked: z.boolean().catch(true), heldOut: tally }),
  ),
  claimed: z.array(z.string()).catch([]),
  ghosts: z.array(z.string()),
  asked: tally.nullable().catch(null),
  score: score.nullable().catch(null),
  reused: tally.nullable().catch(null),
  retention: z.array(z.object({ share: z.number(), kept: tally })).catch([]),
  axis: z
    .object({
      places: z.array(z.object({ axis: z.json(), reached: tally })),
      skills: z.array(z.object({ id: z.string(), reached: tally, holds: z.boolean() })),
    })
    .nullable()
    .catch(null),
  mixes: z
    .array(z.object({ k: z.number(), reached: tally, product: z.number(), called: z.number().catch(Number.NaN) }))
    .nullable()
    .catch(null),
  transfer: z
    .object({
      seed: z.number(),
      steps: z.number(),
      milestones: z.array(z.object({ what: z.string(), goals: z.number(), with: passed, without: passed })),
    })
    .nullable()
    .catch(null),
  priors: z.json().catch(null),
})
export type ShownReport = z.infer<typeof shownReport>
