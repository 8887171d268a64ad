import { signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Json } from '#core'
import type { WireStep } from '../../wire.ts'
import { boardOf } from '../boards.ts'
import type { EpisodeModel } from '../episode-model.ts'
import { brief } from '../format.ts'
import { SkillStack } from '../learning/stack.tsx'
import { FactList } from './facts.tsx'
import { Thoughts } from './thoughts.tsx'
import { Verdicts } from './verdicts.tsx'

type Tab = 'thoughts' | 'skill' | 'facts' | 'verdict'
const tabs: readonly (readonly [Tab, string])[] = [
  ['thoughts', 'Thoughts'],
  ['skill', 'Skill'],
  ['facts', 'Facts'],
  ['verdict', 'Verdict'],
]
const tab = signal<Tab>('thoughts')

/** What is known about the step that is shown, beside the board. */
export function StepPanels({ model }: { readonly model: EpisodeModel }) {
  const step = model.shown.value
  const player = model.player.value
  const decision = step?.decisions[player] ?? null
  const outcome = step?.views[player]?.outcome ?? null
  const next = model.next.value?.decisions[player] ?? null
  const header = model.opened.value.header
  const shown = useSkillTab(model) ? tabs : tabs.filter(([name]) => name !== 'skill')
  /** In the game's own words, where it has them: on the screen on which it was decided. */
  const said = (action: Json, at: WireStep | null) => {
    const view = at?.views[player]
    const label = header === null ? undefined : boardOf(header.game)?.label
    return label && view ? label(action, view) : brief(action, 120)
  }
  const chosen = shown.some(([name]) => name === tab.value) ? tab.value : 'thoughts'
  return (
    <aside class="panels">
      <dl class="deed">
        <div>
          <dt>Did</dt>
          <dd>{decision === null ? '–' : said(decision.action, model.previous.value)}</dd>
        </div>
        <div class={outcome === null ? undefined : outcome.ok ? 'ok' : 'not-ok'}>
          <dt>Outcome</dt>
          <dd title={outcome?.code}>
            {outcome === null ? '–' : `${outcome.ok ? '✓' : '✕'} ${outcome.text || outcome.code}`}
          </dd>
        </div>
        <div>
          <dt>Next</dt>
          <dd class="quiet">{next === null ? '–' : said(next.action, step)}</dd>
        </div>
      </dl>
      <div class="tabs" role="tablist">
        {shown.map(([name, words]) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={chosen === name}
            onClick={() => {
              tab.value = name
            }}
          >
            {words}
          </button>
        ))}
      </div>
      <div class="tab-body" role="tabpanel">
        {chosen === 'thoughts' && <Thoughts decision={decision} />}
        {chosen === 'skill' && <SkillStack run={model.run} decision={decision} />}
        {chosen === 'facts' && (
          <FactList facts={step?.facts?.[player] ?? null} previous={model.previous.value?.facts?.[player] ?? null} />
        )}
        {chosen === 'verdict' && (
          <Verdicts
            header={header}
            end={model.opened.value.end}
            onStep={at => {
              model.playing.value = false
              model.seek(at)
            }}
          />
        )}
      </div>
    </aside>
  )
}

/** Once an agent has named a skill by its id, it stays on offer for this episode. */
function useSkillTab(model: EpisodeModel): boolean {
  const seen = useRef<EpisodeModel | null>(null)
  const thoughts = model.shown.value?.decisions[model.player.value]?.thoughts ?? []
  if (thoughts.some(({ level, id }) => level === 'skill' && id !== undefined)) seen.current = model
  return seen.current === model
}
