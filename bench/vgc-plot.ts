import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Draws win rate against work from results of `vgc-arena.ts --out`: one point a `work`, its interval, and CPU a decision.
 *
 * `node bench/vgc-plot.ts RESULTS.jsonl docs/pokemon-vgc-work.svg`
 */
interface Row {
  readonly agent: string
  readonly against: string
  readonly pairs: number
  readonly mean: number
  readonly half: number
  readonly cpuMs: number
}

const [from, to] = process.argv.slice(2)
const rows = readFileSync(from, 'utf8')
  .split('\n')
  .filter(line => line !== '')
  .map(line => JSON.parse(line) as Row)
  .map(row => ({ ...row, work: Number(/work=(\d+)/.exec(row.agent)?.[1] ?? 100) }))
  .sort((a, b) => a.work - b.work)

const [width, height, left, bottom, top] = [640, 360, 60, 60, 30]
const [least, most] = [Math.min(...rows.map(({ work }) => work)), Math.max(...rows.map(({ work }) => work))]
const x = (work: number) => left + 30 + ((width - left - 70) * Math.log(work / least)) / Math.log(most / least)
const y = (rate: number) => top + (height - top - bottom) * (1 - (rate - 0.4) / 0.6)
const level = (rate: number, words: string) =>
  `<line x1="${left}" x2="${width - 20}" y1="${y(rate)}" y2="${y(rate)}" stroke="#888" stroke-dasharray="4 4"/>` +
  `<text x="${width - 22}" y="${y(rate) + 14}" text-anchor="end" fill="#666">${words}</text>`
const ticks = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map(
  rate =>
    `<text x="${left - 8}" y="${y(rate) + 4}" text-anchor="end">${rate.toFixed(1)}</text>` +
    `<line x1="${left - 4}" x2="${left}" y1="${y(rate)}" y2="${y(rate)}" stroke="#444"/>`,
)
const points = rows.map(({ work, mean, half, cpuMs, pairs }) =>
  [
    `<line x1="${x(work)}" x2="${x(work)}" y1="${y(Math.min(1, mean + half))}" y2="${y(mean - half)}" stroke="#2a6fb0"/>`,
    `<circle cx="${x(work)}" cy="${y(mean)}" r="4" fill="#2a6fb0"><title>${mean.toFixed(3)} ± ${half.toFixed(3)}, ${pairs} pairs</title></circle>`,
    `<text x="${x(work)}" y="${height - bottom + 18}" text-anchor="middle">${work}</text>`,
    `<text x="${x(work)}" y="${height - bottom + 34}" text-anchor="middle" fill="#666">${cpuMs.toFixed(0)} ms</text>`,
  ].join(''),
)
const line = rows.map(({ work, mean }) => `${x(work)},${y(mean)}`).join(' ')
writeFileSync(
  to,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="${left}" y="18">Win rate against ${rows[0].against}, 95 % intervals by pairs</text>
<line x1="${left}" x2="${left}" y1="${top}" y2="${height - bottom}" stroke="#444"/>
<line x1="${left}" x2="${width - 20}" y1="${height - bottom}" y2="${height - bottom}" stroke="#444"/>
${ticks.join('\n')}
${level(0.834, 'best published learner with 64 teams: .834')}
<polyline points="${line}" fill="none" stroke="#2a6fb0"/>
${points.join('\n')}
<text x="${width / 2}" y="${height - 8}" text-anchor="middle">work: turns played in the model for a decision; CPU time of a decision</text>
</svg>
`,
)
