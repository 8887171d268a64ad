import type { Facts } from '#core'
import type { Sample } from './effect.ts'
import { namesOf } from './situation.ts'

/** Samples as tables: names once, every situation once, as `[name, value, name, value, …]`. A tenth of plain JSON. */
export interface SampleTable {
  readonly names: readonly string[]
  readonly situations: readonly (readonly (number | Facts[string])[])[]
  /** `[before, after, steps]`: places in `situations`, and a number of steps. */
  readonly samples: readonly (readonly [number, number, number])[]
}

/** Samples in the order in which they were put in, the same one once. */
export interface SampleStore {
  readonly samples: readonly Sample[]
  /** @returns Its place among them. */
  put(sample: Sample): number
}

export function sampleStore(): SampleStore {
  const samples: Sample[] = []
  const places = new Map<Sample, number>()
  return {
    samples,
    put(sample) {
      const known = places.get(sample)
      if (known !== undefined) return known
      places.set(sample, samples.length)
      return samples.push(sample) - 1
    },
  }
}

/** As a table: the same situation is kept once. */
export function packSamples(all: readonly Sample[]): SampleTable {
  const names = new Map<string, number>()
  const places = new Map<Facts, number>()
  const situations: (number | Facts[string])[][] = []
  const nameAt = (name: string) => {
    const known = names.get(name)
    if (known !== undefined) return known
    names.set(name, names.size)
    return names.size - 1
  }
  const situationAt = (facts: Facts) => {
    const known = places.get(facts)
    if (known !== undefined) return known
    const row: (number | Facts[string])[] = []
    for (const name of namesOf(facts).all) row.push(nameAt(name), facts[name])
    places.set(facts, situations.length)
    return situations.push(row) - 1
  }
  const samples = all.map(({ before, after, steps }) => [situationAt(before), situationAt(after), steps] as const)
  return { names: [...names.keys()], situations, samples }
}

/** The samples of a table, in its order. */
export function unpackSamples({ names, situations, samples }: SampleTable): Sample[] {
  const facts = situations.map(row => {
    const found: Record<string, Facts[string]> = {}
    for (let i = 0; i < row.length; i += 2) found[names[row[i] as number]] = row[i + 1]
    return found
  })
  return samples.map(([before, after, steps]) => ({ before: facts[before], after: facts[after], steps }))
}
