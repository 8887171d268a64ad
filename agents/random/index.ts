import { z } from 'zod'
import { defineAgent, UsageError } from '#core'

/** Uniform over the legal actions: the baseline of every table. */
export default defineAgent<unknown, unknown, object>({
  id: 'random',
  summary: 'Picks any legal action, each as likely as the others.',
  games: 'any',
  config: z.strictObject({}),
  seat: ({ game, random }) => ({
    act: ({ legal, observation, outcome, player }) => {
      const choices = legal ?? game.affordances?.({ legal, observation, outcome, player }) ?? []
      if (choices.length === 0)
        throw new UsageError(`${game.id} lists no actions here, so random has nothing to pick from`)
      return { action: random.pick(choices) }
    },
  }),
})
