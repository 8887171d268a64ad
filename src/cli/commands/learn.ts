import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AnyGame, type Json, UsageError } from '#core'
import { parseConfig } from '../../config.ts'
import { writeEpisode } from '../../episode/write.ts'
import { type LearnConfig, learnConfig, parts } from '../../learn/config.ts'
import type { Day } from '../../learn/day.ts'
import { contentOf, type Learner, saveLearner } from '../../learn/learner.ts'
import type { Report } from '../../learn/report.ts'
import type { WorldOptions } from '../../learn/world.ts'
import { learn } from '../../learn.ts'
import { readLibrary, writeLibrary } from '../../library/store.ts'
import { createRun, type RunFolder, resumeRun, runDir } from '../../run/folder.ts'
import { learningRecord } from '../../viewer/learning/record.ts'
import { type CliContext, defineCommand } from '../command.ts'
import { collect, gameConfig, integer, setOption, takesGameFlags } from '../options.ts'
import { gitCommit, packageVersion } from '../package.ts'

interface Flags {
  readonly steps?: number
  readonly seed?: number
  readonly loop?: string
  readonly without?: readonly string[]
  readonly judgeNoise?: string
  readonly goals?: string
  readonly reportSeeds?: number
  readonly episodeSteps?: number
  readonly goalSteps?: number
  readonly backend?: string
  readonly resume?: string
  readonly library?: string
  readonly workers?: number
  readonly recordEvery: number
  readonly set?: readonly string[]
}

export default defineCommand({
  summary: 'grow a library of skills for a game from nothing, and report what holds',
  define(command, context) {
    takesGameFlags(command)
      .argument('<game>', 'see `upskill games`; the settings of a game are flags too')
      .option('--steps <n>', 'environment steps of learning; verification comes on top (default: 100000)', integer(1))
      .option('--seed <n>', 'fixes every choice of the learner (default: 1)', integer(0, 2 ** 32 - 1))
      .option('--loop <shape>', 'upskill, bottom-up, lma3 or pae (default: upskill)')
      .option('--without <part>', `leave a part out: ${parts.join(', ')}; repeatable`, collect)
      .option('--judge-noise <p>', 'share of attempts that a lying judge calls reached')
      .option('--goals <facts>', 'what to learn, such as achievement.* (default: all the vocabulary lists)')
      .option('--report-seeds <n>', 'untouched starts a verified skill is reported on (default: 20)', integer(0))
      .option('--episode-steps <n>', 'longest training episode (default: 10000)', integer(1))
      .option('--goal-steps <n>', 'longest try at a goal on a fresh start (default: 10000)', integer(1))
      .option('--backend <id>', "one of the game's backends (default: its first)")
      .option('--resume <run>', 'go on with a run: its config, its state')
      .option('--library <run>', "start from another run's library")
      .option('--record-every <n>', 'record every n-th training episode; 0: none', integer(0), 10)
      .option('--workers <n>', 'learning is one thread today: only 1', integer(1))
      .addOption(setOption())
      .action(async (id: string, flags: Flags) => start(id, flags, command.args.slice(1), context))
  },
})

/** What config.json of a run holds: enough to go on with it. */
interface Settled {
  readonly command: 'learn'
  readonly game: string
  readonly backend: string | null
  readonly learn: LearnConfig
  readonly config: Json
  readonly library: string | null
}

async function start(id: string, flags: Flags, rest: readonly string[], context: CliContext): Promise<void> {
  if ((flags.workers ?? 1) !== 1) throw new UsageError('--workers: learning runs in one thread; start several runs')
  const game = await context.registry.game(id)
  const settled = flags.resume === undefined ? settle(game, flags, rest) : resumed(context, flags.resume, game, flags)
  const library =
    settled.library === null ? null : readLibrary(join(runDir(context.runsDir, settled.library), 'library'), id)
  const folder =
    flags.resume === undefined
      ? createRun(context.runsDir, identity(context, game), settled as unknown as Json, Date.now)
      : resumeRun(context.runsDir, flags.resume, Date.now)
  using run = folder
  context.note(`learning into ${run.dir}`)
  const began = performance.now()
  const saved = flags.resume === undefined ? null : state(run.dir)
  const record = learningRecord(run, Date.now)
  let lastSave = 0
  try {
    const result = await learn({
      game,
      gameConfig: settled.config,
      backend: settled.backend ?? undefined,
      config: settled.learn,
      library,
      saved,
      signal: context.signal,
      now: () => performance.now(),
      record: recorder(run, game, settled, flags.recordEvery, packageVersion(context.root)),
      say: record.say,
      onEpisode: (learner, episode, day) => {
        note(run, learner, episode, day)
        record.episode(learner, episode, day)
        if (record.hasNews()) writeLibrary(join(run.dir, 'library'), contentOf(learner), learner.library.state)
        const { learning } = learner.ledger
        context.progress(`episode ${episode + 1}  step ${learning}/${settled.learn.steps}  ${count(learner)} verified`)
        if (learning - lastSave < 25_000) return
        lastSave = learning
        keep(run, learner)
      },
    })
    record.report(result.report)
    keep(run, result.learner)
    run.finish('done')
    conclude(context, run, result.learner, result.report, (performance.now() - began) / 1000)
  } catch (error) {
    run.fail(error, context.signal.aborted)
    throw error
  }
}

