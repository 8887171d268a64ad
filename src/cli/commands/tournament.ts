import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AnyGame, type Json, type RecordMode, UsageError } from '#core'
import { entrantText, parseEntrant, splitEntrants } from '../../entrant.ts'
import { backendOf } from '../../play.ts'
import { createRun, type RunFolder, resumeRun, runDir } from '../../run/folder.ts'
import { matrixCsv, resultsCsv } from '../../tournament/csv.ts'
import { report } from '../../tournament/report.ts'
import type { ScheduleKind } from '../../tournament/schedule.ts'
import { parseSprt } from '../../tournament/sprt.ts'
import { type Standings, standings } from '../../tournament/standings.ts'
import {
  checkPlan,
  type Progress,
  playTournament,
  type Tournament,
  type TournamentPlan,
} from '../../tournament/tournament.ts'
import { type CliContext, defineCommand } from '../command.ts'
import { collect, gameConfig, integer, setOption, takesGameFlags } from '../options.ts'
import { gitCommit, packageVersion } from '../package.ts'
import { workerModule } from '../worker-module.ts'

interface Flags {
  readonly agents?: string
  readonly pairs?: number
  readonly seed?: number
  readonly schedule?: ScheduleKind
  readonly workers: number
  readonly sprt?: string
  readonly resume?: string
  readonly record?: RecordMode
  readonly backend?: string
  readonly anchor?: readonly string[]
  readonly deadlineMs?: number
  readonly decisionMs?: number
  readonly maxSteps?: number
  readonly memoryMb?: number
  readonly set?: readonly string[]
}

export default defineCommand({
  summary: 'let agents play each other, or the same starts, and rate them',
  define(command, context) {
    takesGameFlags(command)
      .argument('[game]', 'see `upskill games`; the settings of a game are flags too')
      .option('--agents <list>', 'who plays: a,b{work=100},./mine.ts,process:python3 agent.py')
      .option(
        '--pairs <n>',
        'starts for every two agents, seats mirrored; with one player, starts for all (default: 200)',
        integer(1, 1e6),
      )
      .option('--seed <n>', 'the seed of the first start; each next one adds 1 (default: 1)', integer(0, 2 ** 30 - 1))
      .option('--schedule <kind>', 'round-robin, swiss, or gauntlet (the first against each other)', scheduleKind)
      .option('--workers <n>', 'processes that play', integer(1, 256), 2)
      .option('--sprt <elo0,elo1>', 'stop once the first of two agents is known to lead by elo0 or by elo1, say 0,20')
      .option('--anchor <agent=elo>', 'an agent whose rating is given; repeatable', collect)
      .option('--resume <run>', 'go on with a tournament that was stopped')
      .option(
        '--record <mode>',
        'full, actions or none (default: actions; full where the game is not deterministic)',
        recordMode,
      )
      .option('--backend <id>', "one of the game's backends (default: its first)")
      .option('--deadline-ms <n>', 'how long a game may take (default: 600000)', integer(1))
      .option('--decision-ms <n>', 'how long one decision may take (default: 60000)', integer(1))
      .option('--max-steps <n>', 'end a game after this many steps', integer(1))
      .option('--memory-mb <n>', 'heap of a process that plays (default: 4096)', integer(64))
      .addOption(setOption())
      .action(async (id: string | undefined, flags: Flags) => tournament(id, flags, command.args.slice(1), context))
  },
})

function scheduleKind(text: string): ScheduleKind {
  if (text === 'round-robin' || text === 'swiss' || text === 'gauntlet') return text
  throw new UsageError(`--schedule ${text}: write round-robin, swiss or gauntlet`)
}

function recordMode(text: string): RecordMode {
  if (text === 'full' || text === 'actions' || text === 'none') return text
  throw new UsageError(`--record ${text}: write full, actions or none`)
}

