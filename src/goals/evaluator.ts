import { type Facts, type Goal, holds, type Random, type Verdict } from '#core'

/** Says whether a goal was met, with the step that shows it. */
export interface Judge {
  judge(goal: Goal, facts: Facts, step: number): Verdict
}

/** The predicate decides; a hidden fact is a no. */
export const exactJudge: Judge = {
  judge(goal, facts, step) {
    const truth = goal.predicate ? holds(goal.predicate, [facts]) : null
    return {
      outcome: truth === null ? 'unknown' : truth ? 'yes' : 'no',
      progress: truth === true ? 1 : 0,
      evidence: truth === true ? [step] : [],
      judge: 'predicate',
    }
  },
}

/** For experiments only: calls a share of the failures a success. The gate never asks it. */
export function lyingJudge(noise: number, random: Random): Judge {
  if (noise === 0) return exactJudge
  return {
    judge(goal, facts, step) {
      const verdict = exactJudge.judge(goal, facts, step)
      if (verdict.outcome === 'yes' || random.real() >= noise) return verdict
      return { outcome: 'yes', progress: 1, evidence: [step], judge: 'liar' }
    },
  }
}