function settle(game: AnyGame, flags: Flags, rest: readonly string[]): Settled {
  const given = {
    steps: flags.steps,
    seed: flags.seed,
    loop: flags.loop,
    without: flags.without?.flatMap(part => part.split(',')),
    judgeNoise: flags.judgeNoise === undefined ? undefined : Number(flags.judgeNoise),
    goals: flags.goals?.split(','),
    reportSeeds: flags.reportSeeds,
    episodeSteps: flags.episodeSteps,
    goalSteps: flags.goalSteps,
  }
  const settings = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return {
    command: 'learn',
    game: game.id,
    backend: flags.backend ?? null,
    learn: parseConfig(learnConfig, settings, 'learn'),
    config: gameConfig(game, flags.set, rest) as Json,
    library: flags.library ?? null,
  }
}

function resumed(context: CliContext, run: string, game: AnyGame, flags: Flags): Settled {
  const path = join(runDir(context.runsDir, run), 'config.json')
  const old = JSON.parse(readFileSync(path, 'utf8')) as Settled
  if (old.game !== game.id) throw new UsageError(`the run ${run} learned ${old.game}, not ${game.id}`)
  return flags.steps === undefined ? old : { ...old, learn: { ...old.learn, steps: flags.steps } }
}

function state(dir: string): Json {
  const path = join(dir, 'learner.json')
  if (!existsSync(path)) throw new UsageError(`${dir} holds no learner.json: that run cannot be gone on with`)
  return JSON.parse(readFileSync(path, 'utf8')) as Json
}

/** Records every n-th training episode, so that people can watch how it learns. */
function recorder(
  run: RunFolder,
  game: AnyGame,
  settled: Settled,
  every: number,
  version: string,
): WorldOptions['record'] {
  const backend = settled.backend ?? Object.keys(game.backends)[0]
  const { deterministic, tickMs } = game.backends[backend]
  const episodes = join(run.dir, 'episodes')
  let recorded = existsSync(episodes) ? readdirSync(episodes).length : 0
  let begun = 0
  return (start, { players }) => {
    if (every === 0 || begun++ % every !== 0) return null
    return writeEpisode(run.episodePath(++recorded), {
      game: game.id,
      backend,
      deterministic,
      tickMs,
      config: settled.config,
      start,
      record: 'full',
      players,
      agents: Object.fromEntries(players.map(player => [player, 'bottom-up'])),
      goal: null,
      package: version,
    })
  }
}

const identity = (context: CliContext, game: AnyGame) => ({
  kind: 'learn' as const,
  game: game.id,
  agents: ['bottom-up'],
  package: packageVersion(context.root),
  commit: gitCommit(context.root),
})

function note(run: RunFolder, learner: Learner, episode: number, day: Day): void {
  const { learning } = learner.ledger
  run.metric(learning, 'verified', count(learner))
  run.metric(learning, 'claimed', learner.library.usable().length)
  run.metric(learning, 'episode-steps', day.steps)
  run.metric(learning, 'reached', day.reached.size)
  run.append('episodes.jsonl', { episode, steps: day.steps, end: day.why, reached: [...day.reached] })
}

const count = (learner: Learner): number =>
  [...learner.library.skills.keys()].filter(id => learner.library.state(id) === 'verified').length

/** The library, and everything that going on needs: whole files, beside and renamed. */
function keep(run: RunFolder, learner: Learner): void {
  writeLibrary(join(run.dir, 'library'), contentOf(learner), learner.library.state)
  const path = join(run.dir, 'learner.json')
  writeFileSync(`${path}.new`, JSON.stringify(saveLearner(learner)))
  renameSync(`${path}.new`, path)
}

function conclude(context: CliContext, run: RunFolder, learner: Learner, report: Report, seconds: number): void {
  for (const { id, goal, heldOut } of report.verified)
    context.print(`${id}  ${goal}  ${heldOut.k}/${heldOut.n} untouched starts`)
  context.print(
    `${report.verified.length} verified of ${report.claimed.length} claimed, ${report.ghosts.length} ghosts, after ${learner.ledger.learning} steps in ${seconds.toFixed(0)} s`,
  )
  context.result({
    run: run.id,
    steps: learner.ledger.learning,
    seconds: Math.round(seconds * 10) / 10,
    claimed: report.claimed,
    verified: report.verified,
    ghosts: report.ghosts,
    curve: report.curve,
    score: report.score,
    ledger: { steps: learner.ledger.steps, episodes: learner.ledger.episodes },
    reuse: report.reuse,
    priors: report.priors,
  } as unknown as Json)
}
