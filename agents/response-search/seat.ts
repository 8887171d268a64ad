import type { Json, Policy, Random, View } from '#core'
import type { Action } from '../../games/pokemon-vgc/action.ts'
import type { VgcModel } from '../../games/pokemon-vgc/model/model.ts'
import type { Observation } from '../../games/pokemon-vgc/observation.ts'
import { Inference } from './infer.ts'
import { type Member, Population } from './population.ts'
import { type ResponseConfig, respond } from './respond.ts'

/** Views kept for what they tell of the hidden: a battle has fewer. */
const memory = 60

/** Plays the best answer to a population, believing more and more in the member that shows itself. */
export function responder(
  model: VgcModel,
  members: readonly Member[],
  config: ResponseConfig & { readonly foretelling?: number },
  random: Random,
): Policy<Observation, Action> {
  const population = new Population(model, random.fork('population'), config.foretelling)
  const inference = new Inference(members)
  const history: View<Observation, Action>[] = []
  return {
    observe(view) {
      history.push(view)
      if (history.length > memory) history.shift()
      inference.see(view.observation)
    },
    async act(view, signal) {
      if (view.legal!.length === 1) return { action: view.legal![0] }
      const seen = history.at(-1) === view ? history : [...history, view]
      const found = await respond(model, seen, config, population, inference, random, signal)
      const belief = Object.fromEntries([...inference.weights].map(([member, weight]) => [member, round(weight)]))
      const action = view.legal!.includes(found.action) ? found.action : view.legal![0]
      const likely = [...inference.weights].sort((a, b) => b[1] - a[1])[0]
      const detail: Json = { rows: found.rows, worth: found.worth.map(round), belief, work: found.work }
      return {
        action,
        detail,
        thoughts: [{ level: 'goal', text: `answers ${likely[0]}, believed ${round(likely[1])}` }],
      }
    },
  }
}

const round = (value: number) => Math.round(value * 100) / 100
