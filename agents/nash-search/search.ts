import { setImmediate as breath } from 'node:timers/promises'
import type { Player, Random, View } from '#core'
import type { Action } from '../../games/pokemon-vgc/action.ts'
import type { VgcModel, World } from '../../games/pokemon-vgc/model/model.ts'
import type { Observation } from '../../games/pokemon-vgc/observation.ts'
import { type Candidate, candidates } from './candidates.ts'
import { evaluate } from './evaluate.ts'
import { likelihoods, shared, trusting, withPlain } from './likely.ts'
import { solve } from './matrix.ts'
import { quickChoice } from './quick.ts'

export interface SearchConfig {
  /** Turns played in the model, at most: what a decision may cost. */
  readonly work: number
  /** Own choices looked at, and choices of the other side. */
  readonly rows: number
  readonly columns: number
  /** Turns of the quick policy after the first. */
  readonly depth: number
  /** How far the other side is taken to play what looks best at once, instead of what answers best: 0…1. */
  readonly trust: number
}

/** What was looked at, what it came to, and how it is to be mixed. */
export interface Plan {
  readonly rows: readonly Action[]
  readonly columns: readonly Action[]
  readonly payoff: readonly (readonly number[])[]
  readonly mix: readonly number[]
  readonly theirs: readonly number[]
  readonly value: number
  readonly work: number
}

interface Cell {
  sum: number
  count: number
}

/** Which share of the work is spent by when; then the worse half of the rows and columns is dropped. */
const shares = [0.4, 0.7, 1]
/** The preview has 90 choices, and decides most. */
const previewFactor = 3

/**
 * One turn as a matrix game: candidates of both sides against each other. Every pass draws a world that agrees with what
 * is known and plays each cell once in it, with the same chance, so that cells are compared under the same luck.
 *
 * @throws The signal's reason, if it is aborted.
 */
export async function search(
  model: VgcModel,
  history: readonly View<Observation, Action>[],
  config: SearchConfig,
  random: Random,
  signal: AbortSignal,
): Promise<Plan> {
  const player = history.at(-1)!.observation.player as Player
  const foe: Player = player === 'p1' ? 'p2' : 'p1'
  const preview = history.at(-1)!.observation.request?.kind === 'preview'
  const wider = preview ? previewFactor : 1
  const budget = config.work * (preview ? 2 : 1)
  const worlds = [model.sample(history, random), model.sample(history, random)]
  const asked = model.acting(worlds[0]).includes(foe)
  const plain = asked && !preview ? worlds.map(world => quickChoice(model, world, foe, random)) : []
  const theirs = asked
    ? withPlain(
        plain,
        merged(worlds, config.columns, world => candidates(model, world, foe, config.columns)),
      )
    : [{ action: '', prior: 0 }]
  const rows = Math.min(config.rows * wider, affordable(budget, theirs.length * (config.depth + 1)))
  const mine = merged(worlds, rows, world => candidates(model, world, player, config.rows * wider))
  const likely = likelihoods(theirs, plain)
  const cells = mine.map(() => theirs.map((): Cell => ({ sum: 0, count: 0 })))
  let [kept, columns] = [mine.map((_, i) => i), theirs.map((_, j) => j)]
  let work = 0
  for (const [round, share] of shares.entries()) {
    const until = budget * share
    const pass = kept.length * columns.length * (config.depth + 1)
    while (work === 0 || work + pass / 2 <= until) {
      await breath()
      signal.throwIfAborted()
      const world = worlds.pop() ?? model.sample(history, random)
      const legal = new Set(model.legal(world, foe))
      for (const i of kept)
        for (const j of columns) work += play(world, mine[i].action, theirs[j].action, legal, cells[i][j])
    }
    if (round < shares.length - 1) [kept, columns] = better(cells, kept, columns, likely, config.trust)
  }

  function play(world: World, action: Action, answer: Action, legal: ReadonlySet<Action>, cell: Cell): number {
    const fork = model.fork(world)
    const actions = new Map<Player, Action>([[player, action]])
    if (legal.size > 0) actions.set(foe, legal.has(answer) ? answer : quickChoice(model, fork, foe, random))
    model.apply(fork, actions)
    let turns = 1
    for (; turns <= config.depth && model.end(fork) === null; turns++) quickTurn(model, fork, random)
    cell.sum += worthOf(model, fork, player)
    cell.count++
    return turns
  }

  const payoff = kept.map(i => columns.map(j => cells[i][j].sum / cells[i][j].count))
  const bound = shared(columns.map(j => likely[j]))
  const game = solve(trusting(payoff, bound, config.trust))
  return {
    rows: kept.map(i => mine[i].action),
    columns: columns.map(j => theirs[j].action),
    payoff,
    mix: game.rows,
    theirs: game.columns.map((each, j) => (1 - config.trust) * each + config.trust * bound[j]),
    value: game.value,
    work,
  }
}