async function tournament(
  id: string | undefined,
  flags: Flags,
  rest: readonly string[],
  context: CliContext,
): Promise<void> {
  const { plan, folder } =
    flags.resume === undefined ? await begin(id, flags, rest, context) : resume(id, flags, rest, context)
  using open = folder
  context.note(`${flags.resume === undefined ? 'recording to' : 'going on with'} ${open.dir}`)
  const begun = performance.now()
  try {
    const played = await playTournament({
      plan,
      folder: open,
      roots: context.registry.roots,
      workers: flags.workers,
      module: workerModule(),
      package: packageVersion(context.root),
      signal: context.signal,
      now: () => performance.now(),
      onProgress: progressLine(context),
    })
    const rated = standings(played.results, {
      agents: plan.agents,
      players: played.players,
      seed: plan.seed,
      anchors: new Map(Object.entries(plan.anchors).map(([agent, elo]) => [plan.agents.indexOf(agent), elo])),
    })
    writeReports(open, plan, played, rated)
    open.finish('done')
    conclude(context, open, plan, played, rated, (performance.now() - begun) / 1000)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    open.finish(context.signal.aborted ? 'interrupted' : 'failed', why)
    context.note(`what was played is kept: upskill tournament --resume ${open.id}`)
    throw error
  }
}

async function begin(id: string | undefined, flags: Flags, rest: readonly string[], context: CliContext) {
  if (id === undefined) throw new UsageError('which game? upskill tournament <game> --agents a,b')
  if (flags.agents === undefined) throw new UsageError(`who plays ${id}? --agents a,b`)
  const game = await context.registry.game(id)
  const backend = flags.backend ?? Object.keys(game.backends)[0]
  const { deterministic, resets, summary } = backendOf(game, backend)
  if (resets === 'attach')
    context.note(`the backend ${backend} (${summary}) cannot begin two games alike: pairs are not from the same start`)
  const plan: TournamentPlan = {
    game: id,
    backend,
    config: gameConfig(game, flags.set, rest) as Json,
    agents: await entrants(flags.agents, game, context),
    pairs: flags.pairs ?? 200,
    seed: flags.seed ?? 1,
    schedule: flags.schedule ?? null,
    sprt: sprtPlan(flags.sprt),
    anchors: Object.fromEntries((flags.anchor ?? []).map(anchor)),
    record: flags.record ?? (deterministic ? 'actions' : 'full'),
    deadlineMs: flags.deadlineMs ?? 600_000,
    decisionMs: flags.decisionMs ?? 60_000,
    maxSteps: flags.maxSteps ?? null,
    memoryMb: flags.memoryMb ?? 4096,
  }
  checkPlan(plan)
  const identity = {
    kind: 'tournament' as const,
    game: id,
    agents: plan.agents,
    package: packageVersion(context.root),
    commit: gitCommit(context.root),
  }
  const folder = createRun(context.runsDir, identity, { command: 'tournament', ...plan } as unknown as Json, Date.now)
  return { plan, folder }
}

/** A resumed tournament is the one that was begun: its settings are its own. */
function resume(id: string | undefined, flags: Flags, rest: readonly string[], context: CliContext) {
  const { resume: run, workers: _, ...others } = flags
  const dir = runDir(context.runsDir, run!)
  const saved = JSON.parse(readFileSync(join(dir, 'config.json'), 'utf8')) as TournamentPlan & { command?: string }
  if (saved.command !== 'tournament') throw new UsageError(`${run} is no tournament, so it cannot be resumed as one`)
  if (id !== undefined && id !== saved.game)
    throw new UsageError(`${run} is a tournament in ${saved.game}, not in ${id}`)
  const { command: __, ...plan } = saved
  const given: Readonly<Record<string, unknown>> = {
    ...others,
    ...(flags.agents === undefined ? {} : { agents: splitEntrants(flags.agents).map(normal) }),
    ...(flags.sprt === undefined ? {} : { sprt: sprtPlan(flags.sprt) }),
    ...(flags.anchor === undefined ? {} : { anchors: Object.fromEntries(flags.anchor.map(anchor)) }),
  }
  for (const [key, value] of Object.entries(plan))
    if (key in given && JSON.stringify(given[key]) !== JSON.stringify(value))
      throw new UsageError(`${run} was begun with another --${dashed(key)}: leave it out, or begin a new tournament`)
  if (rest.length > 0 || flags.set)
    throw new UsageError(`${run} keeps the settings of its game: leave ${rest.join(' ')} --set out`)
  return { plan, folder: resumeRun(context.runsDir, run!, Date.now) }
}

const normal = (text: string) => {
  const { id, settings } = parseEntrant(text)
  return entrantText(id, settings)
}

const dashed = (key: string) => key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

