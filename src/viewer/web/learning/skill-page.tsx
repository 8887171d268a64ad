import type { SkillDetail } from '../../learning/wire.ts'
import { api } from '../api.ts'
import { number } from '../format.ts'
import { runNotice } from '../live.ts'
import { printRoute } from '../route.ts'
import { Shell } from '../shell.tsx'
import { EvidenceTable } from './evidence-table.tsx'
import { Failures, Looks } from './node-card.tsx'
import { Program } from './program.tsx'
import { StateSign } from './states.tsx'
import { useFresh } from './use-learning.ts'
import { Versions } from './versions.tsx'

/** One skill: its program, its contract, everything it was tried on, what it replaced. */
export function SkillPage({ run, skill }: { readonly run: string; readonly skill: string }) {
  const signature = runNotice.value?.run === run ? runNotice.value.learned : ''
  const { value, error } = useFresh(`${run} ${skill}`, signature, () => api.skill(run, skill))
  return (
    <Shell
      trail={[
        ['Runs', { page: 'runs' }],
        [run, { page: 'run', run }],
        [skill, null],
      ]}
    >
      {value === null && error !== null && <p class="alarm">{error}</p>}
      {value !== null && <Shown run={run} detail={value} />}
    </Shell>
  )
}

function Shown({ run, detail }: { readonly run: string; readonly detail: SkillDetail }) {
  const { summary } = detail
  return (
    <>
      <div class="episode-head skill-head">
        <StateSign state={summary.state} />
        <h1>{summary.id}</h1>
        <span class="quiet">
          {summary.state} · version {summary.version} · from {summary.origin || 'an unknown source'} · {detail.hash}
        </span>
      </div>
      {summary.trouble !== null && <p class="alarm">{summary.trouble}</p>}
      {summary.ghost && (
        <p class="alarm">A ghost: verified, and yet it does not hold on starts nothing had looked at.</p>
      )}
      <div class="skill-grid">
        <section class="panel">
          <div class="panel-head">
            <h2>Program</h2>
            <span class="quiet">{detail.program.length} lines; shown as TypeScript, kept as data</span>
          </div>
          {detail.program.length === 0 ? (
            <p class="empty">It cannot be shown as a program.</p>
          ) : (
            <Program lines={detail.program} />
          )}
        </section>
        <div class="skill-side">
          <Contract run={run} detail={detail} />
          <section class="panel">
            <div class="panel-head">
              <h2>How sure</h2>
              <span class="quiet">95 % intervals; the notch is .70</span>
            </div>
            <div class="panel-body">
              <Looks skill={summary} />
              <Failures failures={summary.failures} />
            </div>
          </section>
        </div>
      </div>
      <Versions run={run} detail={detail} />
      <EvidenceTable run={run} detail={detail} />
      {detail.document !== null && (
        <section class="panel">
          <details class="document">
            <summary>SKILL.md</summary>
            <pre>{detail.document}</pre>
          </details>
        </section>
      )}
    </>
  )
}

function Contract({ run, detail }: { readonly run: string; readonly detail: SkillDetail }) {
  const { summary, pre, effect, contracts, callers } = detail
  const links = (ids: readonly string[]) =>
    ids.map(id => (
      <a key={id} href={printRoute({ page: 'skill', run, skill: id })}>
        {id}
      </a>
    ))
  const rows: readonly (readonly [string, preact.ComponentChildren])[] = [
    ['goal', <code key="goal">{summary.goalText}</code>],
    ['needs', <code key="pre">{pre}</code>],
    ['brings about', <code key="effect">{effect}</code>],
    ['calls', summary.calls.length === 0 ? <span class="quiet">moves only</span> : links(summary.calls)],
    ...(callers.length > 0 ? [['called by', links(callers)] as const] : []),
    ...(summary.onTheWay.length > 0 ? [['on its way', links(summary.onTheWay)] as const] : []),
  ]
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Contract</h2>
        <span class="quiet">checked by the host</span>
      </div>
      <dl class="contract">
        {rows.map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {contracts.length > 0 && (
        <details class="move-contracts">
          <summary>What its moves were learned to need and do ({contracts.length})</summary>
          <div class="scroll">
            <table class="list">
              <thead>
                <tr>
                  <th>Move</th>
                  <th>Effect</th>
                  <th>Needs</th>
                  <th class="figure">Rate</th>
                  <th class="figure">Seen</th>
                </tr>
              </thead>
              <tbody>
                {contracts.map((contract, i) => (
                  <tr key={i}>
                    <td class="lead">{contract.move}</td>
                    <td>{contract.effect}</td>
                    <td class="needs">{contract.pre.join(', ') || '–'}</td>
                    <td class="figure" data-label="rate">
                      {contract.rate.toFixed(2)}
                    </td>
                    <td class="figure" data-label="seen">
                      {number(contract.successes)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </section>
  )
}
