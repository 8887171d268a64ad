import { fights } from './fights.ts'
import { monsters } from './monsters.ts'
import { runs } from './runs.ts'
import type { FaultCase } from './words.ts'

/** Faults of the reference, shown both ways. */
export const faultCases: Readonly<Record<string, FaultCase>> = { ...runs, ...monsters, ...fights }
