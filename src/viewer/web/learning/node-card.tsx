import type { SeenGoal, SkillSummary } from '../../learning/wire.ts'
import { number } from '../format.ts'
import { printRoute } from '../route.ts'
import { Interval } from './interval.tsx'
import { type NodeState, StateSign } from './states.tsx'

export const lookNames = { train: 'training', gate: 'gate', verify: 'verification', report: 'report' } as const
const lookOrder = ['gate', 'verify', 'report', 'train'] as const

interface Props {
  readonly run: string
  readonly skill: SkillSummary
  readonly state: NodeState
  readonly goal: SeenGoal | null
}

/** A skill in a few lines: what it reaches, how sure that is, why it failed. */
export function SkillCard({ run, skill, state, goal }: Props) {
  return (
    <>
      <h3>
        <StateSign state={state} />
        <span>{skill.id}</span>
      </h3>
      <p class="card-state">
        {state}
        {state === skill.state ? sinceWhen(skill) : ` then, ${skill.state} now`} · version {skill.version}
        {skill.steps !== null && ` · ${number(Math.round(skill.steps))} steps a success`}
        {skill.ghost && <b class="bad"> · ghost: it does not hold on untouched starts</b>}
      </p>
      {skill.trouble !== null && <p class="bad">{skill.trouble}</p>}
      <p class="card-goal">
        <code>{skill.goalText}</code>
      </p>
      <Looks skill={skill} />
      <Failures failures={skill.failures} most={4} />
      {goal !== null && <Attempts goal={goal} />}
      <Related title="calls" ids={skill.calls} />
      <Related title="on its way" ids={skill.onTheWay} />
      <p>
        <a href={printRoute({ page: 'skill', run, skill: skill.id })} tabIndex={-1}>
          Program and evidence
        </a>
      </p>
    </>
  )
}

const sinceWhen = ({ history }: SkillSummary): string =>
  history.length === 0 ? '' : ` since step ${number(history[history.length - 1][0])}`

export function GoalCard({ goal, goals }: { readonly goal: SeenGoal; readonly goals: readonly SeenGoal[] }) {
  const text = new Map(goals.map(other => [other.id, other.text]))
  return (
    <>
      <h3>
        <StateSign state="unmet" />
        <span>{goal.text}</span>
      </h3>
      <p class="card-state">{goal.asked ? 'asked for' : `${goal.origin}, on the way`} · no skill reaches it yet</p>
      <Attempts goal={goal} />
      <Related title="subgoals" ids={goal.subgoals.map(id => text.get(id) ?? id)} />
    </>
  )
}

export function Looks({ skill }: { readonly skill: SkillSummary }) {
  const looks = lookOrder.filter(look => skill.looks[look] !== undefined)
  if (looks.length === 0) return <p class="quiet">No evidence of this version yet.</p>
  return (
    <dl class="looks">
      {looks.map(look => (
        <div key={look}>
          <dt>{lookNames[look]}</dt>
          <dd>
            <Interval tally={skill.looks[look]!} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function Failures({
  failures,
  most = Number.POSITIVE_INFINITY,
}: {
  readonly failures: SkillSummary['failures']
  readonly most?: number
}) {
  if (failures.length === 0) return null
  return (
    <dl class="failures" aria-label="Failures by reason">
      {failures.slice(0, most).map(([why, count]) => (
        <div key={why}>
          <dt>{count}×</dt>
          <dd>{why}</dd>
        </div>
      ))}
    </dl>
  )
}

function Attempts({ goal }: { readonly goal: SeenGoal }) {
  return (
    <p class="quiet">
      {number(goal.attempts)} attempts, {number(goal.successes)} reached it; reached in {number(goal.reached)} episodes,
      aimed at or not{goal.demand > 0 && `; ${number(goal.demand)} plans wanted it in vain`}
    </p>
  )
}

function Related({ title, ids }: { readonly title: string; readonly ids: readonly string[] }) {
  if (ids.length === 0) return null
  return (
    <p class="related">
      <span class="quiet">{title} </span>
      {ids.join(', ')}
    </p>
  )
}
