import { closeSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { McapRecordBuilder } from '@mcap/core'
import {
  type EpisodeEnd,
  type EpisodeHeader,
  type Frame,
  type Json,
  type Player,
  RecordError,
  type Transition,
} from '#core'
import { makeFolders } from '../run/make-folders.ts'
import { writeError } from '../run/write-error.ts'
import { type ActionsRecord, channels, formatVersion, type StepRecord, type ViewRecord } from './format.ts'
import { encodePng } from './png.ts'

export interface EpisodeWriter extends Disposable {
  readonly path: string
  /** Every transition, in order, the one of the reset first. On disk when this returns, so that a killed program keeps it. */
  write(transition: Transition<unknown, unknown>): void
  /** What a backend records between steps; on disk with the next step, or within 100 ms. */
  emit(channel: string, tick: number, bytes: Uint8Array): void
  /** The closing record; the file is complete and closed after it. */
  end(end: EpisodeEnd): void
}

/**
 * Opens a new episode file: MCAP without chunks, so that every record is whole on disk once it is written, and the
 * bytes depend on the episode alone.
 *
 * @throws {RecordError} If the file exists or cannot be made, naming it and why; likewise from every method.
 */
export function writeEpisode(path: string, header: Omit<EpisodeHeader, 'version'>): EpisodeWriter {
  const file = open(path)
  const builder = new McapRecordBuilder()
  const known = new Map<string, number>()
  const counts = { steps: 0, frames: 0 }
  const lists = new Map<Player, { readonly text: string; readonly index: number }>()
  const tickNs = BigInt(Math.round((header.tickMs ?? 1000) * 1e6))
  let closed = false
  let lastNs = 0n
  let timer: NodeJS.Timeout | null = null

  const flush = () => {
    if (timer) clearTimeout(timer)
    timer = null
    if (builder.length === 0 || closed) return
    const bytes = builder.buffer
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
    } catch (cause) {
      close()
      throw writeError(path, cause, `after ${counts.steps} steps, which are kept`)
    }
    builder.reset()
  }
  const close = () => {
    if (timer) clearTimeout(timer)
    if (!closed) closeSync(file)
    closed = true
  }
  const message = (channel: string, encoding: string, tick: number, data: Uint8Array) => {
    if (closed) throw new RecordError(`${path} is closed; nothing more can be written to it`)
    let id = known.get(channel)
    if (id === undefined) {
      id = known.size + 1
      known.set(channel, id)
      builder.writeChannel({ id, schemaId: 0, topic: channel, messageEncoding: encoding, metadata: new Map() })
    }
    lastNs = BigInt(tick) * tickNs
    builder.writeMessage({ channelId: id, sequence: counts.steps, logTime: lastNs, publishTime: lastNs, data })
  }
  const json = (channel: string, tick: number, value: unknown) =>
    message(channel, 'json', tick, Buffer.from(JSON.stringify(value)))
  const frame = (tick: number, image: Frame): Json => {
    message(channels.frame, 'png', tick, encodePng(image))
    return { $frame: counts.frames++ }
  }

  builder.writeMagic()
  builder.writeHeader({ profile: '', library: 'upskill' })
  json(channels.header, 0, { version: formatVersion, ...header })
  flush()

  return {
    path,
    write({ decisions, step }) {
      const { index, tick, acting, end } = step
      if (header.record === 'actions') {
        if (decisions.size > 0) {
          const actions: ActionsRecord = { index, actions: record(decisions, decision => decision.action as Json) }
          json(channels.actions, tick, actions)
        }
      } else {
        const views = record(step.views, ({ observation, outcome, legal }, player): ViewRecord => {
          const plain = withoutFrames(observation, image => frame(tick, image))
          const text = JSON.stringify(legal)
          const last = lists.get(player)
          if (last?.text === text) return { observation: plain, outcome, legalAt: last.index }
          lists.set(player, { text, index })
          return { observation: plain, outcome, legal: legal as readonly Json[] | null }
        })
        const line: StepRecord = {
          index,
          tick,
          decisions: record(decisions, decision => decision as StepRecord['decisions'][Player]),
          views,
          acting,
          rewards: record(step.rewards, reward => reward),
          end,
        }
        json(channels.step, tick, line)
      }
      counts.steps++
      flush()
    },
    emit(channel, tick, bytes) {
      if (channel in channels)
        throw new RecordError(`the channel "${channel}" belongs to the program; name yours otherwise`)
      message(channel, 'bytes', tick, bytes)
      if (builder.length > 65_536) flush()
      else timer ??= setTimeout(flush, 100).unref()
    },
    end(end) {
      json(channels.end, Number(lastNs / tickNs), end)
      builder.writeDataEnd({ dataSectionCrc: 0 })
      builder.writeFooter({ summaryStart: 0n, summaryOffsetStart: 0n, summaryCrc: 0 })
      builder.writeMagic()
      flush()
      close()
    },
    [Symbol.dispose]() {
      if (!closed) flush()
      close()
    },
  }
}

function open(path: string): number {
  try {
    makeFolders(dirname(path))
    return openSync(path, 'wx')
  } catch (cause) {
    throw writeError(path, cause)
  }
}

function record<T, R>(map: ReadonlyMap<Player, T>, to: (value: T, player: Player) => R): Record<Player, R> {
  const result: Record<Player, R> = {}
  for (const [player, value] of map) result[player] = to(value, player)
  return result
}

/** The observation as JSON with every frame put aside; untouched if it holds none at its top level. */
function withoutFrames(observation: unknown, put: (frame: Frame) => Json): Json {
  if (observation === null || typeof observation !== 'object' || Array.isArray(observation)) return observation as Json
  if (isFrame(observation)) return put(observation)
  let result = observation as Record<string, unknown>
  for (const [key, value] of Object.entries(observation)) if (isFrame(value)) result = { ...result, [key]: put(value) }
  return result as Json
}

function isFrame(value: unknown): value is Frame {
  return typeof value === 'object' && value !== null && (value as Partial<Frame>).data instanceof Uint8Array
}
