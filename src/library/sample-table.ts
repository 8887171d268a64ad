import type { Facts } from '#core'
import type { Sample } from './effect.ts'

/** Samples as tables: names once, every situation once, as `[name, value, name, value, …]`. A tenth of plain JSON. */
export interface SampleTable {
  readonly names: readonly string[]
  readonly situations: readonly (readonly (number | Facts[string])[])[]
  /** `[before, after, steps]`: places in `situations`, and a number of steps. */
  readonly samples: readonly (readonly [number, number, number])[]
}

/** Collects samples; the same sample, or the same situation, is kept once. */
export function packSamples(): { put(sample: Sample): number; table(): SampleTable } {
  const names = new Map<string, number>()
  const situations = new Map<Facts, number>()
  const rows: (number | Facts[string])[][] = []
  const places = new Map<Sample, number>()
  const samples: [number, number, number][] = []
  const nameAt = (name: string) => {
    const known = names.get(name)
    if (known !== undefined) return known
    names.set(name, names.size)
    return names.size - 1
  }
  const situationAt = (facts: Facts) => {
    const known = situations.get(facts)
    if (known !== undefined) return known
    const row: (number | Facts[string])[] = []
    for (const name in facts) row.push(nameAt(name), facts[name])
    situations.set(facts, rows.length)
    return rows.push(row) - 1
  }
  return {
    put(sample) {
      const known = places.get(sample)
      if (known !== undefined) return known
      places.set(sample, samples.length)
      return samples.push([situationAt(sample.before), situationAt(sample.after), sample.steps]) - 1
    },
    table: () => ({ names: [...names.keys()], situations: rows, samples }),
  }
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
