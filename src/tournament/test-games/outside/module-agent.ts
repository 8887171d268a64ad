import { z } from 'zod'
import { defineAgent } from '#core'

/** An agent outside, as a module: the legal action at a place in the list. */
export default defineAgent<unknown, unknown, { readonly place: number }>({
  id: 'module-agent',
  summary: 'The legal action at a place in the list.',
  games: 'any',
  config: z.object({ place: z.int().min(0).default(0) }),
  seat: ({ config }) => ({ act: ({ legal }) => ({ action: legal![config.place % legal!.length] }) }),
})
