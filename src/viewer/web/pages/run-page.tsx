import { useState } from 'preact/hooks'
import type { RunDetail } from '../../wire.ts'
import { duration, moment } from '../format.ts'
import { runNotice } from '../live.ts'
import { Curves } from '../parts/curves.tsx'
import { EpisodeTable } from '../parts/episode-table.tsx'
import { JsonTree } from '../parts/json-tree.tsx'
import { curvesAtAGlance, RunGlance } from '../parts/run-glance.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { Shell } from '../shell.tsx'
import { useRun } from '../use-run.ts'
import { sections } from './sections.ts'

/** The section of a learning run draws these with their intervals. */
const inTheSection = ['verified', 'claimed', 'usable']

/** One run: what happens now, its curves, what its kind of run adds, its episodes. */
export function RunPage({ run }: { readonly run: string }) {
  const [error, setError] = useState<string | null>(null)
  const detail = useRun(run, setError)
  const notice = runNotice.value?.run === run ? runNotice.value : null
  const state = notice?.state ?? detail?.state
  const Section = detail === null ? undefined : sections[detail.kind]
  return (
    <Shell
      trail={[
        ['Runs', { page: 'runs' }],
        [run, null],
      ]}
    >
      {error !== null && detail === null && <p class="alarm">{error}</p>}
      {detail !== null && (
        <>
          {state === 'running' ? <RunGlance run={run} /> : <Head detail={detail} />}
          {Section !== undefined && <Section detail={detail} bytes={notice?.results ?? detail.results} />}
          <Curves
            run={run}
            bytes={notice?.metrics ?? detail.metrics}
            skip={state === 'running' ? curvesAtAGlance : 0}
            except={detail.kind === 'learn' && state !== 'running' ? inTheSection : []}
            panel
          />
          <EpisodeTable run={run} total={notice?.episodes ?? detail.episodes} state={state ?? 'finished'} />
          <section class="panel">
            <div class="panel-head">
              <h2>Configuration</h2>
            </div>
            <div class="trees">
              <JsonTree value={detail.config} name="config" />
              <JsonTree value={detail.manifest} name="manifest" />
            </div>
          </section>
        </>
      )}
    </Shell>
  )
}

function Head({ detail }: { readonly detail: RunDetail }) {
  const { started, finished } = detail
  const seconds = started !== null && finished !== null ? (Date.parse(finished) - Date.parse(started)) / 1000 : null
  return (
    <section class="panel">
      <div class="panel-head">
        <StateBadge state={detail.state} />
        <h2>{detail.game ?? detail.id}</h2>
        <span class="quiet">
          {detail.kind} · {detail.agents.join(', ')}
        </span>
      </div>
      {detail.note !== null && <p class={detail.state === 'finished' ? 'note' : 'alarm'}>{detail.note}</p>}
      {detail.state === 'crashed' && detail.note === null && (
        <p class="alarm">Its program is gone and left no last word. What it wrote is below.</p>
      )}
      <dl class="figures">
        <div>
          <dt>started</dt>
          <dd>{moment(started)}</dd>
        </div>
        <div>
          <dt>took</dt>
          <dd>{seconds === null ? '–' : duration(seconds)}</dd>
        </div>
        <div>
          <dt>episodes</dt>
          <dd>{detail.episodes}</dd>
        </div>
      </dl>
    </section>
  )
}
