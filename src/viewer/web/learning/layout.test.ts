import { expect, test } from 'vitest'
import { crowd, depths, layOut, linksOf, nodeHeight, related } from './layout.ts'

const node = (id: string, calls: string[] = [], onTheWay: string[] = []) => ({ id, calls, onTheWay })
const tree = [node('wood'), node('table', ['wood']), node('pick', ['wood', 'table']), node('sapling')]

test('a skill stands behind everything it calls, and beside none of it', () => {
  const { places, links } = layOut(tree, 1240)
  const x = (id: string) => places.get(id)!.x
  expect([x('wood') < x('table'), x('table') < x('pick'), x('sapling') === x('wood')]).toEqual([true, true, true])
  expect(links.map(({ from, to }) => `${from}>${to}`)).toEqual(['table>wood', 'pick>wood', 'pick>table'])
})

test('nodes never overlap, at any width and however many there are', () => {
  const many = Array.from({ length: 60 }, (_, i) =>
    node(`s${i}`, i % 3 === 0 ? [] : [`s${i - 1}`], [`s${(i * 7) % 60}`]),
  )
  for (const width of [360, 700, 1240]) {
    const { places } = layOut(many, width)
    const all = [...places.values()]
    expect(all).toHaveLength(60)
    for (const a of all)
      for (const b of all)
        if (a.id < b.id) expect(Math.abs(a.y - b.y) >= nodeHeight || Math.abs(a.x - b.x) >= a.width).toBe(true)
  }
})

test('where there is no room for columns, one stands below the other, within the width', () => {
  const { places, width } = layOut(tree, 360)
  const all = [...places.values()]
  expect(width).toBe(360)
  expect(new Set(all.map(({ x }) => x)).size).toBe(1)
  expect(all.every(({ x, width }) => x + width <= 360)).toBe(true)
})

test('skills that rest on each other in a circle still have a place', () => {
  const circle = [node('a', [], ['b']), node('b', [], ['c']), node('c', [], ['a'])]
  expect([...depths(circle, linksOf(circle)).values()].every(depth => depth >= 0 && depth < 3)).toBe(true)
  expect(layOut(circle, 1240).places.size).toBe(3)
})

test('in a crowd the columns are those of calls alone', () => {
  const loose = Array.from({ length: crowd + 1 }, (_, i) => node(`s${i}`, [], i === 0 ? [] : [`s${i - 1}`]))
  expect(new Set([...layOut(loose, 1240).places.values()].map(({ x }) => x)).size).toBe(1)
})

test('what is related: all it rests on, and all that rests on it', () => {
  const links = linksOf([...tree, node('sword', ['table']), node('bed', ['sapling'])])
  expect([...related('table', links)].sort()).toEqual(['pick', 'sword', 'table', 'wood'])
})
