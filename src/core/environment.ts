import type { z } from 'zod'
import type { Random } from './random.ts'
import type { SkillResult } from './skill.ts'

export type Player = `p${number}`
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** An image: `uint8 [height, width, 3]`, RGB, rows from the top. Recorded on a channel of its own. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** How the last action of this player went; `code` is stable, `text` is for people. A blow that breaks it off is {@link brokenOff}. */
export interface Outcome {
  readonly ok: boolean
  readonly code: string
  readonly text: string
}

/** The code of what something else broke off: that says nothing of whether it can be done, and it is worth doing again. */
export const brokenOff = 'interrupted'

/** What one player may see at one time step. Bounded, never cumulative: history lives in the record. */
export interface View<O, A> {
  readonly player: Player
  readonly observation: O
  /** Every legal action, `[]` when it is not this player's turn, `null` when they cannot be listed. */
  readonly legal: readonly A[] | null
  readonly outcome: Outcome | null
}

/** Why an episode is over. An interruption (a lost connection, a crash) is never a loss. */
export interface End {
  readonly kind: 'termination' | 'truncation' | 'interruption'
  readonly why: string
}

export interface TimeStep<O, A> {
  /** 0 after reset. */
  readonly index: number
  /** Game time; a step may last many ticks. */
  readonly tick: number
  readonly views: ReadonlyMap<Player, View<O, A>>
  /** One in turn, all at once, none at the end. */
  readonly acting: readonly Player[]
  readonly rewards: ReadonlyMap<Player, number>
  readonly end: End | null
}

/** A start is drawn from a range: its seed's two top bits name train, gate, verify or report; `axis` is the game's held-out axis (team, opponent, character). */
export interface Start {
  readonly seed: number
  readonly axis?: Json
}

export interface Environment<O, A> extends AsyncDisposable {
  readonly players: readonly Player[]
  reset(start: Start, signal?: AbortSignal): Promise<TimeStep<O, A>>
  /** @throws {IllegalActionError} and changes nothing, if an action is missing, unexpected or not legal. */
  step(actions: ReadonlyMap<Player, A>, signal?: AbortSignal): Promise<TimeStep<O, A>>
}

export interface BackendIo {
  readonly signal: AbortSignal
  /** Records what happens between steps (chunks, entity moves, frames, protocol lines) on a named channel. */
  emit(channel: string, tick: number, bytes: Uint8Array): void
  /**
   * Somebody asks for another goal, in the game itself. Only a backend that was told by a setting whom to obey calls it,
   * and for nobody else: all other text in a game is data. Absent where goals do not change.
   */
  order?(from: string, text: string): Ordered
}

/** What comes of an order. */
export interface Ordered {
  /** Whether there is something else to do from now on. */
  readonly changed: boolean
  /** For who asked: what is done, or what was wrong and what would be right. */
  readonly answer: string
  /** What there is to say once it is reached. */
  readonly later: Promise<string> | null
}

export interface Backend<O, A, C> {
  readonly summary: string
  readonly deterministic: boolean
  /** `attach` begins an episode where the world stands (a live server, the next ladder battle): gate, verify and learn refuse it. */
  readonly resets: 'seeded' | 'attach'
  /** `waits`: the world stands still while the agent thinks. `real`: a late tick repeats the held keys, and is counted. */
  readonly clock: 'waits' | 'real'
  readonly tickMs: number | null
  open(config: C, io: BackendIo): Promise<Environment<O, A>>
}

/** Knows the rules, never the truth: what search agents plan with. Synchronous and fast. */
export interface Model<O, A, S> {
  /** A world that agrees with everything this player has seen. */
  sample(history: readonly View<O, A>[], random: Random): S
  clone(state: S): S
  acting(state: S): readonly Player[]
  legal(state: S, player: Player): readonly A[]
  apply(state: S, actions: ReadonlyMap<Player, A>): void
  view(state: S, player: Player): View<O, A>
  end(state: S): End | null
}

