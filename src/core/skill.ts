import type { z } from 'zod'
import type { Json, View } from './environment.ts'
import type { Predicate } from './predicate.ts'

/** What a skill yields: an action of the game, or a call of another skill by id. */
export type SkillYield<A> = { readonly act: A } | { readonly call: string; readonly parameters: Json }

export interface SkillResult {
  readonly done: boolean
  readonly why: string
}

/** An option: initiation set, policy, termination. The contract is data, so that a planner can chain it and the host can check it. */
export interface Skill<O, A, P> {
  readonly id: string
  readonly game: string
  readonly summary: string
  readonly parameters: z.ZodType<P>
  /** May name parameters and facts. */
  readonly pre: Predicate
  /** May name parameters and `start.<fact>`; checked by the host, never by the skill. */
  readonly effect: Predicate
  /** The kinds of action it may yield, enforced by the host. */
  readonly capabilities: readonly string[]
  run(view: View<O, A>, parameters: P): Generator<SkillYield<A>, SkillResult, View<O, A> | SkillResult>
}

export const done = (why: string): SkillResult => ({ done: true, why })
export const failed = (why: string): SkillResult => ({ done: false, why })

/** The kind of an action, for capabilities: a string itself, or an object's `type`. */
export function actionKind(action: unknown): string {
  if (typeof action === 'string') return action
  const type = (action as { type?: unknown } | null)?.type
  return typeof type === 'string' ? type : typeof action
}
