import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Decision, Json } from '#core'
import type { Programs } from '../../learning/wire.ts'
import { api } from '../api.ts'
import { printRoute } from '../route.ts'
import { Program } from './program.tsx'
import { standings } from './where.ts'

/** The skills that run at the step shown, the innermost open, each with the line it stands on. */
export function SkillStack({ run, decision }: { readonly run: string; readonly decision: Decision<Json> | null }) {
  const [programs, setPrograms] = useState<Programs | null>(null)
  useEffect(() => {
    let stale = false
    api.programs(run).then(
      found => !stale && setPrograms(found),
      () => {}, // without a library the skills' names are all there is
    )
    return () => {
      stale = true
    }
  }, [run])
  const thoughts = decision?.thoughts ?? []
  const stack = useMemo(() => standings(thoughts, programs?.programs ?? {}), [thoughts, programs])
  if (stack.length === 0) return <p class="empty">No skill runs at this step.</p>
  return (
    <div class="skill-stack">
      {stack.map(({ id, lines }, i) => {
        const program = programs && Object.hasOwn(programs.programs, id) ? programs.programs[id] : null
        return (
          <details key={`${i} ${id}`} open={i === stack.length - 1}>
            <summary>
              {id}
              {lines.length === 1 && <span class="quiet"> line {lines[0] + 1}</span>}
              {lines.length > 1 && <span class="quiet"> one of {lines.length} lines</span>}
            </summary>
            {program === null ? (
              <p class="empty">Its program is not in the library of this run.</p>
            ) : (
              <Program lines={program} here={lines} />
            )}
            {program !== null && programs !== null && !id.startsWith('keep ') && (
              <a href={printRoute({ page: 'skill', run: programs.run, skill: id })}>Its evidence</a>
            )}
          </details>
        )
      })}
    </div>
  )
}
