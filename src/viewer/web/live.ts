import { signal } from '@preact/signals'
import type { Notice, PlayState } from '../wire.ts'
import { nextDelay } from './retry.ts'

/** `open`: the server tells us what is new. `lost`: we try again by ourselves. */
export const connection = signal<'opening' | 'open' | 'lost' | 'refused'>('opening')
export const runsRevision = signal(0)
export const runNotice = signal<Extract<Notice, { type: 'run' }> | null>(null)
export const episodeNotice = signal<Extract<Notice, { type: 'episode' }> | null>(null)
export const play = signal<PlayState>({ open: false, clock: 'waits', questions: [], over: [] })

/** Silence longer than this is a dead connection: the server says something every 10 s. */
const silenceMs = 25_000

/**
 * Listens to what the server says about what the page shows. A connection that breaks is opened again; since each
 * notice says how far something has come, whatever was missed is fetched with the next one.
 *
 * @returns How to stop.
 */
export function listen(run: string | null, episode: string | null): () => void {
  const asked = new URLSearchParams()
  if (run !== null) asked.set('run', run)
  if (episode !== null) asked.set('episode', episode)
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let tries = 0
  let stopped = false

  const again = () => {
    source?.close()
    if (stopped) return
    connection.value = 'lost'
    clearTimeout(timer)
    timer = setTimeout(open, nextDelay(tries++))
  }
  const alive = () => {
    clearTimeout(timer)
    timer = setTimeout(again, silenceMs)
  }
  const open = () => {
    source = new EventSource(`/api/events?${asked}`)
    alive()
    source.onmessage = ({ data }) => {
      alive()
      tries = 0
      connection.value = 'open'
      take(JSON.parse(data) as Notice)
    }
    source.addEventListener('beat', alive)
    source.onerror = again
  }
  open()
  return () => {
    stopped = true
    clearTimeout(timer)
    source?.close()
  }
}

function take(notice: Notice): void {
  if (notice.type === 'runs') runsRevision.value++
  else if (notice.type === 'run') runNotice.value = notice
  else if (notice.type === 'episode') episodeNotice.value = notice
  else if (notice.type === 'play') play.value = notice.play
  else runsRevision.value++ // a new connection: what was missed while there was none
}
