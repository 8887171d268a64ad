import { mapLetter, mapRadius } from '../map-letters.ts'
import type { Body } from './body.ts'
import { solid } from './terrain.ts'

/**
 * What a map would show: under the sky the ground as far as it is loaded, below it what one can walk into from here and
 * the walls of it. Rows go from north to south, letters from west to east; the player is in the middle.
 */
export function mapAround(body: Body, underSky: boolean): string[] {
  return underSky ? ground(body) : cave(body)
}

function ground(body: Body): string[] {
  const { terrain } = body
  const { x: px, y: py, z: pz } = body.feet()
  const rows: string[] = []
  for (let dz = -mapRadius; dz <= mapRadius; dz++) {
    let row = ''
    for (let dx = -mapRadius; dx <= mapRadius; dx++) {
      const [x, z] = [px + dx, pz + dz]
      let y = Math.min(255, py + 24)
      while (y > 1 && terrain.state(x, y, z) === 0) y--
      row += terrain.state(x, y, z) < 0 ? ' ' : mapLetter(terrain.name(x, y, z))
    }
    rows.push(row)
  }
  return rows
}

function cave(body: Body): string[] {
  const { terrain } = body
  const { x: px, y, z: pz } = body.feet()
  const size = 2 * mapRadius + 1
  const cells = new Array<string>(size * size).fill(' ')
  const queue = [mapRadius * size + mapRadius]
  cells[queue[0]] = '.'
  for (let i = 0; i < queue.length; i++) {
    const [cx, cz] = [queue[i] % size, Math.floor(queue[i] / size)]
    for (const [dx, dz] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ]) {
      const [nx, nz] = [cx + dx, cz + dz]
      const at = nz * size + nx
      if (nx < 0 || nz < 0 || nx >= size || nz >= size || cells[at] !== ' ') continue
      const [x, z] = [px + nx - mapRadius, pz + nz - mapRadius]
      if (terrain.state(x, y, z) < 0) continue
      const flags = terrain.flags(x, y, z)
      const open = !(flags & solid)
      cells[at] = terrain.state(x, y, z) === 0 ? '.' : mapLetter(terrain.name(x, y, z))
      if (open) queue.push(at)
    }
  }
  return Array.from({ length: size }, (_, row) => cells.slice(row * size, (row + 1) * size).join(''))
}
