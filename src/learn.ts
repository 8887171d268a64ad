import { type AnyGame, type Json, seedIn } from '#core'
import { lyingJudge } from './goals/evaluator.ts'
import { adopt } from './learn/adopt.ts'
import type { LearnConfig } from './learn/config.ts'
import { renewHabits } from './learn/contest.ts'
import { type Day, trainingDay } from './learn/day.ts'
import { contentOf, type Learner, newLearner, renewed, saveLearner, verifiedNow } from './learn/learner.ts'
import { type Life, watchStart } from './learn/lives.ts'
import { foreseeMaintenance, harvest, lookAgain } from './learn/maintain.ts'
import { type Report, report } from './learn/report.ts'
import { transfer } from './learn/transfer.ts'
import { trialPool, type WorkerSetup } from './learn/workers/pool.ts'
import { openWorld, type WorldOptions } from './learn/world.ts'
import { type LibraryContent, skillLibrary } from './library/library.ts'

export interface LearnOptions {
  readonly game: AnyGame
  readonly gameConfig: unknown
  readonly backend?: string
  readonly config: LearnConfig
  /** Another run's library to start from: its skills are gated and verified anew. */
  readonly library?: LibraryContent | null
  /** What an earlier run of the same config left behind. */
  readonly saved?: Json
  readonly signal: AbortSignal
  readonly now: () => number
  /** Who plays the other seats of a game of several players. */
  readonly opponents?: WorldOptions['opponents']
  /** A file for the training episode that begins now, or null. */
  readonly record?: WorldOptions['record']
  /** What happens, as it happens. */
  readonly say?: (event: string, detail: Json) => void
  /** An episode's world broke. It counts as failed; too many of them end the run. */
  readonly onBroken?: WorldOptions['onBroken']
  /** After every episode: where the work stands, and a chance to write it down. */
  readonly onEpisode?: (learner: Learner, episode: number, day: Day) => void
  /** Every few thousand steps, between episodes: everything there is to know, as JSON, for `saved`, if it is asked for. */
  readonly onCheckpoint?: (saved: () => string, learner: Learner, when?: 'last') => void
  /** Trials are played by so many threads that run this module; what is learned is the same. */
  readonly workers?: { readonly workers: number; readonly module: string; readonly roots: readonly string[] } | null
  /** Ends it before its steps are used up. */
  readonly enough?: (learner: Learner) => boolean
}

/** Steps of learning after which the next episode ends with a checkpoint; fewer where a step takes long: two lives. */
const checkpointEvery = 2500
/** And in a long run, where there is more to write down, so much of what was learned by then. */
const checkpointShare = 1 / 32

/**
 * The learning loop: propose, attempt, evaluate, relabel, distil, gate, verify, report.
 *
 * An episode proposes and attempts goals one after another and relabels what was reached anyway; what is worth it is
 * then distilled, gated and verified. Same options and seed: the same library, byte for byte.
 */
export async function learn(options: LearnOptions): Promise<{ learner: Learner; report: Report }> {
  const { game, config, signal, now, say = () => {} } = options
  let learner = newLearner({ game, config, library: options.library ?? null, saved: options.saved ?? null, say })
  let kept = learner.ledger.learning
  await using own = await openWorld({
    game,
    backend: options.backend,
    config: options.gameConfig,
    axis: config.axis,
    signal,
    now,
    opponents: options.opponents,
    record: options.record,
    onBroken: options.onBroken,
  })
  await using trials = options.workers
    ? trialPool({ ...options.workers, setup: setupOf(options), signal, onBroken: options.onBroken })
    : null
  const world = trials ? { ...own, trials } : own
  const checkpoint = (when?: 'last') => {
    options.onCheckpoint?.(() => JSON.stringify(saveLearner(learner)), learner, when)
    // Going on from what would be written down, always: a run that was resumed is then the run that was not stopped.
    learner = renewed(learner)
  }
  if (options.library && !options.saved) await adopt(learner, world, skillLibrary(options.library.skills).usable())
  while (learner.ledger.learning < config.steps && !options.enough?.(learner)) {
    const { ledger, random } = learner
    const episode = ledger.episodes.train
    const judge = lyingJudge(config.judgeNoise, random.fork(`judge/${episode}`))
    const seed = seedIn('train', String(config.seed), episode)
    foreseeMaintenance(learner, world)
    trials?.hold(1) // the life's own
    const life = watchStart(world)
    const day = await trainingDay(learner, life.world, episode, seed, judge) // propose, attempt, evaluate, relabel
    trials?.hold(0)
    const reached = [...day.reached].filter(id => learner.headline.has(id))
    const isOwn = life.start() === seed
    renewHabits(learner, day.first, { index: episode, reached: isOwn ? reached.length : null })
    await harvest(learner, world, 3) // distil, gate, verify
    const verified = verifiedNow(learner)
    const strategy = learner.curriculum.plateau(ledger.learning, config.steps, verified)
    if (strategy) say('plateau', { strategy, verified })
    const past: Life = { step: ledger.learning, verified, reached, ...(isOwn ? {} : { again: true }) }
    learner.history.push(past)
    options.onEpisode?.(learner, episode, day)
    const enough = Math.max(checkpointEvery, checkpointShare * ledger.learning)
    if (ledger.learning - kept < Math.min(enough, 2 * config.episodeSteps)) continue
    kept = ledger.learning
    checkpoint()
  }
  checkpoint('last') // before the report: a run that is gone on with after its end reports the same
  await lookAgain(learner, world)
  const told = await report(learner, world)
  if (!config.full) return { learner, report: told }
  const fresh = { ...options, saved: undefined, record: undefined, say: undefined, onEpisode: undefined }
  const again = async (config: LearnConfig, library: LibraryContent | null, enough: LearnOptions['enough']) =>
    (await learn({ ...fresh, onCheckpoint: undefined, config, library, enough })).learner
  return { learner, report: { ...told, transfer: await transfer(learner, contentOf(learner), again) } }
}

const setupOf = ({ game, backend, gameConfig, config, workers }: LearnOptions): WorkerSetup => ({
  roots: workers!.roots,
  game: game.id,
  backend: backend ?? null,
  config: gameConfig as Json,
  axis: config.axis,
})
