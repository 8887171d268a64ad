import {
  type AnyGame,
  type Budget,
  budget,
  type Environment,
  type EpisodeEnd,
  type Facts,
  type Goal,
  holds,
  isMomentary,
  type Json,
  type Library,
  noLibrary,
  type Player,
  type Policy,
  progress,
  type Random,
  type RecordMode,
  type Start,
  type Transition,
  UsageError,
  type Verdict,
} from '#core'
import type { Entrant } from './entrant.ts'
import { type EpisodeWriter, writeEpisode } from './episode/write.ts'
import { type Rollout, rollout } from './rollout.ts'

export interface EpisodeOptions {
  readonly game: AnyGame
  readonly backend: string
  readonly config: unknown
  readonly start: Start
  /** Seat by seat; one entrant for a game of several players plays every seat. */
  readonly entrants: readonly Entrant[]
  readonly random: Random
  readonly signal: AbortSignal
  readonly now: () => number
  readonly package: string
  readonly goal?: Goal | null
  readonly library?: Library
  readonly record?: RecordMode
  /** Where the episode file goes, unless `record` is `none`. */
  readonly path?: string
  readonly maxSteps?: number
  readonly budget?: Budget
  readonly decisionMs?: number
  readonly onTransition?: (transition: Transition<unknown, unknown>) => void
  /** An environment to use again (it is reset), instead of opening one and closing it. */
  readonly environment?: Environment<unknown, unknown>
}

export interface EpisodeResult extends Rollout<unknown, unknown> {
  readonly verdict: Verdict | null
}

/**
 * One episode from start to end: opens the backend, seats the agents, plays, records, judges the goal.
 * The file gets its end whatever happens, an interruption included, unless the program is killed.
 *
 * @throws What `rollout` throws.
 */
export async function playEpisode(options: EpisodeOptions): Promise<EpisodeResult> {
  const { game, entrants, signal, record = 'full' } = options
  const backend = backendOf(game, options.backend)
  let writer: EpisodeWriter | null = null
  let steps = 0
  const returns = new Map<Player, number>() // kept here too, for an episode that is interrupted
  const early: Parameters<EpisodeWriter['emit']>[] = [] // what a backend emits while it opens
  const emit: EpisodeWriter['emit'] = (...message) => {
    if (record !== 'full') return
    if (writer) writer.emit(...message)
    else early.push(message)
  }
  const environment = options.environment ?? (await backend.open(options.config, { signal, emit }))
  const policies = new Map<Player, Policy<unknown, unknown>>()
  try {
    const { players } = environment
    const seats = players.map((player, i) => [player, entrants[i] ?? entrants[0]] as const)
    if (entrants.length > players.length)
      throw new UsageError(`${game.id} has ${players.length} seats, but ${entrants.length} agents were given`)
    const goal = options.goal ?? null
    if (record !== 'none') {
      if (options.path === undefined) throw new UsageError('a recorded episode needs a path')
      writer = writeEpisode(options.path, {
        game: game.id,
        backend: options.backend,
        deterministic: backend.deterministic,
        tickMs: backend.tickMs,
        config: options.config as Json,
        start: options.start,
        record,
        players,
        agents: Object.fromEntries(seats.map(([player, entrant]) => [player, entrant.text])),
        goal,
        package: options.package,
      })
      for (const message of early) emit(...message)
    }
    for (const [player, { agent, config }] of seats)
      policies.set(
        player,
        await agent.seat({
          player,
          game: game as never,
          config,
          goal,
          library: options.library ?? noLibrary,
          language: null,
          budget: options.budget ?? budget(),
          random: options.random.fork(player),
          signal,
        }),
      )
    const judge = goal?.predicate ? judgeOf(game, goal) : null
    const result = await rollout<unknown, unknown>({
      environment,
      backend,
      start: options.start,
      policies,
      signal,
      now: options.now,
      maxSteps: Math.min(options.maxSteps ?? Infinity, goal?.maxSteps ?? Infinity),
      budget: options.budget,
      decisionMs: options.decisionMs,
      stop: judge
        ? step => (judge.see(step.views.get(players[0])!) ? { kind: 'truncation', why: 'goal reached' } : null)
        : undefined,
      onTransition: transition => {
        steps = transition.step.index
        for (const [player, reward] of transition.step.rewards) returns.set(player, (returns.get(player) ?? 0) + reward)
        writer?.write(transition)
        options.onTransition?.(transition)
      },
    })
    const verdict = judge?.verdict() ?? null
    writer?.end(endOf(result, goal, verdict))
    return { ...result, verdict }
  } catch (error) {
    closeInterrupted(writer, steps, returns, error)
    throw error
  } finally {
    writer?.[Symbol.dispose]()
    for (const policy of policies.values()) await policy[Symbol.asyncDispose]?.()
    if (!options.environment) await environment[Symbol.asyncDispose]()
  }
}

/** @throws {UsageError} Naming the backends there are. */
export function backendOf(game: AnyGame, id: string): AnyGame['backends'][string] {
  const backend = game.backends[id]
  if (!backend)
    throw new UsageError(`${game.id} has no backend "${id}"; it has ${Object.keys(game.backends).join(', ')}`)
  return backend
}

/** Follows a goal's predicate through an episode; keeps the window only where the past can decide. */
export function judgeOf(game: AnyGame, goal: Goal) {
  const predicate = goal.predicate!
  const momentary = isMomentary(predicate)
  const window: Facts[] = []
  let reached = -1
  let index = -1
  return {
    /** @returns true once the goal is reached. */
    see(view: Parameters<AnyGame['facts']>[0]): boolean {
      index++
      if (momentary && window.length > 1) window.pop()
      window.push(game.facts(view))
      if (reached < 0 && holds(predicate, window) === true) reached = index
      return reached >= 0
    },
    verdict(): Verdict {
      const judge = 'predicate'
      if (reached >= 0) return { outcome: 'yes', progress: 1, evidence: [reached], judge }
      const outcome = holds(predicate, window) === null ? 'unknown' : 'no'
      return { outcome, progress: progress(predicate, window), evidence: [], judge }
    },
  }
}

function endOf(result: Rollout<unknown, unknown>, goal: Goal | null, verdict: Verdict | null): EpisodeEnd {
  return {
    end: result.end,
    steps: result.steps,
    returns: Object.fromEntries(result.returns),
    verdicts: goal && verdict ? [{ ...verdict, goal: goal.id }] : [],
    usage: { usd: 0, lateTicks: result.lateTicks },
  }
}

function closeInterrupted(
  writer: EpisodeWriter | null,
  steps: number,
  returns: ReadonlyMap<Player, number>,
  error: unknown,
): void {
  const why = error instanceof Error ? error.message : String(error)
  try {
    writer?.end({
      end: { kind: 'interruption', why },
      steps,
      returns: Object.fromEntries(returns),
      verdicts: [],
      usage: { usd: 0, lateTicks: 0 },
    })
  } catch {
    // The file itself is what broke (a full disk, say): the first error tells more than this one.
  }
}
