import type { AnyGame, Json } from './environment.ts'
import { UsageError } from './errors.ts'
import { checkRange, exampleGoals } from './goal-language.ts'
import { canonical, hashText } from './hash.ts'
import { checkPredicate, normalForm, type Predicate, parsePredicate, printPredicate } from './predicate.ts'

export interface Goal {
  /** Hash of the predicate's normal form: two texts, one predicate, one goal. */
  readonly id: string
  readonly game: string
  readonly text: string
  readonly predicate: Predicate | null
  readonly subgoals: readonly string[]
  readonly maxSteps: number
  readonly origin: 'user' | 'proposed' | 'relabelled'
}

/** Whether a goal was met, how nearly, at which steps that shows, and who says so. Unknown counts as no. */
export interface Verdict {
  readonly outcome: 'yes' | 'no' | 'unknown'
  /** 0…1. */
  readonly progress: number
  readonly evidence: readonly number[]
  readonly judge: string
}

/** A goal from its predicate. */
export function goalOf(
  game: string,
  predicate: Predicate,
  options: { readonly maxSteps?: number; readonly origin?: Goal['origin']; readonly subgoals?: readonly string[] } = {},
): Goal {
  const normal = normalForm(predicate)
  return {
    id: hashText(canonical(normal as unknown as Json)),
    game,
    text: printPredicate(normal),
    predicate: normal,
    subgoals: options.subgoals ?? [],
    maxSteps: options.maxSteps ?? 10_000,
    origin: options.origin ?? 'proposed',
  }
}

/**
 * A goal that a person typed, such as `inventory.iron_pickaxe >= 1`.
 *
 * @throws {UsageError} If it is no predicate, or names a fact the game does not have (with a suggestion).
 */
export function parseGoal(game: Pick<AnyGame, 'id' | 'vocabulary'>, text: string, maxSteps?: number): Goal {
  const predicate = readGoal(game, text)
  checkPredicate(predicate, game.vocabulary)
  checkRange(predicate, game.vocabulary)
  return { ...goalOf(game.id, predicate, { maxSteps, origin: 'user' }), text }
}

function readGoal({ id, vocabulary }: Pick<AnyGame, 'id' | 'vocabulary'>, text: string): Predicate {
  try {
    return parsePredicate(text)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const examples = exampleGoals(vocabulary)
    throw new UsageError(
      examples.length === 0 ? error.message : `${error.message}. Goals of ${id}: ${examples.join('; ')}`,
    )
  }
}
