import type { Evidence } from '../../../library/evidence.ts'
import type { Happening, SkillDetail } from '../../learning/wire.ts'
import { number } from '../format.ts'
import { HappeningWords } from './happenings.tsx'
import { Interval } from './interval.tsx'
import { PlayAgain } from './play-again.tsx'
import { StateSign } from './states.tsx'

type Duel = Extract<Evidence, { kind: 'duel' }>
type Line = { readonly at: number; readonly shown: preact.ComponentChildren }

/** Told by the evidence, with more in it. */
const inEvidence: ReadonlySet<string> = new Set(['duel', 'utility'])
const mostSaid = 20

/** Every version with its tally; below, what was decided about them, the newest first. */
export function Versions({ run, detail }: { readonly run: string; readonly detail: SkillDetail }) {
  const lines = [...detail.evidence.flatMap(line => decided(run, detail, line)), ...said(detail.said)]
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Versions and duels</h2>
        <span class="quiet">what lost is kept, and never called</span>
      </div>
      <ol class="told">
        {detail.versions.map(version => (
          <li key={`${version.version} ${version.hash}`}>
            <span class="told-step">v{version.version}</span>
            <span>
              <StateSign state={version.state} /> {version.state} <code>{version.hash}</code>
              {version.parent !== null && (
                <>
                  {' '}
                  from <code>{version.parent}</code>
                </>
              )}{' '}
              <Interval tally={version.tally} />
            </span>
          </li>
        ))}
        {lines
          .toSorted((a, b) => b.at - a.at)
          .map(({ at, shown }, i) => (
            <li key={i}>
              <span class="told-step">{number(at)}</span>
              {shown}
            </li>
          ))}
      </ol>
    </section>
  )
}

function decided(run: string, detail: SkillDetail, line: Evidence): Line[] {
  if (line.kind === 'duel') return [{ at: line.at, shown: <DuelWords run={run} detail={detail} duel={line} /> }]
  if (line.kind !== 'utility') return []
  const words = `with it ${line.with.k} of ${line.with.n} reached the goal, by a plan without it ${line.without.k} of ${line.without.n}`
  return [
    {
      at: line.at,
      shown: (
        <span>
          <b>weighed</b> {words}
        </span>
      ),
    },
  ]
}

const said = (happenings: readonly Happening[]): Line[] =>
  happenings
    .filter(({ event }) => !inEvidence.has(event))
    .slice(0, mostSaid)
    .map(happening => ({ at: happening.step, shown: <HappeningWords happening={happening} /> }))

function DuelWords({ run, detail, duel }: { readonly run: string; readonly detail: SkillDetail; readonly duel: Duel }) {
  const rival = detail.rivals.find(({ hash }) => hash === duel.rival) ?? null
  const own = detail.versions.find(({ hash }) => hash === duel.hash)
  const sides = [
    ...(own ? [{ id: detail.summary.id, ...own }] : []),
    ...(rival && rival.hash !== own?.hash ? [rival] : []),
  ]
  const name = (side: { readonly id: string; readonly version: number }) =>
    side.id === detail.summary.id ? `v${side.version}` : `${side.id} v${side.version}`
  const seeds = duel.seeds ?? []
  const against = rival === null ? <code>{duel.rival}</code> : name(rival)
  if (duel.kept && seeds.length === 0)
    return (
      <span>
        <b class="good">there again</b>, to be verified anew: {against}, which had taken its place, was refused
      </span>
    )
  return (
    <span>
      <b class={duel.kept ? 'good' : 'bad'}>{duel.kept ? 'kept' : 'archived'}</b> in a duel with {against}: won{' '}
      {duel.wins}, lost {duel.losses} of {seeds.length} pairs
      {sides.length > 0 && seeds.length > 0 && (
        <details class="duel">
          <summary>its {2 * seeds.length} episodes</summary>
          <ul>
            {seeds.map(seed => (
              <li key={seed}>
                <span class="quiet">seed {seed}</span>
                {sides.map(side => (
                  <PlayAgain
                    key={side.hash}
                    run={run}
                    asked={{ skill: side.id, hash: side.hash, seed }}
                    label={`play ${name(side)} again on seed ${seed}`}
                  >
                    {name(side)}
                  </PlayAgain>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </span>
  )
}
