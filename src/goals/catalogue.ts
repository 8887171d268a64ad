import {
  type AnyGame,
  closest,
  exampleOf,
  type FactPattern,
  type Goal,
  goalOf,
  is,
  type Predicate,
  parseGoal,
  patternOf,
  UsageError,
} from '#core'
import { deadlineOf, inTime } from './deadline.ts'

/**
 * Goals that the vocabulary lists: one of everything that can be counted, each thing that can be so.
 *
 * @param only Patterns such as `achievement.*`, or comparisons such as `floor >= 5`; empty for all that are listed.
 * @throws {UsageError} If one of them names no goal, with what is near.
 */
export function listedGoals(game: AnyGame, only: readonly string[] = [], maxSteps = 10_000): Goal[] {
  const facts = game.vocabulary.flatMap(family => factsOfFamily(family).map(fact => ({ family, fact })))
  const wanted = only.map(text => text.trim())
  const patterns = wanted.filter(text => !isComparison(text))
  const listed = facts
    .filter(({ family, fact }) =>
      isCovered(family, fact)
        ? patterns.includes(fact)
        : only.length === 0 || patterns.some(pattern => matches(pattern, fact)),
    )
    .flatMap(({ family, fact }) => predicates(family, fact))
    .map(predicate => goalOf(game.id, predicate, { maxSteps }))
  const lists = (pattern: string) =>
    facts.some(({ family, fact }) => matches(pattern, fact) && predicates(family, fact).length > 0)
  for (const pattern of patterns) if (!lists(pattern)) throw unlisted(game, pattern, facts)
  const typed = wanted.filter(isComparison).map(text => comparison(game, text, maxSteps))
  return [...new Map([...listed, ...typed].map(goal => [goal.id, goal])).values()]
}

const isComparison = (text: string): boolean => /[<>=!\s]/.test(text)

/** A goal to learn is one comparison, in time or whenever: what is reached on the way is then looked up by its fact. */
function comparison(game: AnyGame, text: string, maxSteps: number): Goal {
  const goal = parseGoal(game, text, maxSteps)
  const predicate = inTime(goal.predicate!)
  if (!('fact' in predicate) || typeof predicate.value === 'object')
    throw new UsageError(
      `"${text}" is no goal to learn: name facts, or compare one fact with one value, \`within\` so many steps if you like; separate goals by commas`,
    )
  if (deadlineOf(goal.predicate) < 1)
    throw new UsageError(`"${text}" leaves no step to reach it: write within 1 or more`)
  return { ...goal, text: goalOf(game.id, goal.predicate!).text }
}

type Listing = readonly { readonly family: FactPattern; readonly fact: string }[]

/** Says what would have been a goal: how to compare that very fact, or which names are near. */
function unlisted({ id, vocabulary }: AnyGame, pattern: string, facts: Listing): UsageError {
  const family = pattern.includes('*') ? null : patternOf(pattern, vocabulary)
  if (family) {
    const example = exampleOf({ ...family, pattern })
    const how = example ? `"${example}"` : `"${pattern} == VALUE"`
    return new UsageError(
      `"${pattern}" alone is no goal, it is a ${family.type} (${family.words}): compare it, such as ${how}`,
    )
  }
  const listed = facts.filter(({ family, fact }) => predicates(family, fact).length > 0).map(({ fact }) => fact)
  const families = [...new Set(vocabulary.map(family => family.pattern))]
  const word = pattern.replaceAll('*', '').replace(/^\.|\.$/g, '')
  const near = [
    ...listed.filter(fact => word !== '' && fact.includes(word)).slice(0, 6),
    closest(pattern, pattern.includes('*') ? families : listed) ?? [],
  ].flat()
  const hint = near.length > 0 ? `did you mean ${[...new Set(near)].join(', ')}?` : `it knows ${families.join(', ')}`
  return new UsageError(`no goal of ${id} is called "${pattern}"; ${hint}`)
}

function factsOfFamily({ pattern, values }: FactPattern): string[] {
  if (!pattern.includes('*')) return [pattern]
  return (values ?? []).map(value => pattern.replace('*', value))
}

const isCovered = ({ pattern, covered = [] }: FactPattern, fact: string): boolean =>
  covered.some(value => pattern.replace('*', value) === fact)

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
