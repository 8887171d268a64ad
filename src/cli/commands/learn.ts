import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type AnyGame, canonical, type Json, seedIn, UsageError } from '#core'
import { parseConfig } from '../../config.ts'
import { splitEntrants } from '../../entrant.ts'
import { writeEpisode } from '../../episode/write.ts'
import { type LearnConfig, learnConfig, parts } from '../../learn/config.ts'
import type { Day } from '../../learn/day.ts'
import { contentOf, type Learner } from '../../learn/learner.ts'
import type { Report } from '../../learn/report.ts'
import type { Score } from '../../learn/score.ts'
import type { WorldOptions } from '../../learn/world.ts'
import { type LearnOptions, learn } from '../../learn.ts'
import { openLibrary, readLibrary, writeLibrary } from '../../library/store.ts'
import { createRun, type RunFolder, resumeRun, runDir } from '../../run/folder.ts'
import { learningRecord } from '../../viewer/learning/record.ts'
import { type CliContext, defineCommand } from '../command.ts'
import { playFrozen } from '../frozen.ts'
import { collect, gameConfig, integer, setOption, takesGameFlags } from '../options.ts'
import { gitCommit, packageVersion } from '../package.ts'
import { workerModule } from '../worker-module.ts'

interface Flags {
  readonly steps?: number
  readonly seed?: number
  readonly loop?: string
  readonly without?: readonly string[]
  readonly judgeNoise?: string
  readonly goals?: string
  readonly reportSeeds?: number
  readonly full?: boolean
  readonly frozen?: number
  readonly priors?: string
  readonly episodeSteps?: number
  readonly goalSteps?: number
  readonly backend?: string
  readonly resume?: string
  readonly library?: string
  readonly workers?: number
  readonly recordEvery?: number
  readonly opponents?: string
  readonly reportOpponents?: string
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
      .option('--report-seeds <n>', 'untouched starts a verified skill is reported on (default: 100)', integer(0))
      .option('--full', 'report transfer, the held-out axis and mixes of skills as well')
      .option(
        '--frozen <n>',
        'untouched episodes in which the library is played for as many goals as it can',
        integer(0),
      )
      .option('--priors <what>', 'none, or tree: what the game declares as prerequisites (default: none)')
      .option('--episode-steps <n>', 'longest training episode (default: 10000)', integer(1))
      .option('--goal-steps <n>', 'longest try at a goal on a fresh start (default: 10000)', integer(1))
      .option('--backend <id>', "one of the game's backends (default: its first)")
      .option('--resume <run>', 'go on with a run: its config, its state')
      .option('--library <run>', "start from another run's library")
      .option('--record-every <n>', 'record every n-th training episode; 0: none (default: 10)', integer(0))
      .option('--workers <n>', 'threads that try programs; what is learned is the same (default: 1)', integer(1, 64))
      .option('--opponents <list>', 'who plays the other seats of a game of several players: a,b{work=100}')
      .option('--report-opponents <list>', 'who plays them in what is reported (default: the same)')
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
  readonly recordEvery?: number
  readonly opponents?: string
  readonly reportOpponents?: string
}

/** Of learner.json, what is read here: the rest is the learner's. */
interface SavedRun {
  readonly ledger: Learner['ledger']
  readonly logs?: Readonly<Record<string, number>>
}

