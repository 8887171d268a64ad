import {
  type AnyGame,
  type Budget,
  budget,
  type Environment,
  type EpisodeEnd,
  type Goal,
  type Json,
  type Library,
  noLibrary,
  type Player,
  type Policy,
  type Random,
  type RecordMode,
  type Start,
  type Transition,
  UsageError,
  type Verdict,
} from '#core'
import { backendOf } from './backend.ts'
import type { Entrant } from './entrant.ts'
import { type EpisodeWriter, writeEpisode } from './episode/write.ts'
import { judgeOf } from './judge.ts'
import { type Order, Orders } from './orders.ts'
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
  /** Somebody whom the player obeys said something, and was answered. */
  readonly onOrder?: (from: string, text: string, answer: string) => void
  /** An environment to use again (it is reset), instead of opening one and closing it. */
  readonly environment?: Environment<unknown, unknown>
}

export interface EpisodeResult extends Rollout<unknown, unknown> {
  readonly verdict: Verdict | null
  /** What was asked for in the middle of it, in order. */
  readonly orders: readonly Order[]
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
  const policies = new Map<Player, Policy<unknown, unknown>>()
  const orders = new Orders(game, goal => {
    for (const policy of policies.values()) policy.aim?.(goal)
  })
  const order = (from: string, text: string) => {
    const keep = [...policies.values()].some(({ aim }) => aim === undefined)
    const ordered = keep ? { changed: false, answer: stubborn(entrants), later: null } : orders.take(from, text)
    options.onOrder?.(from, text, ordered.answer)
    return ordered
  }
  const environment = options.environment ?? (await backend.open(options.config, { signal, emit, order }))
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
      stop: step => {
        const view = step.views.get(players[0])!
        const reached = judge?.see(view) ?? false
        const replaced = orders.see(view, step.index)
        return reached && !replaced ? { kind: 'truncation', why: 'goal reached' } : null
      },
      onTransition: transition => {
        steps = transition.step.index
        for (const [player, reward] of transition.step.rewards) returns.set(player, (returns.get(player) ?? 0) + reward)
        writer?.write(transition)
        options.onTransition?.(transition)
      },
    })
    const verdict = judge?.verdict() ?? null
    writer?.end(endOf(result, goal, verdict, orders))
    return { ...result, verdict, orders: orders.all }
  } catch (error) {
    closeInterrupted(writer, steps, returns, error)
    throw error
  } finally {
    writer?.[Symbol.dispose]()
    for (const policy of policies.values()) await policy[Symbol.asyncDispose]?.()
    if (!options.environment) await environment[Symbol.asyncDispose]()
  }
}

const stubborn = (entrants: readonly Entrant[]) =>
  `${entrants.map(({ text }) => text).join(', ')} keeps to what it does; an agent that takes orders is bottom-up`

function endOf(
  result: Rollout<unknown, unknown>,
  goal: Goal | null,
  verdict: Verdict | null,
  orders: Orders,
): EpisodeEnd {
  return {
    end: result.end,
    steps: result.steps,
    returns: Object.fromEntries(result.returns),
    verdicts: [...(goal && verdict ? [{ ...verdict, goal: goal.id }] : []), ...orders.verdicts()],
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
