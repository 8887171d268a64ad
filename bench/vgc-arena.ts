import { appendFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type AnyAgent, random } from '#core'
import type { Entrant } from '../src/entrant.ts'
import { splitEntrants } from '../src/entrant.ts'
import { playEpisode } from '../src/play.ts'
import { registry } from '../src/registry.ts'

/**
 * Several variants of an agent against one opponent, on the same starts with the seats mirrored: win rate by pairs,
 * its interval, and CPU seconds a decision. A variant that is surely below `--floor` is given up. `--out` appends each
 * result to a file, a line of JSON each.
 *
 * `node bench/vgc-arena.ts --agents nash-search,nash-search{work=100} --against simple-heuristics --pairs 50`
 */
const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: 'nash-search' },
    against: { type: 'string', default: 'simple-heuristics' },
    pairs: { type: 'string', default: '50' },
    from: { type: 'string', default: '1' },
    teams: { type: 'string', default: 'own' },
    split: { type: 'string', default: 'first-64' },
    floor: { type: 'string', default: '0' },
    format: { type: 'string', default: 'gen9vgc2025regi' },
    sheets: { type: 'string', default: 'open' },
    quiet: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
})

interface Variant {
  readonly entrant: Entrant
  readonly scores: number[]
  decisions: number
  cpu: number
  given: boolean
}

const all = registry([`${import.meta.dirname}/..`])
const game = await all.game('pokemon-vgc')
const config = game.config.parse({
  teams: values.teams,
  split: values.split,
  format: values.format,
  sheets: values.sheets,
})
const signal = new AbortController().signal
const environment = await game.backends.simulator.open(config, { signal, emit: () => {} })
const opponent = await all.entrant(values.against)
const variants: Variant[] = []
for (const text of splitEntrants(values.agents)) {
  const variant = { scores: [], decisions: 0, cpu: 0, given: false } as unknown as Variant
  variants.push(Object.assign(variant, { entrant: timed(await all.entrant(text), variant) }))
}

const [from, pairs, floor] = [Number(values.from), Number(values.pairs), Number(values.floor)]
for (let seed = from; seed < from + pairs; seed++) {
  for (const variant of variants.filter(({ given }) => !given)) {
    variant.scores.push((await won(variant.entrant, seed, 0)) + (await won(variant.entrant, seed, 1)))
    const { mean, half } = interval(variant.scores)
    variant.given = variant.scores.length >= 10 && mean + half < floor
  }
  if (!values.quiet && (seed - from) % 10 === 9) show(seed - from + 1)
}
show(pairs)
for (const { entrant, scores, decisions, cpu } of values.out ? variants : []) {
  const row = { agent: entrant.text, against: opponent.text, pairs: scores.length, ...interval(scores) }
  appendFileSync(values.out!, `${JSON.stringify({ ...row, cpuMs: (1000 * cpu) / decisions, decisions })}\n`)
}

async function won(entrant: Entrant, seed: number, seat: number): Promise<number> {
  const { returns } = await playEpisode({
    game,
    backend: 'simulator',
    config,
    environment,
    start: { seed },
    entrants: seat === 0 ? [entrant, opponent] : [opponent, entrant],
    random: random(seed * 2 + seat),
    signal,
    now: () => performance.now(),
    package: 'bench',
    record: 'none',
  })
  return ((returns.get(seat === 0 ? 'p1' : 'p2') ?? 0) + 1) / 4 // half a point a game of a pair
}

/** The same agent, its decisions counted and timed. */
function timed(entrant: Entrant, count: { decisions: number; cpu: number }): Entrant {
  const agent: AnyAgent = {
    ...entrant.agent,
    async seat(seat) {
      const policy = await entrant.agent.seat(seat)
      return {
        ...policy,
        observe: policy.observe?.bind(policy),
        async act(view, signal) {
          const begun = process.cpuUsage()
          const decision = await policy.act(view, signal)
          const { user, system } = process.cpuUsage(begun)
          if ((view.legal?.length ?? 0) > 1) {
            count.decisions++
            count.cpu += (user + system) / 1e6
          }
          return decision
        },
      }
    },
  }
  return { ...entrant, agent }
}

function interval(scores: readonly number[]) {
  const mean = scores.reduce((a, b) => a + b, 0) / scores.length
  const variance = scores.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, scores.length - 1)
  return { mean, half: 1.96 * Math.sqrt(variance / scores.length) }
}

function show(played: number): void {
  for (const { entrant, scores, decisions, cpu } of variants) {
    const { mean, half } = interval(scores)
    const each = `${((1000 * cpu) / decisions).toFixed(0)} CPU ms a decision, ${(decisions / scores.length / 2).toFixed(1)} decisions a game`
    console.log(`${played}  ${entrant.text}  ${mean.toFixed(3)} ± ${half.toFixed(3)}  ${scores.length} pairs  ${each}`)
  }
}
