import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AnyGame, canonical, type Json, UsageError } from '#core'
import { backendOf } from '../backend.ts'
import { parseConfig } from '../config.ts'
import { listedGoals } from '../goals/catalogue.ts'
import { type LearnConfig, learnConfig } from '../learn/config.ts'
import { runDir } from '../run/folder.ts'
import type { CliContext } from './command.ts'
import { type GameFlags, gameConfig } from './options.ts'

/** What `upskill learn` is told. */
export interface LearnFlags {
  readonly steps?: number
  readonly seed?: number
  readonly loop?: string
  readonly without?: readonly string[]
  readonly judgeNoise?: number
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

/** What config.json of a run holds: enough to go on with it. */
export interface Settled {
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
export interface SavedRun {
  readonly ledger: { readonly steps: Readonly<Record<string, number>>; readonly episodes: { readonly train: number } }
  readonly logs?: Readonly<Record<string, number>>
}

/** The whole of it, checked before anything is written. @throws {UsageError} Naming the flag that makes no sense. */
export function settle(game: AnyGame, flags: LearnFlags, rest: GameFlags): Settled {
  const given = {
    steps: flags.steps,
    seed: flags.seed,
    loop: flags.loop,
    without: flags.without,
    judgeNoise: flags.judgeNoise,
    goals: flags.goals?.split(','),
    reportSeeds: flags.reportSeeds,
    full: flags.full,
    priors: flags.priors,
    episodeSteps: flags.episodeSteps,
    goalSteps: flags.goalSteps,
  }
  const settings = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  if (flags.backend !== undefined) backendOf(game, flags.backend)
  const config = gameConfig(game, flags.set, rest) as Json
  const learn = parseConfig(learnConfig, { ...game.learning, ...settings }, 'learn')
  if (listedGoals(game, learn.goals).length === 0)
    throw new UsageError(
      `${game.id} lists no goals of itself: name some, such as --goals '${game.vocabulary[0]?.pattern} >= 1'`,
    )
  return {
    command: 'learn',
    game: game.id,
    backend: flags.backend ?? null,
    learn,
    config,
    library: flags.library ?? null,
    recordEvery: flags.recordEvery ?? 10,
    ...(flags.opponents === undefined ? {} : { opponents: flags.opponents }),
    ...(flags.reportOpponents === undefined ? {} : { reportOpponents: flags.reportOpponents }),
  }
}

/** A run goes on as it was begun; only its end may be moved. @throws {UsageError} Naming the flag that says otherwise. */
export function resumed(
  context: CliContext,
  run: string,
  game: AnyGame,
  flags: LearnFlags,
  rest: GameFlags,
): { readonly settled: Settled; readonly saved: SavedRun } {
  const dir = runDir(context.runsDir, run)
  const old = JSON.parse(readFileSync(join(dir, 'config.json'), 'utf8')) as Settled
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
  if (flags.set !== undefined || rest.words.length > 0) compare("the game's settings", true, old.config, now.config)
  const learn = parseConfig(learnConfig, old.learn, 'learn')
  const saved = savedIn(dir)
  const { train, distil, gate, duel } = saved.ledger.steps
  const learned = train + distil + gate + duel
  if (flags.steps !== undefined && flags.steps < learned)
    throw new UsageError(`${run} has learned for ${learned} steps already: --steps ${flags.steps} lies behind it`)
  return {
    settled: flags.steps === undefined ? { ...old, learn } : { ...old, learn: { ...learn, steps: flags.steps } },
    saved,
  }
}

const dashed = (key: string): string => key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

function savedIn(dir: string): SavedRun {
  const path = join(dir, 'learner.json')
  if (!existsSync(path))
    throw new UsageError(`${dir} holds no learner.json: it was stopped before the first checkpoint; start it anew`)
  return JSON.parse(readFileSync(path, 'utf8')) as SavedRun
}
