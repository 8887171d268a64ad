import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { random } from '#core'
import { splitEntrants } from '../src/entrant.ts'
import { playEpisode } from '../src/play.ts'
import { registry } from '../src/registry.ts'

/**
 * What a tournament costs beside its games. The same starts are played, and recorded alike,
 *
 * - by `upskill tournament` with one worker, everything from its start to its end counted;
 * - by a plain program that does nothing else: it too starts Node, loads the simulator and warms up;
 * - by such a program after ten games of warming up: the games alone are counted.
 *
 * In CPU seconds, which other work on the machine lengthens too, if less than those of the clock: so the three take
 * turns, each a new process every time, and the least of several repeats counts.
 *
 * `node bench/vgc-tournament.ts --agents simple-heuristics,max-base-power,random --pairs 500 --repeats 3`: everyone against
 * everyone, a thousand games for every two.
 *
 * On a busy machine the games themselves vary by more than what is looked for. With games that take next to nothing what
 * is beside them shows alone: `--game nim --path src/tournament/test-games --agents uniform,nim-sum`.
 */
const { values } = parseArgs({
  options: {
    game: { type: 'string', default: 'pokemon-vgc' },
    path: { type: 'string', default: 'games' }, // a further folder with games/ and agents/
    agents: { type: 'string', default: 'simple-heuristics,max-base-power' },
    pairs: { type: 'string', default: '250' },
    repeats: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    play: { type: 'boolean', default: false }, // this process is the plain program,
    warm: { type: 'string', default: '0' }, // which plays so many games before
  },
})
const root = fileURLToPath(new URL('..', import.meta.url))
const runs = mkdtempSync(join(tmpdir(), 'upskill-bench-'))
const [pairs, repeats, seed] = [values.pairs, values.repeats, values.seed].map(Number)

try {
  if (values.play) await playAlone()
  else await compare()
} finally {
  rmSync(runs, { recursive: true, force: true })
}

async function compare(): Promise<void> {
  const games: number[] = []
  const plain: number[] = []
  const whole: number[] = []
  for (let i = 0; i < repeats; i++) {
    whole.push((await tournament(pairs)).seconds)
    plain.push((await plainProgram(0)).seconds)
    games.push(Number((await plainProgram(10)).printed))
  }
  const [least, alone, all] = [games, plain, whole].map(each => Math.min(...each))
  const count = 2 * pairs * pairings(splitEntrants(values.agents)).length
  const line = (name: string, each: readonly number[]) =>
    console.log(`${name.padEnd(36)} ${each.map(seconds => seconds.toFixed(2)).join('  ')} CPU s`)
  console.log(`${count} games of ${values.game} by ${values.agents}, ${repeats} times`)
  line('games alone, warmed up', games)
  line('a plain program that plays them', plain)
  line('the tournament', whole)
  console.log(`the least of each: the tournament takes ${over(all, alone)} more than the plain program,`)
  console.log(`${over(all, least)} more than the games alone`)
}
function over(all: number, other: number): string {
  return `${((100 * (all - other)) / other).toFixed(1)} % (${(all - other).toFixed(2)} CPU s)`
}

/** Plays pairs of games, each start by both, the seats mirrored; prints the CPU seconds they took. */
async function playAlone(): Promise<void> {
  const all = registry([values.path, root])
  const game = await all.game(values.game)
  const config = game.config.parse({})
  const signal = new AbortController().signal
  const environment = await game.backends.simulator.open(config, { signal, emit: () => {} })
  const entrants = await Promise.all(splitEntrants(values.agents).map(text => all.entrant(text)))
  let played = 0
  const play = async (start: number, seats: typeof entrants) =>
    playEpisode({
      game,
      backend: 'simulator',
      config,
      environment,
      start: { seed: start },
      entrants: seats,
      random: random(start),
      signal,
      now: () => performance.now(),
      package: 'bench',
      record: 'actions',
      path: join(runs, `${played++}.mcap`),
    })
  for (let i = 0; i < Number(values.warm); i++) await play(1e6 + i, entrants.slice(0, 2))
  const { user, system } = process.cpuUsage()
  for (const two of pairings(entrants)) {
    for (let start = seed; start < seed + pairs; start++) {
      await play(start, two)
      await play(start, two.toReversed())
    }
  }
  const used = process.cpuUsage({ user, system })
  console.log((used.user + used.system) / 1e6)
}

/** Every two of them. */
function pairings<T>(all: readonly T[]): T[][] {
  return all.flatMap((one, i) => all.slice(i + 1).map(other => [one, other]))
}

function plainProgram(warm: number): Promise<Ended> {
  const own = ['--game', values.game, '--path', values.path, '--play', '--warm', String(warm)]
  return ofProgram(fileURLToPath(import.meta.url), ...shared(pairs), ...own)
}

function tournament(count: number): Promise<Ended> {
  const words = ['tournament', values.game, ...shared(count), '--workers', '1', '--path', values.path, '--runs', runs]
  return ofProgram(join(root, 'bin', 'upskill.js'), ...words, '--quiet', '--json')
}

function shared(count: number): string[] {
  return ['--agents', values.agents, '--pairs', String(count), '--seed', values.seed]
}

interface Ended {
  /** CPU seconds of the program and of those it started. */
  readonly seconds: number
  readonly printed: string
}

/** What Node has compiled before is at hand for each. */
async function ofProgram(...words: readonly string[]): Promise<Ended> {
  const before = childrenSeconds()
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile') },
  })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  const code = await new Promise(resolve => child.once('close', resolve))
  if (code !== 0) throw new Error(`${words.join(' ')} ended with code ${code}`)
  return { seconds: childrenSeconds() - before, printed }
}

/** Linux: CPU seconds of the children that have ended, and of theirs. 100 ticks a second. */
function childrenSeconds(): number {
  const text = readFileSync('/proc/self/stat', 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[13]) + Number(fields[14])) / 100
}
