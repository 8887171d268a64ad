import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Json, UsageError } from '#core'
import { backendOf } from '../../backend.ts'
import { settingsOf } from '../../config.ts'
import { checkCompliance } from '../../tournament/compliance.ts'
import { workerPool } from '../../tournament/pool.ts'
import { type CliContext, defineCommand } from '../command.ts'
import { gameConfig, integer, setOption } from '../options.ts'
import { packageVersion } from '../package.ts'
import { workerModule } from '../worker-module.ts'

interface TestFlags {
  readonly game: string
  readonly backend?: string
  readonly starts: number
  readonly seed: number
  readonly decisionMs: number
  readonly deadlineMs: number
  readonly memoryMb: number
  readonly maxSteps?: number
  readonly set?: readonly string[]
}

export default defineCommand({
  summary: 'list the agents, or test one for the rules of play',
  define(command, context) {
    command.argument('[agent]', 'show this one').action((id: string | undefined) => list(id, context))
    command
      .command('test')
      .description('play an agent against itself and check: seats, legal actions, answers, deadlines, memory')
      .argument('<agent>', 'id{key=value}, ./agent.ts, or "process:python3 agent.py"')
      .requiredOption('--game <id>', 'in this game')
      .option('--backend <id>', "one of the game's backends (default: its first)")
      .option('--starts <n>', 'starts, each played twice', integer(1, 1000), 3)
      .option('--seed <n>', 'the seed of the first start', integer(0, 2 ** 30 - 1001), 1)
      .option('--decision-ms <n>', 'how long one decision may take', integer(1), 10_000)
      .option('--deadline-ms <n>', 'how long a game may take', integer(1), 120_000)
      .option('--memory-mb <n>', 'heap of the process that plays', integer(64), 2048)
      .option('--max-steps <n>', 'end a game after this many steps', integer(1))
      .addOption(setOption())
      .action((text: string, flags: TestFlags) => test(text, flags, context))
  },
})

async function list(id: string | undefined, { registry, print, result }: CliContext): Promise<void> {
  const agents = await Promise.all((id === undefined ? registry.agents() : [id]).map(each => registry.agent(each)))
  result(
    agents.map(({ id, summary, games, config }) => ({
      id,
      summary,
      games,
      settings: settingsOf(config),
    })) as unknown as Json,
  )
  const width = Math.max(0, ...agents.map(agent => agent.id.length))
  for (const agent of agents) {
    const where = agent.games === 'any' ? 'any game' : agent.games.join(', ')
    print(`${agent.id.padEnd(width)}  ${agent.summary} (${where})`)
    if (id === undefined) continue
    for (const { path, type, fallback, words } of settingsOf(agent.config))
      print(
        `  ${agent.id}{${path}=<${type}>}  ${words}${fallback === undefined ? '' : ` (default: ${JSON.stringify(fallback)})`}`,
      )
  }
}

async function test(text: string, flags: TestFlags, context: CliContext): Promise<void> {
  const game = await context.registry.game(flags.game)
  const backend = flags.backend ?? Object.keys(game.backends)[0]
  backendOf(game, backend)
  const { agent, text: normal } = await context.registry.entrant(text)
  if (agent.games !== 'any' && !agent.games.includes(game.id))
    throw new UsageError(`the agent ${agent.id} does not play ${game.id}; it plays ${agent.games.join(', ')}`)
  const folder = mkdtempSync(join(tmpdir(), 'upskill-agents-test-'))
  const pool = workerPool({
    job: {
      roots: context.registry.roots,
      runs: context.runsDir,
      game: game.id,
      backend,
      config: gameConfig(game, flags.set),
      agents: [normal],
      seed: flags.seed,
      record: 'none',
      episodes: folder,
      deadlineMs: flags.deadlineMs,
      decisionMs: flags.decisionMs,
      maxSteps: flags.maxSteps ?? null,
      memoryMb: flags.memoryMb,
      package: packageVersion(context.root),
    },
    workers: 1,
    module: workerModule(),
    signal: context.signal,
    now: () => performance.now(),
  })
  try {
    const checks = await checkCompliance(pool, flags.starts, flags.seed)
    const passed = checks.every(check => check.passed)
    for (const check of checks) context.print(`${check.passed ? 'ok    ' : 'FAILED'}  ${check.check}: ${check.found}`)
    context.print(passed ? `${normal} keeps the rules of ${game.id}` : `${normal} breaks the rules of ${game.id}`)
    context.result({ agent: normal, game: game.id, passed, checks } as unknown as Json)
    if (!passed) process.exitCode = 1
  } finally {
    pool.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
