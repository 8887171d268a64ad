import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from '#core'

// node bench/tournament.ts: what a tournament costs beside its games, what a second worker brings, and whether memory
// stays flat over 10,000 games. Run it on an idle machine with at least two cores.
const root = fileURLToPath(new URL('..', import.meta.url))
const runs = mkdtempSync(join(tmpdir(), 'upskill-bench-'))

interface Measured {
  readonly games: number
  readonly secondsPerGame: number
  readonly seconds: number
  /** Resident megabytes of the program and its workers: the median in the second and in the last fifth of the time. */
  readonly early: number
  readonly late: number
}

try {
  const one = await tournament(['bandit', '--pulls', '20000', '--pairs', '400'], 1)
  const two = await tournament(['bandit', '--pulls', '20000', '--pairs', '400'], 2)
  const overhead = 1000 * (one.seconds / one.games - one.secondsPerGame)
  const tiny = await tournament(['bandit', '--pulls', '2000', '--pairs', '5000'], 2)
  const recorded = await tournament(['bandit', '--pulls', '200', '--pairs', '5000', '--record', 'actions'], 2)
  print('one worker', one)
  print('two workers', two)
  console.log(`two workers are ${(one.seconds / two.seconds).toFixed(2)} times as fast as one`)
  console.log(
    `a game of ${(1000 * one.secondsPerGame).toFixed(1)} ms costs ${overhead.toFixed(2)} ms more in the tournament, start-up and rating included`,
  )
  print('10,000 games, nothing recorded', tiny)
  print('10,000 games, actions recorded', recorded)
} finally {
  rmSync(runs, { recursive: true, force: true })
}

function print(name: string, { games, seconds, secondsPerGame, early, late }: Measured): void {
  console.log(
    `${name}: ${games} games in ${seconds.toFixed(2)} s (${(1000 * secondsPerGame).toFixed(2)} ms each); memory ${early.toFixed(0)} MB in the second fifth, ${late.toFixed(0)} MB in the last`,
  )
}

async function tournament(words: readonly string[], workers: number): Promise<Measured> {
  const record = words.includes('--record') ? [] : ['--record', 'none']
  const path = join(root, 'src', 'tournament', 'test-games')
  const all = [
    'tournament',
    ...words,
    ...record,
    '--agents',
    'uniform,always{move=0}',
    '--workers',
    String(workers),
    '--path',
    path,
    '--runs',
    runs,
    '--json',
  ]
  const program = spawn(process.execPath, [join(root, 'bin', 'upskill.js'), ...all], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const samples: number[] = []
  const timer = setInterval(() => samples.push(memoryOf(program.pid!)), 100)
  let printed = ''
  program.stdout.on('data', text => (printed += String(text)))
  await new Promise(resolve => program.once('close', resolve))
  clearInterval(timer)
  const { games, secondsPerGame, seconds } = JSON.parse(printed.trim().split('\n').at(-1)!) as Measured
  const running = samples.filter(sample => sample > 0)
  const fifth = (k: number) =>
    running.slice(Math.floor((k * running.length) / 5), Math.floor(((k + 1) * running.length) / 5))
  return { games, secondsPerGame, seconds, early: median(fifth(1)), late: median(fifth(4)) }
}

/** Linux: the program and its children. */
function memoryOf(id: number): number {
  const read = (path: string) => {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return ''
    }
  }
  const children = read(`/proc/${id}/task/${id}/children`).split(' ').filter(Boolean).map(Number)
  const own = Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${id}/status`))?.[1] ?? 0) / 1024
  return children.reduce((sum, child) => sum + memoryOf(child), own)
}
