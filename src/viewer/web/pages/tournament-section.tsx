import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Json } from '#core'
import type { ResultsPart } from '../../wire.ts'
import { api, links } from '../api.ts'
import { number } from '../format.ts'
import { rate, type Score, scoreboard } from '../scoreboard.ts'
import { Tail } from '../tail.ts'
import type { SectionProps } from './sections.ts'

/** A tournament as its results come in, and its report. */
export function TournamentSection({ detail, bytes }: SectionProps) {
  const lines = useResults(detail.id, bytes)
  const scores = useMemo(() => scoreboard(lines), [lines])
  const pairs = scores.some(({ won, drawn, lost }) => won + drawn + lost > 0)
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Standings</h2>
        <span class="quiet">{number(lines.length)} games; ratings and intervals are in the report</span>
        {detail.report && (
          <a class="button" href={links.report(detail.id)} target="_blank" rel="noreferrer">
            Open the report
          </a>
        )}
      </div>
      {scores.length === 0 ? (
        <p class="empty">No game has ended yet.</p>
      ) : (
        <table class="list">
          <thead>
            <tr>
              <th>Agent</th>
              <th class="figure">Games</th>
              {pairs && <th class="figure">Won – drawn – lost</th>}
              {pairs && <th class="figure">Points</th>}
              <th class="figure">Mean return</th>
              <th class="figure">Crashes and forfeits</th>
            </tr>
          </thead>
          <tbody>
            {scores.map(score => (
              <Row key={score.agent} score={score} pairs={pairs} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Row({ score, pairs }: { readonly score: Score; readonly pairs: boolean }) {
  const { agent, games, won, drawn, lost, returns, troubles } = score
  return (
    <tr>
      <td class="lead agents" title={agent}>
        {agent}
      </td>
      <td class="figure" data-label="games">
        {number(games)}
      </td>
      {pairs && (
        <td class="figure" data-label="won – drawn – lost">
          {won} – {drawn} – {lost}
        </td>
      )}
      {pairs && (
        <td class="figure" data-label="points">
          {games === 0 ? '–' : `${(100 * rate(score)).toFixed(1)} %`}
        </td>
      )}
      <td class="figure" data-label="mean return">
        {games === 0 ? '–' : number(Number((returns / games).toFixed(4)))}
      </td>
      <td class={troubles > 0 ? 'figure bad' : 'figure quiet'} data-label="crashes and forfeits">
        {number(troubles)}
      </td>
    </tr>
  )
}

/** All lines so far; more as the file grows. */
function useResults(run: string, bytes: number): readonly Json[] {
  const [lines, setLines] = useState<readonly Json[]>([])
  const tail = useMemo(
    () =>
      new Tail<ResultsPart>(
        from => api.results(run, from),
        part => setLines(before => [...before, ...part.lines]),
      ),
    [run],
  )
  useEffect(() => void tail.reach(bytes).catch(() => {}), [tail, bytes]) // the next notice asks again
  return lines
}
