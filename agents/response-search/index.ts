import { z } from 'zod'
import { defineAgent } from '#core'
import type { Action } from '../../games/pokemon-vgc/action.ts'
import type { VgcModel } from '../../games/pokemon-vgc/model/model.ts'
import type { Observation } from '../../games/pokemon-vgc/observation.ts'
import { members } from './population.ts'
import { responder } from './seat.ts'

const config = z.strictObject({
  work: z.int().min(10).default(100).describe('turns played in the model for one decision'),
  rows: z.int().min(1).max(60).default(16).describe('own choices looked at'),
  depth: z.int().min(0).max(20).default(0).describe('turns played on by a quick policy before the position is judged'),
})

/**
 * Works out which of a declared population it plays, and answers that one best. It exploits what it knows of the
 * baselines, so its results are no measure of equilibrium play: report them apart.
 */
export default defineAgent<Observation, Action, z.infer<typeof config>>({
  id: 'response-search',
  summary: 'Infers which known agent it plays, and answers it best; exploits, so compare it with care.',
  games: ['pokemon-vgc'],
  config,
  seat: ({ game, config, random }) => responder(game.model as VgcModel, members, config, random),
})
