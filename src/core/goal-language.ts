import type { FactPattern } from './environment.ts'
import { UsageError } from './errors.ts'
import { type Predicate, patternOf } from './predicate.ts'

/** A comparison that makes sense of a fact of this family, or null where no value is known. */
export function exampleOf({ pattern, type, range, values }: FactPattern): string | null {
  const fact = pattern.includes('*') ? values?.[0] && pattern.replace('*', values[0]) : pattern
  if (!fact) return null
  if (type === 'boolean') return fact
  if (type === 'string') return pattern.includes('*') || !values?.[0] ? null : `${fact} == ${JSON.stringify(values[0])}`
  const [low, high] = range ?? [0, 3]
  return `${fact} >= ${high - low < 2 ? high : Math.min(high, Math.ceil(low) + 3)}`
}

/** Goals in the game's own words, one of each type: for whoever typed something else. */
export function exampleGoals(vocabulary: readonly FactPattern[]): string[] {
  const of = (wanted: FactPattern['type']) =>
    vocabulary.flatMap(family => (family.type === wanted ? (exampleOf(family) ?? []) : []))[0]
  const [number, boolean, text] = [of('number'), of('boolean'), of('string')]
  const both = number && boolean ? [`${number} and not ${boolean}`] : []
  return [number, boolean, text, ...both].filter(example => example !== undefined)
}

/**
 * Refuses comparisons that can never hold: what is asked lies outside of the fact's range.
 *
 * @throws {UsageError} Naming the range.
 */
export function checkRange(predicate: Predicate, vocabulary: readonly FactPattern[]): void {
  if ('and' in predicate) for (const part of predicate.and) checkRange(part, vocabulary)
  else if ('or' in predicate) for (const part of predicate.or) checkRange(part, vocabulary)
  else if ('not' in predicate) checkRange(predicate.not, vocabulary)
  else if ('within' in predicate) checkRange(predicate.of, vocabulary)
  else if ('before' in predicate) for (const part of [predicate.before, predicate.then]) checkRange(part, vocabulary)
  else {
    const { fact, op, value } = predicate
    const range = patternOf(fact, vocabulary)?.range
    if (!range || typeof value !== 'number') return
    const [low, high] = range
    const possible = { '>=': value <= high, '>': value < high, '<=': value >= low, '<': value > low, '!=': true }
    if (op === '==' ? value >= low && value <= high : possible[op]) return
    throw new UsageError(`"${fact}" lies between ${low} and ${high}: it is never ${op} ${value}`)
  }
}
