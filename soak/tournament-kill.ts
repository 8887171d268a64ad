import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Random, random } from '#core'
import { readLines } from '../src/run/folder.ts'
import type { Result } from '../src/tournament/fixture.ts'
import { scaled } from './scale.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const testGames = join(root, 'src', 'tournament', 'test-games')
const outside = `process:node ${join(testGames, 'outside', 'agent.mjs')}`
const agents = `uniform,nim-sum,${outside}`

export interface KillReport {
  readonly kills: { readonly program: number; readonly worker: number }
  readonly tournaments: number
  readonly games: number
  readonly lost: number
  readonly twice: number
  /** Games whose result is not the one of a tournament that nobody disturbed. */
  readonly different: number
  /** Processes that outlived their program by more than two seconds. */
  readonly orphans: number
}

/** Kills the program or one of its workers with SIGKILL at random moments, resumes, and counts what is wrong after. */
export async function killAndResume(kills: number, pairs: number, seed: number): Promise<KillReport> {
  const runs = mkdtempSync(join(tmpdir(), 'upskill-soak-'))
  const source = random(seed).fork('kills')
  const done = { program: 0, worker: 0 }
  const counts = { tournaments: 0, games: 0, lost: 0, twice: 0, different: 0 }
  try {
    const quiet = join(runs, 'quiet')
    await finish(start(quiet, ['--pairs', String(pairs)]))
    const expected = new Map(resultsOf(quiet).map(result => [result.index, meaning(result)]))
    while (done.program + done.worker < kills) {
      const dir = join(runs, `disturbed-${counts.tournaments++}`)
      await disturb(dir, pairs, () => done.program + done.worker < kills, source, done)
      const results = resultsOf(dir)
      const seen = new Set(results.map(result => result.index))
      counts.games += results.length
      counts.twice += results.length - seen.size
      counts.lost += expected.size - seen.size
      counts.different += results.filter(result => meaning(result) !== expected.get(result.index)).length
    }
    await sleep(2500)
    return { kills: done, ...counts, orphans: processesWith(runs).length }
  } finally {
    rmSync(runs, { recursive: true, force: true })
  }
}

/** One tournament, killed again and again until the kills are used up, then left to end. */
async function disturb(
  dir: string,
  pairs: number,
  more: () => boolean,
  source: Random,
  done: { program: number; worker: number },
): Promise<void> {
  const words = ['--pairs', String(pairs), '--delayMs', '4']
  let program = start(dir, words)
  for (;;) {
    const ended = finish(program)
    const over = await Promise.race([ended.then(() => true), sleep(250 + source.int(900)).then(() => false)])
    if (over || !more()) return void (await ended)
    const workers = childrenOf(program.pid!)
    if (source.int(3) === 0 && workers.length > 0) {
      process.kill(source.pick(workers), 'SIGKILL')
      done.worker++
      // The program goes on with another; it is killed too, a little later.
      await sleep(source.int(300))
      if (!more()) return void (await ended)
    }
    if (program.exitCode !== null) return
    program.kill('SIGKILL')
    done.program++
    await ended.catch(() => {})
    const run = resumable(dir)
    program = run === null ? start(dir, words) : start(dir, ['--resume', run])
  }
}

/** The run to go on with; null if the program was killed before there was one. What it left then is removed. */
function resumable(dir: string): string | null {
  if (!existsSync(dir)) return null
  for (const run of readdirSync(dir)) {
    if (existsSync(join(dir, run, 'run.json'))) return run
    rmSync(join(dir, run), { recursive: true })
  }
  return null
}

function start(runs: string, flags: readonly string[]): ChildProcess {
  const game = flags.includes('--resume') ? [] : ['nim', '--agents', agents, '--record', 'actions']
  const words = ['tournament', ...game, ...flags, '--path', testGames, '--runs', runs, '--json']
  return spawn(process.execPath, [join(root, 'bin', 'upskill.js'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, UPSKILL_SOAK: runs }, // every process below carries it: orphans are found by it
  })
}

/** @throws {Error} If the program ends otherwise than well or by a signal of ours. */
async function finish(program: ChildProcess): Promise<void> {
  let printed = ''
  for (const stream of [program.stdout!, program.stderr!]) stream.on('data', text => (printed += String(text)))
  const code = await new Promise<number | null>(resolve => program.once('close', resolve))
  if (code !== 0 && program.signalCode === null) throw new Error(`the tournament ended with code ${code}:\n${printed}`)
}

function resultsOf(runs: string): Result[] {
  const [run] = readdirSync(runs)
  return readLines<Result>(join(runs, run, 'results.jsonl'))
}

/** What must not depend on what was killed: all but seconds and attempts. */
const meaning = ({ index, seats, seed, outcome, score, returns, steps }: Result) =>
  JSON.stringify({ index, seats, seed, outcome, score, returns, steps })

/** Linux only; elsewhere the program alone is killed. */
function childrenOf(id: number): number[] {
  try {
    return readFileSync(`/proc/${id}/task/${id}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

/** Processes of this soak that still run, by the word their environment carries. */
function processesWith(word: string): string[] {
  try {
    return readdirSync('/proc')
      .filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
      .filter(name => {
        try {
          return readFileSync(`/proc/${name}/environ`, 'utf8').includes(`UPSKILL_SOAK=${word}`)
        } catch {
          return false
        }
      })
  } catch {
    return []
  }
}

const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

// node soak/tournament-kill.ts [kills] [seed]
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const kills = scaled(50)
  const seed = process.argv[3] ?? '1'
  const report = await killAndResume(Number(kills), Math.max(10, Number(kills) * 2), Number(seed))
  console.log(JSON.stringify(report))
  const { lost, twice, different, orphans } = report
  process.exitCode = lost + twice + different + orphans === 0 ? 0 : 1
}
