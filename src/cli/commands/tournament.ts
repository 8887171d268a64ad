import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '#core'
import type { RunFolder } from '../../run/folder.ts'
import { matrixCsv, resultsCsv } from '../../tournament/csv.ts'
import { report } from '../../tournament/report.ts'
import { type Standings, standings } from '../../tournament/standings.ts'
import { type Progress, playTournament, type Tournament, type TournamentPlan } from '../../tournament/tournament.ts'
import { type CliContext, defineCommand } from '../command.ts'
import { collect, integer, setOption, takesGameFlags } from '../options.ts'
import { packageVersion } from '../package.ts'
import {
  beginTournament,
  recordMode,
  resumeTournament,
  scheduleKind,
  type TournamentFlags,
} from '../tournament-plan.ts'
import { workerModule } from '../worker-module.ts'

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
      .action(async (id: string | undefined, flags: TournamentFlags) =>
        tournament(id, flags, command.args.slice(1), context),
      )
  },
})

async function tournament(
  id: string | undefined,
  flags: TournamentFlags,
  rest: readonly string[],
  context: CliContext,
): Promise<void> {
  const { plan, folder } =
    flags.resume === undefined
      ? await beginTournament(id, flags, rest, context)
      : resumeTournament(id, flags, rest, context)
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
