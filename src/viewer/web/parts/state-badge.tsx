import type { EpisodeState, RunState } from '../../wire.ts'

/** States differ by sign and word, not by colour alone. */
const signs: Readonly<Record<RunState | EpisodeState, readonly [string, string]>> = {
  running: ['●', 'running'],
  live: ['●', 'live'],
  finished: ['✓', 'finished'],
  ended: ['✓', 'ended'],
  failed: ['✕', 'failed'],
  interrupted: ['■', 'interrupted'],
  crashed: ['⚡', 'crashed'],
  cut: ['⚡', 'cut off'],
}

export function StateBadge({
  state,
  note = null,
}: {
  readonly state: RunState | EpisodeState
  readonly note?: string | null
}) {
  const [sign, words] = signs[state]
  return (
    <span class={`badge state-${state}`} title={note ?? undefined}>
      <span aria-hidden="true">{sign}</span> {words}
    </span>
  )
}