/** How many rows the first pass can look at without taking more than its part of the work. */
const affordable = (budget: number, rowCost: number) => Math.max(2, Math.floor((0.72 * budget) / rowCost))

/** One of the rows, as the mix weighs them. */
export function drawn({ rows, mix }: Plan, roll: number): Action {
  let sum = 0
  for (const [i, row] of rows.entries()) {
    sum += mix[i]
    if (roll < sum) return row
  }
  return rows[mix.indexOf(Math.max(...mix))]
}

/** The better half of the rows and columns: those that do best against the other side's present mix. */
function better(
  cells: readonly (readonly Cell[])[],
  rows: readonly number[],
  columns: readonly number[],
  likely: readonly number[],
  trust: number,
): [number[], number[]] {
  const payoff = rows.map(i => columns.map(j => cells[i][j].sum / Math.max(1, cells[i][j].count)))
  const bound = shared(columns.map(j => likely[j]))
  const game = solve(trusting(payoff, bound, trust), 150)
  const faced = bound.map((each, j) => trust * each + (1 - trust) * game.columns[j])
  const rowWorth = payoff.map((row, i) => row.reduce((sum, value, j) => sum + value * faced[j], 0) + game.rows[i])
  const columnWorth = columns.map((_, j) => faced[j] - payoff.reduce((sum, row, i) => sum + row[j] * game.rows[i], 0))
  return [best(rows, rowWorth, 2), best(columns, columnWorth, 3)]
}

function best(items: readonly number[], worth: readonly number[], least: number): number[] {
  const order = items.map((item, i) => ({ item, worth: worth[i] })).sort((a, b) => b.worth - a.worth)
  return order.slice(0, Math.max(least, Math.ceil(items.length / 2))).map(each => each.item)
}

/** Candidates of several worlds, by their mean prior. */
function merged(
  worlds: readonly World[],
  count: number,
  list: (world: World) => readonly Candidate[],
): readonly Candidate[] {
  const found = new Map<Action, { sum: number; count: number }>()
  for (const world of worlds)
    for (const { action, prior } of list(world)) {
      const entry = found.get(action) ?? { sum: 0, count: 0 }
      found.set(action, { sum: entry.sum + prior, count: entry.count + 1 })
    }
  return [...found]
    .map(([action, entry]) => ({ action, prior: entry.sum / entry.count }))
    .sort((a, b) => b.prior - a.prior)
    .slice(0, count)
}

export function quickTurn(model: VgcModel, world: World, random: Random): void {
  const actions = new Map<Player, Action>()
  for (const player of model.acting(world)) actions.set(player, quickChoice(model, world, player, random))
  model.apply(world, actions)
}

export function worthOf(model: VgcModel, world: World, player: Player): number {
  const end = model.end(world)
  if (end) return end.why.startsWith(player) ? 1 : end.why === 'a tie' ? 0 : -1
  return 0.97 * evaluate(model.features(world, player))
}
