/** What server and page say to each other: JSON, and only these shapes. The page trusts none of the texts inside. */
import type { Decision, End, EpisodeEnd, EpisodeHeader, Facts, Json, Player, View } from '#core'

/** `crashed`: its process is gone and left no last word. `interrupted`: somebody stopped it. `failed`: it said why. */
export type RunState = 'running' | 'finished' | 'failed' | 'interrupted' | 'crashed'

export interface RunSummary {
  readonly id: string
  readonly kind: string
  readonly game: string | null
  readonly agents: readonly string[]
  /** ISO 8601. */
  readonly started: string | null
  readonly finished: string | null
  readonly state: RunState
  readonly episodes: number
  /** What it said last, where it failed. */
  readonly note: string | null
}

export interface RunDetail extends RunSummary {
  readonly manifest: Json
  readonly config: Json
  /** `report.html` lies there. */
  readonly report: boolean
  /** Bytes of `results.jsonl`, 0 if there is none. */
  readonly results: number
  /** Bytes of `metrics.jsonl`, 0 if there is none. */
  readonly metrics: number
  /** The episode being written, or else the last one. */
  readonly latest: string | null
}

/** `live`: still growing. `cut`: it has no end and nobody writes it: a crash, never a loss. */
export type EpisodeState = 'live' | 'ended' | 'cut'

export interface EpisodeSummary {
  readonly id: string
  readonly state: EpisodeState
  /** null where the file is too short to hold its opening, or is no episode. */
  readonly header: EpisodeHeader | null
  readonly end: EpisodeEnd | null
  readonly bytes: number
  readonly note: string | null
}

export interface EpisodePage {
  readonly total: number
  readonly from: number
  readonly episodes: readonly EpisodeSummary[]
}

export interface EpisodeOpen extends EpisodeSummary {
  /** Time steps that can be asked for. */
  readonly steps: number
  readonly frames: boolean
}

export interface WireStep {
  readonly index: number
  readonly tick: number
  readonly views: Readonly<Record<Player, View<Json, Json>>>
  readonly acting: readonly Player[]
  readonly rewards: Readonly<Record<Player, number>>
  readonly end: End | null
  /** The decisions that led here. */
  readonly decisions: Readonly<Record<Player, Decision<Json>>>
  /** null where the game is unknown or could not say. */
  readonly facts: Readonly<Record<Player, Facts>> | null
}

export interface StepWindow {
  readonly from: number
  readonly steps: readonly WireStep[]
}

export type MarkKind = 'reward' | 'outcome' | 'thought' | 'evidence' | 'end'

/** Something worth jumping to. */
export interface Mark {
  readonly step: number
  readonly kind: MarkKind
  readonly player: Player | null
  readonly text: string
}

/** What the scrub bar shows of steps `[from, from + ticks.length)`. */
export interface TimelinePart {
  readonly from: number
  readonly ticks: readonly number[]
  readonly rewards: Readonly<Record<Player, readonly number[]>>
  readonly marks: readonly Mark[]
}

/** Lines of `metrics.jsonl` from a byte offset on, by name: `[x, value, x, value, …]`. */
export interface MetricsPart {
  readonly next: number
  readonly series: Readonly<Record<string, readonly number[]>>
}

export interface ResultsPart {
  readonly next: number
  readonly lines: readonly Json[]
}

/** A person is asked for an action. */
export interface Question {
  readonly id: string
  readonly game: string
  readonly player: Player
  readonly view: View<Json, Json>
  /** The game's suggestions where `view.legal` cannot be listed. */
  readonly suggested: readonly Json[] | null
  readonly facts: Facts | null
  /** Sum of the rewards so far. */
  readonly return: number
  readonly steps: number
  /** How long an answer is waited for; null: as long as it takes. */
  readonly deadlineMs: number | null
}

export interface PlayState {
  /** Whether anybody can be asked at all here. */
  readonly open: boolean
  /** `real`: the world goes on while the person thinks. */
  readonly clock: 'waits' | 'real'
  readonly questions: readonly Question[]
  /** Seats whose episode has ended. */
  readonly over: readonly {
    readonly seat: string
    readonly game: string
    readonly player: Player
    readonly return: number
    readonly steps: number
    readonly end: End
    readonly view: View<Json, Json>
  }[]
}

/** Server-sent: each says how far something has come, so that a lost one loses nothing. */
export type Notice =
  | { readonly type: 'hello'; readonly version: string; readonly games: readonly string[] }
  | { readonly type: 'runs'; readonly revision: number }
  | {
      readonly type: 'run'
      readonly run: string
      readonly metrics: number
      readonly results: number
      readonly episodes: number
      readonly latest: string | null
      readonly state: RunState
      /** Changes when a run that learns has something new to show; empty for others. */
      readonly learned: string
    }
  | {
      readonly type: 'episode'
      readonly run: string
      readonly episode: string
      readonly steps: number
      readonly state: EpisodeState
    }
  | { readonly type: 'play'; readonly play: PlayState }
