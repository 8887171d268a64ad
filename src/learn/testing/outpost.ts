import { z } from 'zod'
import {
  defineGame,
  type Environment,
  type Game,
  type Player,
  type Random,
  random,
  type TimeStep,
  type View,
} from '#core'

/**
 * The small game of the tests: a field of 14×14 cells with trees, rocks and ore; wood makes a bench, the bench and wood
 * a pick, the pick gets stone, stone and the bench a hammer, the hammer gets ore. A short tech tree with a place in it.
 */
const things = ['tree', 'rock', 'ore', 'bench'] as const
const actions = ['left', 'right', 'up', 'down', 'use', 'make_bench', 'make_pick', 'make_hammer'] as const
type Action = (typeof actions)[number]
const items = ['wood', 'stone', 'gem', 'pick', 'hammer'] as const
interface Observation {
  readonly cells: readonly string[]
  readonly x: number
  readonly y: number
  readonly dx: number
  readonly dy: number
  readonly inventory: Readonly<Record<string, number>>
}
const size = 14
const steps = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const
const player: Player = 'p0'

class Field implements Environment<Observation, Action> {
  readonly players = [player]
  #cells: string[] = []
  #at = { x: 0, y: 0, dx: 0, dy: 1 }
  #inventory: Record<string, number> = {}
  #index = 0

  async reset({ seed }: { seed: number }): Promise<TimeStep<Observation, Action>> {
    const source = random(seed)
    this.#cells = Array.from({ length: size * size }, () => kindAt(source))
    this.#at = { x: 7, y: 7, dx: 0, dy: 1 }
    this.#cells[7 * size + 7] = ''
    this.#inventory = Object.fromEntries(items.map(item => [item, 0]))
    this.#index = 0
    return this.#now(true)
  }

  async step(actions: ReadonlyMap<Player, Action>): Promise<TimeStep<Observation, Action>> {
    this.#index++
    return this.#now(this.#do(actions.get(player)!))
  }

  async [Symbol.asyncDispose]() {}

  #do(action: Action): boolean {
    const have = this.#inventory
    if (action in steps) {
      const [dx, dy] = steps[action as keyof typeof steps]
      Object.assign(this.#at, { dx, dy })
      const [x, y] = [this.#at.x + dx, this.#at.y + dy]
      if (x < 0 || y < 0 || x >= size || y >= size || this.#cells[y * size + x] !== '') return false
      Object.assign(this.#at, { x, y })
      return true
    }
    const ahead = (this.#at.y + this.#at.dy) * size + this.#at.x + this.#at.dx
    const cell = this.#cells[ahead]
    const spend = (cost: Record<string, number>): boolean => {
      if (Object.entries(cost).some(([item, n]) => have[item] < n)) return false
      for (const [item, n] of Object.entries(cost)) have[item] -= n
      return true
    }
    if (action === 'use') {
      const [item, tool] = { tree: ['wood', ''], rock: ['stone', 'pick'], ore: ['gem', 'hammer'] }[cell] ?? ['', '']
      if (item === '' || (tool !== '' && have[tool] < 1)) return false
      have[item]++
      if (cell !== 'tree') this.#cells[ahead] = ''
      return true
    }
    if (action === 'make_bench') {
      if (cell !== '' || !spend({ wood: 3 })) return false
      this.#cells[ahead] = 'bench'
      return true
    }
    const made = action === 'make_pick' ? 'pick' : 'hammer'
    if (!near(this.#observation(), 'bench') || !spend(made === 'pick' ? { wood: 2 } : { wood: 1, stone: 2 }))
      return false
    have[made]++
    return true
  }

  #observation(): Observation {
    return { cells: [...this.#cells], ...this.#at, inventory: { ...this.#inventory } }
  }

  #now(ok: boolean): TimeStep<Observation, Action> {
    const outcome = { ok, code: ok ? 'ok' : 'nothing', text: ok ? 'done' : 'nothing happens' }
    const view = { player, observation: this.#observation(), legal: actions, outcome }
    return {
      index: this.#index,
      tick: this.#index,
      views: new Map([[player, view]]),
      acting: [player],
      rewards: new Map([[player, 0]]),
      end: null,
    }
  }
}

function kindAt(source: Random): string {
  const drawn = source.int(100)
  return drawn < 8 ? 'tree' : drawn < 14 ? 'rock' : drawn < 16 ? 'ore' : ''
}

function near({ cells, x, y }: Observation, kind: string): boolean {
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++)
      if (x + dx >= 0 && x + dx < size && y + dy >= 0 && cells[(y + dy) * size + x + dx] === kind) return true
  return false
}

/** A shortest way to stand before the nearest cell of a kind, as actions. */
function wayTo({ cells, x, y }: Observation, kind: string): Action[] | null {
  const from = new Map<number, readonly [number, Action] | null>([[y * size + x, null]])
  const queue = [y * size + x]
  for (const at of queue) {
    for (const [name, [dx, dy]] of Object.entries(steps)) {
      const [nx, ny] = [(at % size) + dx, Math.floor(at / size) + dy]
      if (nx < 0 || ny < 0 || nx >= size || ny >= size) continue
      const next = ny * size + nx
      if (from.has(next)) continue
      if (cells[next] !== '' && cells[next] !== kind) continue
      from.set(next, [at, name as Action])
      if (cells[next] === kind) {
        const way: Action[] = []
        for (let back = from.get(next); back; back = from.get(back[0])) way.unshift(back[1])
        return way
      }
      queue.push(next)
    }
  }
  return null
}

type Seen = View<Observation, Action>

export const outpost: Game<Observation, Action, Record<string, never>> = defineGame({
  id: 'outpost',
  title: 'Outpost',
  observation: z.custom<Observation>(),
  action: z.enum(actions),
  config: z.object({}) as unknown as z.ZodType<Record<string, never>>,
  backends: {
    simulator: {
      summary: 'In this process.',
      deterministic: true,
      resets: 'seeded',
      clock: 'waits',
      tickMs: null,
      open: async () => new Field(),
    },
  },
  vocabulary: [
    { pattern: 'inventory.*', type: 'number', range: [0, 99], words: 'how many one holds', values: items },
    { pattern: 'near.*', type: 'boolean', words: 'stands within a cell', values: things },
    { pattern: 'facing', type: 'string', words: 'what is ahead', values: things },
  ],
  facts({ observation }) {
    const { cells, x, y, dx, dy, inventory } = observation
    return {
      ...Object.fromEntries(items.map(item => [`inventory.${item}`, inventory[item]])),
      ...Object.fromEntries(things.map(thing => [`near.${thing}`, near(observation, thing)])),
      facing: cells[(y + dy) * size + x + dx] ?? '',
    }
  },
  motions: () => ({
    observe: () => {},
    moves: ({ observation }: Seen) => [
      ...things.filter(thing => observation.cells.includes(thing)).map(thing => ({ go: thing })),
      ...actions.slice(4),
      'step-aside',
    ],
    *run(move, view) {
      if (typeof move === 'string') {
        const after = yield move === 'step-aside'
          ? (['left', 'up', 'right', 'down'] as const)[view.observation.x % 4]
          : (move as Action)
        return { done: after.outcome!.ok, why: after.outcome!.code }
      }
      const way = wayTo(view.observation, (move as { go: string }).go) ?? []
      for (const action of way) view = yield action
      return { done: way.length > 0, why: 'there' }
    },
  }),
})
