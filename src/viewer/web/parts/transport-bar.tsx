import { useMemo } from 'preact/hooks'
import type { Mark, MarkKind } from '../../wire.ts'
import type { EpisodeModel } from '../episode-model.ts'
import { brief, number, signed } from '../format.ts'
import { chosenKinds, turnKind } from '../jump-kinds.ts'
import { jump, markKinds, marksOf } from '../marks.ts'
import { speeds } from '../transport.ts'
import { Icon } from './icon.tsx'
import { ScrubBar } from './scrub-bar.tsx'

/** Play, scrub, jump: where we stand in the episode and how to go elsewhere. */
export function TransportBar({ model }: { readonly model: EpisodeModel }) {
  const live = model.state.value === 'live'
  const step = model.cursor.value
  const [all, player, kinds] = [model.marks.value, model.player.value, chosenKinds.value]
  const marks = useMemo(() => marksOf(all, player, kinds), [all, player, kinds])
  const tally = useMemo(() => tallies(all), [all])
  const [before, after] = [jump(marks, step, -1), jump(marks, step, 1)]
  const go = (to: number) => {
    model.playing.value = false
    model.seek(to)
  }
  return (
    <section class="transport" aria-label="Playback">
      <div class="controls">
        <button type="button" onClick={() => go(0)} title="First step (Home)" aria-label="First step">
          <Icon name="first" />
        </button>
        <button
          type="button"
          onClick={() => before && go(before.step)}
          disabled={before === null}
          title={`Event before (P)${before ? `: ${before.text}` : ''}`}
          aria-label="Event before"
        >
          <Icon name="before" />
        </button>
        <button
          type="button"
          onClick={() => go(step - 1)}
          disabled={step === 0}
          title="Step back (←)"
          aria-label="Step back"
        >
          <Icon name="back" />
        </button>
        <button
          type="button"
          class="play"
          onClick={() => model.toggle()}
          title="Play or pause (space)"
          aria-label={model.playing.value ? 'Pause' : 'Play'}
        >
          <Icon name={model.playing.value ? 'pause' : 'play'} />
        </button>
        <button
          type="button"
          onClick={() => go(step + 1)}
          disabled={step >= model.last}
          title="Step on (→)"
          aria-label="Step on"
        >
          <Icon name="on" />
        </button>
        <button
          type="button"
          onClick={() => after && go(after.step)}
          disabled={after === null}
          title={`Event after (N)${after ? `: ${after.text}` : ''}`}
          aria-label="Event after"
        >
          <Icon name="after" />
        </button>
        <button type="button" onClick={() => go(model.last)} title="Last step (End)" aria-label="Last step">
          <Icon name="last" />
        </button>
        <label class="speed">
          <span class="hidden">Speed</span>
          <select
            value={String(model.speed.value)}
            onChange={event => {
              model.speed.value = Number(event.currentTarget.value)
            }}
            title="Slower (−), faster (+)"
          >
            {speeds.map(speed => (
              <option key={speed} value={String(speed)}>
                {speed}×
              </option>
            ))}
          </select>
        </label>
        {live && (
          <button
            type="button"
            class={model.following.value ? 'live on' : 'live'}
            aria-pressed={model.following.value}
            onClick={() => go(model.last)}
            title="Stay at the newest step (L)"
          >
            ● Live
          </button>
        )}
        <Readout model={model} />
      </div>
      <ScrubBar model={model} />
      <div class="kinds">
        {markKinds.map(({ kind, words, sign }) => (
          <button
            key={kind}
            type="button"
            class={`kind kind-${kind}`}
            aria-pressed={chosenKinds.value.has(kind)}
            onClick={() => turnKind(kind)}
            title={`Jump to: ${words}`}
          >
            <span aria-hidden="true">{sign}</span> {words} <span class="tally">{number(tally.get(kind) ?? 0)}</span>
          </button>
        ))}
      </div>
    </section>
  )
}

function tallies(marks: readonly Mark[]): ReadonlyMap<MarkKind, number> {
  const found = new Map<MarkKind, number>()
  for (const { kind } of marks) found.set(kind, (found.get(kind) ?? 0) + 1)
  return found
}

function Readout({ model }: { readonly model: EpisodeModel }) {
  const step = model.cursor.value
  const player = model.player.value
  const tick = model.shown.value?.tick
  model.grown.value
  const reward = model.shown.value?.rewards[player] ?? 0
  let sum = 0
  const rewards = model.rewards[player] ?? []
  for (let i = 0; i <= Math.min(step, rewards.length - 1); i++) sum += rewards[i]
  return (
    <div class="readout">
      <span>
        step <b>{number(step)}</b> / {number(model.last)}
      </span>
      {tick !== undefined && tick !== step && <span>tick {brief(tick)}</span>}
      <span>
        reward <b class={reward > 0 ? 'good' : reward < 0 ? 'bad' : undefined}>{signed(reward)}</b>
      </span>
      <span>
        return <b>{number(Math.round(sum * 1e6) / 1e6)}</b>
      </span>
    </div>
  )
}
