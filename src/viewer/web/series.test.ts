import { expect, test } from 'vitest'
import { aligned, MetricSeries, plotGroups } from './series.ts'

test('curves grow by parts, and a resumed run overwrites what it did again', () => {
  const series = new MetricSeries()
  series.add({ next: 10, series: { score: [0, 1, 100, 2, 200, 3] } })
  series.add({ next: 20, series: { score: [100, 5, 300, 6] } })
  expect(series.curves.get('score')).toEqual({ x: [0, 100, 300], y: [1, 5, 6] })
})

test('bounds belong to their curve, and a common first part to one plot', () => {
  expect(
    plotGroups(['return', 'goals/verified', 'goals/verified/low', 'goals/verified/high', 'goals/claimed']),
  ).toEqual([
    { title: 'return', lines: [{ name: 'return', low: null, high: null }] },
    {
      title: 'goals',
      lines: [
        { name: 'goals/verified', low: 'goals/verified/low', high: 'goals/verified/high' },
        { name: 'goals/claimed', low: null, high: null },
      ],
    },
  ])
})

test('curves with other x values are joined with gaps', () => {
  expect(
    aligned([
      { x: [0, 2], y: [1, 2] },
      { x: [1, 2], y: [5, 6] },
    ]),
  ).toEqual([
    [0, 1, 2],
    [1, null, 2],
    [null, 5, 6],
  ])
})
