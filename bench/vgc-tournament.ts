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
 * - by a plain program of its own that does nothing else: it too starts Node, loads the simulator and warms up;
 * - in this process, which has done all that before: the games alone.
 *
 * In CPU seconds, which other work on the machine lengthens too, if less than those of the clock: so the three take
 * turns, and the least of several repeats counts.
 *
 * `node bench/vgc-tournament.ts --agents simple-heuristics,max-base-power --pairs 500 --repeats 3`
 */
const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: 'simple-heuristics,max-base-power' },
    pairs: { type: 'string', default: '250' },
    repeats: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    plain: { type: 'boolean', default: false }, // this process is the plain program
  },
})
const root = fileURLToPath(new URL('..', import.meta.url))
const runs = mkdtempSync(join(tmpdir(), 'upskill-bench-'))
const [pairs, repeats, seed] = [values.pairs, values.repeats, values.seed].map(Number)

try {
  if (values.plain) await (await player())(seed, pairs)
  else await compare()
} finally {
  rmSync(runs, { recursive: true, force: true })
}

async function compare(): Promise<void> {
  const play = await player()
  await play(1e6, 10)
  const games: number[] = []
  const plain: number[] = []
  const whole: number[] = []
  for (let i = 0; i < repeats; i++) {
    whole.push(await tournament(pairs))
    plain.push(await ofProgram(fileURLToPath(import.meta.url), ...shared(pairs), '--plain'))
    const { user, system } = process.cpuUsage()
    await play(seed, pairs)
    const used = process.cpuUsage({ user, system })
    games.push((used.user + used.system) / 1e6)
  }
  const [least, alone, all] = [games, plain, whole].map(each => Math.min(...each))
  const one = await tournament(1)
  const line = (name: string, each: readonly number[]) =>
    console.log(`${name.padEnd(36)} ${each.map(seconds => seconds.toFixed(2)).join('  ')} CPU s`)
  console.log(`${2 * pairs} games of ${values.agents}, ${repeats} times`)
  line('games alone, warm, in one process', games)
  line('a plain program that plays them', plain)
  line('the tournament', whole)
  console.log(`the least of each: the tournament takes ${over(all, alone)} more than the plain program,`)
  console.log(`${over(all, least)} more than the games alone; a tournament of one pair takes ${one.toFixed(2)} CPU s`)
}

function over(all: number, other: number): string {
  return `${((100 * (all - other)) / other).toFixed(1)} % (${(all - other).toFixed(2)} CPU s)`
}

/** Plays pairs of games from the starts that follow `first`, each start by both, the seats mirrored. */
async function player(): Promise<(first: number, count: number) => Promise<void>> {
  const all = registry([root])
  const game = await all.game('pokemon-vgc')
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
  return async (first, count) => {
    for (let start = first; start < first + count; start++) {
      await play(start, entrants)
      await play(start, entrants.toReversed())
    }
  }
}

function tournament(count: number): Promise<number> {
  const words = ['tournament', 'pokemon-vgc', ...shared(count), '--workers', '1', '--runs', runs, '--quiet', '--json']
  return ofProgram(join(root, 'bin', 'upskill.js'), ...words)
}

function shared(count: number): string[] {
  return ['--agents', values.agents, '--pairs', String(count), '--seed', values.seed]
}

/** CPU seconds of a program and those it starts. What Node has compiled before is at hand for each. */
async function ofProgram(...words: readonly string[]): Promise<number> {
  const before = childrenSeconds()
  const program = spawn(process.execPath, words, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile') },
  })
  const code = await new Promise(resolve => program.once('close', resolve))
  if (code !== 0) throw new Error(`${words.join(' ')} ended with code ${code}`)
  return childrenSeconds() - before
}

/** Linux: CPU seconds of the children that have ended, and of theirs. 100 ticks a second. */
function childrenSeconds(): number {
  const text = readFileSync('/proc/self/stat', 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[13]) + Number(fields[14])) / 100
}
