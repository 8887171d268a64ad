import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { featureNames } from '../games/pokemon-vgc/model/features.ts'

/**
 * Fits the evaluation of `nash-search` to positions written by `vgc-positions.ts`: logistic regression of who won, an
 * L2 penalty, no constant (the other side sees the negative). A tenth of the lines, by blocks, is kept for the report.
 *
 * `node bench/vgc-fit.ts --out agents/nash-search/weights.json POSITIONS[=WEIGHT]…`
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, penalty: { type: 'string', default: '0.0005' } },
})
const lines = positionals.flatMap(argument => {
  const [file, weight = '1'] = argument.split('=')
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => ({ weight: Number(weight), line: JSON.parse(line) as number[] }))
})
const block = 200 // battles lie together, so that no battle is on both sides
const held = (i: number) => Math.floor(i / block) % 10 === 9
const all = lines
  .filter(({ line }) => line[0] !== 0)
  .map(({ weight, line: [result, ...numbers] }) => ({ weight, won: result > 0 ? 1 : 0, numbers }))
const train = all.filter((_, i) => !held(i))
const test = all.filter((_, i) => held(i))
const size = featureNames.length
const total = train.reduce((sum, { weight }) => sum + weight, 0)
const weights = new Float64Array(size)
const [mean, square] = [new Float64Array(size), new Float64Array(size)]
const penalty = Number(values.penalty)

/** What can only help, or only harm: too rare in the positions for its sign to be left to chance. */
const helps = new Set([
  'health',
  'standing',
  'gimmick',
  'tailwind',
  'screens',
  'items',
  'attackStages',
  'defenceStages',
  'speedStages',
  'strike',
  'knockOuts',
  'fastKnockOuts',
  'faster',
])
const harms = new Set(['burn', 'paralysis', 'sleep', 'frozen', 'poison', 'toxic', 'drained', 'hampered', 'stalled'])

const chance = (numbers: readonly number[]) =>
  1 / (1 + Math.exp(-numbers.reduce((sum, each, i) => sum + each * weights[i], 0)))
for (let round = 1; round <= 600; round++) {
  const gradient = Float64Array.from(weights, each => penalty * each)
  for (const { weight, won, numbers } of train) {
    const error = (weight * (chance(numbers) - won)) / total
    for (let i = 0; i < size; i++) gradient[i] += error * numbers[i]
  }
  for (let i = 0; i < size; i++) {
    mean[i] = 0.9 * mean[i] + 0.1 * gradient[i]
    square[i] = 0.999 * square[i] + 0.001 * gradient[i] ** 2
    weights[i] -= (0.03 * (mean[i] / (1 - 0.9 ** round))) / (Math.sqrt(square[i] / (1 - 0.999 ** round)) + 1e-8)
    if (helps.has(featureNames[i])) weights[i] = Math.max(0, weights[i])
    if (harms.has(featureNames[i])) weights[i] = Math.min(0, weights[i])
  }
}

const loss = (set: typeof all) =>
  set.reduce(
    (sum, { won, numbers }) => sum - Math.log(Math.max(1e-9, won ? chance(numbers) : 1 - chance(numbers))),
    0,
  ) / set.length
const right = (set: typeof all) =>
  set.filter(({ won, numbers }) => chance(numbers) > 0.5 === (won === 1)).length / set.length
console.log(`${train.length} positions to fit: loss ${loss(train).toFixed(4)}, right ${right(train).toFixed(3)}`)
console.log(`${test.length} kept back:        loss ${loss(test).toFixed(4)}, right ${right(test).toFixed(3)}`)
const fitted = Object.fromEntries(featureNames.map((name, i) => [name, Math.round(weights[i] * 1000) / 1000]))
console.log(fitted)
if (values.out) writeFileSync(values.out, `${JSON.stringify(fitted, null, 2)}\n`)
