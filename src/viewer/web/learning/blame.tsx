import type { LearningView } from '../../learning/wire.ts'
import { number } from '../format.ts'
import { printRoute } from '../route.ts'

const few = 7

/** What failures are put down to: of late, and in all. */
export function Blame({ run, view }: { readonly run: string; readonly view: LearningView }) {
  const most = Math.max(...view.blame.map(({ weight }) => weight), 1e-9)
  const skills = new Set(view.skills.map(({ id }) => id))
  const goals = new Map(view.goals.map(goal => [goal.id, goal.text]))
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Blame</h2>
        <span class="quiet">what plans lacked, and skills that did not do it; the bar fades, the figure does not</span>
      </div>
      {view.blame.length === 0 && <p class="empty">Nothing was missing, and no call failed.</p>}
      <ol class="blame">
        {view.blame.slice(0, few).map(({ key, weight, count, goals: wanted }) => (
          <li key={key} title={`${count} times in all; ${weight.toFixed(1)} of late, half as much every 10,000 steps`}>
            <span class="blame-key">
              {skills.has(key) ? <a href={printRoute({ page: 'skill', run, skill: key })}>{key}</a> : key}
              {wanted.length > 0 && (
                <small class="quiet"> for {wanted.map(({ goal }) => goals.get(goal) ?? goal).join(', ')}</small>
              )}
            </span>
            <span class="blame-kind">{skills.has(key) ? 'did not do it' : 'no way to it'}</span>
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(100 * weight) / most} height="6" />
            </svg>
            <b>{number(count)}</b>
          </li>
        ))}
      </ol>
    </section>
  )
}
