import { type Condition, type Json, type Protocol, type Published, UsageError } from '#core'
import { parseConfig, parseSettings } from '../../config.ts'
import { resumeRun } from '../../run/folder.ts'
import { playTournament, type TournamentPlan } from '../../tournament/tournament.ts'
import { type CliContext, defineCommand } from '../command.ts'
import { integer, setOption } from '../options.ts'
import { packageVersion } from '../package.ts'
import { sameTournament, tournamentFolder, whoPlays } from '../tournament-plan.ts'
import { type Rated, rated, writeReports } from '../tournament-result.ts'
import { workerModule } from '../worker-module.ts'

interface Flags {
  readonly protocol?: string
  readonly agents?: string
  readonly only?: string
  readonly pairs: number
  readonly seed: number
  readonly workers: number
  readonly decisionMs: number
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
  const backend = Object.keys(game.backends)[0]
  const given = parseSettings(flags.set ?? [])
  const found: { condition: Condition; run: string; result: Rated }[] = []
  context.print(`${name}: ${protocol.summary} (${protocol.source})`)
  for (const condition of conditions) {
    const config = parseConfig(game.config, { ...condition.config, ...given }, `game ${id}`) as Json
    const plan: TournamentPlan = {
      game: id,
      backend,
      config,
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
    const { run, result } = await played(plan, flags.workers, condition, context)
    found.push({ condition, run, result })
    print(context, condition, result, protocol.published)
  }
  for (const difference of protocol.differences) context.print(`note: ${difference}`)
  context.result({
    protocol: name,
    conditions: found.map(({ condition, run, result: { standings } }) => ({
      id: condition.id,
      run,
      games: standings.games,
      matrix: standings.matrix,
      ratings: standings.ratings,
      alphaRank: standings.alphaRank,
    })),
    published: protocol.published,
    differences: protocol.differences,
  } as unknown as Json)
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
  using folder = before === null ? tournamentFolder(plan, context) : resumeRun(context.runsDir, before, Date.now)
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
    return { run: folder.id, result }
  } catch (error) {
    folder.finish(context.signal.aborted ? 'interrupted' : 'failed', (error as Error).message)
    context.note('what was played is kept: type the same again to go on')
    throw error
  }
}

function print(
  context: CliContext,
  { id, words }: Condition,
  { standings: { matrix, ratings, alphaRank, games } }: Rated,
  published: readonly Published[],
): void {
  const names = ratings.map(({ agent }) => agent)
  const width = Math.max(...names.map(name => name.length), ...published.map(({ row }) => row.length + 12))
  const columns = names.map(name => name.slice(0, 18).padStart(20))
  context.print(`\n${words} (${games} games)`)
  context.print(`${''.padEnd(width)}${columns.join('')}${'α-Rank'.padStart(9)}`)
  for (const row of names) {
    const cells = names.map(column => {
      const cell = row === column ? null : matrix[row]?.[column]
      if (!cell) return '–'.padStart(20)
      return `${rate(cell.winRate)} [${rate(cell.low)}, ${rate(cell.high)}]`.padStart(20)
    })
    context.print(`${row.padEnd(width)}${cells.join('')}${(alphaRank[row] ?? 0).toFixed(2).padStart(9)}`)
  }
  for (const row of new Set(published.map(each => each.row))) {
    const figures = names.map(name => published.find(each => each.row === row && each.column === name)?.rates[id])
    if (figures.every(figure => figure === undefined)) continue
    const cells = figures.map(figure => (figure === undefined ? '' : rate(figure)).padStart(20))
    context.print(`${`${row}, published`.padEnd(width)}${cells.join('')}`)
  }
}

const rate = (value: number | null) => (value === null ? '?' : value.toFixed(3).replace(/^0/, ''))
