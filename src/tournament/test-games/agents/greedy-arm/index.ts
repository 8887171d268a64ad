import { z } from 'zod'
import { defineAgent } from '#core'

/** Pulls the arm that paid best so far, or any with a small chance. */
export default defineAgent<{ readonly lastReward: number }, number, { readonly epsilon: number }>({
  id: 'greedy-arm',
  summary: 'The best arm so far.',
  games: ['bandit'],
  config: z.object({ epsilon: z.number().min(0).max(1).default(0.1) }),
  seat({ random, config }) {
    const paid = new Map<number, { sum: number; pulls: number }>()
    let last: number | null = null
    return {
      observe(_, reward) {
        const arm = last === null ? undefined : paid.get(last)
        if (arm) arm.sum += reward
      },
      act({ legal }) {
        const worth = (arm: number) => ((paid.get(arm)?.sum ?? 0) + 1) / ((paid.get(arm)?.pulls ?? 0) + 2)
        last = random.real() < config.epsilon ? random.pick(legal!) : legal!.toSorted((a, b) => worth(b) - worth(a))[0]
        const arm = paid.get(last) ?? { sum: 0, pulls: 0 }
        paid.set(last, { ...arm, pulls: arm.pulls + 1 })
        return { action: last }
      },
    }
  },
})
