import type { Player, Random, View } from '#core'
import type { Action } from '../../games/pokemon-vgc/action.ts'
import type { VgcModel, World } from '../../games/pokemon-vgc/model/model.ts'
import type { Observation } from '../../games/pokemon-vgc/observation.ts'
import { type Candidate, candidates } from './candidates.ts'
import { evaluate } from './evaluate.ts'
import { solve } from './matrix.ts'
import { quickChoice } from './quick.ts'

export interface SearchConfig {
  /** Choices of both sides played on in the model, at most: what a decision may cost. */
  readonly work: number
  readonly worlds: number
  readonly rows: number
  readonly columns: number
  /** Choices by the quick policy after the first. */
  readonly depth: number
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

/** Times the work is halved: all cells, the better quarter, the last few. */
const rounds = 3

interface Cell {
  sum: number
  count: number
}

/**
 * One turn as a matrix game: candidates of both sides against each other, each cell played on in worlds drawn from what
 * is known. Half of the work looks at all cells, a quarter at those of the better half, and so on.
 */
export function search(
  model: VgcModel,
  history: readonly View<Observation, Action>[],
  config: SearchConfig,
  random: Random,
): Plan {
  const player = history.at(-1)!.observation.player as Player
  const foe: Player = player === 'p1' ? 'p2' : 'p1'
  const worlds = Array.from({ length: config.worlds }, () => model.sample(history, random))
  const [height, width] = affordable(config)
  const mine = merged(
    worlds.map(world => candidates(model, world, player, height)),
    height,
  )
  const asked = worlds.some(world => model.acting(world).includes(foe))
  const theirs = asked
    ? merged(
        worlds.map(world => candidates(model, world, foe, width)),
        width,
      )
    : [{ action: '', prior: 0 }]
  const cells = mine.map(() => theirs.map((): Cell => ({ sum: 0, count: 0 })))
  const legal = worlds.map(world => [new Set(model.legal(world, player)), new Set(model.legal(world, foe))] as const)
  let [rows, columns] = [mine.map((_, i) => i), theirs.map((_, j) => j)]
  let work = 0
  const play = (i: number, j: number, k: number) => {
    const world = model.fork(worlds[k])
    const actions = new Map<Player, Action>([[player, mine[i].action]])
    if (legal[k][1].size > 0)
      actions.set(foe, legal[k][1].has(theirs[j].action) ? theirs[j].action : quickChoice(model, world, foe, random))
    model.apply(world, actions)
    work++
    for (let depth = 0; depth < config.depth && model.end(world) === null; depth++) {
      quickTurn(model, world, random)
      work++
    }
    const cell = cells[i][j]
    cell.sum += worthOf(model, world, player)
    cell.count++
  }
  for (let share = config.work / 2, round = 0; round < rounds; share /= 2, round++) {
    const until = round === rounds - 1 ? config.work : Math.min(config.work, work + share)
    for (let k = round; work + config.depth < until; k++)
      for (const i of rows)
        for (const j of columns)
          if (work + config.depth < until || cells[i][j].count === 0) play(i, j, k % worlds.length)
    if (round < rounds - 1) [rows, columns] = better(cells, rows, columns)
  }
  const payoff = cells.map(row => row.map(cell => cell.sum / Math.max(1, cell.count)))
  const [kept, faced] = [rows.length > 0 ? rows : [0], columns]
  const game = solve(kept.map(i => faced.map(j => payoff[i][j])))
  return {
    rows: kept.map(i => mine[i].action),
    columns: faced.map(j => theirs[j].action),
    payoff: kept.map(i => faced.map(j => payoff[i][j])),
    mix: game.rows,
    theirs: game.columns,
    value: game.value,
    work,
  }
}

/** How many rows and columns half of the work can look at once, in the proportion that was asked for. */
function affordable({ rows, columns, depth, work }: SearchConfig): readonly [number, number] {
  const factor = Math.min(1, Math.sqrt(work / 2 / ((depth + 1) * rows * columns)))
  return [Math.max(1, Math.floor(rows * factor)), Math.max(1, Math.floor(columns * factor))]
}

/** The better half of the rows and columns: those that do best against the other side's present mix. */
function better(
  cells: readonly (readonly Cell[])[],
  rows: readonly number[],
  columns: readonly number[],
): [number[], number[]] {
  const payoff = rows.map(i => columns.map(j => cells[i][j].sum / Math.max(1, cells[i][j].count)))
  const game = solve(payoff, 150)
  const rowWorth = payoff.map(
    (row, i) => row.reduce((sum, value, j) => sum + value * game.columns[j], 0) + game.rows[i],
  )
  const columnWorth = columns.map(
    (_, j) => game.columns[j] - payoff.reduce((sum, row, i) => sum + row[j] * game.rows[i], 0),
  )
  return [best(rows, rowWorth), best(columns, columnWorth)]
}

function best(items: readonly number[], worth: readonly number[]): number[] {
  const order = items.map((item, i) => ({ item, worth: worth[i] })).sort((a, b) => b.worth - a.worth)
  return order.slice(0, Math.max(2, Math.ceil(items.length / 2))).map(each => each.item)
}

/** Candidates of several worlds, by their mean place. */
function merged(lists: readonly (readonly Candidate[])[], count: number): readonly Candidate[] {
  const found = new Map<Action, number>()
  for (const list of lists)
    for (const { action, prior } of list) found.set(action, (found.get(action) ?? 0) + prior + 1)
  return [...found]
    .map(([action, prior]) => ({ action, prior: prior / lists.length }))
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
  return 0.95 * evaluate(model.outlook(world, player))
}
