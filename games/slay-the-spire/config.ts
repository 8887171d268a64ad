import { z } from 'zod'
import { type Json, UsageError } from '#core'
import { parseSeed } from './simulator/seed.ts'

const ascension = z.int().min(0).max(20)

export const config = z.object({
  ascension: ascension.default(0).describe('0 to 20'),
  rules: z
    .enum(['game', 'oracle'])
    .default('game')
    .describe('the real game, or the reference program with its faults, for comparison only'),
})
export type Config = z.infer<typeof config>

/** The held-out axis of a start: another ascension, or a run by the seed's text as the game shows it. */
export const axis = z.strictObject({ ascension: ascension.optional(), seed: z.string().min(1).max(13).optional() })

/** The run that a start asks for. @throws {UsageError} If the axis is none of this game's. */
export function runOf(config: Config, seed: number, given: Json | undefined) {
  const plain = { seed: BigInt(seed >>> 0), ...config }
  if (given === undefined || given === null) return plain
  const parsed = axis.safeParse(given)
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]
    throw new UsageError(
      `${path.join('.') || 'the axis'}: ${message}; an axis is {"ascension": 0…20, "seed": "4YUHY81W7GRHT"}`,
    )
  }
  return {
    ...plain,
    ascension: parsed.data.ascension ?? plain.ascension,
    seed: parsed.data.seed === undefined ? plain.seed : parseSeed(parsed.data.seed),
  }
}
