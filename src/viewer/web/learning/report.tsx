import type { Json } from '#core'
import { wilson } from '../../../core/statistics.ts'
import type { ShownReport } from '../../learning/report.ts'
import { number } from '../format.ts'
import { JsonTree } from '../parts/json-tree.tsx'
import { printRoute } from '../route.ts'
import { Interval } from './interval.tsx'

/** What the run said of itself at its end: everything on starts that nothing had looked at. */
export function ReportPanel({ run, report }: { readonly run: string; readonly report: ShownReport }) {
  const { verified, claimed, ghosts, asked, score, reused, retention } = report
  const figures: readonly (readonly [string, preact.ComponentChildren])[] = [
    ...(asked ? [['of the goals asked for', `${asked.k} of ${asked.n}`] as const] : []),
    ['verified of claimed', `${verified.length} of ${claimed.length}`],
    ['ghosts', <b class={ghosts.length > 0 ? 'bad' : 'good'}>{ghosts.length}</b>],
    ...(score && asked && asked.n > 1
      ? [
          [
            `score of ${number(score.episodes)} lives`,
            `${score.score.toFixed(1)} % ${range(score.low, score.high)}`,
          ] as const,
        ]
      : []),
    ...(score?.fresh && asked && asked.n > 1
      ? [
          [
            `of the ${number(score.fresh.episodes)} begun afresh`,
            `${score.fresh.score.toFixed(1)} % ${range(score.fresh.low, score.fresh.high)}`,
          ] as const,
        ]
      : []),
    ...(reused && reused.n > 0 ? [['called by another', `${reused.k} of ${reused.n}`] as const] : []),
    ...retention
      .filter(({ kept }) => kept.n > 0)
      .map(({ share, kept }) => [`kept since ${100 * share} %`, `${kept.k} of ${kept.n}`] as const),
  ]
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Report</h2>
        <span class="quiet">on starts that nothing had looked at; 95 % intervals, the notch is .70</span>
      </div>
      <dl class="figures report-figures">
        {figures.map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <div class="report-parts">
        <Part title={report.axis === null ? 'At home' : 'At home, and at places where nothing was learned'} wide>
          <Held run={run} report={report} />
        </Part>
        {report.mixes !== null && report.mixes.length > 0 && (
          <Part title="Skills drawn by chance, one after another in one world">
            <Mixes mixes={report.mixes} />
          </Part>
        )}
        {report.axis !== null && (
          <Part title="Held-out places, all skills together">
            <Axis axis={report.axis} />
          </Part>
        )}
        {report.transfer !== null && (
          <Part title={`Transfer: steps, in brackets with verification; two learners of seed ${report.transfer.seed}`}>
            <Transferred transfer={report.transfer} />
          </Part>
        )}
      </div>
      {report.priors !== null && (
        <details class="priors">
          <summary>Priors card: what the learner was given</summary>
          <JsonTree value={report.priors} name="priors" />
        </details>
      )}
    </section>
  )
}

function Part(props: { readonly title: string; readonly wide?: boolean; readonly children: preact.ComponentChildren }) {
  return (
    <div class={props.wide ? 'report-held' : undefined}>
      <h3>{props.title}</h3>
      {props.children}
    </div>
  )
}

const range = (low: number, high: number) => `[${low.toFixed(1)}, ${high.toFixed(1)}]`

function Held({ run, report }: { readonly run: string; readonly report: ShownReport }) {
  const away = new Map(report.axis?.skills.map(row => [row.id, row]))
  if (report.verified.length === 0) return <p class="empty">Nothing is verified, so nothing is reported on.</p>
  return (
    <table class="list report-table">
      <thead>
        <tr>
          <th>Skill</th>
          <th>Untouched starts</th>
          {away.size > 0 && <th>Held-out places</th>}
        </tr>
      </thead>
      <tbody>
        {report.verified.map(({ id, asked, heldOut }) => (
          <tr key={id}>
            <td class="lead">
              <a href={printRoute({ page: 'skill', run, skill: id })}>{id}</a>
              {!asked && <small class="quiet"> on the way</small>}
              {report.ghosts.includes(id) && <b class="bad"> ghost</b>}
            </td>
            <td class="where" data-label="at home">
              <Interval tally={heldOut} />
            </td>
            {away.size > 0 && (
              <td class="where" data-label="away">
                {away.has(id) && <Interval tally={away.get(id)!.reached} />}
                {away.get(id)?.holds === false && <b class="bad"> does not hold</b>}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Mixes({ mixes }: { readonly mixes: NonNullable<ShownReport['mixes']> }) {
  return (
    <table class="list report-table">
      <thead>
        <tr>
          <th>Skills</th>
          <th>All reached</th>
          <th class="figure">As alone</th>
          <th class="figure">Had to act</th>
        </tr>
      </thead>
      <tbody>
        {mixes.map(({ k, reached, product, called }) => (
          <tr key={k}>
            <td class="lead">{k}</td>
            <td>
              <Interval tally={reached} />
            </td>
            <td class={`figure ${wilson(reached.k, reached.n).high < product ? 'bad' : ''}`} data-label="as alone">
              {product.toFixed(2)}
            </td>
            <td class="figure" data-label="had to act">
              {Number.isNaN(called) ? '–' : called.toFixed(1)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Axis({ axis }: { readonly axis: NonNullable<ShownReport['axis']> }) {
  return (
    <table class="list report-table">
      <thead>
        <tr>
          <th>Other than at home</th>
          <th>Reached</th>
        </tr>
      </thead>
      <tbody>
        {axis.places.map(({ axis: place, reached }, i) => (
          <tr key={i}>
            <td class="lead">{placeWords(place)}</td>
            <td>
              <Interval tally={reached} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** `area.width 32, area.height 32`: what is other than at home. */
function placeWords(place: Json): string {
  if (place === null || typeof place !== 'object' || Array.isArray(place)) return JSON.stringify(place)
  const flat = (value: Json, path: string): string[] =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`))
      : [`${path} ${JSON.stringify(value)}`]
  return flat(place, '').join(', ')
}

function Transferred({ transfer }: { readonly transfer: NonNullable<ShownReport['transfer']> }) {
  const when = (passed: { learning: number; all: number } | null) =>
    passed === null ? `not in ${number(transfer.steps)}` : `${number(passed.learning)} (${number(passed.all)})`
  return (
    <table class="list report-table">
      <thead>
        <tr>
          <th>Verified goals</th>
          <th class="figure">Given the library</th>
          <th class="figure">From nothing</th>
        </tr>
      </thead>
      <tbody>
        {transfer.milestones.map(({ what, goals, with: own, without }) => (
          <tr key={what}>
            <td class="lead">
              {goals}: {what}
            </td>
            <td class="figure" data-label="given the library">
              {when(own)}
            </td>
            <td class="figure" data-label="from nothing">
              {when(without)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
