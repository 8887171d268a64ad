import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Json, RecordError, suggestion, UsageError } from '#core'
import { readEpisode } from '../../episode/read.ts'
import { checkReplay } from '../../replay.ts'
import { runDir } from '../../run/folder.ts'
import { serveViewer } from '../../viewer/server.ts'
import { type CliContext, defineCommand } from '../command.ts'
import { openPage, untilAborted } from '../open-page.ts'
import { integer } from '../options.ts'
import { packageVersion } from '../package.ts'

interface Flags {
  readonly port?: number
  readonly open: boolean
  readonly check?: boolean
}

export default defineCommand({
  summary: 'open the page: all runs, or one run or episode; --check plays episodes again and compares',
  define(command, context) {
    command
      .argument('[run[/episode]]', 'a run by its id, and an episode by its number')
      .option('--port <n>', 'serve the page at this port, or the next free one (default: 4117)', integer(0, 65_535))
      .option('--no-open', 'do not start a browser')
      .option('--check', 'play deterministic episodes again and name the first step that differs; no page')
      .action(async (place: string | undefined, flags: Flags) => {
        if (flags.check) await check(place, context)
        else await show(place, flags, context)
      })
  },
})

async function show(place: string | undefined, flags: Flags, context: CliContext): Promise<void> {
  const { runsDir, registry, signal } = context
  const at = place === undefined ? null : find(runsDir, place)
  const path = at === null ? '' : `runs/${at.run}${at.episode === null ? '' : `/${at.episode}`}`
  const viewer = await serveViewer({
    runsDir: at?.runsDir ?? runsDir,
    registry,
    port: flags.port,
    signal,
    version: packageVersion(context.root),
  })
  const url = viewer.urlOf(path)
  context.print(`the page: ${url}`)
  context.note('Ctrl-C closes it')
  context.result({ url, port: viewer.port })
  if (flags.open && context.live) openPage(url, process.platform)
  await untilAborted(signal)
  await viewer.close()
}

async function check(place: string | undefined, context: CliContext): Promise<void> {
  if (place === undefined) throw new UsageError('--check needs a run: `upskill replay <run>[/<episode>] --check`')
  const { runsDir, run, episode } = find(context.runsDir, place)
  const dir = join(runsDir, run)
  const ids = episode === null ? episodeIds(dir) : [episode]
  if (ids.length === 0) throw new UsageError(`the run ${run} recorded no episode`)
  const results: Json[] = []
  let differing = 0
  for (const id of ids) {
    await using file = readEpisode(join(dir, 'episodes', `${id}.mcap`))
    const { header } = file
    if (!header.deterministic) {
      context.print(`${id}  skipped: ${header.backend} is not deterministic`)
      results.push({ episode: id, steps: 0, equal: null, difference: null })
      continue
    }
    const game = await context.registry.game(header.game)
    const { steps, difference } = await checkReplay({ game, file, signal: context.signal })
    if (difference !== null) differing++
    const words =
      difference === null
        ? 'the same'
        : `differs at step ${difference.step}: ${difference.path} was ${JSON.stringify(difference.recorded)}, is ${JSON.stringify(difference.now)}`
    context.print(`${id}  ${steps} steps  ${words}`)
    results.push({ episode: id, steps, equal: difference === null, difference: difference as Json })
  }
  context.result({ run, episodes: results, differing })
  if (differing > 0) throw new RecordError(`${differing} of ${ids.length} episodes did not play again as recorded`)
}

/** A run by id or path, and one of its episodes by number or name. */
function find(
  runsDir: string,
  place: string,
): { readonly runsDir: string; readonly run: string; readonly episode: string | null } {
  const whole = attempt(() => runDir(runsDir, place))
  if (whole !== null) return { runsDir: join(whole, '..'), run: basename(whole), episode: null }
  const slash = place.lastIndexOf('/')
  const dir = runDir(runsDir, slash < 0 ? place : place.slice(0, slash))
  const asked = place.slice(slash + 1)
  const ids = episodeIds(dir)
  const episode = ids.find(id => id === asked || (/^\d+$/.test(asked) && Number(id) === Number(asked)))
  if (episode === undefined)
    throw new UsageError(`the run ${basename(dir)} has no episode "${asked}"${suggestion(asked, ids)}`)
  return { runsDir: join(dir, '..'), run: basename(dir), episode }
}

function episodeIds(dir: string): string[] {
  return (attempt(() => readdirSync(join(dir, 'episodes'))) ?? [])
    .filter(name => name.endsWith('.mcap'))
    .map(name => name.slice(0, -'.mcap'.length))
    .sort()
}

function attempt<T>(make: () => T): T | null {
  try {
    return make()
  } catch {
    return null
  }
}
