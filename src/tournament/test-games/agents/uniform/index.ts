import { z } from 'zod'
import { defineAgent } from '#core'

export default defineAgent<unknown, unknown, Record<string, never>>({
  id: 'uniform',
  summary: 'Any legal action, each as likely.',
  games: 'any',
  config: z.object({}) as never,
  seat: ({ random }) => ({ act: view => ({ action: random.pick(view.legal!) }) }),
})
