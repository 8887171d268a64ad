import { z } from 'zod'
import { defineAgent } from '#core'

const config = z.object({
  by: z.enum(['throw', 'reject', 'wait', 'spin', 'exit', 'late-throw', 'cheat', 'hoard', 'seat']).default('throw'),
  /** Of a game in which it makes trouble, at its first move. */
  chance: z.number().min(0).max(1).default(1),
})

/** Plays any legal action, until it makes trouble in one of the ways agents do. */
export default defineAgent<unknown, unknown, z.infer<typeof config>>({
  id: 'troublemaker',
  summary: 'Goes wrong in a chosen way.',
  games: 'any',
  config,
  seat({ random, config: { by, chance } }) {
    const trouble = random.real() < chance
    if (trouble && by === 'seat') throw new Error('no seat for me')
    return {
      act(view) {
        if (!trouble) return { action: random.pick(view.legal!) }
        if (by === 'throw') throw new Error('I give up')
        if (by === 'reject') return Promise.reject(new Error('I give up later'))
        if (by === 'wait') return new Promise(() => {})
        if (by === 'exit') process.exit(3)
        if (by === 'cheat') return { action: 'all of it' }
        if (by === 'late-throw') {
          setTimeout(() => {
            throw new Error('nobody catches this')
          }, 1)
          return new Promise(() => {})
        }
        const kept: number[][] = []
        for (;;) if (by === 'hoard') kept.push(new Array(100_000).fill(kept.length))
      },
    }
  },
})
