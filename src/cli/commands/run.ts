import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  budget,
  type Goal,
  type Json,
  meanInterval,
  parseGoal,
  parseSeeds,
  type RecordMode,
  random,
  UsageError,
  WorldError,
  wilson,
} from '#core'
import { backendOf } from '../../backend.ts'
import { BrokenEpisodes, isBroken } from '../../broken.ts'
import { type EpisodeResult, playEpisode } from '../../play.ts'
import { createRun, type RunFolder } from '../../run/folder.ts'
import { type CliContext, defineCommand } from '../command.ts'
import { countFailed, type FailedActions, failedWords, sumOf } from '../failed-actions.ts'
import { entrantsOf, libraryOf } from '../library.ts'
import { parseLimits } from '../limits.ts'
import { type GameFlags, gameConfig, gameFlags, integer, setOption, takesGameFlags } from '../options.ts'
import { gitCommit, packageVersion } from '../package.ts'

interface Flags {
  readonly agent: string
  readonly backend?: string
  readonly episodes?: number
  readonly seed?: number
  readonly seeds?: string
  readonly goal?: string
  readonly library?: string
  readonly record: RecordMode
  readonly maxSteps?: number
  readonly budget?: string
  readonly decisionMs?: number
  readonly set?: readonly string[]
}

export default defineCommand({
  summary: 'play episodes of a game with an agent, and record them',
  define(command, context) {
    takesGameFlags(command)
      .argument('<game>', 'see `upskill games`; the settings of a game are flags too (`--length 500`)')
      .requiredOption('--agent <id>', 'who plays: id or id{key=value}; for several seats a,b')
      .option('--backend <id>', "one of the game's backends (default: its first)")
      .option('--episodes <n>', 'how many episodes (default: 1)', integer(1))
      .option('--seed <n>', 'the seed of the first episode; each next one adds 1 (default: 1)', integer(0, 2 ** 32 - 1))
      .option('--seeds <list>', 'the seeds of all episodes: 1..20 or 3,7,9')
      .option('--goal <predicate>', 'what to reach, such as "inventory.wood >= 1"; the episode ends there')
      .option('--library <run>', 'a run whose library of skills the agent gets')
      .option('--record <mode>', 'full, actions or none', recordMode, 'full')
      .option('--max-steps <n>', 'end an episode after this many steps', integer(1))
      .option('--budget <limits>', 'stop the run hard, e.g. 100000steps,1h,2usd')
      .option('--decision-ms <n>', 'how long one decision may take (default: 60000)', integer(1))
      .addOption(setOption())
      .action(async (id: string, flags: Flags) => run(id, flags, gameFlags(command), context))
  },
})

function recordMode(text: string): RecordMode {
  if (text === 'full' || text === 'actions' || text === 'none') return text
  throw new UsageError(`--record ${text}: write full, actions or none`)
}

async function run(id: string, flags: Flags, rest: GameFlags, context: CliContext): Promise<void> {
  const game = await context.registry.game(id)
  const config = gameConfig(game, flags.set, rest)
  const backend = flags.backend ?? game.backendFor?.(config) ?? Object.keys(game.backends)[0]
  backendOf(game, backend)
  const entrants = await entrantsOf(flags.agent, game, context)
  const goal = flags.goal === undefined ? null : parseGoal(game, flags.goal, flags.maxSteps)
  const seeds = seedsOf(flags)
  const now = () => performance.now()
  const limits = budget(parseLimits(flags.budget), now)
  const version = packageVersion(context.root)
  const library = flags.library === undefined ? undefined : await libraryOf(context, flags.library, game)
  if (goal && library && library.find(goal, {}).length === 0)
    context.note(
      `no skill of ${flags.library} reaches ${goal.text} by itself: it is planned from what is known of moves`,
    )
  const settled: Json = {
    command: 'run',
    game: id,
    backend,
    agents: entrants.map(entrant => entrant.text),
    seeds,
    goal: flags.goal ?? null,
    library: flags.library ?? null,
    record: flags.record,
    config: config as Json,
  }
  const identity = {
    kind: 'run' as const,
    game: id,
    agents: entrants.map(entrant => entrant.text),
    package: version,
    commit: gitCommit(context.root),
  }
  using folder = createRun(context.runsDir, identity, settled, Date.now)
  context.note(`recording to ${folder.dir}`)
  const results: Summary[] = []
  const broken = new BrokenEpisodes()
  try {
    for (const [index, seed] of seeds.entries()) {
      if (limits.exhausted()) {
        context.note(`the budget is used up after ${index} of ${seeds.length} episodes`)
        break
      }
      const failed: Record<string, number> = {}
      const soFar = { steps: 0, ticks: 0, returns: {} as Record<string, number>, failed, from: now() }
      const result = await playEpisode({
        game,
        backend,
        config,
        start: { seed },
        entrants,
        random: random(seed),
        signal: context.signal,
        now,
        package: version,
        goal,
        library,
        record: flags.record,
        path: folder.episodePath(index + 1),
        maxSteps: flags.maxSteps,
        budget: limits,
        decisionMs: flags.decisionMs,
        onOrder: (from, text, answer) => context.note(`${from}: ${text}\n  ${answer}`),
        onTransition: ({ step }) => {
          soFar.steps = step.index
          soFar.ticks = step.tick
          countFailed(failed, step)
          for (const [player, reward] of step.rewards) soFar.returns[player] = (soFar.returns[player] ?? 0) + reward
          if (step.index % 64 === 0)
            context.progress(`episode ${index + 1}/${seeds.length}  seed ${seed}  step ${step.index}`)
        },
      }).catch((error: unknown) => {
        if (context.signal.aborted || !isBroken(error)) throw error
        return error
      })
      const { tickMs } = game.backends[backend]
      const line =
        result instanceof Error
          ? interrupted(seed, soFar, result, goal, tickMs, now())
          : summaryOf(seed, result, failed, goal, tickMs)
      results.push(line)
      record(folder, index + 1, line)
      context.print(lineOf(line))
      if (result instanceof Error) broken.broke(result)
      else broken.fine()
    }
    if (broken.count === seeds.length && seeds.length > 0)
      throw new WorldError(`every episode broke; the last: ${results.at(-1)!.end.why}`)
    folder.finish('done')
  } catch (error) {
    if (error instanceof UsageError && !existsSync(join(folder.dir, 'episodes'))) {
      folder[Symbol.dispose]() // refused before the first episode: there is nothing to keep
      rmSync(folder.dir, { recursive: true })
    } else folder.fail(error, context.signal.aborted)
    throw error
  }
  conclude(context, folder, results, goal)
}

