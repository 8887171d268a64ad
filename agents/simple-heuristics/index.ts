import { z } from 'zod'
import { defineAgent } from '#core'
import type { Action } from '../../games/pokemon-vgc/action.ts'
import type { VgcModel } from '../../games/pokemon-vgc/model/model.ts'
import type { Observation } from '../../games/pokemon-vgc/observation.ts'
import { Rules } from './rules.ts'

/**
 * The rules of poke-env's SimpleHeuristicsPlayer for doubles: every slot looks at each foe as if alone, takes the move
 * with the best estimate of damage, sets hazards and boosts up where there is time, and switches out of bad matchups.
 *
 * @see https://github.com/hsahovic/poke-env, `SimpleHeuristicsPlayer`
 */
export default defineAgent<Observation, Action, object>({
  id: 'simple-heuristics',
  summary: "poke-env's rules: damage estimates, matchups, hazards and boosts.",
  games: ['pokemon-vgc'],
  config: z.strictObject({}),
  seat({ game, random }) {
    const rules = new Rules((game.model as VgcModel).lexicon, random)
    return { act: view => ({ action: rules.choose(view.observation, view.legal!) }) }
  },
})
