import { useEffect, useMemo, useState } from 'preact/hooks'
import type { MetricsPart } from '../../wire.ts'
import { api } from '../api.ts'
import { MetricSeries, plotGroups } from '../series.ts'
import { Tail } from '../tail.ts'
import { Plot } from './plot.tsx'

interface Props {
  readonly run: string
  /** Size of `metrics.jsonl` as far as we were told: a larger one means new lines. */
  readonly bytes: number
  readonly most?: number
  /** How many are shown elsewhere already. */
  readonly skip?: number
  /** Names that are drawn elsewhere. */
  readonly except?: readonly string[]
  /** In a panel of their own, with a title. */
  readonly panel?: boolean
}

/** Every metric of a run as curves, growing with the run. */
export function Curves({ run, bytes, most = Number.POSITIVE_INFINITY, skip = 0, except = [], panel = false }: Props) {
  const [version, setVersion] = useState(0)
  const { series, tail } = useMemo(() => {
    const series = new MetricSeries()
    const take = (part: MetricsPart) => {
      series.add(part)
      setVersion(before => before + 1)
    }
    return { series, tail: new Tail<MetricsPart>(from => api.metrics(run, from), take) }
  }, [run])
  useEffect(() => void tail.reach(bytes).catch(() => {}), [tail, bytes]) // the next notice asks again
  const groups = plotGroups([...series.curves.keys()].filter(name => !except.includes(name))).slice(skip, skip + most)
  if (groups.length === 0) return null
  const plots = (
    <div class="curves">
      {groups.map(group => (
        <Plot key={group.title} group={group} curves={series.curves} version={version} />
      ))}
    </div>
  )
  if (!panel) return plots
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Curves</h2>
        <span class="quiet">drag to zoom, double-click to see all</span>
      </div>
      {plots}
    </section>
  )
}
