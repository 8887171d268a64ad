import { z } from 'zod'
import { defineAgent } from '#core'

export default defineAgent<unknown, number | string, { readonly move: number | string }>({
  id: 'always',
  summary: 'One move, always.',
  games: ['rock-paper-scissors', 'bandit'],
  config: z.object({ move: z.union([z.int(), z.string()]).default('rock') }),
  seat: ({ config }) => ({ act: () => ({ action: config.move }) }),
})