/**
 * Moves between an action and a skill, that a game gives to every learner: `go-to tree`. State of one seat of one
 * episode: they may remember what was seen. They must not leak what `--priors none` hides, and stand on the priors card.
 */
export interface Motions<O, A> {
  /** Every time step, acting or not. */
  observe(view: View<O, A>): void
  /** The moves that make sense from here, as data that programs can hold. */
  moves(view: View<O, A>): readonly Json[]
  /** Plays one move, action by action. @throws {UsageError} If `move` is none of this game's. */
  run(move: Json, view: View<O, A>): Generator<A, SkillResult, View<O, A>>
  /** Nothing can be done just now but what is under way, such as sleeping: then nothing else is begun in its place. */
  bound?(view: View<O, A>): boolean
}

/** `null` = hidden; an absent number = 0. */
export type Facts = Readonly<Record<string, number | boolean | string | null>>

/** One family of facts: `inventory.*` or a plain name. `*` stands for one word of letters, digits, `_`, `-` and `:`. */
export interface FactPattern {
  readonly pattern: string
  readonly type: 'number' | 'boolean' | 'string'
  readonly range?: readonly [number, number]
  readonly words: string
  /** The words `*` may be, where they can be listed: for suggestions and for proposing goals. */
  readonly values?: readonly string[]
  /** Of those, the ones that a wider fact counts as well: goals only where they are asked for by name. */
  readonly covered?: readonly string[]
  /** When it rises the player has lost everything and begun again: what else changed with it is no move's doing. */
  readonly anew?: true
}

/** How long things take in a game, for learners that are told nothing else; steps are actions. */
export interface LearningDefaults {
  /** What to learn. */
  readonly goals?: readonly string[]
  readonly steps?: number
  readonly episodeSteps?: number
  readonly goalSteps?: number
  readonly attemptSteps?: number
  /** Steps without anything new after which an episode is over. */
  readonly patience?: number
  /** A fresh start takes about as long as so many steps. */
  readonly startSteps?: number
  readonly reportSeeds?: number
}

export interface Game<O, A, C> {
  readonly id: string
  readonly title: string
  /** Validation, JSON Schema for prompts, random values for the contract test. */
  readonly observation: z.ZodType<O>
  readonly action: z.ZodType<A>
  readonly config: z.ZodType<C>
  /** The first one is the default. */
  readonly backends: { readonly [id: string]: Backend<O, A, C> }
  /** The one that settings ask for where none is named. */
  backendFor?(config: C): string
  readonly model?: Model<O, A, unknown>
  /** The words goals may use; a predicate over anything else is refused with a suggestion. */
  readonly vocabulary: readonly FactPattern[]
  readonly learning?: LearningDefaults
  /** Families of facts of which the report of learning counts how many verified skills reach, and what to set beside it. */
  readonly counted?: { readonly families: readonly string[]; readonly words: string; readonly beside: string }
  /** Computed on demand. */
  facts(view: View<O, A>): Facts
  /** Game time since the start, in steps of usual length, where some take far longer than others: what takes long is dear. */
  elapsed?(view: View<O, A>): number
  /** Macro moves worth trying from here, where `legal` is null or too fine. They must not leak what `--priors none` hides. */
  affordances?(view: View<O, A>): readonly A[]
  /** Given moves of several actions each; a fresh memory a call. Without them every affordance is a move. */
  motions?(): Motions<O, A>
  /** What its motions and facts give away, in sentences: said on the priors card of every learning run. */
  readonly given?: readonly string[]
  /** Places on the held-out axis where nothing is ever learned: what holds there was not learned by heart. */
  readonly heldOut?: readonly Json[]
  /** AND/OR prerequisites (a tech tree): a prior, used only when asked for and then declared on the priors card. */
  readonly prerequisites?: Json
}

/** A game whose types are not known here. Every `Game<O, A, C>` is one, by a cast at the registry alone. */
export type AnyGame = Game<unknown, unknown, unknown>

/** Checks a game's shape where it is written and keeps its types. */
export function defineGame<O, A, C>(game: Game<O, A, C>): Game<O, A, C> {
  return game
}
