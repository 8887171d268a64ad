import { random, UsageError } from '#core'
import { desk } from '../../../agents/human/desk.ts'
import { backendOf } from '../../backend.ts'
import { playEpisode } from '../../play.ts'
import { createRun } from '../../run/folder.ts'
import { serveViewer } from '../../viewer/server.ts'
import { type CliContext, defineCommand } from '../command.ts'
import { entrantsOf } from '../library.ts'
import { openPage } from '../open-page.ts'
import { type GameFlags, gameConfig, gameFlags, integer, setOption, takesGameFlags } from '../options.ts'
import { gitCommit, packageVersion } from '../package.ts'

interface Flags {
  readonly agent: string
  readonly backend?: string
  readonly episodes?: number
  readonly seed: number
  readonly port?: number
  readonly open: boolean
  readonly set?: readonly string[]
}

/** A person may leave the table for a while; only `human{seconds=…}` limits how long. */
const patienceMs = 7 * 24 * 3_600_000

export default defineCommand({
  summary: 'play a game yourself, in the page',
  define(command, context) {
    takesGameFlags(command)
      .argument('<game>', 'see `upskill games`; the settings of a game are flags too')
      .option('--agent <ids>', 'who sits where, you being `human`: human,random', 'human')
      .option('--backend <id>', "one of the game's backends (default: its first)")
      .option('--episodes <n>', 'stop after this many (default: as often as you ask for another)', integer(1))
      .option('--seed <n>', 'the seed of the first episode; each next one adds 1', integer(0, 2 ** 32 - 1), 1)
      .option('--port <n>', 'serve the page at this port, or the next free one (default: 4117)', integer(0, 65_535))
      .option('--no-open', 'do not start a browser')
      .addOption(setOption())
      .action(async (id: string, flags: Flags) => play(id, flags, gameFlags(command), context))
  },
})

async function play(id: string, flags: Flags, rest: GameFlags, context: CliContext): Promise<void> {
  const { registry, runsDir, signal } = context
  const game = await registry.game(id)
  const config = gameConfig(game, flags.set, rest)
  const backend = flags.backend ?? Object.keys(game.backends)[0]
  const { clock } = backendOf(game, backend)
  const entrants = await entrantsOf(flags.agent, game, context)
  if (!entrants.some(({ agent }) => agent.id === 'human'))
    throw new UsageError(
      `nobody of "${flags.agent}" is you: name a seat \`human\`, or watch with \`upskill run ${id}\``,
    )
  desk.open(clock)
  const version = packageVersion(context.root)
  await using page = await serving(
    await serveViewer({ runsDir, registry, port: flags.port, signal, play: desk, version }),
  )
  const url = page.viewer.urlOf('play')
  context.print(`play here: ${url}`)
  context.note('Ctrl-C ends the game')
  if (flags.open && context.live) openPage(url, process.platform)
  const agents = entrants.map(entrant => entrant.text)
  const identity = { kind: 'play' as const, game: id, agents, package: version, commit: gitCommit(context.root) }
  const settled = { command: 'play', game: id, backend, agents, seed: flags.seed, config: config as never }
  using folder = createRun(runsDir, identity, settled, Date.now)
  const played: number[] = []
  try {
    for (let index = 0; index < (flags.episodes ?? Number.POSITIVE_INFINITY); index++) {
      if (index > 0) await desk.waitForAgain(signal)
      const seed = flags.seed + index
      const result = await playEpisode({
        game,
        backend,
        config,
        start: { seed },
        entrants,
        random: random(seed),
        signal,
        now: () => performance.now(),
        package: version,
        path: folder.episodePath(index + 1),
        decisionMs: patienceMs,
      })
      const sum = [...result.returns.values()]
      played.push(sum[0])
      folder.metric(index + 1, 'return', sum[0])
      folder.metric(index + 1, 'steps', result.steps)
      context.print(
        `seed ${seed}  ${result.steps} steps  return ${sum.map(value => value.toFixed(1)).join(' : ')}  ${result.end.kind}: ${result.end.why}`,
      )
    }
    folder.finish('done')
  } catch (error) {
    if (!signal.aborted) folder.finish('failed', error instanceof Error ? error.message : String(error))
    else folder.finish(played.length > 0 ? 'done' : 'interrupted', 'the player left')
    if (!signal.aborted) throw error
  }
  context.result({ run: folder.id, returns: played })
}

/** Closes the page however the game ends. */
async function serving(viewer: Awaited<ReturnType<typeof serveViewer>>) {
  return { viewer, [Symbol.asyncDispose]: () => viewer.close() }
}
