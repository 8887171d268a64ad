import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ToolIo } from '#core'
import { faults } from '../simulator/rules.ts'
import { verify } from '../verify.ts'
import { linesOf, parsed, recordFiles } from './archive.ts'
import { Coverage } from './coverage.ts'
import type { LabLine } from './lab.ts'
import { compareLab, compareRun } from './runs.ts'
import { compareSeed, type SeedRecord } from './seeds.ts'
import { coveragePage, deviationsPage } from './tables.ts'
import { Tally } from './tally.ts'
import type { GameLine } from './walks.ts'

/**
 * Writes docs/slay-the-spire-coverage.md and docs/slay-the-spire-deviations.md from the records:
 * `node games/slay-the-spire/conformance/write-docs.ts ../shared/data/slay-the-spire/oracle`.
 */
const docs = fileURLToPath(new URL('../../../docs/', import.meta.url))
const quiet: ToolIo = { print: () => {}, progress: () => {}, signal: new AbortController().signal } as unknown as ToolIo

/** How many records differ without each fault. */
export function effectsOf(folder: string): Map<string, number> {
  const files = [...recordFiles(folder)].filter(({ name }) => /^(walk|trace|seed)-|lab/.test(name))
  const records = files.map(file => ({
    name: file.name,
    lines: file.name.endsWith('.jsonl') ? linesOf<LabLine | GameLine>(file) : [],
    seed: file.name.startsWith('seed-') ? parsed<SeedRecord>(file.text, file.name) : null,
  }))
  const effects = new Map<string, number>()
  for (const { name } of faults) {
    const without = new Set([name])
    const tally = new Tally()
    for (const { name: file, lines, seed } of records) {
      if (seed) compareSeed(seed, tally, without)
      else if (/lab/.test(file)) compareLab(lines as LabLine[], tally, { without })
      else compareRun(file, lines, tally, { without })
    }
    effects.set(name, tally.checked - tally.equal)
  }
  return effects
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const oracle =
    process.argv[2] ?? fileURLToPath(new URL('../../../../shared/data/slay-the-spire/oracle', import.meta.url))
  const coverage = new Coverage()
  await verify({ oracle }, quiet, coverage)
  writeFileSync(join(docs, 'slay-the-spire-coverage.md'), coveragePage(coverage))
  writeFileSync(join(docs, 'slay-the-spire-deviations.md'), deviationsPage(effectsOf(oracle)))
}
