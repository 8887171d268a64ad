import { dirname, join } from 'node:path'
import { type Json, RecordError, UsageError } from '#core'
import { type RunFolder, readLines } from '../run/folder.ts'
import { type Fixture, type Result, resultOf } from './fixture.ts'
import type { Job } from './job.ts'
import type { LibraryHashes } from './libraries.ts'
import { workerPool } from './pool.ts'
import { type ScheduleKind, schedule } from './schedule.ts'
import { type SprtPlan, type SprtState, sprt } from './sprt.ts'
import { pairUnits, startReturns, startUnits } from './units.ts'

/** What a tournament is: kept in config.json, so that `--resume` needs nothing else. */
export interface TournamentPlan {
  readonly game: string
  readonly backend: string
  readonly config: Json
  readonly agents: readonly string[]
  /** Only where an agent brings a library: what it is played with. */
  readonly libraries?: LibraryHashes
  readonly pairs: number
  readonly seed: number
  /** null: round robin, or `starts` where the game has one player. */
  readonly schedule: ScheduleKind | null
  readonly sprt: SprtPlan | null
  /** Elo points by entrant. */
  readonly anchors: Readonly<Record<string, number>>
  readonly record: Job['record']
  readonly deadlineMs: number
  readonly decisionMs: number
  readonly maxSteps: number | null
  readonly memoryMb: number
}

export interface Progress {
  readonly done: number
  readonly total: number
  readonly crashes: number
  readonly secondsLeft: number | null
  readonly sprt: SprtState | null
}

export interface TournamentOptions {
  readonly plan: TournamentPlan
  readonly folder: Pick<RunFolder, 'dir' | 'append' | 'id'>
  readonly roots: readonly string[]
  readonly workers: number
  /** A file that calls `serve()` of worker.ts. */
  readonly module: string
  readonly package: string
  readonly signal: AbortSignal
  /** Milliseconds of a clock that only rises. */
  readonly now: () => number
  readonly onProgress: (progress: Progress) => void
}

export interface Tournament {
  readonly results: readonly Result[]
  readonly players: number
  readonly sprt: SprtState | null
}

/** A line a game, in a tournament's folder. */
export const resultsFile = 'results.jsonl'

/**
 * Plays what the schedule asks for and results.jsonl does not hold yet.
 *
 * A result is a whole line on disk before the next game of its round counts; a line torn by a killed program is
 * dropped, and that game is played again. So none is lost and none counts twice: of a game that crashed and was played
 * again the last line counts.
 *
 * @throws {UsageError} If the plan does not suit the game; {RecordError} if results cannot be written or are damaged.
 */
export async function playTournament(options: TournamentOptions): Promise<Tournament> {
  const { plan, folder, signal, now, onProgress } = options
  // What crashed is played again: its reason, such as a server that was away, may be gone.
  const kept = readResults(join(folder.dir, resultsFile), plan.agents)
  const results = kept.filter(({ outcome }) => outcome !== 'crash')
  const done = new Set(results.map(result => result.index))
  const pool = workerPool({
    job: {
      ...plan,
      roots: options.roots,
      runs: dirname(folder.dir),
      episodes: join(folder.dir, 'episodes'),
      package: options.package,
    },
    workers: options.workers,
    module: options.module,
    signal,
    now,
  })
  try {
    const players = await pool.players
    const kind = plan.schedule ?? (players === 1 ? 'starts' : 'round-robin')
    const games = schedule({ kind, agents: plan.agents.length, players, pairs: plan.pairs, seed: plan.seed })
    const counter = plan.sprt ? sprtCounter(plan.sprt, players) : null
    let test = counter?.(results) ?? null
    const begun = now()
    let fresh = 0
    let crashes = 0
    const stop = new AbortController()
    const record = (fixture: Fixture, played: Parameters<typeof resultOf>[1], attempts: number) => {
      if (done.has(fixture.index)) throw new RecordError(`game ${fixture.index} was played twice`)
      const result = resultOf(fixture, played, plan.agents, attempts)
      folder.append(resultsFile, result)
      results.push(result)
      done.add(fixture.index)
      fresh++
      if (result.outcome === 'crash') crashes++
      test = counter?.([result]) ?? null
      if (test && test.verdict !== 'undecided') stop.abort()
      const left = games.games - results.length
      const secondsLeft = fresh < 2 ? null : ((now() - begun) / 1000 / fresh) * left
      onProgress({ done: results.length, total: games.games, crashes, secondsLeft, sprt: test })
    }
    for (let round = 0; round < games.rounds && (!test || test.verdict === 'undecided'); round++) {
      const missing = games.round(round, results).filter(fixture => !done.has(fixture.index))
      await untilStopped(pool.play(missing, record), stop.signal)
    }
    results.sort((x, y) => x.index - y.index)
    return { results, players, sprt: test }
  } finally {
    await pool.close()
  }
}

