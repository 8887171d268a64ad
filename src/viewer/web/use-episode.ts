import { useEffect, useState } from 'preact/hooks'
import { api } from './api.ts'
import { EpisodeModel } from './episode-model.ts'
import { episodeNotice } from './live.ts'

/** What is known about an episode that the page wants to show. */
export type Opening = { readonly model: EpisodeModel } | { readonly error: string } | null

/** Opens an episode and keeps it up to date while it grows. */
export function useEpisode(
  run: string,
  id: string | null,
  expand: boolean,
  prepare: (model: EpisodeModel) => void,
): Opening {
  const [opening, setOpening] = useState<Opening>(null)
  useEffect(() => {
    let stale = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      if (id === null) return
      api.episode(run, id, expand).then(
        opened => {
          if (stale) return
          const model = new EpisodeModel(run, opened)
          prepare(model)
          setOpening({ model })
          void model.gather()
        },
        error => {
          if (stale) return
          setOpening({ error: (error as Error).message })
          timer = setTimeout(open, 1_000)
        },
      )
    }
    open()
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [run, id])
  const notice = episodeNotice.value
  const model = opening !== null && 'model' in opening ? opening.model : null
  useEffect(() => {
    if (model !== null && notice?.run === model.run && notice.episode === model.id)
      void model.refresh(notice.steps, notice.state)
  }, [model, notice])
  return opening
}

/** Moves a playing episode on with every frame of the screen. */
export function usePlayback(model: EpisodeModel): void {
  const playing = model.playing.value
  useEffect(() => {
    if (!playing) return
    let last = performance.now()
    let request = requestAnimationFrame(function frame(now) {
      model.play(Math.min(500, Math.max(0, now - last)))
      last = now
      request = requestAnimationFrame(frame)
    })
    return () => cancelAnimationFrame(request)
  }, [model, playing])
}
