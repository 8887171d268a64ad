import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { UsageError } from '#core'

/** A file of records: its name without folders, and its text. */
export interface RecordFile {
  readonly name: string
  readonly text: string
}

/** All files below a folder; `.gz` is unpacked, and so is every archive (`.tgz`, `.tar.gz`). */
export function* recordFiles(folder: string): Generator<RecordFile> {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* recordFiles(path)
    else if (/\.(tgz|tar\.gz)$/.test(name)) yield* filesInTar(unpacked(path))
    else if (/\.jsonl?\.gz$/.test(name)) yield { name: name.slice(0, -3), text: unpacked(path).toString('utf8') }
    else if (/\.jsonl?$/.test(name)) yield { name, text: readFileSync(path, 'utf8') }
  }
}

/** @throws {UsageError} If the file is not what its name says. */
function unpacked(path: string): Buffer {
  try {
    return gunzipSync(readFileSync(path))
  } catch (error) {
    throw new UsageError(`${path} cannot be unpacked: ${(error as Error).message}`)
  }
}

/** One file by itself, unpacked if it is packed. */
export const recordFile = (path: string): RecordFile => ({
  name: basename(path),
  text: path.endsWith('.gz') ? unpacked(path).toString('utf8') : readFileSync(path, 'utf8'),
})

const block = 512

/** The plain files of a tar archive: blocks of 512 bytes, each file behind a header with its name and octal size. */
export function* filesInTar(bytes: Uint8Array): Generator<RecordFile> {
  const text = (from: number, length: number) =>
    Buffer.from(bytes.subarray(from, from + length))
      .toString('utf8')
      .split('\0')[0]
  for (let at = 0; at + block <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, 12).trim() || '0', 8)
    const kind = bytes[at + 156]
    if (kind === 0 || kind === 0x30) {
      const name = basename(text(at, 100))
      const body = bytes.subarray(at + block, at + block + size)
      if (/\.jsonl?$/.test(name)) yield { name, text: Buffer.from(body).toString('utf8') }
    }
    at += block + Math.ceil(size / block) * block
  }
}

/** The records of a file of lines. @throws {UsageError} Naming the line that is none. */
export function linesOf<T>({ name, text }: RecordFile): T[] {
  const lines: T[] = []
  for (const [i, line] of text.split('\n').entries())
    if (line.trim() !== '') lines.push(parsed<T>(line, `${name}, line ${i + 1}`))
  return lines
}

/** @throws {UsageError} If the text is no JSON object. */
export function parsed<T>(text: string, where: string): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${where} is no record: ${(error as Error).message}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`${where} is no record: expected an object, got ${text.slice(0, 60)}`)
  return value as T
}

export const folderWithRecords = (folder: string): boolean =>
  existsSync(folder) && readdirSync(folder).some(name => /\.(tgz|jsonl|gz|json)$/.test(name) || name === 'dev')
