import type { z } from 'zod'
import type { Budget } from './budget.ts'
import type { End, Facts, Game, Json, Player, View } from './environment.ts'
import type { Goal } from './goal.ts'
import type { Random } from './random.ts'
import type { Skill } from './skill.ts'

/** One level of the chain of action that led to an action. */
export interface Thought {
  readonly level: 'goal' | 'skill' | 'grounding' | 'motion' | 'action'
  readonly text: string
  readonly id?: string
  /** Where on the frame, each 0…1 of its width or height. */
  readonly at?: { readonly x: number; readonly y: number; readonly width?: number; readonly height?: number }
}

export interface Decision<A> {
  readonly action: A
  readonly thoughts?: readonly Thought[]
  readonly detail?: Json
}

/** Plays one seat of one episode. */
export interface Policy<O, A> extends Partial<AsyncDisposable> {
  act(view: View<O, A>, signal: AbortSignal): Promise<Decision<A>> | Decision<A>
  /** Every time step, acting or not, the last one included. */
  observe?(view: View<O, A>, reward: number, end: End | null): void
  /** Another goal from the next time step on; null is none. Without it, the policy keeps to the goal of its seat. */
  aim?(goal: Goal | null): void
}

export interface Library {
  find(goal: Goal, facts: Facts): readonly Skill<never, never, never>[]
}

export interface LanguageModel {
  complete(request: Json, signal: AbortSignal): Promise<Json>
}

export interface Seat<O, A, C> {
  readonly player: Player
  readonly game: Game<O, A, unknown>
  /** An entrant is `id{key=value}`. */
  readonly config: C
  readonly goal: Goal | null
  readonly library: Library
  readonly language: LanguageModel | null
  readonly budget: Budget
  readonly random: Random
  readonly signal: AbortSignal
}

/** Stateless maker of policies; all state of one seat lives in the policy. `Agent<never, never, C>` plays any game. */
export interface Agent<O, A, C> {
  readonly id: string
  readonly summary: string
  readonly games: readonly string[] | 'any'
  readonly config: z.ZodType<C>
  seat(seat: Seat<O, A, C>): Promise<Policy<O, A>> | Policy<O, A>
}

/** An agent whose types are not known here; every agent is one, by a cast at the registry alone. */
export type AnyAgent = Agent<unknown, unknown, unknown>

/** Checks an agent's shape where it is written and keeps its types. */
export function defineAgent<O, A, C>(agent: Agent<O, A, C>): Agent<O, A, C> {
  return agent
}

/** A library without skills. */
export const noLibrary: Library = { find: () => [] }
