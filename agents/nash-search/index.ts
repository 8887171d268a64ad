import { z } from 'zod'
import { defineAgent, type Json, type View } from '#core'
import type { Action } from '../../games/pokemon-vgc/action.ts'
import type { VgcModel } from '../../games/pokemon-vgc/model/model.ts'
import type { Observation } from '../../games/pokemon-vgc/observation.ts'
import { drawn, type Plan, search } from './search.ts'

const config = z.strictObject({
  work: z.int().min(10).default(100).describe('turns played in the model for one decision'),
  rows: z.int().min(1).max(40).default(16).describe('own choices looked at'),
  columns: z.int().min(1).max(40).default(3).describe('choices of the other side looked at'),
  depth: z.int().min(0).max(20).default(0).describe('turns played on by a quick policy before the position is judged'),
  trust: z
    .number()
    .min(0)
    .max(1)
    .default(0.3)
    .describe('how far the other side is taken to play what looks best at once: 0 is the plain equilibrium'),
})

/** Views kept for what they tell of the hidden: a battle has fewer. */
const memory = 60

/**
 * Every turn a matrix game, solved for a mixed strategy: fair, because it plans only in worlds drawn from what its
 * player has seen.
 */
export default defineAgent<Observation, Action, z.infer<typeof config>>({
  id: 'nash-search',
  summary: 'A matrix game a turn over sampled worlds, solved for a mixed strategy.',
  games: ['pokemon-vgc'],
  config,
  seat({ game, config, random }) {
    const model = game.model as VgcModel
    const history: View<Observation, Action>[] = []
    return {
      observe(view) {
        history.push(view)
        if (history.length > memory) history.shift()
      },
      async act(view, signal) {
        if (view.legal!.length === 1) return { action: view.legal![0] }
        const seen = history.at(-1) === view ? history : [...history, view]
        const plan = await search(model, seen, config, random, signal)
        const action = drawn(plan, random.real())
        const thoughts = [
          { level: 'goal' as const, text: `worth ${plan.value.toFixed(2)} after ${plan.work} turns played on` },
        ]
        return { action: view.legal!.includes(action) ? action : view.legal![0], thoughts, detail: detailOf(plan) }
      },
    }
  },
})

/** For the page: the matrix, both mixes. */
function detailOf({ rows, columns, payoff, mix, theirs, value, work }: Plan): Json {
  const rounded = (numbers: readonly number[]) => numbers.map(each => Math.round(each * 100) / 100)
  return { rows, columns, payoff: payoff.map(rounded), mix: rounded(mix), theirs: rounded(theirs), value, work }
}
