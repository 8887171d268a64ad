import type { Result } from './fixture.ts'
import type { Standings } from './standings.ts'

/** One line a game. */
export function resultsCsv(results: readonly Result[], agents: readonly string[]): string {
  const seats = Math.max(0, ...results.map(({ seats }) => seats.length))
  const perSeat = Array.from({ length: seats }, (_, i) => [`agent_${i + 1}`, `return_${i + 1}`]).flat()
  const head = [
    'game',
    'round',
    'pair',
    'seed',
    ...perSeat,
    'a',
    'b',
    'score_a',
    'outcome',
    'end',
    'steps',
    'seconds',
    'attempts',
    'trouble',
    'whose',
  ]
  const lines = results.map(result => {
    const { index, round, pair, seed, a, b, score, outcome, end, steps, seconds, attempts, trouble } = result
    const own = Array.from({ length: seats }, (_, i) => [result.agents[i] ?? '', result.returns[i] ?? '']).flat()
    const whose = trouble?.agent == null ? '' : agents[trouble.agent]
    const ending = end ? `${end.kind}: ${end.why}` : ''
    const why = trouble ? `${trouble.kind}: ${trouble.why}` : ''
    const two = [agents[a], b === null ? '' : agents[b], score ?? '']
    return [index + 1, round, pair, seed, ...own, ...two, outcome, ending, steps, seconds, attempts, why, whose]
  })
  return csv([head, ...lines])
}

/** Row against column, one line a cell. */
export function matrixCsv({ matrix }: Standings): string {
  const lines = Object.entries(matrix).flatMap(([row, cells]) =>
    Object.entries(cells).map(([column, { winRate, low, high, games, meanDifference }]) => {
      const { value, low: least, high: most } = meanDifference ?? { value: '', low: '', high: '' }
      return [row, column, winRate, low, high, games, value, least ?? '', most ?? '']
    }),
  )
  const head = [
    'row',
    'column',
    'win_rate',
    'low',
    'high',
    'games',
    'mean_difference',
    'difference_low',
    'difference_high',
  ]
  return csv([head, ...lines])
}

/** RFC 4180; a text that a spreadsheet would take for a formula is kept a text. */
function csv(lines: readonly (readonly (string | number)[])[]): string {
  const field = (value: string | number) => {
    const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return lines.map(line => `${line.map(field).join(',')}\r\n`).join('')
}
