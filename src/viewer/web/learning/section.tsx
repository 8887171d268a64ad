import { useMemo } from 'preact/hooks'
import type { Json } from '#core'
import type { CurvePoint, Happening, LearningView, Proposal } from '../../learning/wire.ts'
import { api } from '../api.ts'
import { brief, number } from '../format.ts'
import { runNotice } from '../live.ts'
import type { SectionProps } from '../pages/sections.ts'
import { Plot } from '../parts/plot.tsx'
import { printRoute } from '../route.ts'
import type { Curve } from '../series.ts'
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
    { name: 'skills/claimed', ...none },
  ],
}

function SkillCurve({ view }: { readonly view: LearningView }) {
  const curves = useMemo(() => stepped(view.curve, view.steps), [view.curve, view.steps])
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Skills over steps</h2>
        <span class="quiet">shaded: the sum of the verified skills' 95 % intervals</span>
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
  const names = ['skills/verified', 'skills/low', 'skills/high', 'skills/claimed']
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

function Blame({ run, view }: { readonly run: string; readonly view: LearningView }) {
  const most = Math.max(1, ...view.blame.map(([, count]) => count))
  const skills = new Set(view.skills.map(({ id }) => id))
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Blame</h2>
        <span class="quiet">what plans lacked, and skills whose effect did not hold</span>
      </div>
      {view.blame.length === 0 && <p class="empty">Nothing was missing, and no call failed.</p>}
      <ol class="blame">
        {view.blame.slice(0, 7).map(([key, count]) => (
          <li key={key}>
            <span class="blame-key">
              {skills.has(key) ? <a href={printRoute({ page: 'skill', run, skill: key })}>{key}</a> : key}
            </span>
            <span class="blame-kind">{skills.has(key) ? 'did not do it' : 'no way to it'}</span>
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(100 * count) / most} height="6" />
            </svg>
            <b>{number(count)}</b>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Proposals({ view }: { readonly view: LearningView }) {
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Proposed, and why</h2>
        {view.strategy !== null && <span class="quiet">strategy: {view.strategy}</span>}
      </div>
      {view.plateaus.slice(0, 3).map(({ step, detail }) => (
        <p key={step} class="note">
          Plateau at step {number(step)}: {brief(detail, 160)}
        </p>
      ))}
      {view.proposals.length === 0 && <p class="empty">Only exploring so far: no goal has a plan.</p>}
      <ol class="told">
        {byGoal(view.proposals)
          .slice(0, 10)
          .map(({ latest, tries, reached }) => (
            <li key={latest.goal}>
              <span class="told-step">{number(latest.step)}</span>
              <span>
                <code>{latest.text}</code>
                {latest.why === null && (
                  <b class={reached > 0 ? 'good tries' : 'bad tries'}>
                    {reached > 0 ? '✓' : '✕'} {reached} of {tries}
                  </b>
                )}
                <span class="told-how">{reason(latest)}</span>
              </span>
            </li>
          ))}
      </ol>
    </section>
  )
}

/** One line a goal, the one proposed last first, with what became of it lately. */
function byGoal(proposals: readonly Proposal[]) {
  const goals = new Map<string, { readonly latest: Proposal; tries: number; reached: number }>()
  for (const proposal of proposals) {
    const entry = goals.get(proposal.goal) ?? { latest: proposal, tries: 0, reached: 0 }
    entry.tries += proposal.tries
    entry.reached += proposal.reached
    goals.set(proposal.goal, entry)
  }
  return [...goals.values()]
}

/** The figures the curriculum weighs, in words; what it said itself comes first. */
function reason({ why, note }: Proposal): string {
  const parts = why === null || why === '' ? [] : [why]
  if (note !== null) {
    parts.push(note.asked ? 'asked for' : 'a step on the way')
    if (note.attempts <= 1) parts.push('hardly tried yet')
    else parts.push(`${share(note.recent)} of the last ${note.recent.length} reached it`)
    if (note.demand > 0) parts.push(`${number(note.demand)} plans want it`)
    const moved = progress(note.recent)
    if (moved !== null && Math.abs(moved) >= 0.1) parts.push(moved > 0 ? 'getting better' : 'getting worse')
  }
  return parts.join(' · ')
}

const share = (recent: string) => [...recent].filter(digit => digit === '1').length

/** Recent half less older half: learning progress, with its sign. */
function progress(recent: string): number | null {
  if (recent.length < 4) return null
  const middle = recent.length >> 1
  return share(recent.slice(middle)) / (recent.length - middle) - share(recent.slice(0, middle)) / Math.max(1, middle)
}

function Happenings({ run, view }: { readonly run: string; readonly view: LearningView }) {
  const skills = new Set(view.skills.map(({ id }) => id))
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>What happened</h2>
      </div>
      {view.happenings.length === 0 && <p class="empty">Nothing was gated or verified yet.</p>}
      <ol class="told">
        {view.happenings.slice(0, 12).map((happening, i) => {
          const { skill } = happening.detail as { skill?: unknown }
          return (
            <li key={i}>
              <span class="told-step">{number(happening.step)}</span>
              <span>
                <HappeningWords happening={happening} />
                {typeof skill === 'string' && (
                  <span class="told-how">
                    {skills.has(skill) ? <a href={printRoute({ page: 'skill', run, skill })}>{skill}</a> : skill}
                  </span>
                )}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** One event in words; one that the page does not know is shown as it was said. */
export function HappeningWords({ happening }: { readonly happening: Happening }) {
  const { event } = happening
  const { skill: _, ...detail } = happening.detail as Record<string, Json>
  const told = (key: string, most = 60) => brief(detail[key], most)
  const flag = (key: string, value: Json) => detail[key] === value
  if (event === 'gate') {
    const admitted = flag('admitted', true)
    return (
      <span>
        <b class={admitted ? 'good' : 'bad'}>{admitted ? 'admitted' : 'turned away'}</b> at the gate, {told('k')} of at
        most 6, {told('length')} instructions
      </span>
    )
  }
  if (event === 'verify')
    return (
      <span>
        <b class={flag('verdict', 'verified') ? 'good' : 'bad'}>{told('verdict')}</b> at the look after {told('n')},{' '}
        {told('k')} reached it
      </span>
    )
  if (event === 'scan' || event === 'refine')
    return (
      <span>
        {event === 'scan' ? 'thrown out unplayed: ' : `shortened from ${told('from')} to ${told('to')} instructions: `}
        <code>{told('goal')}</code> {event === 'scan' && told('why', 160)}
      </span>
    )
  return (
    <span>
      <b>{event}</b> {brief(detail, 140)}
    </span>
  )
}
