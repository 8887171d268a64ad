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
import { InvalidArgumentError, Option } from 'commander'
import { type AnyGame, type Json, seedIn, suggestion, UsageError } from '#core'
import { writeEpisode } from '../../episode/write.ts'
import { learnConfig, parts } from '../../learn/config.ts'
import type { Day } from '../../learn/day.ts'
import { contentOf, type Learner } from '../../learn/learner.ts'
import { trainingScore } from '../../learn/report.ts'
import type { Score } from '../../learn/score.ts'
import type { WorldOptions } from '../../learn/world.ts'
import { type LearnOptions, learn } from '../../learn.ts'
import { openLibrary, readLibrary, writeLibrary } from '../../library/store.ts'
import { createRun, type RunFolder, resumeRun, runDir } from '../../run/folder.ts'
import { learningRecord } from '../../viewer/learning/record.ts'
import { type CliContext, defineCommand } from '../command.ts'
import { playFrozen } from '../frozen.ts'
import { reportJson, reportLines } from '../learn-report.ts'
import { type LearnFlags, resumed, type SavedRun, type Settled, settle } from '../learn-settings.ts'
import { counted, countedJson, countedLine } from '../learn-tally.ts'
import { entrantsOf } from '../library.ts'
import { type GameFlags, gameFlags, integer, setOption, takesGameFlags } from '../options.ts'
import { gitCommit, packageVersion } from '../package.ts'
import { workerModule } from '../worker-module.ts'

export default defineCommand({
  summary: 'grow a library of skills for a game from nothing, and report what holds',
  define(command, context) {
    takesGameFlags(command)
      .argument('<game>', 'see `upskill games`; the settings of a game are flags too')
      .option('--steps <n>', 'environment steps of learning; verification comes on top (default: 100000)', integer(1))
      .option('--seed <n>', 'fixes every choice of the learner (default: 1)', integer(0, 2 ** 32 - 1))
      .addOption(
        new Option('--loop <shape>', 'the loop, or a published shape of it (default: upskill)').choices(
          learnConfig.shape.loop.unwrap().options,
        ),
      )
      .option('--without <part>', `leave a part out: ${parts.join(', ')}; repeatable`, partsOf)
      .option('--judge-noise <p>', 'share of attempts that a lying judge calls reached, 0 to 1', portion)
      .option('--goals <facts>', "what to learn: 'achievement.*', 'floor >= 5', … (default: all the vocabulary lists)")
      .option('--report-seeds <n>', 'untouched starts a verified skill is reported on (default: 100)', integer(0))
      .option('--full', 'report transfer, the held-out axis and mixes of skills as well')
      .option(
        '--frozen <n>',
        'untouched episodes in which the library is played for as many goals as it can',
        integer(0),
      )
      .addOption(
        new Option('--priors <what>', 'tree: what the game declares as prerequisites (default: none)').choices(
          learnConfig.shape.priors.unwrap().options,
        ),
      )
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
      .action(async (id: string, flags: LearnFlags) => start(id, flags, gameFlags(command), context))
  },
})

function portion(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1)) throw new InvalidArgumentError('write a number from 0 to 1')
  return value
}

function partsOf(text: string, all: readonly string[] = []): string[] {
  const given = text.split(',').map(part => part.trim())
  const wrong = given.find(part => !(parts as readonly string[]).includes(part))
  if (wrong !== undefined) throw new InvalidArgumentError(`there is no part "${wrong}"${suggestion(wrong, parts)}`)
  return [...all, ...given]
}

