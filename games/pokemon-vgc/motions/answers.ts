import { type Action, partsOf } from '../action.ts'
import type { Observation } from '../observation.ts'
import { edge, standing } from '../stance.ts'

/** Between turns nothing is played, only answered: whom to bring, and who comes in for whom, by types and health. */
export function answer(seen: Observation, legal: readonly Action[]): Action {
  const score = seen.request?.kind === 'preview' ? bring(seen) : sendIn(seen)
  let best = legal[0]
  let most = Number.NEGATIVE_INFINITY
  for (const action of legal) {
    const value = score(action)
    if (value > most) [best, most] = [action, value]
  }
  return best
}

/** Those that stand best against all six; the leads count more. */
function bring({ you, foe }: Observation): (action: Action) => number {
  const worth = you.pokemon.map(own => foe.pokemon.reduce((sum, other) => sum + edge(own, other), 0))
  return action =>
    action
      .slice('team '.length)
      .split(', ')
      .reduce((sum, place, i) => sum + worth[Number(place) - 1] * (i < 2 ? 1.5 : 1), 0)
}

function sendIn({ you, foe }: Observation): (action: Action) => number {
  const foes = standing(foe)
  return action =>
    partsOf(action).reduce((sum, part) => {
      if (part.kind !== 'switch') return sum
      const coming = you.pokemon[part.to - 1]
      return foes.reduce((all, other) => all + edge(coming, other), sum + 2 * (coming.hp / coming.maxHp))
    }, 0)
}
