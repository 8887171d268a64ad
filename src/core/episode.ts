import type { Decision } from './agent.ts'
import type { End, Json, Player, Start, TimeStep } from './environment.ts'
import type { Goal, Verdict } from './goal.ts'

/** `full`: every view. `actions`: seed, actions and end, to be expanded by replaying. `none`: nothing. */
export type RecordMode = 'full' | 'actions' | 'none'

/** What an episode file opens with. */
export interface EpisodeHeader {
  readonly version: number
  readonly game: string
  readonly backend: string
  readonly deterministic: boolean
  readonly tickMs: number | null
  readonly config: Json
  readonly start: Start
  readonly record: Exclude<RecordMode, 'none'>
  readonly players: readonly Player[]
  /** The entrant's text (`random`, `nash-search{work=100}`) of each seat. */
  readonly agents: Readonly<Record<Player, string>>
  readonly goal: Goal | null
  readonly package: string
}

/** One transition: the decisions taken, and the time step they led to (none before the first). */
export interface Transition<O, A> {
  readonly decisions: ReadonlyMap<Player, Decision<A>>
  readonly step: TimeStep<O, A>
}

/** What an episode file closes with. A file without it was cut off: a crash, never a loss. */
export interface EpisodeEnd {
  readonly end: End
  readonly steps: number
  readonly returns: Readonly<Record<Player, number>>
  readonly verdicts: readonly (Verdict & { readonly goal: string })[]
  /** Nothing that differs between two runs of the same seed: seconds are in run.json. */
  readonly usage: { readonly usd: number; readonly lateTicks: number }
}

export interface EpisodeReader extends AsyncDisposable {
  readonly header: EpisodeHeader
  readonly goal: Goal | null
  steps(): AsyncIterable<Transition<unknown, unknown>>
  /** null while it grows, and for ever if it was cut off. */
  end(): Promise<EpisodeEnd | null>
}
