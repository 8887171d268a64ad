import { useState } from 'preact/hooks'
import type { Evidence } from '../../../library/evidence.ts'
import type { SkillDetail } from '../../learning/wire.ts'
import { number } from '../format.ts'
import { Interval } from './interval.tsx'
import { lookNames } from './node-card.tsx'
import { PlayAgain } from './play-again.tsx'

const few = 12

/** Every try, the newest first, with what the tries of its look come to so far. */
export function EvidenceTable({ run, detail }: { readonly run: string; readonly detail: SkillDetail }) {
  const { evidence, summary, versions } = detail
  const whole = new Set(versions.map(({ hash }) => hash))
  const [all, setAll] = useState(false)
  const rows = counted(evidence).reverse()
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Evidence</h2>
        <span class="quiet">{number(rows.length)} lines; appended, never changed. A seed plays that try again</span>
      </div>
      {rows.length === 0 ? (
        <p class="empty">It was never tried.</p>
      ) : (
        <table class="list evidence-table">
          <thead>
            <tr>
              <th>Look</th>
              <th class="figure">Step of the run</th>
              <th class="figure">Seed</th>
              <th>Went</th>
              <th class="figure">Steps</th>
              <th>So far</th>
              <th>Why not</th>
            </tr>
          </thead>
          <tbody>
            {(all ? rows : rows.slice(0, few)).map(({ line, k, n }, i) => (
              <tr key={i}>
                <td class="lead">
                  {line.kind in lookNames ? lookNames[line.kind as keyof typeof lookNames] : line.kind}
                </td>
                <td class="figure" data-label="at">
                  {number(line.at)}
                </td>
                {'ok' in line ? (
                  <>
                    <td class="figure" data-label="seed">
                      {whole.has(line.hash) ? (
                        <PlayAgain
                          run={run}
                          asked={{ skill: summary.id, hash: line.hash, seed: line.seed, parameters: line.parameters }}
                          label={`play it again on seed ${line.seed}`}
                        >
                          {line.seed}
                        </PlayAgain>
                      ) : (
                        line.seed
                      )}
                    </td>
                    <td class={line.ok ? 'good' : 'bad'}>{line.ok ? '✓ reached' : '✕ failed'}</td>
                    <td class="figure" data-label="steps">
                      {number(line.steps)}
                    </td>
                    <td>
                      <Interval tally={{ k, n }} />
                    </td>
                    <td class="text">{line.why ?? ''}</td>
                  </>
                ) : (
                  <td colSpan={5} class="text">
                    {other(line)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > few && (
        <p class="panel-foot">
          <button type="button" onClick={() => setAll(!all)}>
            {all ? `The last ${few}` : `All ${rows.length}`}
          </button>
        </p>
      )}
    </section>
  )
}

/** Each line with the tally of its own look up to it; a reopened verification counts anew. */
function counted(evidence: readonly Evidence[]) {
  const tallies = new Map<string, { k: number; n: number }>()
  return evidence.map(line => {
    if (line.kind === 'reopen') tallies.delete(`verify ${line.hash}`)
    const key = `${line.kind} ${line.hash}`
    const tally = tallies.get(key) ?? { k: 0, n: 0 }
    tallies.set(key, tally)
    if ('ok' in line) {
      tally.n++
      if (line.ok) tally.k++
    }
    return { line, ...tally }
  })
}

function other(line: Evidence): string {
  if (line.kind === 'reopen') return `verification begins anew: ${line.why}`
  if (line.kind === 'duel') return `against ${line.rival}: won ${line.wins}, lost ${line.losses}`
  if (line.kind === 'utility')
    return `with it ${line.with.k}/${line.with.n}, without it ${line.without.k}/${line.without.n}`
  if (line.kind === 'person') return `a person says: ${line.says}`
  return ''
}
