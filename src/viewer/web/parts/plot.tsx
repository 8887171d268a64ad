import { useEffect, useRef, useState } from 'preact/hooks'
import uPlot from 'uplot'
import { number } from '../format.ts'
import { aligned, type Curve, type PlotGroup } from '../series.ts'
import { colour, paint } from '../theme.ts'

const height = 150
const mostLines = 8
/** Steps are whole numbers. */
const wholeSteps = Array.from({ length: 12 }, (_, power) => [1, 2, 5].map(digit => digit * 10 ** power)).flat()

interface Props {
  readonly group: PlotGroup
  readonly curves: ReadonlyMap<string, Curve>
  /** Changes whenever the curves have grown. */
  readonly version: number
}

/** One plot of metrics against the run's steps, intervals shaded. */
export function Plot({ group, curves, version }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const [width, setWidth] = useState(0)
  const lines = group.lines.slice(0, mostLines)
  const shape = JSON.stringify(lines)
  const colours = paint.value
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(box.current!)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (width === 0) return
    plot.current = new uPlot(options(lines, width), data(lines, curves), box.current!)
    return () => {
      plot.current?.destroy()
      plot.current = null
    }
  }, [shape, colours, width > 0])
  useEffect(() => plot.current?.setData(data(lines, curves)), [version, shape])
  useEffect(() => {
    if (width > 0) plot.current?.setSize({ width, height })
  }, [width])
  const last = (name: string) => curves.get(name)?.y.at(-1)
  return (
    <figure class="plot">
      <figcaption>
        <span class="plot-title">{group.title}</span>
        {lines.map(({ name }, i) => (
          <span key={name} class={`plot-line colour-series-${i}`}>
            <i aria-hidden="true" />
            {lines.length > 1 && (
              <span class="plot-name">
                {name.startsWith(`${group.title}/`) ? name.slice(group.title.length + 1) : name}
              </span>
            )}
            <b>{last(name) === undefined ? '–' : number(last(name)!)}</b>
          </span>
        ))}
        {group.lines.length > mostLines && (
          <span class="quiet">{group.lines.length - mostLines} more in metrics.jsonl</span>
        )}
      </figcaption>
      <div ref={box} class="plot-box" />
    </figure>
  )
}

type Lines = PlotGroup['lines']

function data(lines: Lines, curves: ReadonlyMap<string, Curve>): uPlot.AlignedData {
  const none: Curve = { x: [], y: [] }
  const names = lines.flatMap(({ name, low, high }) => [name, ...(low !== null && high !== null ? [high, low] : [])])
  return aligned(names.map(name => curves.get(name) ?? none)) as uPlot.AlignedData
}

function options(lines: Lines, width: number): uPlot.Options {
  const series: uPlot.Series[] = [{}]
  const bands: uPlot.Band[] = []
  for (const [i, { low, high }] of lines.entries()) {
    const stroke = colour(`series-${i}`)
    series.push({ stroke, width: 1.5, spanGaps: true, points: { size: 4, width: 1 } })
    if (low === null || high === null) continue
    const faint = stroke.replace(/^rgb\((.*)\)$/, 'rgba($1, 0.15)')
    series.push({ stroke: 'transparent', points: { show: false }, spanGaps: true })
    series.push({ stroke: 'transparent', points: { show: false }, spanGaps: true })
    bands.push({ series: [series.length - 2, series.length - 1], fill: faint })
  }
  const axis = {
    stroke: colour('muted'),
    font: '11px system-ui',
    grid: { stroke: colour('line'), width: 1 },
    ticks: { show: false },
  }
  return {
    width,
    height,
    series,
    bands,
    legend: { show: false },
    cursor: { drag: { x: true, y: false, setScale: true }, y: false },
    scales: { x: { time: false } },
    axes: [
      { ...axis, incrs: wholeSteps, size: 24, gap: 4, values: (_, ticks) => ticks.map(tick => short(tick)) },
      { ...axis, size: 44, gap: 4, values: (_, ticks) => ticks.map(tick => short(tick)) },
    ],
  }
}

/** `12k`, `1.5M`: axes have little room. */
function short(value: number): string {
  if (Math.abs(value) >= 1e6) return `${number(value / 1e6)}M`
  if (Math.abs(value) >= 1e4) return `${number(value / 1e3)}k`
  return number(value)
}
