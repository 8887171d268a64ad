import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { defineTool, type Json, type ToolIo, UsageError } from '#core'
import { folderWithRecords, linesOf, type RecordFile, recordFiles } from './conformance/archive.ts'
import { compareGenerators, type GeneratorLine } from './conformance/generators.ts'
import type { LabLine } from './conformance/lab.ts'
import { compareReal } from './conformance/real.ts'
import { compareLab, compareRun } from './conformance/runs.ts'
import { compareSeed, type SeedRecord } from './conformance/seeds.ts'
import { Tally } from './conformance/tally.ts'
import type { GameLine } from './conformance/walks.ts'
import { faults } from './simulator/rules.ts'

/** Compares the simulator with a reference program's records (`rules: oracle`) and the real game's (`rules: game`). */
export default defineTool({
  summary: 'Compare with records: generators, seeds, runs without fights, runs, single fights, the real game.',
  options: z.object({
    oracle: z.string().describe('folder with rng-checks.jsonl, runs.tgz (or its files unpacked), combat-lab.jsonl.gz'),
    lab: z.string().optional().describe('single fights; without it those in the oracle folder'),
    real: z.string().optional().describe('recordings of the real game; without it the folder "real" beside the oracle'),
  }),
  async run({ oracle, lab, real }, io): Promise<Json> {
    const folder = [join(oracle, 'oracle'), oracle].find(folderWithRecords)
    if (folder === undefined)
      throw new UsageError(`${oracle} holds no records: rng-checks.jsonl, runs.tgz, combat-lab.jsonl.gz`)
    if (lab !== undefined && !existsSync(lab))
      throw new UsageError(`there is no ${lab}: single fights as .jsonl or .gz`)
    const check = new Checks()
    let done = 0
    for (const file of recordFiles(folder)) {
      io.progress(done++, 250, file.name)
      io.signal.throwIfAborted()
      if (lab === undefined || !/lab/.test(file.name)) check.file(file)
      if (done % 8 === 0) await new Promise(resolve => setImmediate(resolve))
    }
    if (lab !== undefined) check.lab(linesOf(unpacked(lab)))
    const recordings = real ?? join(folder, '..', 'real')
    if (real !== undefined && !existsSync(real)) throw new UsageError(`there is no folder ${real}`)
    const found = existsSync(recordings) ? await compareReal(recordings, io) : null
    return check.report(io, found)
  },
})

const unpacked = (path: string) =>
  (path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path)).toString('utf8')

class Checks {
  readonly rng = new Tally()
  readonly seeds = new Tally()
  readonly walks = new Tally()
  readonly traces = new Tally()
  readonly labActions = new Tally()
  fights = 0
  clean = 0

  file({ name, text }: RecordFile): void {
    if (name === 'rng-checks.jsonl') for (const line of linesOf<GeneratorLine>(text)) compareGenerators(line, this.rng)
    else if (/^seed-.*\.json$/.test(name)) compareSeed(JSON.parse(text) as SeedRecord, this.seeds)
    else if (/^walk-.*\.jsonl$/.test(name)) compareRun(name, linesOf<GameLine>(text), this.walks)
    else if (/^trace-.*\.jsonl$/.test(name)) compareRun(name, linesOf<GameLine | LabLine>(text), this.traces)
    else if (/lab.*\.jsonl$/.test(name)) this.lab(linesOf<LabLine>(text))
  }

  lab(lines: readonly LabLine[]): void {
    const { fights, clean } = compareLab(lines, this.labActions)
    this.fights += fights
    this.clean += clean
  }

  report(io: ToolIo, real: Json): Json {
    for (const [words, tally] of [
      ['generators', this.rng],
      ['seeds', this.seeds],
      ['decisions of runs without fights', this.walks],
      ['actions of runs', this.traces],
      ['actions of single fights', this.labActions],
    ] as const)
      io.print(
        `${words}: ${tally.equal} of ${tally.checked} equal${tally.first === null ? '' : `; first difference: ${tally.first}`}`,
      )
    io.print(`single fights equal throughout: ${this.clean} of ${this.fights}`)
    const of = ({ checked, equal }: Tally) => ({ checked, equal })
    return {
      rng: of(this.rng),
      seeds: of(this.seeds),
      walks: { decisions: this.walks.checked, equal: this.walks.equal },
      traces: { actions: this.traces.checked, equal: this.traces.equal },
      lab: {
        fights: this.fights,
        clean: this.clean,
        actions: this.labActions.checked,
        equal: this.labActions.equal,
      },
      real,
      deviations: faults.map(({ name }) => name),
    }
  }
}
