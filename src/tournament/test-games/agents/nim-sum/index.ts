import { z } from 'zod'
import { defineAgent } from '#core'

interface Move {
  readonly pile: number
  readonly take: number
}

/** Perfect Nim: leave piles whose xor is 0, if one can. */
export default defineAgent<{ readonly piles: readonly number[] }, Move, { readonly skill: number }>({
  id: 'nim-sum',
  summary: 'Perfect play by the theory of Nim, with a chance of it.',
  games: ['nim'],
  config: z.object({ skill: z.number().min(0).max(1).default(1).describe('chance of the perfect move') }),
  seat: ({ random, config }) => ({
    act({ observation: { piles }, legal }) {
      const sum = piles.reduce((a, b) => a ^ b, 0)
      const pile = piles.findIndex(stones => (stones ^ sum) < stones)
      if (pile < 0 || random.real() >= config.skill) return { action: random.pick(legal!) }
      return { action: { pile, take: piles[pile] - (piles[pile] ^ sum) } }
    },
  }),
})
