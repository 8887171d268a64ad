/**
 * What every part of the learning loop is worth: learner seeds of the full loop, of the loop without each part, of the
 * published shapes, and of a lying judge, on Crafter. Writes docs/learning-results.md and docs/learning-results.svg.
 * Finished runs are kept in runs/bench-learning/results.jsonl and not run again: more seeds or steps only add to them.
 *
 *     npm run bench:learning -- [--steps 100000] [--seeds 20] [--only full,lma3] [--minutes 30]
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { meanInterval, median, suggestion, UsageError } from '#core'
import { type LearnConfig, learnConfig } from '../src/learn/config.ts'
import { learn } from '../src/learn.ts'
import { registry } from '../src/registry.ts'

interface Row {
  readonly arm: string
  readonly steps: number
  readonly seed: number
  readonly claimed: number
  readonly verified: number
  readonly ghosts: number
  readonly score: number
  readonly reuse: number
  readonly seconds: number
  readonly curve: readonly (readonly [number, number])[]
}

const arms: Readonly<Record<string, Partial<LearnConfig>>> = {
  full: {},
  'explore+relabel': { without: ['frontier', 'gate', 'refine', 'resume', 'planner', 'contracts'] },
  'without relabel': { without: ['relabel'] },
  'without frontier': { without: ['frontier'] },
  'without gate': { without: ['gate'] },
  'without refine': { without: ['refine'] },
  'without resume': { without: ['resume'] },
  'without planner': { without: ['planner'] },
  'without contracts': { without: ['contracts'] },
  'bottom-up': { loop: 'bottom-up' },
  lma3: { loop: 'lma3' },
  pae: { loop: 'pae' },
  'judge lies 1 %': { judgeNoise: 0.01 },
  'judge lies 1 % without gate': { judgeNoise: 0.01, without: ['gate'] },
}

/** Student's t at 97.5 % for so many degrees of freedom: few seeds say less than a normal interval would have it. */
const student = (freedom: number): number =>
  [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14, 2.13, 2.12, 2.11, 2.1, 2.09][
    freedom - 1
  ] ?? 2.05

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '100000' },
    seeds: { type: 'string', default: '20' },
    only: { type: 'string' },
    minutes: { type: 'string', default: '600' },
  },
})
const steps = Number(values.steps)
const seeds = Number(values.seeds)
const until = performance.now() + Number(values.minutes) * 60_000
const root = join(import.meta.dirname, '..')
const folder = join(root, 'runs', 'bench-learning')
const store = join(folder, 'results.jsonl')
mkdirSync(folder, { recursive: true })
const rows: Row[] = existsSync(store)
  ? readFileSync(store, 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as Row)
  : []
const game = await registry([root]).game('crafter')
const only = values.only?.split(',') ?? Object.keys(arms)
const unknown = only.filter(arm => !(arm in arms))
if (unknown.length > 0)
  throw new UsageError(`--only: no arm is called "${unknown[0]}"${suggestion(unknown[0], Object.keys(arms))}`)
const chosen = Object.entries(arms).filter(([arm]) => only.includes(arm))

for (let seed = 1; seed <= seeds; seed++)
  for (const [arm, config] of chosen) {
    if (performance.now() > until || rows.some(row => row.arm === arm && row.steps === steps && row.seed === seed))
      continue
    const row = await run(arm, config, seed)
    rows.push(row)
    appendFileSync(store, `${JSON.stringify(row)}\n`)
    console.log(`${arm} seed ${seed}: ${row.verified} verified of ${row.claimed} claimed, ${row.seconds} s`)
    write()
  }
write()

async function run(arm: string, config: Partial<LearnConfig>, seed: number): Promise<Row> {
  const began = performance.now()
  const { learner, report } = await learn({
    game,
    gameConfig: game.config.parse({}),
    config: learnConfig.parse({ steps, seed, goals: ['achievement.*'], reportSeeds: 20, ...config }),
    signal: AbortSignal.timeout(6 * 3600_000),
    now: () => performance.now(),
  })
  const asked = new Set([...learner.headline].map(id => learner.curriculum.goals.get(id)!.goal.text))
  const mine = report.verified.filter(({ goal }) => asked.has(goal))
  const claimed = report.claimed.filter(id => asked.has(learner.library.skills.get(id)!.goal.text))
  return {
    arm,
    steps,
    seed,
    claimed: claimed.length,
    verified: mine.length,
    ghosts: mine.filter(({ id }) => report.ghosts.includes(id)).length,
    score: report.score.score,
    reuse: report.reuse,
    seconds: Math.round((performance.now() - began) / 100) / 10,
    curve: report.curve,
  }
}

