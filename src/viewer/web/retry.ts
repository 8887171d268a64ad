/** Milliseconds before try number `tries` (from 0): quick at first, then every few seconds. */
export function nextDelay(tries: number): number {
  return Math.min(5_000, 200 * 2 ** Math.min(tries, 10))
}