/** @throws {RecordError} If a line is no result of these agents, or a game stands there twice. */
export function readResults(path: string, agents: readonly string[]): Result[] {
  const results = new Map<number, Result>()
  for (const result of readLines<Result>(path)) {
    const { index, seats } = result
    const before = results.get(index)
    if (before && before.outcome !== 'crash')
      throw new RecordError(`${path} holds game ${index} twice; remove one of its lines`)
    if (!Number.isInteger(index) || !Array.isArray(seats) || seats.some(seat => agents[seat] === undefined))
      throw new RecordError(
        `${path} holds a line that is no result of this tournament (after ${results.size} good ones)`,
      )
    results.set(index, result)
  }
  return [...results.values()]
}

/**
 * Feeds results to the test as they come in. Starts count in their order, each once both its games are over: which
 * worker was faster does not choose what is counted.
 */
function sprtCounter(plan: SprtPlan, players: number): (results: readonly Result[]) => SprtState {
  const open = new Map<number, Result[]>()
  const counts = new Map<number, number>()
  let next = 0
  return results => {
    for (const result of results) open.set(result.pair, [...(open.get(result.pair) ?? []), result])
    for (let pair = open.get(next); pair?.length === 2; pair = open.get(++next)) {
      open.delete(next)
      const units = players === 1 ? startUnits(startReturns(pair)) : pairUnits(pair)
      for (const { score, games } of units.flatMap(unit => unit.tallies))
        if (games === (players === 1 ? 1 : 2)) counts.set(score / games, (counts.get(score / games) ?? 0) + 1)
    }
    return sprt(counts, plan)
  }
}

/** Ends early, without an error, once the test has decided. */
async function untilStopped(work: Promise<void>, stop: AbortSignal): Promise<void> {
  const stopped = Promise.withResolvers<void>()
  stop.addEventListener('abort', () => stopped.resolve(), { once: true })
  work.catch(() => {}) // heard below, unless the test decided first
  await Promise.race([work, stopped.promise])
}

/** @throws {UsageError} If the plan contradicts itself, before anything is played. */
export function checkPlan(plan: TournamentPlan): void {
  const twice = plan.agents.find((agent, i) => plan.agents.indexOf(agent) !== i)
  if (twice !== undefined)
    throw new UsageError(`${twice} stands twice in --agents; give one of them another setting to tell them apart`)
  if (plan.sprt && plan.agents.length !== 2)
    throw new UsageError(`--sprt tests the first of two agents against the second, not ${plan.agents.length} agents`)
  if (plan.sprt && plan.schedule === 'swiss')
    throw new UsageError('--sprt needs pairs of the same two agents: leave out --schedule swiss')
  for (const agent of Object.keys(plan.anchors))
    if (!plan.agents.includes(agent)) throw new UsageError(`--anchor ${agent}: it is none of ${plan.agents.join(', ')}`)
}
