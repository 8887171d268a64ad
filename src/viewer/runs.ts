import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '#core'
import { type RunManifest, readManifest } from '../run/folder.ts'
import { isLocked } from '../run/lock.ts'
import type { MetricsPart, ResultsPart, RunState, RunSummary } from './wire.ts'

/** Most bytes of a lines file in one answer; the page asks again for the rest. */
const mostBytes = 4 << 20

/** A name of one folder or file below `runs/`, and nothing that leads elsewhere. */
export const isPlainName = (name: string) => /^[\w][\w.,=@+-]*$/.test(name) && name !== '..'

/** Ids of the runs there are, newest first. */
export function runIds(runsDir: string): string[] {
  if (!existsSync(runsDir)) return []
  return readdirSync(runsDir, { withFileTypes: true })
    .filter(
      entry => entry.isDirectory() && isPlainName(entry.name) && existsSync(join(runsDir, entry.name, 'run.json')),
    )
    .map(entry => entry.name)
    .sort()
    .reverse()
}

/** Without an exit and without a living program it was killed: a crash, shown as such. */
export function runState(manifest: Pick<RunManifest, 'exit'>, alive: boolean): RunState {
  if (manifest.exit === 'done') return 'finished'
  if (manifest.exit === 'failed' || manifest.exit === 'interrupted') return manifest.exit
  return alive ? 'running' : 'crashed'
}

/** The runs below one folder; a run that has ended is read once, until its run.json changes. */
export class RunList {
  readonly #runsDir: string
  readonly #ended = new Map<string, { readonly written: number; readonly summary: RunSummary }>()

  constructor(runsDir: string) {
    this.#runsDir = runsDir
  }

  /** Newest first. */
  all(): RunSummary[] {
    return runIds(this.#runsDir).map(id => this.one(id))
  }

  one(id: string): RunSummary {
    const written = statSync(join(this.#runsDir, id, 'run.json')).mtimeMs
    const known = this.#ended.get(id)
    if (known?.written === written) return known.summary
    const summary = summarize(this.#runsDir, id)
    if (summary.finished !== null) this.#ended.set(id, { written, summary })
    return summary
  }
}

function summarize(runsDir: string, id: string): RunSummary {
  const dir = join(runsDir, id)
  const episodes = count(join(dir, 'episodes'))
  try {
    const manifest = readManifest(dir)
    const state = runState(manifest, isLocked(dir))
    const { kind, game, agents, started, finished, why } = manifest
    return {
      id,
      kind: kind ?? 'run',
      game: game ?? null,
      agents: agents ?? [],
      started,
      finished,
      state,
      episodes,
      note: why ?? null,
    }
  } catch (error) {
    const note = (error as Error).message
    return { id, kind: 'run', game: null, agents: [], started: null, finished: null, state: 'crashed', episodes, note }
  }
}

/** A JSON file of a run folder; null if it is missing or damaged. */
export function jsonFile(runsDir: string, id: string, name: string): Json {
  try {
    return JSON.parse(readFileSync(join(runsDir, id, name), 'utf8')) as Json
  } catch {
    return null
  }
}

export function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0
}

/** Curves by name, x being the metric's step, from byte `from` of `metrics.jsonl` on. */
export function readMetrics(path: string, from: number): MetricsPart {
  const { next, lines } = readLinesFrom(path, from)
  const series: Record<string, number[]> = {}
  for (const line of lines) {
    const { step, name, value } = line as { step?: unknown; name?: unknown; value?: unknown }
    if (typeof step !== 'number' || typeof name !== 'string' || typeof value !== 'number') continue
    if (!Object.hasOwn(series, name)) Object.defineProperty(series, name, { value: [], enumerable: true })
    series[name].push(step, value)
  }
  return { next, series }
}

export function readResults(path: string, from: number): ResultsPart {
  return readLinesFrom(path, from)
}

/** Whole lines only: a torn last one is left for the next call. Lines that are no JSON are passed over. */
function readLinesFrom(path: string, from: number): { readonly next: number; readonly lines: Json[] } {
  const size = sizeOf(path)
  if (size <= from) return { next: Math.min(from, size), lines: [] }
  const buffer = Buffer.alloc(Math.min(mostBytes, size - from))
  const file = openSync(path, 'r')
  let filled = 0
  try {
    while (filled < buffer.length) {
      const got = readSync(file, buffer, filled, buffer.length - filled, from + filled)
      if (got === 0) break
      filled += got
    }
  } finally {
    closeSync(file)
  }
  const end = buffer.subarray(0, filled).lastIndexOf(10) + 1
  const lines: Json[] = []
  for (const text of buffer.toString('utf8', 0, end).split('\n')) {
    if (text === '') continue
    try {
      lines.push(JSON.parse(text) as Json)
    } catch {
      // Another program's line: the others still count.
    }
  }
  return { next: from + end, lines }
}

function count(folder: string): number {
  return existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.mcap')).length : 0
}
