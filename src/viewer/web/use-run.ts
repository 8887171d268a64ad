import { useEffect, useState } from 'preact/hooks'
import type { RunDetail } from '../wire.ts'
import { api } from './api.ts'
import { runNotice, runsRevision } from './live.ts'

/** A run's own account of itself, asked for again when its state or the list of runs changes. */
export function useRun(run: string, fail: (message: string) => void = () => {}): RunDetail | null {
  const [detail, setDetail] = useState<RunDetail | null>(null)
  const state = runNotice.value?.run === run ? runNotice.value.state : null
  const revision = runsRevision.value
  useEffect(() => {
    let stale = false
    api.run(run).then(
      found => !stale && setDetail(found),
      error => !stale && fail((error as Error).message),
    )
    return () => {
      stale = true
    }
  }, [run, state, revision])
  return detail?.id === run ? detail : null
}
