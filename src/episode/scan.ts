import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { type EpisodeEnd, type EpisodeHeader, type Json, RecordError } from '#core'
import { channels } from './format.ts'
import { migrate } from './migrate.ts'

/** Where a message's bytes lie in the file. */
export interface Span {
  readonly offset: number
  readonly length: number
  readonly tick: number
}

/**
 * An episode file's table of contents, made by one pass over its record headers; `update` goes on where it stopped, so
 * a growing file is followed without reading anything twice. A torn last record is left for later.
 */
export interface EpisodeScan extends Disposable {
  readonly path: string
  /** null until its record is on disk. */
  readonly header: EpisodeHeader | null
  readonly end: EpisodeEnd | null
  /** Spans of every channel but header and end, in order. */
  readonly spans: ReadonlyMap<string, readonly Span[]>
  /** Reads what was added. @returns true if there was something new. */
  update(): boolean
  bytes(span: Span): Buffer
  /** A JSON message, in the present version's form. */
  message(channel: string, span: Span): Json
}

const magic = Buffer.from([0x89, 0x4d, 0x43, 0x41, 0x50, 0x30, 0x0d, 0x0a])
const opcodes = { header: 1, footer: 2, channel: 4, message: 5, dataEnd: 15 } as const
const blockSize = 1 << 20

/** @throws {RecordError} If the file is missing or no episode, saying which. */
export function scanEpisode(path: string): EpisodeScan {
  const file = open(path)
  const topics = new Map<number, string>()
  const spans = new Map<string, Span[]>()
  let position = 0
  let header: EpisodeHeader | null = null
  let end: EpisodeEnd | null = null
  let tickNs = 1_000_000_000

  const read = (offset: number, length: number) => {
    const buffer = Buffer.allocUnsafe(length)
    let filled = 0
    while (filled < length) {
      const count = readSync(file, buffer, filled, length - filled, offset + filled)
      if (count === 0) break
      filled += count
    }
    return buffer.subarray(0, filled)
  }
  const parse = (channel: string, text: string): Json => {
    const value = JSON.parse(text) as Json
    const version = header?.version ?? (value as unknown as EpisodeHeader).version
    if (typeof version !== 'number') throw new RecordError(`${path} is no episode: its header has no version`)
    return migrate(version, channel, value)
  }
  /** Takes in the record at `at` of `block` whose content is `length` bytes long. */
  const take = (opcode: number, block: Buffer, at: number, length: number, offset: number) => {
    if (opcode === opcodes.channel) {
      const topicLength = block.readUInt32LE(at + 4)
      topics.set(block.readUInt16LE(at), block.toString('utf8', at + 8, at + 8 + topicLength))
    }
    if (opcode !== opcodes.message) return
    const topic = topics.get(block.readUInt16LE(at))
    if (topic === undefined) throw new RecordError(`${path}: a message at byte ${offset} names no channel`)
    const text = () => block.toString('utf8', at + 22, at + length)
    if (topic === channels.header) {
      header = parse(topic, text()) as unknown as EpisodeHeader
      tickNs = Math.round((header.tickMs ?? 1000) * 1e6)
    } else if (topic === channels.end) end = parse(topic, text()) as unknown as EpisodeEnd
    else {
      const list = spans.get(topic) ?? []
      spans.set(topic, list)
      const tick = Math.round(Number(block.readBigUInt64LE(at + 6)) / tickNs)
      list.push({ offset: offset + 22, length: length - 22, tick })
    }
  }
  const update = () => {
    const size = fstatSync(file).size
    const before = position
    if (position === 0) {
      if (size < magic.length) return false
      if (!read(0, magic.length).equals(magic))
        throw new RecordError(`${path} is no episode: it does not begin as an MCAP file`)
      position = magic.length
    }
    while (position + 9 <= size && end === null) {
      let block = read(position, Math.min(blockSize, size - position))
      let at = 0
      while (at + 9 <= block.length) {
        const length = Number(block.readBigUInt64LE(at + 1))
        if (position + at + 9 + length > size) break
        if (at + 9 + length > block.length) {
          if (at > 0) break
          block = read(position, 9 + length) // one record larger than a block
        }
        take(block[at], block, at + 9, length, position + at + 9)
        at += 9 + length
      }
      if (at === 0) break
      position += at
    }
    return position > before
  }
  update()
  return {
    path,
    get header() {
      return header
    },
    get end() {
      return end
    },
    spans,
    update,
    bytes: span => read(span.offset, span.length),
    message: (channel, span) => parse(channel, read(span.offset, span.length).toString('utf8')),
    [Symbol.dispose]: () => closeSync(file),
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (cause) {
    throw new RecordError(`cannot read the episode ${path}: ${(cause as Error).message}`, { cause })
  }
}
