import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { defineTool, type Json, type ToolIo, UsageError } from '#core'
import { folderWithRecords, linesOf, parsed, type RecordFile, recordFile, recordFiles } from './conformance/archive.ts'
import { compareGenerators, type GeneratorLine } from './conformance/generators.ts'
import type { LabLine } from './conformance/lab.ts'
import type { Observer, RealObserver } from './conformance/observer.ts'
import { compareReal } from './conformance/real.ts'
import { compareLab, compareRun } from './conformance/runs.ts'
import { compareSeed, type SeedRecord } from './conformance/seeds.ts'
import { attempt, Tally } from './conformance/tally.ts'
import type { GameLine } from './conformance/walks.ts'
import { faults } from './simulator/rules.ts'

const options = z.object({
  oracle: z.string().describe('folder with rng-checks.jsonl, runs.tgz (or its files unpacked), combat-lab.jsonl.gz'),
  lab: z.string().optional().describe('single fights; without it those in the oracle folder'),
  without: z
    .string()
    .optional()
    .describe(
      "names of the reference's faults, separated by commas, that stay off: what they change no longer compares",
    ),
  real: z.string().optional().describe('recordings of the real game; without it the folder "real" beside the oracle'),
})

/** Compares the simulator with a reference program's records (`rules: oracle`) and the real game's (`rules: game`). */
export default defineTool({
  summary: 'Compare with records: generators, seeds, runs without fights, runs, single fights, the real game.',
  options,
  run: (given, io): Promise<Json> => verify(given, io),
})

/** @throws {UsageError} If what is given is no such record, naming the file and line. */
export async function verify(
  { oracle, lab, real, without }: z.infer<typeof options>,
  io: ToolIo,
  observer?: Observer & RealObserver,
): Promise<Json> {
  const folder = folderOf(oracle)
  if (lab !== undefined) mustBe(lab, 'file', 'single fights as .jsonl or .jsonl.gz')
  const recordings = real ?? join(folder, '..', 'real')
  if (real !== undefined) mustBe(real, 'folder', 'states of the real game as .json, .jsonl or .jsonl.gz')
  const check = new Checks(observer, named(without))
  let done = 0
  for (const file of recordFiles(folder)) {
    io.progress(done++, 250, file.name)
    io.signal.throwIfAborted()
    if (lab === undefined || !/lab/.test(file.name)) check.file(file)
    if (done % 8 === 0) await new Promise(resolve => setImmediate(resolve))
  }
  if (lab !== undefined) check.lab(recordFile(lab))
  if (existsSync(recordings)) return check.report(io, await compareReal(recordings, io, observer))
  io.print(`the real game: not compared, there is no folder ${recordings}`)
  return check.report(io, null)
}

const wanted = 'rng-checks.jsonl, runs.tgz or its seed-*.json, walk-*.jsonl and trace-*.jsonl, combat-lab.jsonl.gz'

function folderOf(oracle: string): string {
  mustBe(oracle, 'folder', wanted)
  const folder = [join(oracle, 'oracle'), oracle].find(folderWithRecords)
  if (folder === undefined) throw new UsageError(`${oracle} holds no records: ${wanted}`)
  return folder
}

function mustBe(path: string, what: 'file' | 'folder', holds: string): void {
  if (!existsSync(path)) throw new UsageError(`there is no ${what} ${path}: it would hold ${holds}`)
  if (statSync(path).isDirectory() !== (what === 'folder'))
    throw new UsageError(`${path} is no ${what}: give one that holds ${holds}`)
}

/** @throws {UsageError} If a fault is not known. */
function named(text = ''): ReadonlySet<string> {
  const names = text.split(',').filter(name => name !== '')
  for (const name of names)
    if (!faults.some(fault => fault.name === name))
      throw new UsageError(`no fault is called ${name}; there are ${faults.map(fault => fault.name).join(', ')}`)
  return new Set(names)
}

class Checks {
  readonly rng = new Tally()
  readonly seeds = new Tally()
  readonly walks = new Tally()
  readonly traces = new Tally()
  readonly labActions = new Tally()
  readonly observer: Observer | undefined
  fights = 0
  clean = 0

  readonly without: ReadonlySet<string>

  constructor(observer: Observer | undefined, without: ReadonlySet<string>) {
    this.observer = observer
    this.without = without
  }

  file(file: RecordFile): void {
    const { name, text } = file
    const whole = (tally: Tally, compare: () => void) => {
      // A record of another shape is a difference, not the end of the comparison.
      const found = attempt(() => {
        compare()
        return null
      })
      if (found !== null) tally.count(found, name)
    }
    if (name === 'rng-checks.jsonl')
      for (const line of linesOf<GeneratorLine>(file)) whole(this.rng, () => compareGenerators(line, this.rng))
    else if (/^seed-.*\.json$/.test(name)) {
      const record = parsed<SeedRecord>(text, name)
      whole(this.seeds, () => compareSeed(record, this.seeds, this.without))
    } else if (/^walk-.*\.jsonl$/.test(name)) compareRun(name, linesOf<GameLine>(file), this.walks, this)
    else if (/^trace-.*\.jsonl$/.test(name)) compareRun(name, linesOf<GameLine | LabLine>(file), this.traces, this)
    else if (/lab.*\.jsonl$/.test(name)) this.lab(file)
  }

  lab(file: RecordFile): void {
    const { fights, clean } = compareLab(linesOf<LabLine>(file), this.labActions, this)
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
    ] as const) {
      if (tally.checked === 0) io.print(`${words}: no records`)
      else io.print(`${words}: ${tally.equal} of ${tally.checked} equal`)
      if (tally.first !== null) io.print(`  first difference: ${tally.first}`)
    }
    if (this.fights > 0) io.print(`single fights equal throughout: ${this.clean} of ${this.fights}`)
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
