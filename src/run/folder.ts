import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { type Json, RecordError, UsageError } from '#core'
import { takeLock } from './lock.ts'
import { makeFolders } from './make-folders.ts'
import { writeError } from './write-error.ts'

export type RunKind = 'run' | 'learn' | 'tournament' | 'play'

/** `run.json`: what the run is and how it ended. */
export interface RunManifest {
  readonly id: string
  readonly kind: RunKind
  readonly game: string
  /** Entrants' texts. */
  readonly agents: readonly string[]
  /** ISO 8601, UTC. */
  readonly started: string
  readonly finished: string | null
  /** null while it runs, and for ever after a crash. */
  readonly exit: 'done' | 'failed' | 'interrupted' | null
  readonly why: string | null
  readonly package: string
  readonly node: string
  readonly platform: string
  readonly commit: string | null
}

export interface RunFolder extends Disposable {
  readonly id: string
  readonly dir: string
  readonly manifest: RunManifest
  /** `episodes/000042.mcap` for episode 42. */
  episodePath(index: number): string
  /** Appends `{t, step, name, value}` to metrics.jsonl; `t` in ms since 1970. */
  metric(step: number, name: string, value: number): void
  /** Appends a JSON line to a file of the folder, whole on disk when this returns. */
  append(file: string, value: unknown): void
  /** Writes run.json for the last time and gives the lock back. */
  finish(exit: NonNullable<RunManifest['exit']>, why?: string): void
  /** `finish` after an error that the caller throws on: it tells more than a full disk would here. Never throws. */
  fail(error: unknown, interrupted: boolean): void
}

export interface RunIdentity {
  readonly kind: RunKind
  readonly game: string
  readonly agents: readonly string[]
  readonly package: string
  readonly commit: string | null
}

/**
 * Makes `runs/<date>-<game>-<first agent>/` and takes its lock.
 *
 * @param now Milliseconds since 1970.
 * @throws {RecordError} If the folder cannot be made, saying why.
 */
export function createRun(runsDir: string, identity: RunIdentity, config: Json, now: () => number): RunFolder {
  const started = new Date(now()).toISOString()
  const words = [identity.kind === 'run' ? '' : identity.kind, identity.game, identity.agents[0] ?? '']
  const label = words
    .join('-')
    .replace(/[^\w]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 48)
  const stem = `${started.slice(0, 16).replace('T', '-').replace(':', '')}-${label}`
  const dir = makeFolder(runsDir, stem)
  const manifest: RunManifest = {
    id: basename(dir),
    ...identity,
    started,
    finished: null,
    exit: null,
    why: null,
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
  }
  const lock = takeLock(dir)
  writeWhole(join(dir, 'config.json'), config)
  writeWhole(join(dir, 'run.json'), manifest)
  return folder(dir, manifest, lock, now)
}

/**
 * Opens a run to go on with it.
 *
 * @throws {UsageError} If there is no such run, or another program has it open.
 */
export function resumeRun(runsDir: string, id: string, now: () => number): RunFolder {
  const dir = runDir(runsDir, id)
  const lock = takeLock(dir)
  const manifest = { ...readManifest(dir), finished: null, exit: null, why: null }
  writeWhole(join(dir, 'run.json'), manifest)
  return folder(dir, manifest, lock, now)
}

/** The folder of a run named by id or path. @throws {UsageError} If there is none. */
export function runDir(runsDir: string, id: string): string {
  const found = [join(runsDir, id), id].find(dir => existsSync(join(dir, 'run.json')))
  if (found === undefined)
    throw new UsageError(`there is no run "${id}" in ${runsDir}: \`upskill replay\` lists the runs`)
  return found
}

/** @throws {RecordError} If run.json is damaged. */
export function readManifest(dir: string): RunManifest {
  const path = join(dir, 'run.json')
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as RunManifest
  } catch (cause) {
    throw new RecordError(`cannot read ${path}: ${(cause as Error).message}`, { cause })
  }
}

/** Every whole JSON line of a file; a torn last line (a killed program) is left out. `[]` if there is no file. */
export function readLines<T>(path: string): T[] {
  if (!existsSync(path)) return []
  const text = readFileSync(path, 'utf8')
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n')
  return lines.filter(line => line !== '').map(line => JSON.parse(line) as T)
}

function folder(dir: string, manifest: RunManifest, lock: string, now: () => number): RunFolder {
  const files = new Map<string, number>()
  let open = true
  const append = (file: string, value: unknown) => {
    let descriptor = files.get(file)
    if (descriptor === undefined) {
      mendLastLine(join(dir, file))
      descriptor = openSync(join(dir, file), 'a')
      files.set(file, descriptor)
    }
    const bytes = Buffer.from(`${JSON.stringify(value)}\n`)
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done)
    } catch (cause) {
      throw writeError(join(dir, file), cause)
    }
  }
  const release = () => {
    if (!open) return
    open = false
    for (const descriptor of files.values()) closeSync(descriptor)
    rmSync(lock, { force: true })
  }
  const finish: RunFolder['finish'] = (exit, why) => {
    if (!open) return
    const finished = new Date(now()).toISOString()
    try {
      writeWhole(join(dir, 'run.json'), { ...manifest, finished, exit, why: why ?? null })
    } finally {
      release()
    }
  }
  return {
    id: manifest.id,
    dir,
    manifest,
    episodePath: index => join(dir, 'episodes', `${String(index).padStart(6, '0')}.mcap`),
    metric: (step, name, value) => append('metrics.jsonl', { t: now(), step, name, value }),
    append,
    finish,
    fail(error, interrupted) {
      try {
        finish(interrupted ? 'interrupted' : 'failed', error instanceof Error ? error.message : String(error))
      } catch {
        // Then the run shows as crashed, which is true.
      }
    },
    [Symbol.dispose]: release,
  }
}

function makeFolder(runsDir: string, stem: string): string {
  try {
    makeFolders(runsDir)
    for (let n = 1; ; n++) {
      const dir = join(runsDir, n === 1 ? stem : `${stem}-${n}`)
      try {
        mkdirSync(dir) // to ask first whether it is there would let two programs take the same one
        return dir
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
      }
    }
  } catch (cause) {
    throw writeError(join(runsDir, stem), cause)
  }
}

/** Writes beside and renames, so that a reader never sees half a file. */
function writeWhole(path: string, value: unknown): void {
  try {
    writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`)
    renameSync(`${path}.new`, path)
  } catch (cause) {
    throw writeError(path, cause)
  }
}

/** Cuts a line that a killed program left without its end, so that the next one starts a line of its own. */
function mendLastLine(path: string): void {
  if (!existsSync(path)) return
  const text = readFileSync(path)
  const end = text.lastIndexOf(10) + 1
  if (end < text.length) writeFileSync(path, text.subarray(0, end))
}
