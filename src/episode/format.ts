import type { Decision, End, EpisodeEnd, EpisodeHeader, Json, Player, TimeStep, Transition, View } from '#core'

/** The version this program writes. Older ones are read through `migrate.ts`. */
export const formatVersion = 1

/** Names of the channels of an episode file; a backend's own channels are named by its `emit`. */
export const channels = { header: 'header', step: 'step', actions: 'actions', frame: 'frame', end: 'end' } as const

/** One view as JSON: frames are `{ $frame: n }`, the n-th message of the channel `frame`. */
export interface ViewRecord {
  readonly observation: Json
  readonly outcome: View<unknown, unknown>['outcome']
  /** Left out where the list is the one of step `legalAt`. */
  readonly legal?: readonly Json[] | null
  readonly legalAt?: number
}

/** A message of the channel `step`. */
export interface StepRecord {
  readonly index: number
  readonly tick: number
  readonly decisions: Readonly<Record<Player, Decision<Json>>>
  readonly views: Readonly<Record<Player, ViewRecord>>
  readonly acting: readonly Player[]
  readonly rewards: Readonly<Record<Player, number>>
  readonly end: End | null
}

/** A message of the channel `actions`, with `record: actions`. */
export interface ActionsRecord {
  readonly index: number
  readonly actions: Readonly<Record<Player, Json>>
}

export type HeaderRecord = EpisodeHeader
export type EndRecord = EpisodeEnd

/**
 * @param legal Gives the list written at an earlier step.
 * @param frame Gives the n-th frame of the file.
 */
export function transitionOf(
  record: StepRecord,
  legal: (index: number, player: Player) => readonly Json[] | null,
  frame: (n: number) => unknown,
): Transition<unknown, unknown> {
  const views = new Map<Player, View<unknown, unknown>>()
  for (const [player, view] of entries(record.views)) {
    const list = view.legalAt === undefined ? (view.legal ?? null) : legal(view.legalAt, player)
    views.set(player, { player, observation: revive(view.observation, frame), legal: list, outcome: view.outcome })
  }
  const { index, tick, acting, end } = record
  const step: TimeStep<unknown, unknown> = {
    index,
    tick,
    views,
    acting,
    rewards: new Map(entries(record.rewards)),
    end,
  }
  return { decisions: new Map(entries(record.decisions)), step }
}

export const entries = <T>(record: Readonly<Record<Player, T>>) => Object.entries(record) as [Player, T][]

/** Frames stand at the top of an observation, or are it. */
function revive(value: Json, frame: (n: number) => unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const number = (inner: unknown) => (inner as { $frame?: unknown } | null)?.$frame
  const own = number(value)
  if (typeof own === 'number') return frame(own)
  let result = value as Record<string, unknown>
  for (const [key, inner] of Object.entries(value)) {
    const n = number(inner)
    if (typeof n === 'number') result = { ...result, [key]: frame(n) }
  }
  return result
}
