import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '#core'
import { serveViewer } from '../../viewer/server.ts'
import { type CliContext, defineCommand } from '../command.ts'
import { openPage, untilAborted } from '../open-page.ts'
import { integer } from '../options.ts'
import { packageVersion } from '../package.ts'

interface Flags {
  readonly game?: string
  readonly steps?: number
  readonly workers: number
  readonly seed: number
  readonly port?: number
  readonly open: boolean
}

export default defineCommand({
  summary: 'the main job: grow a library of verified skills while you watch in the browser',
  define(command, context) {
    command
      .argument('[game]', 'the game to learn: minecraft, or crafter, which is smaller', 'minecraft')
      .option('--game <id>', 'the same')
      .option('--steps <n>', 'environment steps to learn for (default: what the game suggests)', integer(1))
      .option('--workers <n>', 'threads that try programs', integer(1, 64), Math.min(4, availableParallelism()))
      .option('--seed <n>', "the learner's seed", integer(0), 1)
      .option('--port <n>', 'serve the page at this port, or the next free one (default: 4117)', integer(0, 65_535))
      .option('--no-open', 'do not start a browser')
      .action(async (game: string, flags: Flags) => start(flags.game ?? game, flags, context))
  },
})

/** Serves the page, learns in a process of its own so that the page stays quick, and keeps the page open afterwards. */
async function start(game: string, flags: Flags, context: CliContext): Promise<void> {
  const { runsDir, registry, signal } = context
  await registry.game(game)
  const viewer = await serveViewer({
    runsDir,
    registry,
    port: flags.port,
    signal,
    version: packageVersion(context.root),
  })
  context.print(`the page: ${viewer.url}`)
  if (flags.open && context.live) openPage(viewer.url, process.platform)
  const outcome = await learn(game, flags, context)
  if (signal.aborted) return viewer.close()
  if (outcome !== 0) {
    await viewer.close()
    throw new UsageError(`learning ended with exit code ${outcome}; what it recorded is in ${runsDir}`)
  }
  context.print('learned; the page stays open until Ctrl-C')
  await untilAborted(signal)
  await viewer.close()
}

/** @returns The exit code of `upskill learn`. */
function learn(game: string, { steps, seed, workers }: Flags, context: CliContext): Promise<number> {
  const bin = join(context.root, 'bin', 'upskill.js')
  const packaged = join(context.root, '..', 'bin', 'upskill.js')
  const args = ['learn', game, '--seed', String(seed), '--workers', String(workers), '--runs', context.runsDir]
  if (steps !== undefined) args.push('--steps', String(steps))
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [context.root.endsWith('dist') ? packaged : bin, ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    context.signal.addEventListener('abort', () => child.kill('SIGINT'), { once: true })
    child.on('error', reject)
    child.on('exit', code => resolve(code ?? 1))
  })
}
