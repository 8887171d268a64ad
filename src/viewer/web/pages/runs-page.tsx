import { useEffect, useState } from 'preact/hooks'
import type { RunSummary } from '../../wire.ts'
import { api } from '../api.ts'
import { moment, number } from '../format.ts'
import { runsRevision } from '../live.ts'
import { RunGlance } from '../parts/run-glance.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { printRoute } from '../route.ts'
import { Shell } from '../shell.tsx'

/** All runs, newest first; what runs now is shown at once. */
export function RunsPage() {
  const [runs, setRuns] = useState<readonly RunSummary[] | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [filter, setFilter] = useState('')
  const revision = runsRevision.value
  useEffect(() => {
    let stale = false
    api.runs().then(
      found => {
        if (stale) return
        setRuns(found)
        setError(null)
      },
      reason => !stale && setError((reason as Error).message),
    )
    return () => {
      stale = true
    }
  }, [revision])
  const running = runs?.filter(run => run.state === 'running') ?? []
  const words = filter.toLowerCase().split(/\s+/)
  const shown = runs?.filter(run => words.every(word => searchText(run).includes(word))) ?? []
  return (
    <Shell trail={[['Runs', null]]}>
      {error !== null && <p class="alarm">{error}</p>}
      {running.length > 0 && <RunGlance key={running[0].id} run={running[0].id} />}
      {runs !== null && runs.length === 0 && (
        <div class="welcome">
          <h1>No runs yet</h1>
          <p>
            A run appears here as soon as one begins: <code>upskill run crafter --agent random</code> watches an agent,{' '}
            <code>upskill play crafter</code> lets you play.
          </p>
        </div>
      )}
      {runs !== null && runs.length > 0 && (
        <section class="panel">
          <div class="panel-head">
            <h2>Runs</h2>
            <span class="quiet">{number(runs.length)}</span>
            <input
              type="search"
              placeholder="Filter by game, agent, kind, state"
              aria-label="Filter runs"
              value={filter}
              onInput={event => setFilter(event.currentTarget.value)}
            />
          </div>
          <table class="list">
            <thead>
              <tr>
                <th>State</th>
                <th>Game</th>
                <th>Kind</th>
                <th>Agents</th>
                <th class="figure">Episodes</th>
                <th>Started</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(run => (
                <tr key={run.id}>
                  <td>
                    <StateBadge state={run.state} note={run.note} />
                  </td>
                  <td class="lead">
                    <a class="row-link" href={printRoute({ page: 'run', run: run.id })}>
                      {run.game ?? run.id}
                    </a>
                  </td>
                  <td>{run.kind}</td>
                  <td class="agents">{run.agents.join(', ') || '–'}</td>
                  <td class="figure" data-label="episodes">
                    {number(run.episodes)}
                  </td>
                  <td class="quiet">{moment(run.started)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {shown.length === 0 && <p class="empty">No run matches “{filter}”.</p>}
        </section>
      )}
    </Shell>
  )
}

const searchText = (run: RunSummary) => [run.id, run.kind, run.game, ...run.agents, run.state].join(' ').toLowerCase()
