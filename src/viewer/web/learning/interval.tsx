import { wilson } from '../../../core/statistics.ts'
import type { Tally } from '../../../library/evidence.ts'

/** k of n with Wilson's 95 % interval on a scale from 0 to 1; the notch is what verification asks of its lower end. */
export function Interval({ tally, words = true }: { readonly tally: Tally; readonly words?: boolean }) {
  const { k, n } = tally
  const { low, high } = wilson(k, n)
  const text = `${k} of ${n}, 95 % interval ${low.toFixed(2)}–${high.toFixed(2)}`
  return (
    <span class="interval" title={text}>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={text}>
        <path class="scale" d="M0 5H100M70 1V9" />
        {n > 0 && <rect class="range" x={low * 100} y="3" width={Math.max(1, (high - low) * 100)} height="4" />}
        {n > 0 && <rect class="share" x={Math.min(98, (k / n) * 100 - 1)} y="0.5" width="2" height="9" />}
      </svg>
      {words && (
        <span>
          {k}/{n}
          <small>
            {' '}
            {low.toFixed(2)}–{high.toFixed(2)}
          </small>
        </span>
      )}
    </span>
  )
}