async function start(id: string, flags: LearnFlags, rest: GameFlags, context: CliContext): Promise<void> {
  const game = await context.registry.game(id)
  const { settled, saved } =
    flags.resume === undefined
      ? { settled: settle(game, flags, rest), saved: null }
      : resumed(context, flags.resume, game, flags, rest)
  const library =
    settled.library === null ? null : readLibrary(join(runDir(context.runsDir, settled.library), 'library'), id)
  const opponents = await opponentsOf(settled, flags, game, context)
  const folder =
    flags.resume === undefined
      ? createRun(context.runsDir, identity(context, game), settled as unknown as Json, Date.now)
      : resumeRun(context.runsDir, flags.resume, Date.now)
  using run = folder
  context.note(`learning into ${run.dir}`)
  const began = performance.now()
  const every = settled.recordEvery ?? 10
  if (saved) rewind(run.dir, saved, every)
  const record = learningRecord(run, Date.now)
  const shown = libraryOf(run)
  const kept = sparing()
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
      opponents,
      now: () => performance.now(),
      record: recorder(run, game, settled, every, saved?.ledger.episodes.train ?? 0, packageVersion(context.root)),
      say: record.say,
      onBroken(seed, why) {
        run.append('broken.jsonl', { seed, why })
        context.note(`an episode of seed ${seed} broke: ${why}`)
      },
      onEpisode: (learner, episode, day) => {
        note(run, learner, episode, day)
        record.episode(learner, episode, day)
        if (record.hasNews()) shown.write(learner)
        const { learning } = learner.ledger
        context.progress(`episode ${episode + 1}  step ${learning}/${settled.learn.steps}  ${count(learner)} verified`)
      },
      onCheckpoint(saved, learner, when) {
        shown.write(learner)
        kept(() => keep(run, saved()), when === 'last')
      },
    })
    record.report(result.report)
    shown.write(result.learner, 'now')
    const frozen = flags.frozen ? await frozenScore(context, game, settled, run, result.learner, flags.frozen) : null
    run.finish('done')
    const broken = brokenIn(run)
    if (broken > 0) context.print(`${broken} episodes broke, and count as failed: ${join(run.dir, 'broken.jsonl')}`)
    const things = counted(game, result.report)
    if (things) context.print(countedLine(things))
    for (const line of reportLines(run.id, result.learner, result.report, frozen)) context.print(line)
    const told = reportJson(run.id, result.learner, result.report, frozen, (performance.now() - began) / 1000)
    context.result({ ...(told as object), ...(things && { counted: countedJson(things) }), broken } as Json)
  } catch (error) {
    if (error instanceof UsageError && flags.resume === undefined && !existsSync(join(run.dir, 'episodes.jsonl'))) {
      run[Symbol.dispose]() // refused before the first episode: there is nothing to keep
      rmSync(run.dir, { recursive: true })
    } else run.fail(error, context.signal.aborted)
    throw error
  }
}

/** Episodes of this run whose world broke, those before it was gone on with included. */
function brokenIn({ dir }: RunFolder): number {
  const path = join(dir, 'broken.jsonl')
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0
}

/** @throws {UsageError} If one of them is not there, or does not play the game. */
async function opponentsOf(
  { opponents, reportOpponents }: Settled,
  { workers = 1 }: LearnFlags,
  game: AnyGame,
  context: CliContext,
): Promise<LearnOptions['opponents']> {
  if (opponents === undefined) return undefined
  if (workers > 1) throw new UsageError('--opponents: trials against others are played by one thread; leave --workers')
  const named = (list: string) => entrantsOf(list, game, context)
  return { train: await named(opponents), report: await named(reportOpponents ?? '') }
}

/** None for one: the learner's own world does. */
function workersOf({ workers = 1 }: LearnFlags, { registry }: CliContext): LearnOptions['workers'] {
  return workers === 1 ? null : { workers, module: workerModule('learn-worker'), roots: registry.roots }
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

/** Lives before a score is worth drawing. */
const leastLives = 10

function note(run: RunFolder, learner: Learner, episode: number, day: Day): void {
  const { learning } = learner.ledger
  run.metric(learning, 'verified', count(learner))
  run.metric(learning, 'usable', learner.library.usable().length)
  run.metric(learning, 'episode-steps', day.steps)
  run.metric(learning, 'reached', day.reached.size)
  if (learner.headline.size > 1 && learner.history.length >= leastLives) {
    const { score, low, high } = trainingScore(learner)
    for (const [name, value] of Object.entries({ score, 'score/low': low, 'score/high': high }))
      run.metric(learning, name, value)
  }
  run.append('episodes.jsonl', { episode, steps: day.steps, end: day.why, reached: [...day.reached] })
}

const count = (learner: Learner): number =>
  [...learner.library.skills.keys()].filter(id => learner.library.state(id) === 'verified').length

/** Of all time, what writing the library may take while it grows, and what checkpoints may: what is known is told anew for each. */
const writtenShare = 0.02

/** Work that is done again only once the last time took no more than that share of the time since, or where it must. */
function sparing(): (work: () => void, must: boolean) => void {
  let [ended, took] = [-Infinity, 0]
  return (work, must) => {
    const began = performance.now()
    if (!must && took > writtenShare * (began - ended)) return
    work()
    ended = performance.now()
    took = ended - began
  }
}

/** The library on disk while it grows, for whoever looks at it or plays with it meanwhile. */
function libraryOf({ dir }: RunFolder): { write(learner: Learner, when?: 'now'): void } {
  const written = sparing()
  const write = (learner: Learner) => writeLibrary(join(dir, 'library'), contentOf(learner), learner.library.state)
  return { write: (learner, when) => written(() => write(learner), when === 'now') }
}

/** Everything that going on needs: a whole file, beside and renamed. */
function keep(run: RunFolder, saved: string): void {
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
