import type { Random } from '#core'
import { expectedScore } from './rating.ts'
import { type SprtPlan, type SprtState, sprt } from './sprt.ts'

/**
 * Plays mirrored pairs of a known lead until the test decides: how its error rates are checked.
 *
 * @param elo The true lead.
 * @param draws The chance of a draw; starts are unequal, so that the games of a pair depend on each other.
 */
export function simulateSprt(
  plan: SprtPlan,
  elo: number,
  draws: number,
  random: Random,
): SprtState & { readonly pairs: number } {
  const counts = new Map<number, number>()
  const share = expectedScore(elo)
  const spread = Math.min(0.15, (1 - draws) / 2 - Math.abs(share - 0.5))
  for (let pairs = 1; ; pairs++) {
    const tilt = random.int(2) === 0 ? spread : -spread // this start favours one side
    const game = (seat: number) => {
      const win = share - draws / 2 + seat * tilt
      const drawn = random.real()
      return drawn < win ? 1 : drawn < win + draws ? 0.5 : 0
    }
    const score = (game(1) + game(-1)) / 2
    counts.set(score, (counts.get(score) ?? 0) + 1)
    const state = sprt(counts, plan)
    if (state.verdict !== 'undecided' || pairs >= 100_000) return { ...state, pairs }
  }
}
