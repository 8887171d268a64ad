import { z } from 'zod'
import { defineGame } from '#core'
import { type Config, config } from './config.ts'
import { CrafterEnvironment } from './environment.ts'
import { facts, vocabulary } from './facts.ts'
import { heldOut } from './held-out.ts'
import { model } from './model.ts'
import { motions } from './motions/index.ts'
import { type Observation, observation } from './observation.ts'
import { prerequisites } from './prerequisites.ts'
import { type Action, actions } from './simulator/index.ts'

/**
 * Crafter: an open world of 64×64 cells in which one player gathers, crafts, fights, eats, drinks and sleeps. 22
 * achievements measure how broad a player's skills are.
 *
 * Reward: +1 at a step that unlocks an achievement for the first time in the episode, plus a tenth of the change of
 * health: in [-0.9, 1.1]. The episode ends at health 0, or is cut off after `length` steps.
 * The start's seed is the seed of the world itself: equal seeds are equal worlds, and equal to the original's.
 * Source: Hafner, "Benchmarking the Spectrum of Agent Capabilities" (arXiv 2109.06780).
 */
export default defineGame<Observation, Action, Config>({
  id: 'crafter',
  title: 'Crafter',
  observation,
  action: z.enum(actions),
  config,
  backends: {
    simulator: {
      summary: 'In this process; the world of the original for the same seed.',
      deterministic: true,
      resets: 'seeded',
      clock: 'waits',
      tickMs: null,
      open: async config => new CrafterEnvironment(config),
    },
  },
  vocabulary,
  facts,
  affordances: () => actions,
  motions,
  model,
  heldOut,
  prerequisites,
})
