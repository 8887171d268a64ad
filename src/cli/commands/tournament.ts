import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '#core'
import { readManifest } from '../../run/folder.ts'
import { type Progress, playTournament, resultsFile } from '../../tournament/tournament.ts'
import { type CliContext, defineCommand } from '../command.ts'
import { collect, type GameFlags, gameFlags, integer, setOption, takesGameFlags } from '../options.ts'
import { packageVersion } from '../package.ts'
import {
  beginTournament,
  recordMode,
  resumeTournament,
  scheduleKind,
  type TournamentFlags,
  tournamentPlan,
} from '../tournament-plan.ts'
import { conclude, playedSoFar, rated } from '../tournament-result.ts'
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
      .option('--so-far <run>', 'rate what a tournament has played up to now; it may be running')
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
        tournament(id, flags, gameFlags(command), context),
      )
  },
})

async function tournament(
  id: string | undefined,
  flags: TournamentFlags,
  rest: GameFlags,
  context: CliContext,
): Promise<void> {
  if (flags.soFar !== undefined) return soFar(flags.soFar, context)
  const { plan, folder } =
    flags.resume === undefined
      ? await beginTournament(id, flags, rest, context)
      : await resumeTournament(id, flags, rest, context)
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
    const found = rated(plan, played)
    open.finish('done')
    conclude(context, open.manifest, open.dir, plan, found, (performance.now() - begun) / 1000)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    if (error instanceof UsageError && !existsSync(join(open.dir, resultsFile))) {
      open[Symbol.dispose]() // refused before the first game: there is nothing to keep
      rmSync(open.dir, { recursive: true })
      throw error
    }
    open.finish(context.signal.aborted ? 'interrupted' : 'failed', why)
    const played = context.signal.aborted ? playedSoFar(open.dir, plan) : null
    if (played) conclude(context, open.manifest, open.dir, plan, rated(plan, played), null)
    context.note(`what was played is kept: upskill tournament --resume ${open.id}`)
    throw error
  }
}

/** Reads only: the tournament may go on meanwhile. */
function soFar(run: string, context: CliContext): void {
  const { dir, plan } = tournamentPlan(run, context)
  const played = playedSoFar(dir, plan)
  if (!played) throw new UsageError(`${run} has played no game yet`)
  conclude(context, readManifest(dir), dir, plan, rated(plan, played), null)
}

/** Where the tournament stands, told ten times a second at most. */
function progressLine(context: CliContext): (progress: Progress) => void {
  let last = performance.now()
  return ({ done, total, crashes, secondsLeft, sprt }) => {
    const now = performance.now()
    if (now - last < 100) return
    last = now
    const left = secondsLeft === null ? '' : `  ${clock(secondsLeft)} left`
    const test = sprt ? `  SPRT ${sprt.llr.toFixed(2)} in ${sprt.lower.toFixed(2)} … ${sprt.upper.toFixed(2)}` : ''
    context.progress(`game ${done}/${total}${left}${crashes > 0 ? `  ${crashes} crashes` : ''}${test}`)
  }
}

function clock(seconds: number): string {
  const whole = Math.round(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours} h ${minutes} min` : minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`
}
