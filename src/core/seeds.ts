import { fnv1a, mix } from './hash.ts'

/** Starts come from four disjoint ranges, so that what selects never sees what reports. */
export type SeedRange = 'report' | 'train' | 'gate' | 'verify'

const ranges: readonly SeedRange[] = ['report', 'train', 'gate', 'verify']

/** The range a 32-bit seed belongs to: its two top bits. Seeds that people type (below 2³⁰) are report seeds. */
export function seedRange(seed: number): SeedRange {
  return ranges[seed >>> 30]
}

/**
 * The `index`-th seed of a range for one stream of a run: fixed by its arguments, spread over the whole range.
 *
 * @returns An unsigned 32-bit seed with the range's two top bits.
 */
export function seedIn(range: SeedRange, stream: string, index: number): number {
  const low = mix(fnv1a(`${range}/${stream}/${index}`)) & 0x3fffffff
  return ((ranges.indexOf(range) << 30) | low) >>> 0
}

/** Reads `5`, `1..20` or `1..3,7` as a list of seeds. @returns null if the text is none of these. */
export function parseSeeds(text: string): number[] | null {
  const seeds: number[] = []
  for (const part of text.split(',')) {
    const match = /^\s*(\d+)(?:\.\.(\d+))?\s*$/.exec(part)
    if (!match) return null
    const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])]
    if (last < first || last >= 2 ** 32 || last - first >= 1e6) return null
    for (let seed = first; seed <= last; seed++) seeds.push(seed)
  }
  return seeds
}
