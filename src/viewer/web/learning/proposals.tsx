import type { LearningView, Proposal } from '../../learning/wire.ts'
import { brief, number } from '../format.ts'

/** What is tried now, and the figures it is chosen by. */
export function Proposals({ view }: { readonly view: LearningView }) {
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Proposed, and why</h2>
        {view.strategy !== null && <span class="quiet">strategy: {view.strategy}</span>}
      </div>
      {view.plateaus.slice(0, 3).map(({ step, detail }) => (
        <p key={step} class="note">
          Plateau at step {number(step)}: {plateau(detail as Record<string, unknown>) ?? brief(detail, 160)}
        </p>
      ))}
      {view.proposals.length === 0 && <p class="empty">Only exploring so far: no goal has a plan.</p>}
      <ol class="told">
        {byGoal(view.proposals)
          .slice(0, 10)
          .map(({ latest, times, tries, reached }) => (
            <li key={latest.goal}>
              <span class="told-step">{number(latest.step)}</span>
              <span>
                <code>{latest.text}</code>
                {latest.why === null ? (
                  <b class={reached > 0 ? 'good tries' : 'bad tries'}>
                    {reached > 0 ? '✓' : '✕'} {reached} of {tries}
                  </b>
                ) : (
                  <Recent recent={latest.note?.recent ?? ''} />
                )}
                <span class="told-how">
                  {times > 1 ? `${times} times lately · ` : ''}
                  {reason(latest)}
                </span>
              </span>
            </li>
          ))}
      </ol>
    </section>
  )
}

function plateau({ strategy, verified }: Record<string, unknown>): string | null {
  if (typeof strategy !== 'string' || typeof verified !== 'number') return null
  const way = { frontier: 'what plans lead to', explore: 'more exploring', chance: 'more goals by chance' }[strategy]
  return `nothing new for a tenth of the steps (${verified} verified); from here ${way ?? strategy}`
}

/** The last attempts, the newest last. */
function Recent({ recent }: { readonly recent: string }) {
  if (recent === '') return null
  return (
    <span class="recent" role="img" aria-label={`${share(recent)} of the last ${recent.length} attempts reached it`}>
      {[...recent].map((digit, i) => (
        <i key={i} class={digit === '1' ? 'yes' : 'no'} />
      ))}
    </span>
  )
}

/** One line a goal, the one proposed last first, with what became of it lately. */
function byGoal(proposals: readonly Proposal[]) {
  const goals = new Map<string, { readonly latest: Proposal; times: number; tries: number; reached: number }>()
  for (const proposal of proposals) {
    const entry = goals.get(proposal.goal) ?? { latest: proposal, times: 0, tries: 0, reached: 0 }
    entry.times++
    entry.tries += proposal.tries
    entry.reached += proposal.reached
    goals.set(proposal.goal, entry)
  }
  return [...goals.values()]
}

const reasons: Readonly<Record<string, string>> = {
  frontier: 'the best of what plans lead to',
  chance: 'drawn by chance among what plans lead to',
  'any goal': 'any goal: the frontier is off',
}

/** The figures the curriculum weighs, in words; what it said itself comes first. */
function reason({ why, note }: Proposal): string {
  const parts = why === null || why === '' ? [] : [reasons[why] ?? why]
  if (note !== null) {
    parts.push(note.asked ? 'asked for' : 'a step on the way')
    if (note.attempts <= 1) parts.push('hardly tried yet')
    else parts.push(`${share(note.recent)} of the last ${note.recent.length} reached it`)
    parts.push(`seen in ${number(note.reached)} ${note.reached === 1 ? 'life' : 'lives'}`)
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
