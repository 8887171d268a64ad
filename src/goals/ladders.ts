import { type FactPattern, type Goal, goalOf, is, patternOf } from '#core'

/** Counts beyond this say how often something was, not how much is at hand: they have no ladder. */
const mostHeld = 100

/** The highest amount of a fact a goal may ask for, or null where amounts are no goals. */
export function topOf(fact: string, vocabulary: readonly FactPattern[]): number | null {
  const pattern = patternOf(fact, vocabulary)
  const top = pattern?.type === 'number' ? pattern.range?.[1] : undefined
  return top !== undefined && top >= 2 && top <= mostHeld ? top : null
}

/** The rung an amount stands on: the largest of 2, 4, 8 … that is not above it, nor above the top; or null. */
export function rungAt(amount: number, top: number): number | null {
  let rung: number | null = null
  for (let next = 2; next <= Math.min(amount, top); next *= 2) rung = next
  return rung
}

/** The rung to climb to from an amount: the smallest of 2, 4, 8 … above it, never above the top; or null. */
export function rungAbove(amount: number, top: number): number | null {
  let next = 2
  while (next <= amount) next *= 2
  return next <= top ? next : null
}

/** `fact >= amount` as a goal like another one of the same fact. */
export function rungGoal(like: Goal, fact: string, amount: number, origin: Goal['origin']): Goal {
  return goalOf(like.game, is(fact, '>=', amount), { maxSteps: like.maxSteps, origin })
}

/**
 * Next rungs as proposals: of everything that was held at least once, twice as much as the rung it stands on.
 *
 * @param goals Where facts come from: their goals of the form `fact >= n`.
 * @param held The most that was ever held of a fact.
 */
export function climbs(
  goals: Iterable<Goal>,
  held: (fact: string) => number,
  vocabulary: readonly FactPattern[],
): Goal[] {
  const found = new Map<string, Goal>()
  for (const goal of goals) {
    const { predicate } = goal
    if (!predicate || !('fact' in predicate) || predicate.op !== '>=' || found.has(predicate.fact)) continue
    const top = topOf(predicate.fact, vocabulary)
    const most = held(predicate.fact)
    const rung = top === null || most < 1 ? null : rungAbove(most, top)
    if (rung !== null) found.set(predicate.fact, rungGoal(goal, predicate.fact, rung, 'proposed'))
  }
  return [...found.values()]
}
