import type { SeenGoal, SkillSummary } from '../../learning/wire.ts'
import { printRoute } from '../route.ts'
import { type Chosen, tallyWords, useTap } from './chosen.ts'
import { type NodeState, StateSign } from './states.tsx'

/** Just below an element, as seen from the tree. */
function below(target: HTMLElement, box: { readonly current: HTMLElement | null }): Pick<Chosen, 'x' | 'y'> {
  const [inner, outer] = [target.getBoundingClientRect(), box.current!.getBoundingClientRect()]
  return { x: inner.left - outer.left, y: inner.bottom - outer.top }
}

interface FallenProps {
  readonly run: string
  readonly skills: readonly SkillSummary[]
  readonly states: ReadonlyMap<string, NodeState>
  readonly name: (id: string) => string
  readonly box: { readonly current: HTMLElement | null }
  readonly onChoose: (chosen: Chosen) => void
}

/** Programs that were tried and did not hold, or lost. */
export function Fallen({ run, skills, states, name, box, onChoose }: FallenProps) {
  const tap = useTap(null)
  if (skills.length === 0) return null
  return (
    <div class="unmet">
      <h3>Tried, and not kept</h3>
      <div class="unmet-list">
        {skills.map(skill => {
          const { id } = skill
          const choose = (target: HTMLElement) => onChoose({ id, ...below(target, box) })
          return (
            <a
              key={id}
              class="goal-chip button"
              href={printRoute({ page: 'skill', run, skill: id })}
              aria-label={`${id}, ${states.get(id)}`}
              onPointerDown={tap.down(id)}
              onClick={event => tap.click(id, event)}
              onFocus={event => choose(event.currentTarget)}
              onPointerEnter={event => event.pointerType === 'mouse' && choose(event.currentTarget)}
            >
              <StateSign state={states.get(id)!} />
              <span>{name(id)}</span>
              <b>{tallyWords(skill)}</b>
            </a>
          )
        })}
      </div>
    </div>
  )
}

interface UnmetProps {
  readonly goals: readonly SeenGoal[]
  readonly box: { readonly current: HTMLElement | null }
  readonly chosen: string | null
  readonly onChoose: (chosen: Chosen) => void
}

/** Goals that nothing in the library reaches: those asked for; the steps on the way to them behind one line. */
export function Unmet({ goals, box, chosen, onChoose }: UnmetProps) {
  const sorted = goals.toSorted((a, b) => b.reached - a.reached)
  const [asked, aside] = [sorted.filter(goal => goal.asked), sorted.filter(goal => !goal.asked)]
  if (sorted.length === 0) return null
  const list = (some: readonly SeenGoal[]) => (
    <div class="unmet-list">
      {some.map(goal => {
        const choose = (target: HTMLElement) => onChoose({ id: goal.id, ...below(target, box) })
        return (
          <button
            key={goal.id}
            type="button"
            class={`goal-chip ${chosen === goal.id ? 'near' : ''} ${goal.asked ? '' : 'aside'}`}
            onClick={event => choose(event.currentTarget)}
            onFocus={event => choose(event.currentTarget)}
            onPointerEnter={event => event.pointerType === 'mouse' && choose(event.currentTarget)}
          >
            <StateSign state="unmet" />
            <span>{goal.text}</span>
            <b>{goal.reached}</b>
          </button>
        )
      })}
    </div>
  )
  return (
    <div class="unmet">
      <h3>Goals without a skill, and in how many lives each was reached</h3>
      {list(asked)}
      {aside.length > 0 && (
        <details class="aside-goals" open={asked.length === 0}>
          <summary>{aside.length} steps on the way: amounts, things held</summary>
          {list(aside)}
        </details>
      )}
    </div>
  )
}
