import type { Decision, Json, Thought } from '#core'
import { brief } from '../format.ts'

const levels: readonly Thought['level'][] = ['goal', 'skill', 'grounding', 'motion', 'action']

/** The chain of action, from what for to what: one line a level, empty levels kept so that nothing jumps. */
export function Thoughts({ decision }: { readonly decision: Decision<Json> | null }) {
  const thoughts = decision?.thoughts ?? []
  const known = levels.filter(level => thoughts.some(thought => thought.level === level))
  return (
    <div class="thoughts">
      {thoughts.length === 0 && (
        <p class="empty">{decision === null ? 'Nothing was decided here.' : 'Acted without a word.'}</p>
      )}
      <ol>
        {known.map(level => (
          <li key={level} class={`level-${level}`}>
            <span class="level">{level}</span>
            <span class="said">
              {thoughts
                .filter(thought => thought.level === level)
                .map((thought, i) => (
                  <span key={i} title={thought.id}>
                    {thought.text}
                  </span>
                ))}
            </span>
          </li>
        ))}
      </ol>
      {decision?.detail !== undefined && <div class="detail">{brief(decision.detail, 400)}</div>}
    </div>
  )
}
