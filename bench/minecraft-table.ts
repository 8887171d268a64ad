import { parseArgs } from 'node:util'
import { type AnyGame, parseGoal, random, wilson } from '#core'
import type { Entrant } from '../src/entrant.ts'
import { openLibrary } from '../src/library/store.ts'
import { playEpisode } from '../src/play.ts'
import { registry } from '../src/registry.ts'

/**
 * Who holds which things within so many actions, over the same 20 starts that learning never draws:
 * `node bench/minecraft-table.ts AGENT [--actions 300] [--things a,b] [--runs DIR --library RUN]`. With a library each
 * thing is a goal of its own; the others are asked once, for the last and dearest. In this world of our own, not vanilla's.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    actions: { type: 'string', default: '300' },
    things: { type: 'string', default: 'wooden_pickaxe,stone_pickaxe,iron_pickaxe,diamond' },
    runs: { type: 'string', default: 'runs' },
    library: { type: 'string' },
  },
})
const [agent = 'random'] = positionals
const length = Number(values.actions)
const things = values.things.split(',')
const seeds = Array.from({ length: 20 }, (_, i) => 1001 + i)
const all = registry([`${import.meta.dirname}/..`])
const game: AnyGame = await all.game('minecraft')
const entrant: Entrant = await all.entrant(agent)
const library = values.library === undefined ? undefined : await openLibrary(values.runs, values.library, game)

interface Life {
  /** The action at which a thing was first held. */
  readonly first: Map<string, number>
  readonly kinds: number
  readonly gameS: number
  readonly realS: number
}

async function life(seed: number, thing: string): Promise<Life> {
  const first = new Map<string, number>()
  const { last, seconds, returns } = await playEpisode({
    game,
    backend: 'embedded',
    config: game.config.parse({ length }),
    start: { seed },
    entrants: [entrant],
    random: random(seed),
    signal: new AbortController().signal,
    now: () => performance.now(),
    package: 'bench',
    record: 'none',
    library,
    goal: parseGoal(game, `inventory.${thing} >= 1`),
    onTransition({ step }) {
      const facts = game.facts(step.views.get('p1')!)
      for (const one of things)
        if (!first.has(one) && Number(facts[`inventory.${one}`] ?? 0) > 0) first.set(one, step.index)
    },
  })
  return { first, kinds: returns.get('p1') ?? 0, gameS: last.tick / 20, realS: seconds }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const tell = (thing: string, lives: readonly Life[]) => {
  const steps = lives.flatMap(({ first }) => first.get(thing) ?? [])
  const { low, high } = wilson(steps.length, lives.length)
  const took = steps.length > 0 ? `, after ${Math.round(mean(steps))} actions on average` : ''
  console.log(`${agent}  ${thing}  ${steps.length} of ${lives.length} [${low.toFixed(2)}, ${high.toFixed(2)}]${took}`)
}
const every: Life[] = []
if (library) {
  for (const thing of things) {
    const lives: Life[] = []
    for (const seed of seeds) lives.push(await life(seed, thing))
    tell(thing, lives)
    every.push(...lives)
  }
} else {
  for (const seed of seeds) every.push(await life(seed, things.at(-1)!))
  for (const thing of things) tell(thing, every)
}
const [gameS, realS] = [mean(every.map(one => one.gameS)), mean(every.map(one => one.realS))]
console.log(
  `${agent}  ${mean(every.map(({ kinds }) => kinds)).toFixed(1)} kinds of items a life, ${Math.round(gameS)} game seconds and ${realS.toFixed(1)} real ones each, ${(gameS / realS).toFixed(0)} times as fast as real time`,
)
