import { listen } from './live.ts'

let stop: (() => void) | null = null
let place = ''

/** Says which run and episode the page shows now; there is one connection, and it follows. */
export function watchPlace(run: string | null, episode: string | null): void {
  const wanted = JSON.stringify([run, episode])
  if (wanted === place && stop !== null) return
  place = wanted
  stop?.()
  stop = listen(run, episode)
}
