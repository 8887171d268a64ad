import { describe, expect, test } from 'vitest'
import { nodesOf } from '../map-nodes.ts'
import { makeMap } from './map.ts'
import { startRun } from './run/start.ts'
import { Spire } from './state.ts'

function mapOf(seed: bigint, ascension: number, act: number, rules: 'game' | 'oracle' = 'game') {
  const g = new Spire()
  startRun(g, { seed, ascension, rules })
  makeMap(g, act, true)
  return nodesOf(g)
}
const room = (nodes: ReturnType<typeof mapOf>, x: number, y: number) =>
  nodes.find(node => node[0] === x && node[1] === y)?.[2]

describe('a map', () => {
  test('has its fixed rows, no elite and no rest low down, and edges that do not cross', () => {
    for (let seed = 1n; seed <= 60n; seed++)
      for (const act of [1, 2, 3]) {
        const nodes = mapOf(seed, Number(seed % 21n), act)
        for (const [, y, symbol] of nodes) {
          if (y === 0) expect(symbol).toBe('M')
          if (y === 8) expect(symbol).toBe('T')
          if (y === 14) expect(symbol).toBe('R')
          if (y <= 4) expect('ER').not.toContain(symbol)
          if (y === 13) expect(symbol).not.toBe('R')
        }
        for (const [x, y, , next] of nodes)
          for (const [x2, y2, , next2] of nodes)
            if (y === y2 && x < x2) expect(Math.max(...next)).toBeLessThanOrEqual(Math.min(...next2))
      }
  })

  test('compares no room with a monster that only fills a place where nothing fitted', () => {
    const nodes = mapOf(3_682_335n, 0, 3)
    expect([room(nodes, 3, 2), room(nodes, 3, 3), room(nodes, 2, 4), room(nodes, 6, 4)]).toEqual(['M', '?', '$', '?'])
  })

  test('in the reference, such a monster counts at once in rows 8 and 14', () => {
    const rooms = (rules: 'game' | 'oracle') => {
      const nodes = mapOf(2_058_940n, 1, 2, rules)
      return [room(nodes, 3, 13), room(nodes, 4, 13)]
    }
    expect(rooms('oracle')).toEqual(['E', 'M'])
    expect(rooms('game')).toEqual(['M', 'E'])
  })
})
