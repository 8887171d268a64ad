import type { Json } from './environment.ts'

/** One setting in which all agents meet: a column of a published table. */
export interface Condition {
  readonly id: string
  /** What it is, for people. */
  readonly words: string
  /** Settings of the game. */
  readonly config: Readonly<Record<string, Json>>
}

/** A figure that was published: the share of points of `row` against `column`. */
export interface Published {
  readonly row: string
  readonly column: string
  /** By condition; 0…1. */
  readonly rates: Readonly<Record<string, number>>
}

/**
 * How others measured agents of a game: `games/<game>/protocols/<name>.ts` answers
 * `upskill evaluate <game> --protocol <name>`.
 */
export interface Protocol {
  readonly summary: string
  /** Where the published figures stand. */
  readonly source: string
  readonly conditions: readonly Condition[]
  /** Who plays if nobody is named. */
  readonly agents: readonly string[]
  /** By an agent's id: who is told that it plays that agent, and answers it best, to measure how exploitable it is. */
  readonly exploiters?: Readonly<Record<string, string>>
  readonly published: readonly Published[]
  /** What is not as it was there, in sentences. */
  readonly differences: readonly string[]
}

/** Checks a protocol's shape where it is written and keeps its types. */
export function defineProtocol(protocol: Protocol): Protocol {
  return protocol
}
