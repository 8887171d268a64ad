import { useEffect, useState } from 'preact/hooks'
import type { Player } from '#core'
import { links } from '../api.ts'
import { boardOf } from '../boards.ts'
import { current } from '../current.ts'
import { framesOf } from '../decode.ts'
import type { EpisodeModel } from '../episode-model.ts'
import { Board, recordOf } from '../parts/board.tsx'
import { Frames } from '../parts/frames.tsx'
import { JsonTree } from '../parts/json-tree.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { StepPanels } from '../parts/step-panels.tsx'
import { TransportBar } from '../parts/transport-bar.tsx'
import { parseRoute, printRoute, type Route } from '../route.ts'
import { Shell } from '../shell.tsx'
import { useEpisode, usePlayback } from '../use-episode.ts'

type EpisodeRoute = Extract<Route, { page: 'episode' }>

/** One episode, live or recorded, step by step. */
export function EpisodePage({ at }: { readonly at: EpisodeRoute }) {
  const opening = useEpisode(at.run, at.episode, true, model => {
    if (at.player !== null && model.opened.value.header?.players.includes(at.player)) model.player.value = at.player
    if (at.step === null && model.state.value === 'live') model.following.value = true
    model.seek(at.step ?? (model.state.value === 'live' ? model.last : 0))
  })
  return (
    <Shell
      trail={[
        ['Runs', { page: 'runs' }],
        [at.run, { page: 'run', run: at.run }],
        [`episode ${Number(at.episode) || at.episode}`, null],
      ]}
    >
      {opening !== null && 'error' in opening && <p class="alarm">{opening.error}</p>}
      {opening !== null && 'model' in opening && opening.model.id === at.episode && (
        <Opened key={`${at.run}/${at.episode}`} model={opening.model} at={at} />
      )}
    </Shell>
  )
}

function Opened({ model, at }: { readonly model: EpisodeModel; readonly at: EpisodeRoute }) {
  usePlayback(model)
  useEffect(() => {
    current.value = model
    return () => {
      current.value = null
    }
  }, [model])
  useEffect(() => {
    // A link to another step of the same episode, typed or clicked.
    if (at.step !== null && at.step !== model.cursor.peek()) model.seek(at.step)
    if (at.player !== null) model.player.value = at.player
  }, [at.step, at.player])
  const resting = !model.playing.value && !model.following.value
  const [cursor, player] = [model.cursor.value, model.player.value]
  useEffect(() => {
    if (!resting) return
    const timer = setTimeout(() => {
      const there = printRoute({
        page: 'episode',
        run: model.run,
        episode: model.id,
        step: cursor,
        player: many ? player : null,
      })
      const now = parseRoute(location.hash) // the address of another page is there before the page is
      if (now.page !== 'episode' || now.run !== model.run || now.episode !== model.id) return
      if (location.hash !== there) history.replaceState(null, '', there)
    }, 250)
    return () => clearTimeout(timer)
  }, [resting, cursor, player])
  const { header } = model.opened.value
  const many = (header?.players.length ?? 1) > 1
  const step = model.shown.value
  if (header === null) return <p class="empty">This file has no opening record yet.</p>
  return (
    <div class="episode">
      <div class="episode-head">
        <StateBadge state={model.state.value} />
        <h1>{header.game}</h1>
        <span class="quiet">
          {header.backend} · seed {header.start.seed}
          {model.opened.value.end !== null &&
            ` · ${model.opened.value.end.end.kind}: ${model.opened.value.end.end.why}`}
        </span>
        <Seats model={model} />
        <Share model={model} />
      </div>
      {model.trouble.value !== null && <p class="alarm">{model.trouble.value}</p>}
      {header.record === 'actions' ? (
        <ActionsOnly why={model.opened.value.note} />
      ) : (
        <div class="stage">
          <div class="stage-board">
            {step !== null && (
              <>
                <Board
                  game={header.game}
                  step={step}
                  previous={model.previous.value}
                  player={player}
                  record={recordOf(model)}
                />
                {step.views[player] && (
                  <Frames
                    run={model.run}
                    episode={model.id}
                    observation={step.views[player].observation}
                    thoughts={step.decisions[player]?.thoughts ?? []}
                  />
                )}
              </>
            )}
          </div>
          <TransportBar model={model} />
          <StepPanels model={model} />
        </div>
      )}
      <div class="panel trees">
        {step?.views[player] &&
          (boardOf(header.game) !== null || framesOf(step.views[player].observation).length > 0) && (
            <JsonTree value={step.views[player].observation} name="observation" />
          )}
        {step?.views[player] && (
          <JsonTree
            value={step.views[player].legal}
            name={`legal (${step.views[player].legal?.length ?? 'not listed'})`}
            path="legal"
          />
        )}
        <JsonTree value={header as never} name="header" />
      </div>
    </div>
  )
}

function ActionsOnly({ why }: { readonly why: string | null }) {
  return (
    <div class="panel welcome">
      <h2>Only the actions were kept</h2>
      <p>{why ?? 'There is nothing to show step by step.'}</p>
    </div>
  )
}

function Seats({ model }: { readonly model: EpisodeModel }) {
  const header = model.opened.value.header
  if (header === null) return null
  if (header.players.length === 1) return <span class="seat">{header.agents[header.players[0]]}</span>
  return (
    <fieldset class="seats">
      <legend class="hidden">Whose eyes</legend>
      {header.players.map((player: Player) => (
        <button
          key={player}
          type="button"
          aria-pressed={model.player.value === player}
          onClick={() => {
            model.player.value = player
          }}
        >
          {player} <span class="quiet">{header.agents[player]}</span>
        </button>
      ))}
    </fieldset>
  )
}

function Share({ model }: { readonly model: EpisodeModel }) {
  const [copied, setCopied] = useState(false)
  const copy = () => {
    const place = printRoute({
      page: 'episode',
      run: model.run,
      episode: model.id,
      step: model.cursor.peek(),
      player: model.player.peek(),
    })
    navigator.clipboard.writeText(new URL(place, location.href).href).then(
      () => {
        setCopied(true)
        setTimeout(() => setCopied(false), 1_500)
      },
      () => {}, // no clipboard here: the address bar shows the same
    )
  }
  return (
    <div class="share">
      <button type="button" onClick={copy} title="Copy a link to this step">
        {copied ? 'Copied' : 'Copy link'}
      </button>
      <a
        class="button"
        href={links.steps(model.run, model.id)}
        download={`${model.run}-${model.id}.jsonl`}
        title="All steps as JSON lines"
      >
        Export
      </a>
    </div>
  )
}
