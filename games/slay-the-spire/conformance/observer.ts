import type { LabLine } from './lab.ts'
import type { Sighting } from './sightings.ts'
import type { GameLine } from './walks.ts'

/** Hears of every record that compared equal, in order. */
export interface Observer {
  saw(line: LabLine | GameLine, where: string): void
}

/** Hears of every state of a real fight that compared equal. */
export interface RealObserver {
  sawReal(seen: Sighting, where: string): void
}
