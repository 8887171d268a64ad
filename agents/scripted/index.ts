import { z } from 'zod'
import { defineAgent, UsageError } from '#core'
import type { Observation } from '../../games/crafter/observation.ts'
import type { Action } from '../../games/crafter/simulator/index.ts'
import { Expert } from './expert.ts'
import { live } from './plan.ts'

/**
 * An expert by rules for Crafter: knows the recipes, remembers the map, keeps fed and rested, sleeps behind stone.
 * It sees what every player sees, and walks by the game's own given moves.
 */
export default defineAgent<Observation, Action, object>({
  id: 'scripted',
  summary: 'An expert by rules for Crafter: the tech tree in order, shelter at night, a fenced plant.',
  games: ['crafter'],
  config: z.strictObject({}),
  seat({ game }) {
    const motions = game.motions?.()
    if (!motions) throw new UsageError(`the agent scripted walks by given moves, and ${game.id} gives none`)
    const expert = new Expert(motions, live)
    return {
      observe: view => expert.observe(view),
      act: view => expert.act(view),
    }
  },
})
