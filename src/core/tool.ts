import type { z } from 'zod'
import type { End, Facts, Json, Player, Start } from './environment.ts'
import type { EpisodeEnd, Transition } from './episode.ts'

/** Episodes a tool asks for. */
export interface PlayRequest {
  /** Seat by seat, as typed: `random` or `a{key=value},b`. */
  readonly agents: string
  readonly episodes: number
  /** The seed of the first; each next one adds 1. Default 1. */
  readonly seed?: number
  /** Settings of the game; its defaults otherwise. */
  readonly config?: Readonly<Record<string, unknown>>
  /** A run whose library of skills the agents get. */
  readonly library?: string
}

export interface PlayedEpisode {
  readonly seed: number
  readonly steps: number
  readonly end: End
  readonly returns: ReadonlyMap<Player, number>
  /** What the first player could see at the end, as facts. */
  readonly facts: Facts
}

/** An episode that was played elsewhere: a log of another program, say. */
export interface ForeignEpisode {
  readonly backend: string
  readonly config: Json
  readonly start: Start
  /** Who played each seat, as the log calls them. */
  readonly agents: Readonly<Record<Player, string>>
  readonly transitions: Iterable<Transition<unknown, unknown>>
  readonly end: EpisodeEnd
}

export interface ToolIo {
  readonly signal: AbortSignal
  /** A line of the result, for people: stdout. */
  print(line: string): void
  /** Where a long piece of work stands: stderr, and only on a terminal. */
  progress(done: number, total: number, what: string): void
  /** Plays episodes of the tool's game, unrecorded: a game knows no agent, so who plays comes in here. */
  play(request: PlayRequest): AsyncIterable<PlayedEpisode>
  /** Writes an episode into the run of this command, which is made with the first one. @returns Its file. */
  record(episode: ForeignEpisode): string
}

/**
 * A command that one game brings: `games/<game>/verify.ts` answers `upskill verify <game>`; likewise `bench`, `server`,
 * `import` and `play`. Its options are its flags. What it returns is the last line of stdout with `--json`.
 */
export interface Tool<C> {
  readonly summary: string
  readonly options: z.ZodType<C>
  /** The option that words without a flag are for, joined by commas: `upskill import pokemon-vgc a.log b.log`. */
  readonly words?: string
  run(options: C, io: ToolIo): Promise<Json>
}

/** Checks a tool's shape where it is written and keeps its types. */
export function defineTool<C>(tool: Tool<C>): Tool<C> {
  return tool
}
