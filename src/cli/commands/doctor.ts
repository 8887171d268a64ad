import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Json } from '#core'
import { makeFolders } from '../../run/make-folders.ts'
import { type CliContext, defineCommand } from '../command.ts'
import { packageVersion } from '../package.ts'

/** One part that was looked at. `mend` is the line that puts it right. */
interface Check {
  readonly part: string
  readonly state: 'ok' | 'optional' | 'broken'
  readonly found: string
  readonly mend: string | null
}

export default defineCommand({
  summary: 'check every part, and print the line that mends what is missing',
  define(command, context) {
    command.action(async () => {
      const checks = [
        node(),
        ...packages(context),
        page(context),
        runs(context),
        await port(),
        ...(await games(context)),
        browser(context),
        model(context),
      ]
      const sign = { ok: 'ok      ', optional: 'optional', broken: 'BROKEN  ' }
      for (const { part, state, found, mend } of checks)
        context.print(`${sign[state]}  ${part}: ${found}${mend === null ? '' : `\n          → ${mend}`}`)
      context.result(checks as unknown as Json)
      const broken = checks.filter(({ state }) => state === 'broken')
      context.print(broken.length === 0 ? 'everything needed is there' : `${broken.length} to mend`)
      if (broken.length > 0) process.exitCode = 1
    })
  },
})

const ok = (part: string, found: string): Check => ({ part, state: 'ok', found, mend: null })

function node(): Check {
  return ok('node', `${process.version} on ${process.platform}-${process.arch}`)
}

/** Every dependency of package.json can be resolved. */
function packages({ root }: CliContext): Check[] {
  const require = createRequire(join(root, 'package.json'))
  const manifest = [join(root, 'package.json'), join(root, '..', 'package.json')]
    .filter(path => existsSync(path))
    .map(path => require(path) as { dependencies?: Record<string, string> })
    .find(({ dependencies }) => dependencies)
  const dependencies = manifest?.dependencies ?? {}
  const missing = Object.keys(dependencies).filter(
    name => !require.resolve.paths(name)?.some(dir => existsSync(join(dir, name))),
  )
  if (missing.length === 0)
    return [ok('packages', `${Object.keys(dependencies).length} found, upskill ${packageVersion(root)}`)]
  return missing.map(name => ({ part: `package ${name}`, state: 'broken', found: 'missing', mend: 'npm ci' }))
}

function page({ root }: CliContext): Check {
  const built = [join(root, 'dist', 'viewer', 'index.html'), join(root, 'viewer', 'index.html')].some(path =>
    existsSync(path),
  )
  if (built) return ok('page', 'built')
  return { part: 'page', state: 'broken', found: 'not built', mend: 'npm run build:page' }
}

function runs({ runsDir }: CliContext): Check {
  try {
    makeFolders(runsDir)
    accessSync(runsDir, constants.W_OK)
    const { bavail, bsize } = statfsSync(runsDir)
    const free = (bavail * bsize) / 1e9
    if (free < 1)
      return {
        part: 'runs',
        state: 'broken',
        found: `${free.toFixed(1)} GB free for ${runsDir}`,
        mend: 'free some space, or use --runs DIR',
      }
    return ok('runs', `${runsDir} is writable, ${free.toFixed(0)} GB free`)
  } catch (cause) {
    return {
      part: 'runs',
      state: 'broken',
      found: `${runsDir}: ${(cause as Error).message}`,
      mend: 'choose another folder with --runs DIR',
    }
  }
}

function port(): Promise<Check> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', cause =>
      resolve({
        part: 'loopback',
        state: 'broken',
        found: cause.message,
        mend: 'allow programs to listen on 127.0.0.1',
      }),
    )
    server.listen(0, '127.0.0.1', () => server.close(() => resolve(ok('loopback', '127.0.0.1 can be listened on'))))
  })
}

async function games({ registry }: CliContext): Promise<Check[]> {
  const checks: Check[] = []
  for (const id of registry.games()) {
    try {
      const game = await registry.game(id)
      checks.push(ok(`game ${id}`, Object.keys(game.backends).join(', ')))
    } catch (cause) {
      checks.push({
        part: `game ${id}`,
        state: 'broken',
        found: (cause as Error).message.split('\n')[0],
        mend: 'npm ci',
      })
    }
  }
  return checks
}

function browser({ env }: CliContext): Check {
  const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', env.CHROME_PATH ?? '']
  const found = known.find(path => path !== '' && existsSync(path))
  if (found) return ok('chromium', `${found} (for the browser tests)`)
  return {
    part: 'chromium',
    state: 'optional',
    found: 'not found; only the browser tests need it',
    mend: 'apt-get install chromium',
  }
}

function model({ env }: CliContext): Check {
  if (env.OPENAI_API_KEY) return ok('language model', 'OPENAI_API_KEY is set')
  return {
    part: 'language model',
    state: 'optional',
    found: 'no key; everything works without',
    mend: 'export OPENAI_API_KEY=…',
  }
}
