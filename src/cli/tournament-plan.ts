import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AnyGame, canonical, type Json, type RecordMode, UsageError } from '#core'
import { backendOf } from '../backend.ts'
import { entrantText, parseEntrant, splitEntrants } from '../entrant.ts'
import { createRun, type RunFolder, resumeRun, runDir } from '../run/folder.ts'
import type { ScheduleKind } from '../tournament/schedule.ts'
import { parseSprt } from '../tournament/sprt.ts'
import { checkPlan, type TournamentPlan } from '../tournament/tournament.ts'
import type { CliContext } from './command.ts'
import { entrantsOf } from './library.ts'
import { type GameFlags, gameConfig } from './options.ts'
import { gitCommit, packageVersion } from './package.ts'

/** What `upskill tournament` was given. */
export interface TournamentFlags {
  readonly agents?: string
  readonly pairs?: number
  readonly seed?: number
  readonly schedule?: ScheduleKind
  readonly workers: number
  readonly sprt?: string
  readonly resume?: string
  readonly soFar?: string
  readonly record?: RecordMode
  readonly backend?: string
  readonly anchor?: readonly string[]
  readonly deadlineMs?: number
  readonly decisionMs?: number
  readonly maxSteps?: number
  readonly memoryMb?: number
  readonly set?: readonly string[]
}

export interface Begun {
  readonly plan: TournamentPlan
  readonly folder: RunFolder
}

/** A new tournament from its flags. @throws {UsageError} Naming the flag that makes no sense. */
export async function beginTournament(
  id: string | undefined,
  flags: TournamentFlags,
  rest: GameFlags,
  context: CliContext,
): Promise<Begun> {
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
    ...(await whoPlays(flags.agents, game, context)),
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
  return { plan, folder: tournamentFolder(plan, context) }
}

/** A folder of its own for a new tournament. @throws {UsageError} If the plan contradicts itself. */
export function tournamentFolder(plan: TournamentPlan, context: CliContext): RunFolder {
  checkPlan(plan)
  const identity = {
    kind: 'tournament' as const,
    game: plan.game,
    agents: plan.agents,
    package: packageVersion(context.root),
    commit: gitCommit(context.root),
  }
  return createRun(context.runsDir, identity, { command: 'tournament', ...plan } as unknown as Json, Date.now)
}

/** The newest run of the very same plan, finished or not, or null. */
export function sameTournament(plan: TournamentPlan, context: CliContext): string | null {
  const wanted = canonical({ command: 'tournament', ...plan } as unknown as Json)
  const isSame = (run: string) => {
    try {
      return canonical(JSON.parse(readFileSync(join(context.runsDir, run, 'config.json'), 'utf8')) as Json) === wanted
    } catch {
      return false // no run of ours
    }
  }
  return existsSync(context.runsDir) ? (readdirSync(context.runsDir).sort().reverse().find(isSame) ?? null) : null
}

/** The plan of a tournament that was begun. @throws {UsageError} If the run is none. */
export function tournamentPlan(run: string, context: CliContext): { dir: string; plan: TournamentPlan } {
  const dir = runDir(context.runsDir, run)
  const saved = JSON.parse(readFileSync(join(dir, 'config.json'), 'utf8')) as TournamentPlan & { command?: string }
  const { command, ...plan } = saved
  if (command !== 'tournament') throw new UsageError(`${run} is no tournament, so it cannot be resumed or rated as one`)
  return { dir, plan }
}

/** A resumed tournament is the one that was begun: its settings are its own. */
export async function resumeTournament(
  id: string | undefined,
  flags: TournamentFlags,
  rest: GameFlags,
  context: CliContext,
): Promise<Begun> {
  const { resume: run, workers: _, ...others } = flags
  const { plan } = tournamentPlan(run!, context)
  if (id !== undefined && id !== plan.game) throw new UsageError(`${run} is a tournament in ${plan.game}, not in ${id}`)
  const given: Readonly<Record<string, unknown>> = {
    ...others,
    ...(flags.agents === undefined ? {} : { agents: splitEntrants(flags.agents).map(normal) }),
    ...(flags.sprt === undefined ? {} : { sprt: sprtPlan(flags.sprt) }),
    ...(flags.anchor === undefined ? {} : { anchors: Object.fromEntries(flags.anchor.map(anchor)) }),
  }
  for (const [key, value] of Object.entries(plan))
    if (key in given && JSON.stringify(given[key]) !== JSON.stringify(value))
      throw new UsageError(`${run} was begun with another --${dashed(key)}: leave it out, or begin a new tournament`)
  if (rest.words.length > 0 || flags.set)
    throw new UsageError(`${run} keeps the settings of its game: leave ${rest.words.join(' ')} --set out`)
  if (plan.libraries) {
    const game = await context.registry.game(plan.game)
    const playing = await Promise.all(plan.agents.map(text => context.registry.entrant(text)))
    const { checkLibraries } = await import('../tournament/libraries.ts')
    checkLibraries(plan.libraries, playing, game, context.runsDir)
  }
  return { plan, folder: goOn(run!, context) }
}

/** Opens a tournament that was begun; says so if another version of the program began it, for agents may have changed. */
export function goOn(run: string, context: CliContext): RunFolder {
  const folder = resumeRun(context.runsDir, run, Date.now)
  const [began, now] = [folder.manifest, { package: packageVersion(context.root), commit: gitCommit(context.root) }]
  const named = (of: typeof now) => `version ${of.package}${of.commit === null ? '' : ` (${of.commit.slice(0, 10)})`}`
  if (named(began) !== named(now))
    context.note(`begun with ${named(began)}, this is ${named(now)}: what is played from here on is by other code`)
  return folder
}

const normal = (text: string) => {
  const { id, settings } = parseEntrant(text)
  return entrantText(id, settings)
}

const dashed = (key: string) => key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

/** Agents as typed, made sure of, as texts; and what the libraries are that they bring. */
export async function whoPlays(
  text: string,
  game: AnyGame,
  context: CliContext,
): Promise<Pick<TournamentPlan, 'agents' | 'libraries'>> {
  const found = await entrantsOf(text, game, context)
  const agents = found.map(entrant => entrant.text)
  if (found.every(({ library }) => library === undefined)) return { agents }
  const { libraryHashes } = await import('../tournament/libraries.ts')
  return { agents, libraries: libraryHashes(found, game, context.runsDir) }
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

export function scheduleKind(text: string): ScheduleKind {
  if (text === 'round-robin' || text === 'swiss' || text === 'gauntlet') return text
  throw new UsageError(`--schedule ${text}: write round-robin, swiss or gauntlet`)
}

export function recordMode(text: string): RecordMode {
  if (text === 'full' || text === 'actions' || text === 'none') return text
  throw new UsageError(`--record ${text}: write full, actions or none`)
}
