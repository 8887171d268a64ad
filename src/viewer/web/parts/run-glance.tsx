import { useEffect } from 'preact/hooks'
import type { EpisodeModel } from '../episode-model.ts'
import { number } from '../format.ts'
import { runNotice } from '../live.ts'
import { printRoute } from '../route.ts'
import { useEpisode } from '../use-episode.ts'
import { useRun } from '../use-run.ts'
import { watchPlace } from '../watched.ts'
import { Board, recordOf } from './board.tsx'
import { Curves } from './curves.tsx'
import { Frames } from './frames.tsx'
import { StateBadge } from './state-badge.tsx'
import { Thoughts } from './thoughts.tsx'

/** Plots shown beside the board. */
export const curvesAtAGlance = 4

/** A run at a glance: its newest episode as it happens, its curves beside it. */
export function RunGlance({ run }: { readonly run: string }) {
  const detail = useRun(run)
  const notice = runNotice.value?.run === run ? runNotice.value : null
  const latest = notice?.latest ?? detail?.latest ?? null
  useEffect(() => watchPlace(run, 'latest'), [run])
  const opening = useEpisode(run, latest, false, model => {
    if (model.state.value === 'live') model.following.value = true
    model.seek(model.last)
  })
  // With actions alone there is nothing to draw until somebody opens the episode and it is played again.
  const drawn = opening !== null && 'model' in opening && opening.model.opened.value.header?.record === 'full'
  const model = drawn ? opening.model : null
  const metrics = notice?.metrics ?? detail?.metrics ?? 0
  const state = notice?.state ?? detail?.state ?? 'running'
  return (
    <section class="panel glance">
      <div class="panel-head">
        <StateBadge state={state} note={detail?.note} />
        <h2>
          <a href={printRoute({ page: 'run', run })}>{detail?.game ?? run}</a>
        </h2>
        <span class="quiet">{detail?.agents.join(', ')}</span>
      </div>
      {model === null ? (
        <>
          {metrics === 0 && <p class="empty">It has just begun: nothing is recorded yet.</p>}
          <Curves run={run} bytes={metrics} most={curvesAtAGlance} />
        </>
      ) : (
        <div class="glance-body">
          <div class="glance-board">
            <LiveBoard model={model} />
          </div>
          <div class="glance-side">
            <LiveSide model={model} />
            <Curves run={run} bytes={metrics} most={curvesAtAGlance} />
          </div>
        </div>
      )}
    </section>
  )
}

function LiveBoard({ model }: { readonly model: EpisodeModel }) {
  const step = model.shown.value
  const header = model.opened.value.header
  const player = model.player.value
  if (step === null || header === null) return <div class="board-wait" />
  const thoughts = step.decisions[player]?.thoughts ?? []
  return (
    <>
      <Board game={header.game} step={step} previous={model.previous.value} player={player} record={recordOf(model)} />
      {step.views[player] && (
        <Frames run={model.run} episode={model.id} observation={step.views[player].observation} thoughts={thoughts} />
      )}
    </>
  )
}

function LiveSide({ model }: { readonly model: EpisodeModel }) {
  const step = model.shown.value
  const player = model.player.value
  model.grown.value
  const sum = (model.rewards[player] ?? []).reduce((a, b) => a + b, 0)
  return (
    <>
      <dl class="figures">
        <div>
          <dt>episode</dt>
          <dd>
            <a href={printRoute({ page: 'episode', run: model.run, episode: model.id, step: null, player: null })}>
              {Number(model.id) || model.id}
            </a>
          </dd>
        </div>
        <div>
          <dt>step</dt>
          <dd>{number(step?.index ?? 0)}</dd>
        </div>
        <div>
          <dt>return</dt>
          <dd>{number(Math.round(sum * 1e6) / 1e6)}</dd>
        </div>
        <div>
          <dt>last action</dt>
          <dd>{step?.views[player]?.outcome?.text || step?.views[player]?.outcome?.code || '–'}</dd>
        </div>
      </dl>
      <Thoughts decision={step?.decisions[player] ?? null} />
    </>
  )
}
