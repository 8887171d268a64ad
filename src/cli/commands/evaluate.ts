import { type AnyGame, type Condition, type Json, type Protocol, UsageError } from '#core'
import { parseConfig, parseSettings } from '../../config.ts'
import { parseEntrant } from '../../entrant.ts'
import { playTournament, type TournamentPlan } from '../../tournament/tournament.ts'
import { type CliContext, defineCommand } from '../command.ts'
import { type Exploited, type Measured, printCondition, printSummary } from '../evaluate-tables.ts'
import { integer, setOption } from '../options.ts'
import { packageVersion } from '../package.ts'
import { goOn, sameTournament, tournamentFolder, whoPlays } from '../tournament-plan.ts'
import { rated, writeReports } from '../tournament-result.ts'
import { workerModule } from '../worker-module.ts'

interface Flags {
  readonly protocol?: string
  readonly agents?: string
  readonly only?: string
  readonly pairs: number
  readonly seed: number
  readonly workers: number
  readonly decisionMs: number
  readonly exploit: number
  readonly set?: readonly string[]
}

export default defineCommand({
  summary: 'measure agents as a published benchmark does, and set its figures beside ours',
  define(command, context) {
    command
      .argument('<game>', 'a game that brings protocols')
      .option('--protocol <name>', 'which one (default: the only one)')
      .option('--agents <list>', "who plays: a,b{work=100} (default: the protocol's)")
      .option('--only <conditions>', 'some of its conditions, such as teams-1,teams-64')
      .option('--pairs <n>', 'starts for every two agents, seats mirrored', integer(1, 1e6), 100)
      .option('--seed <n>', 'the seed of the first start', integer(0, 2 ** 30 - 1), 1)
      .option('--workers <n>', 'processes that play', integer(1, 256), 2)
      .option('--decision-ms <n>', 'how long one decision may take', integer(1), 60_000)
      .option(
        '--exploit <n>',
        'starts on which the best answer to each agent, where there is one, plays it',
        integer(0, 1e6),
        0,
      )
      .addOption(setOption())
      .addHelpText(
        'after',
        '\nTyping the same again goes on where it stopped: every condition is a tournament of its own.',
      )
      .action((game: string, flags: Flags) => evaluate(game, flags, context))
  },
})

async function evaluate(id: string, flags: Flags, context: CliContext): Promise<void> {
  const { registry } = context
  const game = await registry.game(id)
  const names = registry.protocols(id)
  const name = flags.protocol ?? (names.length === 1 ? names[0] : undefined)
  if (name === undefined)
    throw new UsageError(
      names.length === 0 ? `${id} brings no published protocol` : `which protocol? --protocol ${names.join(' or ')}`,
    )
  const protocol = await registry.protocol(id, name)
  const conditions = chosen(protocol, flags.only)
  const playing = await whoPlays(flags.agents ?? protocol.agents.join(','), game, context)
  if (playing.agents.length < 2)
    throw new UsageError('at least two agents are measured against each other: --agents a,b')
  const found: (Measured & { readonly run: string })[] = []
  context.print(`${name}: ${protocol.summary} (${protocol.source})`)
  for (const condition of conditions) {
    const { run, standings } = await played(planOf(game, condition, playing, flags), flags.workers, condition, context)
    const exploited = await exploit(game, protocol, condition, playing.agents, flags, context)
    found.push({ condition, run, standings, exploited })
    printCondition(context.print, found.at(-1)!, protocol.published)
  }
  printSummary(context.print, found, protocol.published)
  for (const difference of protocol.differences) context.print(`note: ${difference}`)
  context.result({
    protocol: name,
    conditions: found.map(({ condition, run, standings, exploited }) => ({
      id: condition.id,
      run,
      games: standings.games,
      matrix: standings.matrix,
      ratings: standings.ratings,
      alphaRank: standings.alphaRank,
      exploitability: Object.fromEntries(exploited.map(({ agent, by, cell }) => [agent, { by, ...cell }])),
    })),
    published: protocol.published,
    differences: protocol.differences,
  } as unknown as Json)
}

type Playing = Pick<TournamentPlan, 'agents' | 'libraries'>

function planOf(game: AnyGame, condition: Condition, playing: Playing, flags: Flags): TournamentPlan {
  const settings = { ...condition.config, ...parseSettings(flags.set ?? []) }
  return {
    game: game.id,
    backend: Object.keys(game.backends)[0],
    config: parseConfig(game.config, settings, `game ${game.id}`) as Json,
    ...playing,
    pairs: flags.pairs,
    seed: flags.seed,
    schedule: null,
    sprt: null,
    anchors: {},
    record: 'actions',
    deadlineMs: 600_000,
    decisionMs: flags.decisionMs,
    maxSteps: null,
    memoryMb: 4096,
  }
}

/** The best answers that the protocol knows to these agents, each a tournament of two. */
async function exploit(
  game: AnyGame,
  { exploiters = {} }: Protocol,
  condition: Condition,
  agents: readonly string[],
  flags: Flags,
  context: CliContext,
): Promise<Exploited[]> {
  const found: Exploited[] = []
  for (const agent of flags.exploit > 0 ? agents : []) {
    const against = exploiters[parseEntrant(agent).id]
    if (against === undefined) continue
    const playing = await whoPlays(`${against},${agent}`, game, context)
    const plan = planOf(game, condition, playing, { ...flags, pairs: flags.exploit })
    const { standings } = await played(plan, flags.workers, condition, context)
    const [by] = playing.agents
    const cell = standings.matrix[by]?.[agent]
    if (cell) found.push({ agent, by, cell })
  }
  return found
}

function chosen(protocol: Protocol, only: string | undefined): readonly Condition[] {
  if (only === undefined) return protocol.conditions
  const ids = protocol.conditions.map(({ id }) => id)
  const wanted = only.split(',')
  const unknown = wanted.find(id => !ids.includes(id))
  if (unknown !== undefined) throw new UsageError(`there is no condition "${unknown}"; there are ${ids.join(', ')}`)
  return protocol.conditions.filter(({ id }) => wanted.includes(id))
}

/** A tournament that was begun before goes on. */
async function played(plan: TournamentPlan, workers: number, { id }: Condition, context: CliContext) {
  const before = sameTournament(plan, context)
  using folder = before === null ? tournamentFolder(plan, context) : goOn(before, context)
  try {
    const tournament = await playTournament({
      plan,
      folder,
      roots: context.registry.roots,
      workers,
      module: workerModule(),
      package: packageVersion(context.root),
      signal: context.signal,
      now: () => performance.now(),
      onProgress: ({ done, total }) => context.progress(`${id}  game ${done}/${total}`),
    })
    const result = rated(plan, tournament)
    writeReports(folder.manifest, folder.dir, plan, result, null)
    folder.finish('done')
    return { run: folder.id, standings: result.standings }
  } catch (error) {
    folder.finish(context.signal.aborted ? 'interrupted' : 'failed', (error as Error).message)
    context.note('what was played is kept: type the same again to go on')
    throw error
  }
}
