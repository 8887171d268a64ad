import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'

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
    else if (/\.(tgz|tar\.gz)$/.test(name)) yield* filesInTar(gunzipSync(readFileSync(path)))
    else if (/\.jsonl?\.gz$/.test(name))
      yield { name: name.slice(0, -3), text: gunzipSync(readFileSync(path)).toString('utf8') }
    else if (/\.jsonl?$/.test(name)) yield { name, text: readFileSync(path, 'utf8') }
  }
}

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

export const linesOf = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as T)

export const folderWithRecords = (folder: string): boolean =>
  existsSync(folder) && readdirSync(folder).some(name => /\.(tgz|jsonl|gz|json)$/.test(name) || name === 'dev')
