import type { MetricsPart } from '../wire.ts'

/** A curve as uPlot takes it. */
export interface Curve {
  readonly x: number[]
  readonly y: number[]
}

/** Curves that grow by parts of `metrics.jsonl`. */
export class MetricSeries {
  readonly curves = new Map<string, Curve>()

  add(part: MetricsPart): void {
    for (const [name, flat] of Object.entries(part.series)) {
      let curve = this.curves.get(name)
      if (curve === undefined) {
        curve = { x: [], y: [] }
        this.curves.set(name, curve)
      }
      for (let i = 0; i + 1 < flat.length; i += 2) {
        // The plot needs x to rise; a run that was resumed writes a step again, and the later one counts.
        while (curve.x.length > 0 && curve.x[curve.x.length - 1] >= flat[i]) {
          curve.x.pop()
          curve.y.pop()
        }
        curve.x.push(flat[i])
        curve.y.push(flat[i + 1])
      }
    }
  }
}

/**
 * Names of curves that belong into one plot: `goals/low`, `goals`, `goals/high` are one with an interval, and other
 * names with a common first part share axes.
 */
export interface PlotGroup {
  readonly title: string
  readonly lines: readonly { readonly name: string; readonly low: string | null; readonly high: string | null }[]
}

export function plotGroups(names: readonly string[]): PlotGroup[] {
  const all = new Set(names)
  const groups = new Map<string, PlotGroup['lines'][number][]>()
  for (const name of names) {
    const base = /^(.*)[./](?:low|high)$/.exec(name)?.[1]
    if (base !== undefined && all.has(base)) continue
    const bound = (which: string) => [`${name}/${which}`, `${name}.${which}`].find(other => all.has(other)) ?? null
    const title = name.includes('/') ? name.slice(0, name.indexOf('/')) : name
    const lines = groups.get(title) ?? []
    groups.set(title, lines)
    lines.push({ name, low: bound('low'), high: bound('high') })
  }
  return [...groups].map(([title, lines]) => ({ title, lines }))
}

/** Joins curves on their x values: uPlot wants one x for all, null where a curve has no value. */
export function aligned(curves: readonly Curve[]): (number[] | (number | null)[])[] {
  const xs = [...new Set(curves.flatMap(curve => curve.x))].sort((a, b) => a - b)
  if (curves.every(curve => curve.x.length === xs.length)) return [xs, ...curves.map(curve => curve.y)]
  const place = new Map(xs.map((x, i) => [x, i]))
  return [
    xs,
    ...curves.map(curve => {
      const column = new Array<number | null>(xs.length).fill(null)
      for (const [i, x] of curve.x.entries()) column[place.get(x)!] = curve.y[i]
      return column
    }),
  ]
}
