import type { Json } from '#core'
import type { Happening, LearningView } from '../../learning/wire.ts'
import { brief, number } from '../format.ts'
import { printRoute } from '../route.ts'

/** What was gated, verified, weighed and merged lately. */
export function Happenings({ run, view }: { readonly run: string; readonly view: LearningView }) {
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
  const has = (...keys: string[]) => keys.every(key => detail[key] !== undefined)
  if (event === 'gate' && has('admitted', 'k')) {
    const admitted = flag('admitted', true)
    return (
      <span>
        <b class={admitted ? 'good' : 'bad'}>{admitted ? 'admitted' : 'turned away'}</b> at the gate, {told('k')} of at
        most 6, {told('length')} instructions
      </span>
    )
  }
  if (event === 'verify' && has('verdict', 'n'))
    return (
      <span>
        <b class={flag('verdict', 'verified') ? 'good' : 'bad'}>{told('verdict')}</b>: {told('k')} of {told('n')}{' '}
        verification starts reached it
      </span>
    )
  if (event === 'check' && has('state'))
    return (
      <span>
        <b class={flag('state', 'verified') ? 'good' : 'bad'}>looked at again</b>: {told('state')}
      </span>
    )
  if (event === 'utility' && has('with', 'without'))
    return (
      <span>
        <b>weighed</b> with it {told('with')}, by a plan without it {told('without')} of {told('pairs')}
      </span>
    )
  if (event === 'reinstate' && has('version'))
    return (
      <span>
        <b>there again</b>: version {told('version')}, what had taken its place was refused
      </span>
    )
  if (event === 'duel' && has('won'))
    return (
      <span>
        <b>duel</b> won by version {told('won')}: the challenger won {told('wins')}, lost {told('losses')} of{' '}
        {told('pairs')} pairs
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
