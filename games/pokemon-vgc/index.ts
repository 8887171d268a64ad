import { defineGame } from '#core'
import { action } from './action.ts'
import { config } from './config.ts'
import { facts, vocabulary } from './facts.ts'
import { ShowdownEnvironment } from './live/environment.ts'
import { model } from './model/model.ts'
import { given, motions } from './motions/index.ts'
import { observation } from './observation.ts'
import { SimulatorEnvironment } from './simulator/environment.ts'
import { teamPool } from './teams/pool.ts'

/**
 * Pokémon VGC: two players with six Pokémon each bring four and fight two against two, choosing at once.
 *
 * Reward: +1 to the winner and -1 to the loser at the last step, 0 before and in a tie.
 * The start's seed fixes both teams and the battle's own chance; its axis may name the teams instead.
 * Rules: `pokemon-showdown`, pinned. Source: https://github.com/smogon/pokemon-showdown
 */
export default defineGame({
  id: 'pokemon-vgc',
  title: 'Pokémon VGC',
  observation,
  action,
  config,
  backends: {
    simulator: {
      summary: "In this process: the Showdown server's own simulator.",
      deterministic: true,
      resets: 'seeded',
      clock: 'waits',
      tickMs: null,
      open: async (config, io) => new SimulatorEnvironment(config, await teamPool(config), io),
    },
    showdown: {
      summary: 'On a Showdown server: `upskill server pokemon-vgc` starts one; people can play there too.',
      deterministic: false,
      resets: 'attach',
      clock: 'waits',
      tickMs: null,
      open: async (config, io) =>
        ShowdownEnvironment.open(config, await teamPool(config), io, process.env.SHOWDOWN_PASSWORD ?? null),
    },
  },
  model,
  vocabulary,
  facts,
  motions,
  given,
  learning: {
    goals: ['won', 'ko >= 1', 'ko >= 2', 'ko >= 3', 'you.tailwind', 'field.trick-room', 'you.gimmick'],
    steps: 20_000,
    episodeSteps: 400,
    goalSteps: 400,
    attemptSteps: 200,
  },
})