async function start(id: string, flags: Flags, rest: readonly string[], context: CliContext): Promise<void> {
  const game = await context.registry.game(id)
  const settled =
    flags.resume === undefined ? settle(game, flags, rest) : resumed(context, flags.resume, game, flags, rest)
  const library =
    settled.library === null ? null : readLibrary(join(runDir(context.runsDir, settled.library), 'library'), id)
  const folder =
    flags.resume === undefined
      ? createRun(context.runsDir, identity(context, game), settled as unknown as Json, Date.now)
      : resumeRun(context.runsDir, flags.resume, Date.now)
  using run = folder
  context.note(`learning into ${run.dir}`)
  const began = performance.now()
  const every = settled.recordEvery ?? 10
  const saved = flags.resume === undefined ? null : state(run.dir)
  if (saved) rewind(run.dir, saved, every)
  const record = learningRecord(run, Date.now)
  try {
    const result = await learn({
      game,
      gameConfig: settled.config,
      backend: settled.backend ?? undefined,
      config: settled.learn,
      library,
      saved: saved as unknown as Json,
      signal: context.signal,
      workers: workersOf(flags, context),
      opponents: await opponentsOf(settled, flags, game, context),
      now: () => performance.now(),
      record: recorder(run, game, settled, every, saved?.ledger.episodes.train ?? 0, packageVersion(context.root)),
      say: record.say,
      onEpisode: (learner, episode, day) => {
        note(run, learner, episode, day)
        record.episode(learner, episode, day)
        if (record.hasNews()) writeLibrary(join(run.dir, 'library'), contentOf(learner), learner.library.state)
        const { learning } = learner.ledger
        context.progress(`episode ${episode + 1}  step ${learning}/${settled.learn.steps}  ${count(learner)} verified`)
      },
      onCheckpoint: (text, learner) => keep(run, learner, text),
    })
    record.report(result.report)
    writeLibrary(join(run.dir, 'library'), contentOf(result.learner), result.learner.library.state)
    const frozen = flags.frozen ? await frozenScore(context, game, settled, run, result.learner, flags.frozen) : null
    run.finish('done')
    conclude(context, run, result.learner, result.report, frozen, (performance.now() - began) / 1000)
  } catch (error) {
    run.fail(error, context.signal.aborted)
    throw error
  }
}

/** @throws {UsageError} If one of them is not there, or does not play the game. */
async function opponentsOf(
  { opponents, reportOpponents }: Settled,
  { workers = 1 }: Flags,
  game: AnyGame,
  { registry }: CliContext,
): Promise<LearnOptions['opponents']> {
  if (opponents === undefined) return undefined
  if (workers > 1) throw new UsageError('--opponents: trials against others are played by one thread; leave --workers')
  const named = (list: string) => Promise.all(splitEntrants(list).map(text => registry.entrant(text)))
  const found = { train: await named(opponents), report: await named(reportOpponents ?? '') }
  for (const { agent } of [...found.train, ...found.report])
    if (agent.games !== 'any' && !agent.games.includes(game.id))
      throw new UsageError(`the agent ${agent.id} does not play ${game.id}; it plays ${agent.games.join(', ')}`)
  return found
}

/** None for one: the learner's own world does. */
function workersOf({ workers = 1 }: Flags, { registry }: CliContext): LearnOptions['workers'] {
  return workers === 1 ? null : { workers, module: workerModule('learn-worker'), roots: registry.roots }
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
    full: flags.full,
    priors: flags.priors,
    episodeSteps: flags.episodeSteps,
    goalSteps: flags.goalSteps,
  }
  const settings = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return {
    command: 'learn',
    game: game.id,
    backend: flags.backend ?? null,
    learn: parseConfig(learnConfig, { ...game.learning, ...settings }, 'learn'),
    config: gameConfig(game, flags.set, rest) as Json,
    library: flags.library ?? null,
    recordEvery: flags.recordEvery ?? 10,
    ...(flags.opponents === undefined ? {} : { opponents: flags.opponents }),
    ...(flags.reportOpponents === undefined ? {} : { reportOpponents: flags.reportOpponents }),
  }
}

/** A run goes on as it was begun; only its end may be moved. @throws {UsageError} Naming the flag that says otherwise. */
function resumed(context: CliContext, run: string, game: AnyGame, flags: Flags, rest: readonly string[]): Settled {
  const path = join(runDir(context.runsDir, run), 'config.json')
  const old = JSON.parse(readFileSync(path, 'utf8')) as Settled
  if (old.game !== game.id) throw new UsageError(`the run ${run} learned ${old.game}, not ${game.id}`)
  const now = settle(game, { ...flags, steps: undefined }, rest)
  const refuse = (flag: string, was: unknown, is: unknown) => {
    throw new UsageError(
      `${run} was begun with ${flag} ${JSON.stringify(was)} and cannot go on with ${JSON.stringify(is)}: leave the flag away, or start a new run (only --steps may change)`,
    )
  }
  const compare = (flag: string, given: unknown, was: unknown, is: unknown) => {
    if (given !== undefined && canonical(was as Json) !== canonical(is as Json)) refuse(flag, was, is)
  }
  for (const key of Object.keys(now.learn) as (keyof LearnConfig)[])
    if (key !== 'steps')
      compare(
        `--${dashed(key)}`,
        (flags as unknown as Record<string, unknown>)[key],
        old.learn[key] ?? null,
        now.learn[key],
      )
  compare('--backend', flags.backend, old.backend, now.backend)
  compare('--opponents', flags.opponents, old.opponents ?? null, now.opponents ?? null)
  compare('--report-opponents', flags.reportOpponents, old.reportOpponents ?? null, now.reportOpponents ?? null)
  compare('--library', flags.library, old.library, now.library)
  compare('--record-every', flags.recordEvery, old.recordEvery ?? 10, now.recordEvery)
  if (flags.set !== undefined || rest.length > 0) compare("the game's settings", true, old.config, now.config)
  const learn = parseConfig(learnConfig, old.learn, 'learn')
  return flags.steps === undefined ? { ...old, learn } : { ...old, learn: { ...learn, steps: flags.steps } }
}

