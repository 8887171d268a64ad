import { useEffect, useRef, useState } from 'preact/hooks'
import { api } from '../api.ts'
import { MetricSeries, plotGroups } from '../series.ts'
import { Plot } from './plot.tsx'

interface Props {
  readonly run: string
  /** Size of `metrics.jsonl` as far as we were told: a larger one means new lines. */
  readonly bytes: number
  readonly most?: number
}

/** Every metric of a run as curves, growing with the run. */
export function Curves({ run, bytes, most = Number.POSITIVE_INFINITY }: Props) {
  const series = useRef<{ readonly run: string; readonly all: MetricSeries; busy: boolean }>(null)
  const [version, setVersion] = useState(0)
  if (series.current?.run !== run) series.current = { run, all: new MetricSeries(), busy: false }
  const own = series.current
  useEffect(() => {
    if (own.busy || bytes <= own.all.next) return
    own.busy = true
    const fetchAll = async () => {
      for (;;) {
        const part = await api.metrics(run, own.all.next)
        if (part.next === own.all.next || series.current !== own) return
        own.all.add(part)
        setVersion(before => before + 1)
      }
    }
    fetchAll()
      .catch(() => {}) // the next notice asks again
      .finally(() => {
        own.busy = false
      })
  }, [own, run, bytes])
  const groups = plotGroups([...own.all.curves.keys()])
  if (groups.length === 0) return null
  return (
    <div class="curves">
      {groups.slice(0, most).map(group => (
        <Plot key={group.title} group={group} curves={own.all.curves} version={version} />
      ))}
    </div>
  )
}
