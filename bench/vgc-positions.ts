import { appendFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type AnyAgent, random, seedIn, type View } from '#core'
import { features } from '../games/pokemon-vgc/model/features.ts'
import { model } from '../games/pokemon-vgc/model/model.ts'
import type { Entrant } from '../src/entrant.ts'
import { playEpisode } from '../src/play.ts'
import { registry } from '../src/registry.ts'

/**
 * Positions for fitting an evaluation: two agents play training starts, now and then making a move at random, and every
 * position where somebody chooses is written as its features and how the battle ended. A line: `[result, …features]`.
 *
 * `node bench/vgc-positions.ts --first nash-search{work=60} --second simple-heuristics --games 400 --out FILE`
 */
const { values } = parseArgs({
  options: {
    first: { type: 'string', default: 'simple-heuristics' },
    second: { type: 'string', default: 'simple-heuristics' },
    games: { type: 'string', default: '200' },
    stream: { type: 'string', default: 'positions' },
    teams: { type: 'string', default: 'own' },
    split: { type: 'string', default: 'first-64' },
    explore: { type: 'string', default: '0.1' },
    out: { type: 'string', default: 'positions.jsonl' },
  },
})
const all = registry([`${import.meta.dirname}/..`])
const game = await all.game('pokemon-vgc')
const config = game.config.parse({ teams: values.teams, split: values.split })
const signal = new AbortController().signal
const environment = await game.backends.simulator.open(config, { signal, emit: () => {} })
const entrants = [wandering(await all.entrant(values.first)), wandering(await all.entrant(values.second))]

for (let i = 0; i < Number(values.games); i++) {
  const seed = seedIn('train', values.stream, i)
  const source = random(seed).fork('positions')
  const found: { readonly sign: number; readonly numbers: Float64Array }[] = []
  const { returns } = await playEpisode({
    game,
    backend: 'simulator',
    config,
    environment,
    start: { seed },
    entrants: i % 2 === 0 ? entrants : [entrants[1], entrants[0]],
    random: random(seed),
    signal,
    now: () => performance.now(),
    package: 'bench',
    record: 'none',
    onTransition({ step }) {
      for (const player of step.acting) {
        const view = step.views.get(player) as View<never, never>
        if ((view.observation as { turn: number }).turn === 0) continue
        const world = model.sample([view], source)
        found.push({ sign: player === 'p1' ? 1 : -1, numbers: features(world.battle, player as 'p1') })
      }
    },
  })
  const result = returns.get('p1') ?? 0
  const lines = found.map(({ sign, numbers }) =>
    JSON.stringify([sign * result, ...Array.from(numbers, each => Math.round(each * 1000) / 1000)]),
  )
  appendFileSync(values.out, `${lines.join('\n')}\n`)
}

/** The agent, but some of its choices are drawn from all legal ones. */
function wandering(entrant: Entrant): Entrant {
  const agent: AnyAgent = {
    ...entrant.agent,
    async seat(seat) {
      const policy = await entrant.agent.seat(seat)
      const source = seat.random.fork('explore')
      return {
        ...policy,
        act: (view, signal) =>
          source.real() < Number(values.explore) ? { action: source.pick(view.legal!) } : policy.act(view, signal),
      }
    },
  }
  return { ...entrant, agent }
}
