import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyGame, Facts, Json, Player, View } from '#core'
import { channels, type StepRecord, transitionOf } from '../episode/format.ts'
import { decodePng } from '../episode/png.ts'
import { type EpisodeScan, scanEpisode } from '../episode/scan.ts'
import { expandEpisode } from './expand.ts'
import { Timeline } from './timeline.ts'
import type { EpisodeOpen, EpisodeState, EpisodeSummary, RunState, TimelinePart, WireStep } from './wire.ts'

/** Longest stretch of work before others get a turn. */
const sliceMs = 30
/** Files kept open. */
const mostOpen = 24

interface OpenFile {
  readonly scan: EpisodeScan
  readonly timeline: Timeline
}

interface Closed {
  readonly bytes: number
  readonly summary: EpisodeSummary
}

/** The episode files below `runs/`: each is indexed once, and only its new bytes are read again. */
export class Episodes implements Disposable {
  readonly #runsDir: string
  readonly #game: (id: string) => Promise<AnyGame | null>
  readonly #open = new Map<string, OpenFile>()
  readonly #ended = new Map<string, Closed>()
  readonly #expanding = new Map<string, Promise<string | null>>()
  readonly #closed = new AbortController()

  constructor(runsDir: string, game: (id: string) => Promise<AnyGame | null>) {
    this.#runsDir = runsDir
    this.#game = game
  }

