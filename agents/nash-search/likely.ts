import type { Action } from '../../games/pokemon-vgc/action.ts'
import type { Candidate } from './candidates.ts'

/** The plain attack of the quick policy is always among what the other side may do, whatever the priors say. */
export function withPlain(plain: readonly Action[], found: readonly Candidate[]): readonly Candidate[] {
  const missing = [...new Set(plain)].filter(action => found.every(each => each.action !== action))
  const most = found[0]?.prior ?? 0
  return [...missing.map(action => ({ action, prior: most })), ...found].slice(0, found.length + 1)
}

/** Priors are about damage in health bars: a third of one is one in e. */
const temperature = 0.33

/** What somebody does who looks no further than this turn: half plain attacks, half by prior. */
export function likelihoods(columns: readonly Candidate[], plain: readonly Action[]): number[] {
  const most = Math.max(...columns.map(({ prior }) => prior))
  const weights = shared(columns.map(({ prior }) => Math.exp((prior - most) / temperature)))
  const attacks = columns.filter(({ action }) => plain.includes(action)).length
  if (attacks === 0) return weights
  return columns.map(({ action }, j) => weights[j] / 2 + (plain.includes(action) ? 0.5 / attacks : 0))
}

export function shared(weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map(weight => weight / sum)
}

/**
 * The game in which the other side is bound, with this chance, to a mix that is known.
 *
 * @see Johanson, Zinkevich and Bowling, "Computing Robust Counter-Strategies" (2007): restricted Nash response
 */
export function trusting(payoff: readonly (readonly number[])[], mix: readonly number[], trust: number): number[][] {
  return payoff.map(row => {
    const bound = row.reduce((sum, value, j) => sum + value * mix[j], 0)
    return row.map(value => (1 - trust) * value + trust * bound)
  })
}
