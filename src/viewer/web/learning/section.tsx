import { useMemo } from 'preact/hooks'
import type { CurvePoint, LearningView } from '../../learning/wire.ts'
import { api } from '../api.ts'
import { runNotice } from '../live.ts'
import type { SectionProps } from '../pages/sections.ts'
import { Plot } from '../parts/plot.tsx'
import type { Curve } from '../series.ts'
import { Blame } from './blame.tsx'
import { Happenings } from './happenings.tsx'
import { Proposals } from './proposals.tsx'
import { ReportPanel } from './report.tsx'
import { Tree } from './tree.tsx'
import { useFresh } from './use-learning.ts'

/** A run that learns: what it knows, how it came by it, what it tries now and what it blames. */
export function LearningSection({ detail }: SectionProps) {
  const signature = runNotice.value?.run === detail.id ? runNotice.value.learned : ''
  const { value: view, error } = useFresh(detail.id, signature, () => api.learning(detail.id))
  if (view === null) return error === null ? null : <p class="alarm">{error}</p>
  return (
    <>
      <Tree run={detail.id} view={view} />
      {view.report !== null && <ReportPanel run={detail.id} report={view.report} />}
      <div class="two">
        <SkillCurve view={view} />
        <Blame run={detail.id} view={view} />
      </div>
      <div class="two">
        <Proposals view={view} />
        <Happenings run={detail.id} view={view} />
      </div>
    </>
  )
}

const none = { low: null, high: null }
const group = {
  title: 'skills',
  lines: [
    { name: 'skills/verified', low: 'skills/low', high: 'skills/high' },
    { name: 'skills/in use', ...none },
  ],
}

function SkillCurve({ view }: { readonly view: LearningView }) {
  const curves = useMemo(() => stepped(view.curve, view.steps), [view.curve, view.steps])
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Skills over steps</h2>
        <span class="quiet">
          shaded: the sum of the verified skills' 95 % intervals; in use: those that passed the gate and may be called
        </span>
      </div>
      {view.curve.length === 0 ? (
        <p class="empty">Nothing has been admitted yet.</p>
      ) : (
        <div class="curves one">
          <Plot group={group} curves={curves} version={view.curve.length + view.steps} />
        </div>
      )}
    </section>
  )
}

/** Counts stay what they are until they change: a point just before each change. */
function stepped(points: readonly CurvePoint[], steps: number): Map<string, Curve> {
  const names = ['skills/verified', 'skills/low', 'skills/high', 'skills/in use']
  const curves = new Map(names.map(name => [name, { x: [0], y: [0] }]))
  const put = (x: number, values: readonly number[]) => {
    for (const [i, name] of names.entries()) {
      const { x: xs, y: ys } = curves.get(name)!
      if (x <= xs[xs.length - 1]) continue
      xs.push(x)
      ys.push(values[i])
    }
  }
  let before: readonly number[] = [0, 0, 0, 0]
  for (const [at, ...values] of points) {
    put(at - 0.5, before)
    put(at, values)
    before = values
  }
  put(steps, before)
  return curves
}
