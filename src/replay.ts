import { type AnyGame, type Json, type Player, type Policy, RecordError, type Transition } from '#core'
import { backendOf } from './backend.ts'
import type { EpisodeFile } from './episode/read.ts'
import { rollout } from './rollout.ts'

export interface ReplayOptions {
  readonly game: AnyGame
  readonly file: EpisodeFile
  readonly signal: AbortSignal
  readonly onTransition: (transition: Transition<unknown, unknown>) => void
}

/** Where a replay left the record. */
export interface Difference {
  readonly step: number
  /** Such as `views.p0.observation.inventory.wood`. */
  readonly path: string
  readonly recorded: Json
  readonly now: Json
}

/**
 * Plays a recorded episode again, action by action, as far as the record reaches.
 *
 * @throws {RecordError} If the backend is not deterministic: another play would be another episode.
 */
export async function replayEpisode({ game, file, signal, onTransition }: ReplayOptions): Promise<void> {
  const { header } = file
  const backend = backendOf(game, header.backend)
  if (!header.deterministic || !backend.deterministic)
    throw new RecordError(`${file.scan.path} was played on ${header.backend}, which is not deterministic`)
  const taken = file.actions()
  const recorded = file.scan.end
  await using environment = await backend.open(game.config.parse(header.config), { signal, emit: () => {} })
  let index = 0
  const policies = new Map<Player, Policy<unknown, unknown>>(
    environment.players.map(player => [player, { act: () => ({ action: taken[index].actions[player] }) }]),
  )
  await rollout<unknown, unknown>({
    environment,
    backend: { clock: 'waits', tickMs: backend.tickMs },
    start: header.start,
    policies,
    signal,
    now: () => performance.now(),
    stop: step =>
      step.index >= taken.length ? (recorded?.end ?? { kind: 'interruption', why: 'the record ends here' }) : null,
    onTransition: transition => {
      index = transition.step.index
      onTransition(transition)
    },
  })
}

/** Plays an episode again and compares every step. @returns The first difference, or null if there is none. */
export async function checkReplay(
  options: Omit<ReplayOptions, 'onTransition'>,
): Promise<{ readonly steps: number; readonly difference: Difference | null }> {
  const { file } = options
  const { end } = file.scan
  const views = file.header.record === 'full'
  let steps = 0
  let difference: Difference | null = null
  const returns: Record<Player, number> = {}
  const compare = (step: number, recorded: unknown, now: unknown, path: string) => {
    difference ??= firstDifference(plain(recorded), plain(now), path, step)
  }
  await replayEpisode({
    ...options,
    onTransition: ({ step }) => {
      steps = step.index
      for (const [player, reward] of step.rewards) returns[player] = (returns[player] ?? 0) + reward
      if (difference !== null || !views || step.index >= file.length) return
      const { step: before } = file.step(step.index)
      // An episode that was cut off has no end of its own to compare.
      const last = step.index === file.length - 1 && before.end === null
      const parts = last
        ? ['index', 'tick', 'views', 'rewards']
        : ['index', 'tick', 'views', 'acting', 'rewards', 'end']
      for (const part of parts)
        compare(step.index, before[part as keyof typeof before], step[part as keyof typeof step], part)
    },
  })
  if (difference === null && end !== null && end.end.kind !== 'interruption') {
    compare(steps, end.steps, steps, 'steps')
    compare(steps, end.returns, returns, 'returns')
  }
  return { steps, difference }
}

/** As JSON holds it: maps as objects, bytes as text. */
function plain(value: unknown): Json {
  const text = JSON.stringify(value ?? null, (_, part: unknown) => {
    if (part instanceof Map) return Object.fromEntries(part)
    return part instanceof Uint8Array ? Buffer.from(part).toString('base64') : part
  })
  return JSON.parse(text) as Json
}

function firstDifference(
  recorded: Json | undefined,
  now: Json | undefined,
  path: string,
  step: number,
): Difference | null {
  if (Object.is(recorded, now)) return null
  if (recorded !== null && now !== null && typeof recorded === 'object' && typeof now === 'object') {
    const [before, after] = [recorded, now] as Record<string, Json>[]
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const found = firstDifference(before[key], after[key], `${path}.${key}`, step)
      if (found !== null) return found
    }
    return null
  }
  return { step, path, recorded: recorded ?? null, now: now ?? null }
}
