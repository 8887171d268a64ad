import type { EpisodeEnd, EpisodeHeader } from '#core'

const signs = { yes: '✓', no: '✕', unknown: '?' } as const

interface Props {
  readonly header: EpisodeHeader | null
  readonly end: EpisodeEnd | null
  readonly onStep: (step: number) => void
}

/** Whether the goal was met, who says so, and the steps that show it. */
export function Verdicts({ header, end, onStep }: Props) {
  const goal = header?.goal ?? null
  const verdicts = end?.verdicts ?? []
  return (
    <div class="verdicts">
      {goal !== null && (
        <p class="goal">
          <span class="label">Goal</span> {goal.text}
        </p>
      )}
      {goal === null && verdicts.length === 0 && <p class="empty">This episode had no goal.</p>}
      {goal !== null && verdicts.length === 0 && (
        <p class="empty">{end === null ? 'Not judged yet.' : 'Nobody judged it.'}</p>
      )}
      {verdicts.map((verdict, i) => (
        <div key={i} class={`verdict verdict-${verdict.outcome}`}>
          <span class="sign" aria-hidden="true">
            {signs[verdict.outcome]}
          </span>
          <div>
            <strong>{verdict.outcome}</strong>
            {verdict.goal !== goal?.id && <> · {verdict.goal}</>}
            <span class="quiet">
              {' '}
              · {Math.round(verdict.progress * 100)} % · judged by {verdict.judge}
            </span>
            {verdict.evidence.length > 0 && (
              <div class="evidence">
                {verdict.evidence.slice(0, 100).map(step => (
                  <button key={step} type="button" class="chip" onClick={() => onStep(step)}>
                    ★ step {step}
                  </button>
                ))}
              </div>
            )}
          </div>
        </div>
      ))}
    </div>
  )
}
