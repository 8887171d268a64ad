import { NO_ROOM, roomSymbols } from './simulator/data/rooms.ts'
import { edgesAt, roomAt } from './simulator/map.ts'
import type { Spire } from './simulator/state.ts'

/** A room: column, row, symbol, columns of the next row. */
export type MapNode = [x: number, y: number, symbol: string, next: number[]]

/** Rooms from the bottom, left first. */
export function nodesOf(g: Spire): MapNode[] {
  const list: MapNode[] = []
  for (let y = 0; y < 15; y++)
    for (let x = 0; x < 7; x++) {
      const edges = edgesAt(g, x, y)
      if (roomAt(g, x, y) !== NO_ROOM)
        list.push([x, y, roomSymbols[roomAt(g, x, y)], [0, 1, 2, 3, 4, 5, 6].filter(next => edges & (1 << next))])
    }
  return list
}
