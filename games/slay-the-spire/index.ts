import type { z } from 'zod'
import { defineGame } from '#core'
import { type Action, action } from './action.ts'
import { type Config, config } from './config.ts'
import { SpireEnvironment } from './environment.ts'
import { facts, vocabulary } from './facts.ts'
import { model } from './model.ts'
import { type Observation, observation } from './observation.ts'

/**
 * Slay the Spire: the Ironclad's climb through three acts, and a fourth with all keys. The start's seed is the seed of the
 * run: equal seeds are equal runs, and equal to the original's.
 *
 * Reward: +1 a floor climbed, +10 for a run that is won. The episode ends when the Ironclad dies or wins.
 */
export default defineGame<Observation, Action, Config>({
  id: 'slay-the-spire',
  title: 'Slay the Spire',
  observation: observation as z.ZodType<Observation>,
  action: action as unknown as z.ZodType<Action>,
  config,
  backends: {
    simulator: {
      summary: 'In this process; the run of the original for the same seed.',
      deterministic: true,
      resets: 'seeded',
      clock: 'waits',
      tickMs: null,
      open: async config => new SpireEnvironment(config),
    },
  },
  vocabulary,
  facts,
  affordances: view => view.legal ?? [],
  model,
})
