import { type AnyGame, type Facts, type Goal, holds, isMomentary, progress, type Verdict } from '#core'

/** Follows a goal's predicate through an episode; keeps the window only where the past can decide. */
export function judgeOf(game: AnyGame, goal: Goal) {
  const predicate = goal.predicate!
  const momentary = isMomentary(predicate)
  const window: Facts[] = []
  let reached = -1
  let index = -1
  return {
    /** @returns true once the goal is reached. */
    see(view: Parameters<AnyGame['facts']>[0]): boolean {
      index++
      if (momentary && window.length > 1) window.pop()
      window.push(game.facts(view))
      if (reached < 0 && holds(predicate, window) === true) reached = index
      return reached >= 0
    },
    verdict(): Verdict {
      const judge = 'predicate'
      if (reached >= 0) return { outcome: 'yes', progress: 1, evidence: [reached], judge }
      const outcome = holds(predicate, window) === null ? 'unknown' : 'no'
      return { outcome, progress: progress(predicate, window), evidence: [], judge }
    },
  }
}