async function entrants(text: string, game: AnyGame, context: CliContext): Promise<string[]> {
  const found = await Promise.all(splitEntrants(text).map(each => context.registry.entrant(each)))
  for (const { agent } of found)
    if (agent.games !== 'any' && !agent.games.includes(game.id))
      throw new UsageError(`the agent ${agent.id} does not play ${game.id}; it plays ${agent.games.join(', ')}`)
  return found.map(entrant => entrant.text)
}

function sprtPlan(text: string | undefined) {
  if (text === undefined) return null
  const plan = parseSprt(text)
  if (!plan) throw new UsageError(`--sprt ${text}: write two leads in Elo points, the smaller first, such as 0,20`)
  return plan
}

function anchor(text: string): [string, number] {
  const match = /^(.+)=(-?\d+(?:\.\d+)?)$/.exec(text)
  if (!match) throw new UsageError(`--anchor ${text}: write agent=elo, such as random=0`)
  return [normal(match[1]), Number(match[2])]
}

/** A drawn line on a terminal; elsewhere one line every ten seconds. */
function progressLine(context: CliContext): (progress: Progress) => void {
  let last = performance.now()
  return ({ done, total, crashes, secondsLeft, sprt }) => {
    const now = performance.now()
    if (now - last < (context.live ? 100 : 10_000)) return
    last = now
    const left = secondsLeft === null ? '' : `  ${clock(secondsLeft)} left`
    const test = sprt ? `  SPRT ${sprt.llr.toFixed(2)} in ${sprt.lower.toFixed(2)} … ${sprt.upper.toFixed(2)}` : ''
    const line = `game ${done}/${total}${left}${crashes > 0 ? `  ${crashes} crashes` : ''}${test}`
    if (context.live) context.progress(line)
    else context.note(line)
  }
}

function clock(seconds: number): string {
  const whole = Math.round(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours} h ${minutes} min` : minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`
}

function writeReports(folder: RunFolder, plan: TournamentPlan, played: Tournament, rated: Standings): void {
  const { id: run, manifest } = folder
  const page = report({ run, started: manifest.started, plan, standings: rated, ...played })
  writeFileSync(join(folder.dir, 'report.html'), page)
  writeFileSync(join(folder.dir, 'results.csv'), resultsCsv(played.results, plan.agents))
  writeFileSync(join(folder.dir, 'matrix.csv'), matrixCsv(rated))
}

function conclude(
  context: CliContext,
  folder: RunFolder,
  plan: TournamentPlan,
  { players, sprt }: Tournament,
  rated: Standings,
  seconds: number,
): void {
  const width = Math.max(...rated.ratings.map(({ agent }) => agent.length))
  for (const { agent, elo, low, high, wins, draws, losses, forfeits, crashes, meanReturn } of rated.ratings) {
    const trouble = `${forfeits > 0 ? `  ${forfeits} forfeits` : ''}${crashes > 0 ? `  ${crashes} crashes` : ''}`
    context.print(
      `${agent.padEnd(width)}  ${elo.toFixed(0).padStart(5)} Elo [${low.toFixed(0)}, ${high.toFixed(0)}]  +${wins} =${draws} -${losses}  mean return ${meanReturn.value.toFixed(2)}${trouble}`,
    )
  }
  if (sprt) context.print(`SPRT ${plan.sprt!.elo0}, ${plan.sprt!.elo1}: ${sprt.verdict}, ratio ${sprt.llr.toFixed(2)}`)
  const crashed = rated.crashes > 0 ? `, ${rated.crashes} more crashed twice and count for nobody` : ''
  context.print(`${rated.games} games${crashed}; ${rated.secondsPerGame.toPrecision(3)} s each`)
  context.print(`report: ${join(folder.dir, 'report.html')}`)
  context.result({
    run: folder.id,
    games: rated.games,
    matrix: rated.matrix,
    ratings: rated.ratings,
    alphaRank: rated.alphaRank,
    nash: rated.nash,
    crashes: rated.crashes,
    retried: rated.retried,
    secondsPerGame: rated.secondsPerGame,
    sprt: sprt ? { ...plan.sprt!, ...sprt } : null,
    schedule: plan.schedule ?? (players === 1 ? 'starts' : 'round-robin'),
    seconds,
  } as unknown as Json)
}