  /** Ids in order: the names of the files without `.mcap`. */
  ids(run: string): string[] {
    const folder = join(this.#runsDir, run, 'episodes')
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter(name => name.endsWith('.mcap'))
      .map(name => name.slice(0, -'.mcap'.length))
      .sort()
  }

  exists(run: string, id: string): boolean {
    return existsSync(this.path(run, id))
  }

  path(run: string, id: string): string {
    return join(this.#runsDir, run, id.startsWith('try-') ? 'tries' : 'episodes', `${id}.mcap`)
  }

  /** The file that holds the steps. */
  shownPath(run: string, id: string): string {
    const expanded = this.#expanded(run, id)
    return existsSync(expanded) ? expanded : this.path(run, id)
  }

  /**
   * Makes the steps of an episode available: where only its actions were kept it is played again, once, into
   * `expanded/` of its run.
   *
   * @returns Why that cannot be, or null.
   */
  async prepare(run: string, id: string): Promise<string | null> {
    const path = this.path(run, id)
    const { header, end } = this.#file(run, id).scan
    if (header?.record !== 'actions') return null
    if (end === null) return 'only its actions are recorded: it can be shown once it has ended'
    const game = await this.#game(header.game)
    if (game === null)
      return `only its actions were kept, and the game ${header.game} that could play them again is not here`
    const target = this.#expanded(run, id)
    let expanding = this.#expanding.get(path)
    if (expanding === undefined) {
      expanding = expandEpisode(path, target, game, this.#closed.signal)
        .then(() => null)
        .catch((error: Error) => error.message)
      this.#expanding.set(path, expanding)
    }
    const trouble = await expanding
    this.#expanding.delete(path) // the file may be removed again for newer ones
    if (trouble === null && this.#open.get(path)?.scan.path === path) this.#drop(path)
    return trouble
  }

  summary(run: string, id: string, runState: RunState): EpisodeSummary {
    const path = this.path(run, id)
    const bytes = statSync(path).size
    const known = this.#ended.get(path)
    if (known?.bytes === bytes) return known.summary
    const kept = this.#open.get(path)
    try {
      const scan = kept?.scan ?? scanEpisode(path)
      try {
        scan.update()
        const state = this.state(run, id, runState, scan)
        const summary: EpisodeSummary = { id, state, header: scan.header, end: scan.end, bytes, note: null }
        if (state === 'ended') this.#ended.set(path, { bytes, summary })
        return summary
      } finally {
        if (kept === undefined) scan[Symbol.dispose]()
      }
    } catch (error) {
      return { id, state: 'cut', header: null, end: null, bytes, note: (error as Error).message }
    }
  }

  /** @param note What a reader should know, such as why there are no steps. */
  open(run: string, id: string, runState: RunState, note: string | null = null): EpisodeOpen {
    const { scan } = this.#file(run, id)
    const state = this.state(run, id, runState, scan)
    const steps = scan.spans.get(channels.step)?.length ?? 0
    const frames = scan.spans.has(channels.frame)
    const bytes = statSync(this.path(run, id)).size
    return { id, state, header: scan.header, end: scan.end, bytes, note, steps, frames }
  }

  state(run: string, id: string, runState: RunState, scan: EpisodeScan): EpisodeState {
    if (scan.end !== null) return 'ended'
    if (runState !== 'running') return 'cut'
    const resting = Date.now() - statSync(this.path(run, id)).mtimeMs > 60_000
    return resting && this.ids(run).at(-1) !== id ? 'cut' : 'live'
  }

  async steps(run: string, id: string, from: number, to: number): Promise<WireStep[]> {
    const { scan } = this.#file(run, id)
    const game = scan.header === null ? null : await this.#game(scan.header.game)
    const spans = scan.spans.get(channels.step) ?? []
    const steps: WireStep[] = []
    for (let index = from; index < Math.min(to, spans.length); index++) steps.push(wireStep(scan, index, game))
    return steps
  }

  /** The n-th frame as PNG, or null. */
  frame(run: string, id: string, n: number): Buffer | null {
    const { scan } = this.#file(run, id)
    const span = scan.spans.get(channels.frame)?.[n]
    return span === undefined ? null : scan.bytes(span)
  }

  /**
   * What a backend recorded on a channel of its own, from the n-th message on, about two megabytes at most: the index of
   * the next message as uint32, 1 if there are more, then tick and length as uint32 and the bytes of each message.
   */
  channel(run: string, id: string, name: string, from: number): Buffer {
    const { scan } = this.#file(run, id)
    const spans = Object.values<string>(channels).includes(name) ? [] : (scan.spans.get(name) ?? [])
    const parts: Buffer[] = [Buffer.alloc(8)]
    let [at, bytes] = [Math.min(from, spans.length), 0]
    for (; at < spans.length && bytes < 2_000_000; at++) {
      const head = Buffer.alloc(8)
      head.writeUInt32LE(spans[at].tick, 0)
      head.writeUInt32LE(spans[at].length, 4)
      parts.push(head, scan.bytes(spans[at]))
      bytes += spans[at].length
    }
    parts[0].writeUInt32LE(at, 0)
    parts[0].writeUInt32LE(at < spans.length ? 1 : 0, 4)
    return Buffer.concat(parts)
  }

  /** What the scrub bar needs from `from` on, as far as one slice of work reaches: the page asks again for the rest. */
  timeline(run: string, id: string, from: number): TimelinePart {
    const { scan, timeline } = this.#file(run, id)
    const spans = scan.spans.get(channels.step) ?? []
    const begun = performance.now()
    while (timeline.length < spans.length && performance.now() - begun < sliceMs)
      timeline.add(scan.message(channels.step, spans[timeline.length]) as unknown as StepRecord)
    return timeline.part(from)
  }

  [Symbol.dispose](): void {
    this.#closed.abort()
    for (const { scan } of this.#open.values()) scan[Symbol.dispose]()
    this.#open.clear()
  }

  #file(run: string, id: string): OpenFile {
    const path = this.path(run, id)
    let file = this.#open.get(path)
    this.#open.delete(path)
    file ??= { scan: scanEpisode(this.shownPath(run, id)), timeline: new Timeline() }
    this.#open.set(path, file)
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= mostOpen) break
      this.#drop(oldest)
    }
    file.scan.update()
    return file
  }

  #drop(path: string): void {
    this.#open.get(path)?.scan[Symbol.dispose]()
    this.#open.delete(path)
  }

  #expanded(run: string, id: string): string {
    return join(this.#runsDir, run, 'expanded', `${id}.mcap`)
  }
}

function wireStep(scan: EpisodeScan, index: number, game: AnyGame | null): WireStep {
  const record = (at: number) =>
    scan.message(channels.step, scan.spans.get(channels.step)![at]) as unknown as StepRecord
  const legal = (at: number, player: Player) => record(at).views[player].legal ?? null
  const own = record(index)
  const { step } = transitionOf(own, legal, n => ({ $frame: n }))
  const { tick, acting, rewards, end, decisions } = own
  const views = Object.fromEntries(step.views) as WireStep['views']
  return { index: own.index, tick, acting, rewards, end, decisions, views, facts: factsOf(scan, own, views, game) }
}

/** Facts need the game's code, which runs here and never in the page. A record may hold what no game says: then none. */
function factsOf(
  scan: EpisodeScan,
  own: StepRecord,
  views: WireStep['views'],
  game: AnyGame | null,
): Readonly<Record<Player, Facts>> | null {
  if (game === null) return null
  const frames = scan.spans.get(channels.frame)
  const frame = (n: number) => decodePng(scan.bytes(frames![n]))
  const seen: Iterable<[string, View<unknown, unknown>]> =
    frames === undefined ? Object.entries(views) : transitionOf(own, () => null, frame).step.views
  try {
    return Object.fromEntries([...seen].map(([player, view]) => [player, game.facts(view)]))
  } catch {
    return null
  }
}

/** One line of an export: a step as the file holds it. */
export function* exportLines(scan: EpisodeScan, from: number, to: number): Generator<Json> {
  const spans = scan.spans.get(channels.step) ?? []
  for (let index = from; index < Math.min(to, spans.length); index++) yield scan.message(channels.step, spans[index])
}
