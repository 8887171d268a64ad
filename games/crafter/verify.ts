import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { defineTool, type ToolIo, UsageError } from '#core'
import { type Calibration, playUniformly, sameRate } from './calibration.ts'
import { Conformance } from './simulator/conformance.ts'
import { achievements } from './simulator/index.ts'

/** A rate is called another one only if chance makes so large a difference less often than this, of 22 rates. */
const doubt = 0.001

/** Compares this simulator with records of the original program. */
export default defineTool({
  summary: 'Compare with records of the original: generators, worlds, steps, and the rates of random play.',
  options: z.object({
    oracle: z.string().describe('folder with rng.jsonl, traces.jsonl.gz, random.json …'),
    randomEpisodes: z.int().min(0).default(1000).describe('episodes of random play to compare with random.json'),
  }),
  async run({ oracle, randomEpisodes }, io) {
    const folder = holdsRecords(join(oracle, 'crafter')) ? join(oracle, 'crafter') : oracle
    if (!holdsRecords(folder))
      throw new UsageError(`${oracle} holds no records: .jsonl or .jsonl.gz, as of the original`)
    const files = readdirSync(folder).sort()
    const conformance = new Conformance()
    const lines = files.filter(name => /\.jsonl(\.gz)?$/.test(name))
    for (const [i, name] of lines.entries()) {
      io.progress(i, lines.length, name)
      await checkFile(conformance, join(folder, name), name, io.signal)
    }
    const { rng, resets, steps } = conformance
    for (const [words, kind] of [
      ['generators and noise', rng],
      ['worlds at reset', resets],
      ['steps', steps],
    ] as const)
      io.print(`${words}: ${kind.equal} of ${kind.checked} equal${kind.first === null ? '' : `; first: ${kind.first}`}`)
    const random = files
      .filter(name => /^random.*\.json$/.test(name))
      .map(name => compareRandom(join(folder, name), name, randomEpisodes, io))
      .filter(compared => compared !== null)
    const count = ({ checked, equal }: { checked: number; equal: number }) => ({ checked, equal })
    const result = { rng: count(rng), resets: count(resets), steps: count(steps) }
    if (random.length === 0) return result
    const sum = (of: (each: (typeof random)[number]) => number) => random.reduce((total, each) => total + of(each), 0)
    return { ...result, random: { checked: sum(each => each.checked), equal: sum(each => each.equal) } }
  },
})

function holdsRecords(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some(name => /\.jsonl(\.gz)?$/.test(name))
}

async function checkFile(conformance: Conformance, path: string, name: string, signal: AbortSignal): Promise<void> {
  const file = createReadStream(path)
  const input = name.endsWith('.gz') ? file.pipe(createGunzip()) : file
  file.on('error', error => input.destroy(error))
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++
    if (number % 256 === 0) signal.throwIfAborted()
    if (line.trim() !== '') conformance.check(line, `${name}:${number}`)
  }
}

/** Plays at random and says which rates differ more than chance allows. */
function compareRandom(path: string, name: string, episodes: number, io: ToolIo) {
  if (episodes === 0) return null
  const given = recorded.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!given.success) throw new UsageError(`${path} holds no rates of random play: ${given.error.issues[0].message}`)
  const { episodes: theirs, rates } = given.data
  const ours = playUniformly(episodes, 1, done => {
    if (done % 50 === 0) io.progress(done, episodes, 'random play')
    io.signal.throwIfAborted()
  })
  let equal = 0
  let checked = 0
  for (const [i, achievement] of achievements.entries()) {
    const rate = rates[achievement]
    if (rate === undefined) continue
    checked++
    const p = sameRate(ours.successes[i], episodes, Math.round((rate / 100) * theirs), theirs)
    if (p >= doubt) equal++
    else io.print(`${name}: ${achievement}: ${rate} % there, ${percent(ours, i)} % here (p = ${p.toExponential(1)})`)
  }
  io.print(`random play: ${equal} of ${checked} rates agree over ${episodes} episodes here, ${theirs} there`)
  return { checked, equal }
}

const recorded = z.object({ episodes: z.int().min(1), rates: z.record(z.string(), z.number().min(0).max(100)) })
const percent = ({ successes, episodes }: Calibration, i: number) => ((100 * successes[i]) / episodes).toFixed(2)
