import { z } from 'zod'
import { type Decision, defineAgent } from '#core'
import type { Action } from '../../games/minecraft/action.ts'
import type { Observation } from '../../games/minecraft/observation.ts'
import { nextMove } from './plan.ts'

/**
 * An expert by rules for Minecraft, from empty hands to the iron pickaxe and on to diamonds: the upper line beside learners. It knows the
 * recipes and where ores lie; it sees and acts as every player does.
 */
export default defineAgent<Observation, Action, object>({
  id: 'minecraft-expert',
  summary: 'An expert by rules for Minecraft: wood, stone, iron, diamonds, in order.',
  games: ['minecraft'],
  config: z.strictObject({}),
  seat() {
    const failures = new Map<string, number>()
    return {
      act(view): Decision<Action> {
        const { action, why } = nextMove(view.observation, failures)
        return { action, thoughts: [{ level: 'skill', text: why }] }
      },
      observe({ outcome }) {
        if (outcome && !outcome.ok) failures.set(outcome.code, (failures.get(outcome.code) ?? 0) + 1)
        else failures.clear()
      },
    }
  },
})
