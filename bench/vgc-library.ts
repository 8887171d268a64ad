import { appendFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Library, noLibrary, random } from '#core'
import { openLibrary } from '../src/library/store.ts'
import { playEpisode } from '../src/play.ts'
import { registry } from '../src/registry.ts'

/**
 * What a learned library is worth: `bottom-up` with it and without it, from the same starts in both seats against the
 * same opponent. The interval of the difference is over starts, both seats of one together.
 *
 * `node bench/vgc-library.ts RUN --runs runs --against simple-heuristics --starts 200`
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: 'runs' },
    agent: { type: 'string', default: 'bottom-up{goals=won}' },
    against: { type: 'string', default: 'simple-heuristics' },
    starts: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    split: { type: 'string', default: 'by-seed' },
    teams: { type: 'string', default: 'own' },
    out: { type: 'string' },
  },
})

const all = registry([`${import.meta.dirname}/..`])
const game = await all.game('pokemon-vgc')
const config = game.config.parse({ split: values.split, teams: values.teams })
const signal = new AbortController().signal
await using environment = await game.backends.simulator.open(config, { signal, emit: () => {} })
const [agent, opponent] = [await all.entrant(values.agent), await all.entrant(values.against)]
const library = openLibrary(values.runs, positionals[0], game)

const [withIt, without]: [number[], number[]] = [[], []]
for (let i = 0; i < Number(values.starts); i++) {
  const seed = Number(values.from) + i // what people type: learning never draws it
  withIt.push((await won(library, seed, 0)) + (await won(library, seed, 1)))
  without.push((await won(noLibrary, seed, 0)) + (await won(noLibrary, seed, 1)))
}
const row = {
  run: positionals[0],
  against: opponent.text,
  starts: withIt.length,
  with: interval(withIt),
  without: interval(without),
  difference: interval(withIt.map((score, i) => score - without[i])),
}
console.log(JSON.stringify(row))
if (values.out) appendFileSync(values.out, `${JSON.stringify(row)}\n`)

/** @returns Half a point for a win: two seats of a start make one. */
async function won(known: Library, seed: number, seat: number): Promise<number> {
  const { returns } = await playEpisode({
    game,
    backend: 'simulator',
    config,
    environment,
    start: { seed },
    entrants: seat === 0 ? [agent, opponent] : [opponent, agent],
    library: known,
    random: random(seed * 2 + seat),
    signal,
    now: () => performance.now(),
    package: 'bench',
    record: 'none',
  })
  return ((returns.get(seat === 0 ? 'p1' : 'p2') ?? 0) + 1) / 4
}

/** 95 %, over starts. */
function interval(scores: readonly number[]) {
  const mean = scores.reduce((a, b) => a + b, 0) / scores.length
  const variance = scores.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, scores.length - 1)
  return { mean, half: 1.96 * Math.sqrt(variance / scores.length) }
}
