import { z } from 'zod'
import { defineAgent } from '#core'
import type { Action } from '../../games/pokemon-vgc/action.ts'
import type { Lexicon } from '../../games/pokemon-vgc/model/lexicon.ts'
import type { VgcModel } from '../../games/pokemon-vgc/model/model.ts'
import type { Observation } from '../../games/pokemon-vgc/observation.ts'

/**
 * The strongest move of each slot by base power alone, at a foe; switches and previews by chance. A published baseline.
 *
 * @see https://github.com/hsahovic/poke-env, `MaxBasePowerPlayer`: a move that hits both foes counts half as much again.
 */
export default defineAgent<Observation, Action, object>({
  id: 'max-base-power',
  summary: 'Always the move with the highest base power.',
  games: ['pokemon-vgc'],
  config: z.strictObject({}),
  seat({ game, random }) {
    const { lexicon } = game.model as VgcModel
    return {
      act({ observation, legal }) {
        const both = observation.foe.pokemon.filter(({ slot, hp }) => slot >= 0 && hp > 0).length > 1
        const scored = legal!.map(choice => ({ choice, power: powerOf(lexicon, choice, both) }))
        const most = Math.max(...scored.map(each => each.power))
        const best = scored.filter(each => each.power === most && !each.choice.includes('terastallize'))
        const { choice } = random.pick(best.length > 0 ? best : scored)
        return { action: choice, thoughts: [{ level: 'action', text: `base power ${most}` }] }
      },
    }
  },
})

/** The sum over the slots; aiming at the ally counts nothing. `both`: two foes stand. */
export function powerOf(lexicon: Lexicon, choice: Action, both: boolean): number {
  return choice.split(', ').reduce((sum, part) => {
    const [kind, id, target = ''] = part.split(' ')
    if (kind !== 'move' || target.startsWith('-')) return sum
    const move = lexicon.move(id)
    return sum + move.power * (both && move.spread ? 1.5 : 1)
  }, 0)
}
