import type { Condition, Published } from '#core'
import type { CrossCell, Standings } from '../tournament/standings.ts'

/** A condition of a protocol, played. */
export interface Measured {
  readonly condition: Condition
  readonly standings: Standings
  readonly exploited: readonly Exploited[]
}

/** What the best answer to one agent wins of it: a lower bound of how exploitable it is. */
export interface Exploited {
  readonly agent: string
  readonly by: string
  readonly cell: CrossCell
}

type Print = (line: string) => void

/** Everybody against everybody under one condition, α-Rank, who wins most of each, and the published rows below. */
export function printCondition(
  print: Print,
  { condition, standings, exploited }: Measured,
  published: readonly Published[],
) {
  const { matrix, ratings, alphaRank, games } = standings
  const names = ratings.map(({ agent }) => agent)
  const width = Math.max(...names.map(name => name.length), ...published.map(({ row }) => row.length + 12))
  const columns = names.map(name => name.slice(0, 18).padStart(20))
  print(`\n${condition.words} (${games} games)`)
  print(`${''.padEnd(width)}${columns.join('')}${'α-Rank'.padStart(9)}  most is won of it by`)
  for (const row of names) {
    const cells = names.map(column => shown(row === column ? undefined : matrix[row]?.[column]).padStart(20))
    const best = names
      .filter(name => name !== row && matrix[name]?.[row])
      .sort((a, b) => matrix[b][row].winRate - matrix[a][row].winRate)[0]
    const most = best === undefined ? '–' : `${best} ${rate(matrix[best][row].winRate)}`
    print(`${row.padEnd(width)}${cells.join('')}${(alphaRank[row] ?? 0).toFixed(2).padStart(9)}  ${most}`)
  }
  for (const row of new Set(published.map(each => each.row))) {
    const figures = names.map(
      name => published.find(each => each.row === row && each.column === name)?.rates[condition.id],
    )
    if (figures.every(figure => figure === undefined)) continue
    const cells = figures.map(figure => (figure === undefined ? '' : rate(figure)).padStart(20))
    print(`${`${row}, published`.padEnd(width)}${cells.join('')}`)
  }
  for (const { agent, by, cell } of exploited)
    print(`exploitability of ${agent}: ${by} wins ${shown(cell)} of ${cell.games} games`)
}

/** The published tables, a column a condition: each of their rows, and ours of the same two agents below it. */
export function printSummary(print: Print, measured: readonly Measured[], published: readonly Published[]): void {
  const columns = measured.map(({ condition }) => condition)
  const lines = new Map<string, { label: string; cells: string[] }[]>()
  const add = (versus: string, whose: string, cells: string[]) => {
    if (cells.every(cell => cell === '')) return
    lines.set(versus, [...(lines.get(versus) ?? []), { label: `${versus}, ${whose}`, cells }])
  }
  for (const { row, column, rates } of published)
    add(
      `${row} vs ${column}`,
      'published',
      columns.map(({ id }) => (rates[id] === undefined ? '' : rate(rates[id]))),
    )
  const names = measured[0].standings.ratings.map(({ agent }) => agent)
  for (const row of names)
    for (const column of names) {
      const reverse = lines.has(`${column} vs ${row}`) || names.indexOf(row) > names.indexOf(column)
      if (row === column || (reverse && !lines.has(`${row} vs ${column}`))) continue
      add(
        `${row} vs ${column}`,
        'here',
        measured.map(({ standings }) => shown(standings.matrix[row]?.[column])),
      )
    }
  const all = [...lines.values()].flat()
  const width = Math.max(...all.map(({ label }) => label.length))
  print(`\n${'row vs column'.padEnd(width)}${columns.map(({ id }) => id.padStart(22)).join('')}`)
  for (const { label, cells } of all) print(`${label.padEnd(width)}${cells.map(cell => cell.padStart(22)).join('')}`)
}

const shown = (cell: CrossCell | undefined) =>
  cell ? `${rate(cell.winRate)} [${rate(cell.low)}, ${rate(cell.high)}]` : '–'

const rate = (value: number | null) => (value === null ? '?' : value.toFixed(3).replace(/^0/, ''))
