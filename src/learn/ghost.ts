import { wilson } from '#core'
import { type Tally, verifiedRate } from '../library/evidence.ts'

/** Below .70 on 100 starts; with fewer, below .70 beyond doubt. */
export function isGhost({ k, n }: Tally): boolean {
  return n >= 100 ? k / n < verifiedRate : n > 0 && wilson(k, n).high < verifiedRate
}
