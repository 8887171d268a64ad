/** Times the game's own pace. */
export const speeds: readonly number[] = [0.25, 0.5, 1, 2, 4, 8, 16, 32]

/** Where nothing says how long a step lasts. */
export const stepMsWithoutClock = 200

/** Longer pauses of the game are cut to this. */
const longestStepMs = 2_000

export interface Playhead {
  readonly step: number
  /** Milliseconds of game time already spent in this step. */
  readonly carry: number
}

/**
 * Moves the playhead by a stretch of the viewer's time.
 *
 * @param durationMs How long step `i` lasts at 1×.
 * @param last The last step there is; the playhead waits there.
 */
export function advance(
  from: Playhead,
  elapsedMs: number,
  speed: number,
  durationMs: (step: number) => number,
  last: number,
): Playhead {
  let { step, carry } = from
  carry += elapsedMs * speed
  while (step < last) {
    const lasts = durationMs(step)
    if (carry < lasts) return { step, carry }
    carry -= lasts
    step++
  }
  return { step: Math.min(step, last), carry: 0 }
}

/**
 * How long a step lasts at 1×, from the ticks of the game where it has a clock.
 *
 * @param ticks Game time at each step.
 */
export function stepDuration(ticks: ArrayLike<number>, tickMs: number | null): (step: number) => number {
  return step => {
    if (tickMs === null || step + 1 >= ticks.length) return stepMsWithoutClock
    return Math.min(longestStepMs, Math.max(1, (ticks[step + 1] - ticks[step]) * tickMs))
  }
}

/** The next faster (`+1`) or slower (`-1`) speed. */
export function otherSpeed(speed: number, way: 1 | -1): number {
  const at = speeds.indexOf(speed)
  return speeds[Math.min(speeds.length - 1, Math.max(0, (at < 0 ? speeds.indexOf(1) : at) + way))]
}
