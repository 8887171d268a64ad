import {
  type EpisodeEnd,
  type EpisodeHeader,
  type EpisodeReader,
  type Json,
  type Player,
  RecordError,
  type Transition,
} from '#core'
import { type ActionsRecord, channels, type StepRecord, transitionOf } from './format.ts'
import { decodePng } from './png.ts'
import { type EpisodeScan, scanEpisode } from './scan.ts'

/** An episode on disk, with every step at hand. A file that still grows shows more after `scan.update()`. */
export interface EpisodeFile extends EpisodeReader {
  readonly scan: EpisodeScan
  /** Steps that can be read; 0 with `record: actions`. */
  readonly length: number
  /** @throws {RangeError} If `index` is not in `[0, length)`. */
  step(index: number): Transition<unknown, unknown>
  /** The actions of every step, whatever was recorded: what a replay needs. */
  actions(): ActionsRecord[]
}

/** @throws {RecordError} If the file is missing, no episode, or has no header yet. */
export function readEpisode(path: string): EpisodeFile {
  const scan = scanEpisode(path)
  const header: EpisodeHeader = scan.header ?? broken(scan)
  const of = (channel: string) => scan.spans.get(channel) ?? []
  const stepRecord = (index: number) => {
    const span = of(channels.step)[index]
    if (span === undefined)
      throw new RangeError(`${path} has no step ${index}: it has ${of(channels.step).length}, counted from 0`)
    return scan.message(channels.step, span) as unknown as StepRecord
  }
  const lists = new Map<string, readonly Json[] | null>()
  const legal = (index: number, player: Player) => {
    const key = `${index} ${player}`
    let list = lists.get(key)
    if (list === undefined) {
      list = stepRecord(index).views[player].legal ?? null
      if (lists.size > 64) lists.clear()
      lists.set(key, list)
    }
    return list
  }
  const step = (index: number) =>
    transitionOf(stepRecord(index), legal, n => decodePng(scan.bytes(of(channels.frame)[n])))
  return {
    scan,
    header,
    goal: header.goal,
    get length() {
      return of(channels.step).length
    },
    step,
    async *steps() {
      for (let index = 0; index < of(channels.step).length; index++) yield step(index)
    },
    end: async (): Promise<EpisodeEnd | null> => {
      scan.update()
      return scan.end
    },
    actions() {
      if (header.record === 'actions')
        return of(channels.actions).map(span => scan.message(channels.actions, span) as unknown as ActionsRecord)
      return of(channels.step)
        .slice(1)
        .map((_, i) => {
          const { index, decisions } = stepRecord(i + 1)
          return {
            index,
            actions: Object.fromEntries(Object.entries(decisions).map(([player, d]) => [player, d.action])),
          }
        })
    },
    [Symbol.asyncDispose]: async () => scan[Symbol.dispose](),
  }
}

function broken(scan: EpisodeScan): never {
  scan[Symbol.dispose]()
  throw new RecordError(`${scan.path} has no header yet: the program that wrote it ended before the first step`)
}
