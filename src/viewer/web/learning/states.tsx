import type { SkillState } from '../../../library/evidence.ts'
import type { SkillSummary } from '../../learning/wire.ts'

export type NodeState = SkillState | 'unmet'

/** In the order of a skill's life. */
export const nodeStates: readonly (readonly [NodeState, string])[] = [
  ['verified', 'verified'],
  ['admitted', 'admitted'],
  ['candidate', 'candidate'],
  ['stale', 'stale'],
  ['refused', 'refused'],
  ['retired', 'retired'],
  ['archived', 'archived'],
  ['unmet', 'goal without a skill'],
]

/** A sign of its own for each state: nobody need tell colours apart. */
export function StateSign({ state }: { readonly state: NodeState }) {
  return (
    <svg class={`sign-of sign-${state}`} viewBox="0 0 16 16" aria-hidden="true">
      {shape(state)}
    </svg>
  )
}

function shape(state: NodeState) {
  if (state === 'verified')
    return (
      <>
        <circle class="solid" cx="8" cy="8" r="6.5" />
        <path class="inner" d="M4.8 8.2l2.2 2.3 4.2-4.6" />
      </>
    )
  if (state === 'admitted')
    return (
      <>
        <circle class="edge" cx="8" cy="8" r="6" />
        <path class="solid" d="M8 2a6 6 0 0 0 0 12z" />
      </>
    )
  if (state === 'candidate') return <path class="edge" d="M8 1.6L14.4 8 8 14.4 1.6 8z" />
  if (state === 'stale')
    return (
      <>
        <path class="edge" d="M8 1.8L14.8 14H1.2z" />
        <path class="edge" d="M8 6.4v3.6M8 11.6v.6" />
      </>
    )
  if (state === 'refused') return <path class="thick" d="M3 3l10 10M13 3L3 13" />
  if (state === 'retired')
    return (
      <>
        <rect class="edge" x="2" y="2" width="12" height="12" rx="1" />
        <path class="edge" d="M5 8h6" />
      </>
    )
  if (state === 'archived') return <path class="solid" d="M1.5 3h13v3.4h-13zM2.7 7.6h10.6V13.5H2.7z" />
  return <circle class="dashed" cx="8" cy="8" r="6" />
}

/** Its state at a step, by its evidence; null before it was there. */
export function stateAt({ history, state }: SkillSummary, step: number | null): SkillState | null {
  if (step === null || history.length === 0) return state
  return history.findLast(([at]) => at <= step)?.[1] ?? null
}