const dashed = (key: string): string => key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

function state(dir: string): SavedRun {
  const path = join(dir, 'learner.json')
  if (!existsSync(path))
    throw new UsageError(`${dir} holds no learner.json: it was stopped before the first checkpoint; start it anew`)
  return JSON.parse(readFileSync(path, 'utf8')) as SavedRun
}

/** Records every n-th training episode, so that people can watch how it learns. */
function recorder(
  run: RunFolder,
  game: AnyGame,
  settled: Settled,
  every: number,
  played: number,
  version: string,
): WorldOptions['record'] {
  const backend = settled.backend ?? Object.keys(game.backends)[0]
  const { deterministic, tickMs } = game.backends[backend]
  let recorded = recordings(played, every)
  let begun = played
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
function keep(run: RunFolder, learner: Learner, saved: string): void {
  writeLibrary(join(run.dir, 'library'), contentOf(learner), learner.library.state)
  const sizes = Object.fromEntries(
    logs.filter(name => existsSync(join(run.dir, name))).map(name => [name, statSync(join(run.dir, name)).size]),
  )
  const path = join(run.dir, 'learner.json')
  writeFileSync(`${path}.new`, `${saved.slice(0, -1)},"logs":${JSON.stringify(sizes)}}`)
  renameSync(`${path}.new`, path)
}

/** Appended to after every episode; what they say of episodes after the last checkpoint is played and said again. */
const logs = ['episodes.jsonl', 'metrics.jsonl', 'learning.jsonl']

/** Cuts what was written after the checkpoint, and removes episodes that were begun after it. */
function rewind(dir: string, saved: SavedRun, every: number): void {
  for (const [name, size] of Object.entries(saved.logs ?? {}))
    if (existsSync(join(dir, name)) && statSync(join(dir, name)).size > size) truncateSync(join(dir, name), size)
  const recorded = join(dir, 'episodes')
  if (!existsSync(recorded)) return
  for (const name of readdirSync(recorded))
    if (Number.parseInt(name, 10) > recordings(saved.ledger.episodes.train, every)) rmSync(join(recorded, name))
}

/** How many of the first so many episodes are recorded. */
const recordings = (episodes: number, every: number): number => (every === 0 ? 0 : Math.ceil(episodes / every))

/** Agent `bottom-up` with the library as it is now, on untouched starts, for as many of the goals as it can. */
function frozenScore(
  context: CliContext,
  game: AnyGame,
  settled: Settled,
  run: RunFolder,
  learner: Learner,
  episodes: number,
): Promise<Score> {
  const goals = [...learner.headline].map(id => learner.curriculum.goals.get(id)!.goal)
  const seeds = Array.from({ length: episodes }, (_, i) => seedIn('report', `${settled.learn.seed}/frozen`, i))
  const library = openLibrary(context.runsDir, run.id, game)
  return playFrozen({ context, game, backend: settled.backend, config: settled.config, goals, seeds, library })
}

function conclude(
  context: CliContext,
  run: RunFolder,
  learner: Learner,
  report: Report,
  frozen: Score | null,
  seconds: number,
): void {
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
    score: frozen ? { ...report.score, frozen } : report.score,
    ...(report.transfer ? { transfer: report.transfer } : {}),
    ...(report.axis ? { axis: report.axis } : {}),
    ...(report.mixes ? { mixes: report.mixes } : {}),
    retention: report.retention,
    ledger: { steps: learner.ledger.steps, episodes: learner.ledger.episodes },
    reuse: report.reuse,
    priors: report.priors,
  } as unknown as Json)
}
