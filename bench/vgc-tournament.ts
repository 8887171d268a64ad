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
 * What a tournament costs beside its games: the same starts are played in this process, recorded alike, and then by
 * `upskill tournament` with one worker, everything from its start to its end counted. In CPU seconds, which other work
 * on the machine does not lengthen as it does those of the clock.
 *
 * `node bench/vgc-tournament.ts --agents simple-heuristics,max-base-power --pairs 250`
 */
const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: 'simple-heuristics,max-base-power' },
    pairs: { type: 'string', default: '250' },
    seed: { type: 'string', default: '1' },
  },
})
const root = fileURLToPath(new URL('..', import.meta.url))
const runs = mkdtempSync(join(tmpdir(), 'upskill-bench-'))
const [pairs, seed] = [Number(values.pairs), Number(values.seed)]

try {
  const games = await alone()
  const whole = await tournament(pairs)
  const least = await tournament(1)
  const share = (100 * (whole - games)) / games
  console.log(
    `${2 * pairs} games of ${values.agents}: ${games.toFixed(1)} CPU s alone, ${whole.toFixed(1)} as a tournament`,
  )
  console.log(
    `overhead ${share.toFixed(1)} %, ${(whole - games).toFixed(2)} CPU s; one pair in all ${least.toFixed(2)} CPU s`,
  )
} finally {
  rmSync(runs, { recursive: true, force: true })
}

async function alone(): Promise<number> {
  const all = registry([root])
  const game = await all.game('pokemon-vgc')
  const config = game.config.parse({})
  const signal = new AbortController().signal
  const environment = await game.backends.simulator.open(config, { signal, emit: () => {} })
  const entrants = await Promise.all(splitEntrants(values.agents).map(text => all.entrant(text)))
  const play = async (start: number, seats: typeof entrants, name: string) =>
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
      path: join(runs, `${name}.mcap`),
    })
  for (let i = 0; i < 10; i++) await play(1e6 + i, entrants, `warm-${i}`)
  const { user, system } = process.cpuUsage()
  for (let i = 0; i < pairs; i++) {
    await play(seed + i, entrants, `a-${i}`)
    await play(seed + i, entrants.toReversed(), `b-${i}`)
  }
  const used = process.cpuUsage({ user, system })
  return (used.user + used.system) / 1e6
}

/** CPU seconds of the program and its worker. */
async function tournament(count: number): Promise<number> {
  const words = ['pokemon-vgc', '--agents', values.agents, '--pairs', String(count), '--seed', values.seed]
  const all = ['tournament', ...words, '--workers', '1', '--runs', runs, '--quiet', '--json']
  const before = childrenSeconds()
  const program = spawn(process.execPath, [join(root, 'bin', 'upskill.js'), ...all], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise(resolve => program.once('close', resolve))
  if (code !== 0) throw new Error(`upskill ${all.join(' ')} ended with code ${code}`)
  return childrenSeconds() - before
}

/** Linux: CPU seconds of the children that have ended, and of theirs. 100 ticks a second. */
function childrenSeconds(): number {
  const text = readFileSync('/proc/self/stat', 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[13]) + Number(fields[14])) / 100
}
