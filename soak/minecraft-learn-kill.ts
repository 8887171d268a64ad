import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { random } from '#core'
import { scanEpisode } from '../src/episode/scan.ts'
import { scaled } from './scale.ts'

/**
 * `learn minecraft`, ended by `kill -9` at random moments and resumed, as often as the first argument says, beside the
 * same run that nobody stops. Moments are counted in lives, not in seconds, so that every kill comes in time however
 * fast the machine is. At the end both must be the same, byte for byte: what was learned, the library with its
 * evidence, the list of lives; every recorded life is whole, and none is there twice.
 */
const kills = scaled(10, 2)
const bin = join(import.meta.dirname, '..', 'bin', 'upskill.js')
const folder = mkdtempSync(join(tmpdir(), 'upskill-learn-kill-'))
const settings = [
  ...['--steps', '800', '--seed', '4', '--episode-steps', '40', '--goal-steps', '40', '--view', '2'],
  ...['--goals', 'any.log,any.planks', '--report-seeds', '0', '--record-every', '2', '--workers', '1'],
]
const source = random(Date.now() % 2 ** 30)
const start = (into: string, ...more: readonly string[]) =>
  spawn(process.execPath, [bin, 'learn', 'minecraft', ...more, '--runs', join(folder, into), '--quiet'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
const run = (into: string) => join(folder, into, readdirSync(join(folder, into))[0] ?? 'none yet')
const done = async (child: ChildProcess) => {
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`it ended with code ${code}`)
}

const begun = performance.now()
await done(start('whole', ...settings))
const lives = (into: string) => readFileSync(join(run(into), 'episodes.jsonl'), 'utf8').split('\n').length - 1
const whole = { ms: performance.now() - begun, lives: lives('whole') }
console.log(`the run nobody stops: ${whole.lives} lives, ${Math.round(whole.ms / 1000)} s`)

let killed = 0
for (let i = 0; i < kills; i++) {
  const begins = () => existsSync(join(folder, 'torn')) && existsSync(join(run('torn'), 'learner.json'))
  const child = begins() ? start('torn', '--resume', run('torn').split('/').at(-1)!) : start('torn', ...settings)
  const exit = once(child, 'exit')
  // Within its share of the lives, which may be behind it already: then before anything new is written down.
  const due = Math.floor(((i + source.real()) * whole.lives) / (kills + 1))
  while (child.exitCode === null && !(begins() && lives('torn') >= due)) await sleep(10)
  await Promise.race([exit, sleep((source.real() * whole.ms) / whole.lives)])
  if (child.exitCode !== null) break
  child.kill('SIGKILL')
  await exit
  killed++
  console.log(`kill ${killed}: ${lives('torn')} lives were on disk`)
}
if (killed < kills) throw new Error(`only ${killed} of ${kills} kills came in time`)
if (JSON.parse(readFileSync(join(run('torn'), 'run.json'), 'utf8')).exit !== 'done')
  await done(start('torn', '--resume', run('torn').split('/').at(-1)!))

const differing = ['learner', 'library', 'lives', 'recorded'].filter((_, i) => left('torn')[i] !== left('whole')[i])
if (differing.length > 0) throw new Error(`after ${killed} kills these differ: ${differing.join(', ')} (in ${folder})`)
const steps = recorded(run('torn'))
const skills = readdirSync(join(run('torn'), 'library', 'minecraft'), { withFileTypes: true }).filter(one =>
  one.isDirectory(),
)
console.log(
  `${killed} kills: the same learner, library (${skills.length} skills), lives; ${steps} recorded steps, whole, in order, once`,
)
rmSync(folder, { recursive: true })

/** What a run leaves, each as text. */
function left(into: string): string[] {
  const dir = run(into)
  const learner = JSON.parse(readFileSync(join(dir, 'learner.json'), 'utf8'))
  const files = readdirSync(join(dir, 'library'), { recursive: true, withFileTypes: true }).filter(one => one.isFile())
  const library = files.map(({ parentPath, name }) => {
    const path = join(parentPath, name)
    return [path.slice(dir.length), createHash('sha1').update(readFileSync(path)).digest('hex')]
  })
  return [
    JSON.stringify({ ...learner, logs: null }), // how long the logs were when it was written down
    JSON.stringify(library.sort()),
    readFileSync(join(dir, 'episodes.jsonl'), 'utf8'),
    readdirSync(join(dir, 'episodes')).join(),
  ]
}

/** @returns How many steps were recorded. @throws If one is missing, or there twice. */
function recorded(dir: string): number {
  let steps = 0
  for (const file of readdirSync(join(dir, 'episodes'))) {
    using scan = scanEpisode(join(dir, 'episodes', file))
    for (const [i, span] of (scan.spans.get('step') ?? []).entries()) {
      const { index } = scan.message('step', span) as unknown as { index: number }
      if (index !== i) throw new Error(`${file}: step ${index} stands where step ${i} should`)
      steps++
    }
  }
  if (steps === 0) throw new Error('no step was recorded: nothing was tested')
  return steps
}