function write(): void {
  const done = rows.filter(row => row.steps === steps)
  const lines = Object.keys(arms).flatMap(arm => {
    const own = done.filter(row => row.arm === arm)
    if (own.length === 0) return []
    const { value, low, high } = meanInterval(
      own.map(row => row.verified),
      student(own.length - 1),
    )
    const mean = (of: (row: Row) => number) => (own.reduce((sum, row) => sum + of(row), 0) / own.length).toFixed(1)
    const between = own.length > 2 ? ` [${low.toFixed(1)}, ${high.toFixed(1)}]` : ''
    const verified = own.reduce((sum, row) => sum + row.verified, 0)
    const ghosts = own.reduce((sum, row) => sum + row.ghosts, 0)
    const share = verified === 0 ? '–' : `${((100 * ghosts) / verified).toFixed(0)} %`
    return [
      `| ${arm} | ${own.length} | ${mean(row => row.claimed)} | ${value.toFixed(1)}${between} | ${median(own.map(row => row.verified))} | ${share} | ${mean(row => row.score)} | ${mean(row => row.seconds)} |`,
    ]
  })
  const fifths = [1, 2, 3, 4, 5].map(fifth => (fifth / 5) * steps)
  const curves = Object.keys(arms).flatMap(arm => {
    const own = done.filter(row => row.arm === arm)
    return own.length === 0 ? [] : [`| ${arm} | ${fifths.map(step => meanAt(own, step).toFixed(1)).join(' | ')} |`]
  })
  const text = [
    '# What the parts of the learning loop are worth',
    '',
    `Crafter, symbols, no priors, ${steps.toLocaleString('en')} learning steps a run; goals: the 22 achievements, each in a`,
    'fresh world. Verified by the looks at 9, 20 and 40; ghosts on 20 untouched starts. Intervals: 95 % (t), over learner seeds, from three on.',
    'Score: the benchmark’s, over all training episodes of the run. Written by `npm run bench:learning`; more seeds sharpen it.',
    'Runs that are kept are not run again, so rows may be of different versions: [learning.md](learning.md#what-the-parts-are-worth) says which.',
    '',
    '| arm | seeds | claimed | verified: mean | median | ghosts | score % | seconds |',
    '|---|---|---|---|---|---|---|---|',
    ...lines,
    '',
    'Verified by so many steps, means; what no longer holds at the end is still in these, and is not in the table above:',
    '',
    `| arm | ${fifths.map(step => step.toLocaleString('en')).join(' | ')} |`,
    `|---|${fifths.map(() => '---|').join('')}`,
    ...curves,
    '',
    '![verified goals by learning steps](learning-results.svg)',
    '',
  ]
  writeFileSync(join(root, 'docs', 'learning-results.md'), text.join('\n'))
  writeFileSync(join(root, 'docs', 'learning-results.svg'), plot(done))
}

/** Verified goals after so many steps, the mean over seeds. */
function meanAt(rows: readonly Row[], step: number): number {
  const at = ({ curve }: Row) => curve.findLast(([when]) => when <= step)?.[1] ?? 0
  return rows.reduce((sum, row) => sum + at(row), 0) / rows.length
}

/** Mean verified goals over steps, a line an arm. */
function plot(done: readonly Row[]): string {
  const [width, height, left, bottom] = [760, 380, 40, 30]
  const x = (step: number) => left + (step / steps) * (width - left - 190)
  const y = (verified: number) => height - bottom - (verified / 22) * (height - bottom - 10)
  const names = Object.keys(arms).filter(arm => done.some(row => row.arm === arm))
  const lines = names.map((arm, i) => {
    const own = done.filter(row => row.arm === arm)
    const points = Array.from({ length: 51 }, (_, k) => {
      const step = (k / 50) * steps
      return `${x(step).toFixed(1)},${y(meanAt(own, step)).toFixed(1)}`
    })
    const colour = `hsl(${Math.round((360 * i) / names.length)} 65% 42%)`
    const key = `<text x="${width - 180}" y="${20 + 18 * i}" fill="${colour}">${arm}</text>`
    return `<polyline fill="none" stroke="${colour}" stroke-width="${i === 0 ? 3 : 1.5}" points="${points.join(' ')}"/>${key}`
  })
  const ticks = [0, 5, 10, 15, 20].map(
    n => `<text x="8" y="${y(n) + 4}">${n}</text><path stroke="#ccc" d="M${left} ${y(n)}H${width - 190}"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<rect width="${width}" height="${height}" fill="#fff"/>
${ticks.join('\n')}
<text x="${left}" y="${height - 8}">0</text><text x="${width - 250}" y="${height - 8}">${steps.toLocaleString('en')} steps</text>
${lines.join('\n')}
</svg>
`
}
