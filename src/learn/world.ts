import {
  type AnyGame,
  budget,
  type End,
  type Environment,
  type Json,
  noLibrary,
  type Player,
  type Policy,
  random,
  type Start,
  seedRange,
  type Thought,
  UsageError,
} from '#core'
import { backendOf } from '../backend.ts'
import { BrokenEpisodes, isBroken } from '../broken.ts'
import type { Entrant } from '../entrant.ts'
import type { EpisodeWriter } from '../episode/write.ts'
import type { AnyView } from '../library/situation.ts'
import { rollout } from '../rollout.ts'
import type { TrialPool } from './workers/pool.ts'

/** Yields actions and is sent views; when it returns, the episode ends. */
export type Script = Generator<unknown, void, AnyView>

export interface Played {
  readonly steps: number
  readonly end: End
  /** The script came to its end before the episode did. */
  readonly finished: boolean
  readonly actions: readonly unknown[]
}

export interface World extends AsyncDisposable {
  readonly game: AnyGame
  /** Where trials are played, if not in this world. */
  readonly trials?: TrialPool
  /**
   * One episode: `see` gets every view, `script` is started after the first one.
   *
   * @param maxSteps The episode is truncated there.
   * @param thoughts What led to the action just yielded, for the record; an episode without them is not recorded.
   * @param place A place on the game's held-out axis, instead of the world's own.
   */
  play(
    seed: number,
    see: (view: AnyView) => void,
    script: () => Script,
    maxSteps: number,
    thoughts?: () => readonly Thought[],
    place?: Json,
  ): Promise<Played>
}

export interface WorldOptions {
  readonly game: AnyGame
  readonly backend?: string
  readonly config: unknown
  readonly axis: Json
  readonly signal: AbortSignal
  readonly now: () => number
  /** Who plays the other seats, drawn by the start's seed; reports are played against others, where there are any. */
  readonly opponents?: Opponents
  /** A file for the episode that begins now, or null. */
  readonly record?: (start: Start, environment: Environment<unknown, unknown>) => EpisodeWriter | null
  /** An episode's world broke: it ends as an interruption, which is never a success. */
  readonly onBroken?: (seed: number, why: string) => void
}

export interface Opponents {
  readonly train: readonly Entrant[]
  readonly report: readonly Entrant[]
}

/**
 * Opens a game for learning.
 *
 * @throws {UsageError} If it cannot be started anew from a seed, or has several players and nobody plays the others.
 */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { game, config, axis, signal, now } = options
  const id = options.backend ?? Object.keys(game.backends)[0]
  const backend = backendOf(game, id)
  if (backend.resets !== 'seeded')
    throw new UsageError(`learning needs fresh starts, but ${game.id}/${id} begins where the world stands`)
  const environment: Environment<unknown, unknown> = await backend.open(config, { signal, emit: () => {} })
  const [player, ...others]: readonly Player[] = environment.players
  const { train = [], report = [] } = options.opponents ?? {}
  if (others.length > 0 && train.length === 0) {
    await environment[Symbol.asyncDispose]()
    throw new UsageError(
      `${game.id} has ${environment.players.length} players: name who plays the others, --opponents random, say (\`upskill agents\` lists who can)`,
    )
  }
  const broken = new BrokenEpisodes()
  return {
    game,
    async play(seed, see, script, maxSteps, thoughts, place = axis) {
      const start: Start = place === null ? { seed } : { seed, axis: place }
      using writer = thoughts ? (options.record?.(start, environment) ?? null) : null
      const actions: unknown[] = []
      let running: Script | null = null
      let next = { done: false, value: null } as IteratorResult<unknown, void>
      let current: AnyView | null = null
      // The script is driven by `stop`, the one place that may end the episode: what it yields is what `act` then does.
      const drive = (view: AnyView, acting: boolean): End | null => {
        see(view)
        current = view
        if (!acting) return null // only others are asked
        if (running === null) {
          running = script()
          next = running.next()
        } else next = running.next(view)
        if (next.done) return { kind: 'truncation', why: 'the script is over' }
        actions.push(next.value)
        return null
      }
      const policy: Policy<unknown, unknown> = {
        observe(view, _reward, end) {
          if (end && view !== current) see(view)
        },
        act: () => (writer ? { action: next.value, thoughts: thoughts!() } : { action: next.value }),
      }
      const policies = new Map<Player, Policy<unknown, unknown>>([[player, policy]])
      const pool = seedRange(seed) === 'report' && report.length > 0 ? report : train
      for (const other of others) policies.set(other, await seated(options, other, pool, seed))
      let [steps, total] = [0, 0]
      const lost = (error: unknown) => {
        if (signal.aborted || !isBroken(error)) throw error
        const why = `the world broke: ${error.message}`
        writer?.end({
          end: { kind: 'interruption', why },
          steps,
          returns: { [player]: total },
          verdicts: [],
          usage: { usd: 0, lateTicks: 0 },
        })
        options.onBroken?.(seed, why)
        broken.broke(error)
        return { kind: 'interruption', why } as const
      }
      const result = await rollout({
        environment,
        backend,
        start,
        policies,
        signal,
        now,
        maxSteps,
        stop: step => drive(step.views.get(player)!, others.length === 0 || step.acting.includes(player)),
        onTransition: transition => {
          steps = transition.step.index
          total += transition.step.rewards.get(player) ?? 0
          writer?.write(transition)
        },
      }).catch(lost)
      for (const each of policies.values()) await each[Symbol.asyncDispose]?.()
      if (!('steps' in result)) {
        actions.length = Math.min(actions.length, steps)
        return { steps, end: result, finished: false, actions }
      }
      broken.fine()
      writer?.end({
        end: result.end,
        steps: result.steps,
        returns: Object.fromEntries(result.returns),
        verdicts: [],
        usage: { usd: 0, lateTicks: result.lateTicks },
      })
      actions.length = result.steps
      return { steps: result.steps, end: result.end, finished: next.done === true, actions }
    },
    [Symbol.asyncDispose]: () => environment[Symbol.asyncDispose](),
  }
}

/** An opponent in its seat: the same one, playing the same way, from the same start. */
async function seated(
  { game, signal }: WorldOptions,
  player: Player,
  pool: readonly Entrant[],
  seed: number,
): Promise<Policy<unknown, unknown>> {
  const source = random(seed).fork(`opponent/${player}`)
  const { agent, config } = source.pick(pool)
  return agent.seat({
    player,
    game: game as never,
    config,
    goal: null,
    library: noLibrary,
    language: null,
    budget: budget(),
    random: source.fork('plays'),
    signal,
  })
}
