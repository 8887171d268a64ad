import type { RecordMode } from '#core'
import type { Fixture, Played } from './fixture.ts'
import type { LibraryHashes } from './libraries.ts'

/** What a worker needs to play any game of the tournament: plain JSON. */
export interface Job {
  /** Folders that hold games/ and agents/. */
  readonly roots: readonly string[]
  /** The folder of the runs, for libraries that agents bring. */
  readonly runs: string
  readonly game: string
  readonly backend: string
  /** The game's settings, resolved. */
  readonly config: unknown
  /** Entrants' texts. */
  readonly agents: readonly string[]
  readonly libraries?: LibraryHashes
  readonly seed: number
  readonly record: RecordMode
  /** Where episode files go. */
  readonly episodes: string
  /** Milliseconds a game may take. */
  readonly deadlineMs: number
  /** Milliseconds a decision may take. */
  readonly decisionMs: number
  readonly maxSteps: number | null
  /** Megabytes of heap a worker may use. */
  readonly memoryMb: number
  readonly package: string
}

export type ToWorker =
  | { readonly type: 'job'; readonly job: Job }
  | { readonly type: 'play'; readonly fixture: Fixture }

export type FromWorker =
  | { readonly type: 'ready'; readonly players: number }
  /** Nothing can be played at all: the message is for people. */
  | { readonly type: 'unable'; readonly message: string; readonly usage: boolean }
  | { readonly type: 'played'; readonly index: number; readonly played: Played }
  /** The disk is full, say: the tournament stops, the game is played again later. */
  | { readonly type: 'broken'; readonly message: string }
  /** Sent every second: the thread is not stuck. */
  | { readonly type: 'alive' }
  /** The processes of agents outside that run now, for whoever must end them. */
  | { readonly type: 'processes'; readonly ids: readonly number[] }

/** `episodes/000042.mcap` for the game with index 41. */
export const episodeName = (index: number) => `${String(index + 1).padStart(6, '0')}.mcap`
