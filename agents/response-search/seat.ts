import type { Json, Policy, Random, View } from '#core'
import type { Action } from '../../games/pokemon-vgc/action.ts'
import type { VgcModel } from '../../games/pokemon-vgc/model/model.ts'
import type { Observation } from '../../games/pokemon-vgc/observation.ts'
import { Inference } from './infer.ts'
import { type Member, Population } from './population.ts'
import { type ResponseConfig, respond } from './respond.ts'

/** Plays the best answer to a population, believing more and more in the member that shows itself. */
export function responder(
  model: VgcModel,
  members: readonly Member[],
  config: ResponseConfig,
  random: Random,
): Policy<Observation, Action> {
  const population = new Population(model, random.fork('population'))
  const inference = new Inference(members)
  let latest: View<Observation, Action> | null = null
  return {
    observe(view) {
      latest = view
      inference.see(view.observation)
    },
    act(view) {
      if (view.legal!.length === 1) return { action: view.legal![0] }
      const found = respond(model, [latest ?? view], config, population, inference, random)
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
