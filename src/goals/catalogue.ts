import { type AnyGame, type FactPattern, type Goal, goalOf, is, type Predicate } from '#core'

/**
 * Goals that the vocabulary lists: one of everything that can be counted, each thing that can be so.
 *
 * @param only Patterns such as `achievement.*`; empty for all.
 */
export function listedGoals(game: AnyGame, only: readonly string[] = [], maxSteps = 10_000): Goal[] {
  return game.vocabulary
    .flatMap(family => factsOfFamily(family).map(fact => ({ family, fact })))
    .filter(({ fact }) => only.length === 0 || only.some(pattern => matches(pattern, fact)))
    .flatMap(({ family, fact }) => predicates(family, fact))
    .map(predicate => goalOf(game.id, predicate, { maxSteps }))
}

function factsOfFamily({ pattern, values }: FactPattern): string[] {
  if (!pattern.includes('*')) return [pattern]
  return (values ?? []).map(value => pattern.replace('*', value))
}

function predicates({ pattern, type, values, range }: FactPattern, fact: string): Predicate[] {
  if (type === 'boolean') return [is(fact, '==', true)]
  if (type === 'string') return pattern.includes('*') ? [] : (values ?? []).map(value => is(fact, '==', value))
  return pattern.includes('*') && (range?.[0] ?? 0) <= 0 ? [is(fact, '>=', 1)] : []
}

/** Whether a fact fits `inventory.*` or is the very name. */
export function matches(pattern: string, fact: string): boolean {
  const [before, after] = pattern.split('*')
  return after === undefined ? fact === pattern : fact.startsWith(before) && fact.endsWith(after)
}