interface Summary {
  readonly seed: number
  readonly steps: number
  readonly ticks: number
  readonly return: number
  readonly returns: Readonly<Record<string, number>>
  readonly end: EpisodeResult['end']
  readonly reached: boolean | null
  /** Goals that somebody whom it obeys set in the middle of it, and the step at which each was reached, or -1. */
  readonly orders: readonly { readonly from: string; readonly goal: string; readonly reached: number }[]
  readonly failed: FailedActions
  /** Real time. */
  readonly seconds: number
  /** The game's own time, where its clock is known. */
  readonly gameSeconds: number | null
}

function summaryOf(
  seed: number,
  result: EpisodeResult,
  failed: FailedActions,
  goal: Goal | null,
  tickMs: number | null,
): Summary {
  const returns = Object.fromEntries(result.returns)
  return {
    seed,
    steps: result.steps,
    ticks: result.last.tick,
    return: [...result.returns.values()][0],
    returns,
    end: result.end,
    reached: goal ? result.verdict?.outcome === 'yes' : null,
    orders: result.orders.map(({ from, goal: { text }, reached }) => ({ from, goal: text, reached })),
    failed,
    seconds: result.seconds,
    gameSeconds: tickMs === null ? null : (result.last.tick * tickMs) / 1000,
  }
}

/** An episode whose world broke: what was played of it, and never a success. */
function interrupted(
  seed: number,
  { steps, ticks, returns, failed, from }: Pick<Summary, 'steps' | 'ticks' | 'returns' | 'failed'> & { from: number },
  error: Error,
  goal: Goal | null,
  tickMs: number | null,
  now: number,
): Summary {
  return {
    seed,
    steps,
    ticks,
    return: Object.values(returns)[0] ?? 0,
    returns,
    end: { kind: 'interruption', why: `the world broke: ${error.message}` },
    reached: goal ? false : null,
    orders: [],
    failed,
    seconds: (now - from) / 1000,
    gameSeconds: tickMs === null ? null : (ticks * tickMs) / 1000,
  }
}

function record(folder: RunFolder, episode: number, line: Summary): void {
  folder.append('results.jsonl', { episode, ...line })
  folder.metric(episode, 'return', line.return)
  folder.metric(episode, 'steps', line.steps)
  if (line.reached !== null) folder.metric(episode, 'reached', line.reached ? 1 : 0)
}

function lineOf({ seed, steps, returns, end, reached, seconds, gameSeconds }: Summary): string {
  const scores = Object.values(returns)
    .map(value => value.toFixed(1))
    .join(' : ')
  const verdict = reached === null ? '' : reached ? '  goal reached' : '  goal not reached'
  const played = gameSeconds === null ? '' : ` (${gameSeconds.toFixed(0)} s of the game)`
  return `seed ${seed}  ${steps} steps in ${seconds.toFixed(2)} s${played}  return ${scores}  ${end.kind}: ${end.why}${verdict}`
}

function conclude(context: CliContext, folder: RunFolder, results: readonly Summary[], goal: Goal | null): void {
  const returns = meanInterval(results.map(line => line.return))
  const success = goal ? wilson(results.filter(line => line.reached).length, results.length) : null
  const lost = results.filter(({ end }) => end.kind === 'interruption').length
  if (lost > 0)
    context.print(
      `${lost} of ${results.length} episodes were interrupted: each counts as played so far, and as no success`,
    )
  const finite = (value: number) => (Number.isFinite(value) ? value : null)
  if (results.length > 1)
    context.print(
      `mean return ${returns.value.toFixed(2)} [${returns.low.toFixed(2)}, ${returns.high.toFixed(2)}] over ${results.length} episodes`,
    )
  if (goal && success)
    context.print(
      `goal ${goal.text}: ${Math.round(success.value * success.n)} of ${success.n}, 95 % interval [${success.low.toFixed(3)}, ${success.high.toFixed(3)}]`,
    )
  const failed = sumOf(results.map(line => line.failed))
  if (Object.keys(failed).length > 0) context.print(`actions that came to nothing: ${failedWords(failed)}`)
  context.print(`replay: upskill replay ${folder.id}`)
  context.result({
    run: folder.id,
    episodes: results as unknown as Json,
    meanReturn: { value: returns.value, low: finite(returns.low), high: finite(returns.high), n: returns.n },
    goal:
      goal && success
        ? { text: goal.text, id: goal.id, successes: Math.round(success.value * success.n), ...success }
        : null,
    failed,
  } as Json)
}

function seedsOf(flags: Flags): number[] {
  if (flags.seeds === undefined) {
    const first = flags.seed ?? 1
    return Array.from({ length: flags.episodes ?? 1 }, (_, i) => first + i)
  }
  const seeds = parseSeeds(flags.seeds)
  if (!seeds) throw new UsageError(`--seeds ${flags.seeds}: write 1..20 or 3,7,9`)
  return seeds
}
