import { useEffect, useState } from 'preact/hooks'
import type { EpisodeEnd } from '#core'
import type { EpisodePage, EpisodeSummary, RunState } from '../../wire.ts'
import { api } from '../api.ts'
import { bytes, number } from '../format.ts'
import { printRoute } from '../route.ts'
import { StateBadge } from './state-badge.tsx'

const pageSize = 50

interface Props {
  readonly run: string
  /** How many there are as far as we were told. */
  readonly total: number
  readonly state: RunState
}

/** The episodes of a run, newest first, a page at a time. */
export function EpisodeTable({ run, total, state }: Props) {
  const [from, setFrom] = useState(0)
  const [page, setPage] = useState<EpisodePage | null>(null)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    let stale = false
    api.episodes(run, from, pageSize).then(
      found => {
        if (stale) return
        setPage(found)
        setError(null)
      },
      reason => !stale && setError((reason as Error).message),
    )
    return () => {
      stale = true
    }
  }, [run, from, total, state])
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Episodes</h2>
        <span class="quiet">{number(total)}</span>
        {total > pageSize && (
          <div class="pager">
            <button type="button" disabled={from === 0} onClick={() => setFrom(Math.max(0, from - pageSize))}>
              Newer
            </button>
            <span>
              {number(from + 1)}–{number(Math.min(total, from + pageSize))}
            </span>
            <button type="button" disabled={from + pageSize >= total} onClick={() => setFrom(from + pageSize)}>
              Older
            </button>
          </div>
        )}
      </div>
      {error !== null && <p class="alarm">{error}</p>}
      {page !== null && page.episodes.length === 0 && <p class="empty">No episode was recorded.</p>}
      {page !== null && page.episodes.length > 0 && (
        <table class="list">
          <thead>
            <tr>
              <th class="figure">Episode</th>
              <th>State</th>
              <th class="figure">Seed</th>
              <th class="figure">Steps</th>
              <th class="figure">Return</th>
              <th>Goal</th>
              <th>End</th>
              <th class="figure">Size</th>
            </tr>
          </thead>
          <tbody>
            {page.episodes.map(episode => (
              <Row key={episode.id} run={run} episode={episode} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Row({ run, episode }: { readonly run: string; readonly episode: EpisodeSummary }) {
  const { id, header, end, state } = episode
  const verdict = end?.verdicts[0]?.outcome ?? null
  return (
    <tr>
      <td class="figure lead">
        <a class="row-link" href={printRoute({ page: 'episode', run, episode: id, step: null, player: null })}>
          {Number(id) || id}
        </a>
      </td>
      <td>
        <StateBadge state={state} note={episode.note} />
      </td>
      <td class="figure" data-label="seed">
        {header?.start.seed ?? '–'}
      </td>
      <td class="figure" data-label="steps">
        {end === null ? '–' : number(end.steps)}
      </td>
      <td class="figure" data-label="return">
        {returns(end)}
      </td>
      <td class="text">
        {verdict !== null && (
          <span class={`verdict-sign verdict-${verdict}`} title={`the goal was met: ${verdict}`}>
            {verdict === 'yes' ? '✓' : verdict === 'no' ? '✕' : '?'}
          </span>
        )}
        {header?.goal?.text ?? ''}
      </td>
      <td class="text quiet" title={end?.end.why}>
        {end === null ? (episode.note ?? '') : end.end.why}
      </td>
      <td class="figure quiet">{bytes(episode.bytes)}</td>
    </tr>
  )
}

/** Returns of all seats, short. */
function returns(end: EpisodeEnd | null): string {
  if (end === null) return '–'
  return Object.values(end.returns)
    .map(value => number(Math.round(value * 1e4) / 1e4))
    .join(' : ')
}
