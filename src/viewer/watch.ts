import { join } from 'node:path'
import type { Episodes } from './episodes.ts'
import type { Learning } from './learning/learning.ts'
import { type PlayPort, playState } from './play-port.ts'
import { isPlainName, type RunList, sizeOf } from './runs.ts'
import type { Notice } from './wire.ts'

/** What one open page looks at. */
export interface Watched {
  readonly run: string | null
  /** `latest`: whichever is the newest. */
  readonly episode: string | null
}

const episodeMs = 100
const runMs = 500
const runsMs = 1_000

/**
 * Tells one page how far what it looks at has come, until `signal` is aborted. Looking at file sizes is cheap and
 * works on every file system; nothing is read here.
 */
export function watch(
  runsDir: string,
  runs: RunList,
  episodes: Episodes,
  learning: Learning,
  play: PlayPort | null,
  watched: Watched,
  send: (notice: Notice) => void,
  signal: AbortSignal,
): void {
  const last = new Map<string, string>()
  const tell = (notice: Notice, key = notice.type) => {
    const text = JSON.stringify(notice)
    if (last.get(key) === text) return
    last.set(key, text)
    send(notice)
  }
  const lookAtRuns = () => {
    const text = JSON.stringify(runs.all())
    if (last.get('list') === text) return
    last.set('list', text)
    revision++
    tell({ type: 'runs', revision })
  }
  const lookAtRun = (run: string) => {
    const dir = join(runsDir, run)
    const ids = episodes.ids(run)
    latest = ids.at(-1) ?? null
    const metrics = sizeOf(join(dir, 'metrics.jsonl'))
    const results = sizeOf(join(dir, 'results.jsonl'))
    const { state, kind } = runs.one(run)
    const learned = kind === 'learn' ? learning.signature(run) : ''
    tell({ type: 'run', run, metrics, results, episodes: ids.length, latest, state, learned })
  }
  const lookAtEpisode = (run: string, episode: string | null) => {
    if (episode === null || !episodes.exists(run, episode)) return
    const { steps, state } = episodes.open(run, episode, runs.one(run).state)
    tell({ type: 'episode', run, episode, steps, state })
  }
  let revision = 0
  let latest: string | null = null
  const every = (ms: number, look: () => void) => {
    const guarded = () => {
      try {
        look()
      } catch {
        // A file that is being made or moved: the next look tells.
      }
    }
    guarded()
    const timer = setInterval(guarded, ms)
    signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  }
  const { run, episode } = watched
  every(runsMs, lookAtRuns)
  if (run !== null && isPlainName(run)) {
    every(runMs, () => lookAtRun(run))
    if (episode !== null && isPlainName(episode))
      every(episodeMs, () => lookAtEpisode(run, episode === 'latest' ? latest : episode))
  }
  if (play !== null) {
    const lookAtPlay = () => tell({ type: 'play', play: playState(play) })
    lookAtPlay()
    const stop = play.subscribe(lookAtPlay)
    signal.addEventListener('abort', stop, { once: true })
  }
}
