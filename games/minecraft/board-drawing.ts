import { mapRadius } from './map-letters.ts'
import type { Observation } from './observation.ts'

export interface Point {
  readonly x: number
  readonly z: number
}

/** Colours of the map's letters, after those of the game's own maps. */
const colours: Readonly<Record<string, string>> = {
  g: '#7fb238',
  d: '#976d4d',
  s: '#f7e9a3',
  '~': '#4040ff',
  '!': '#ff5a00',
  T: '#6b4f2a',
  t: '#2f7d1f',
  c: '#3a3a3a',
  i: '#d8af93',
  o: '#fcee4b',
  r: '#ff2020',
  l: '#2a52be',
  D: '#5decf5',
  m: '#c58b4a',
  f: '#5c5c5c',
  h: '#a5702a',
  v: '#a09a94',
  '*': '#b6d957',
  p: '#c2a063',
  '.': '#d9d4c8',
  '#': '#808080',
}

const size = 2 * mapRadius + 1

export function drawMap(canvas: HTMLCanvasElement, seen: Observation, trail: readonly Point[]): void {
  const pen = canvas.getContext('2d')
  if (!pen) return
  const cell = canvas.width / size
  pen.fillStyle = '#1c1c1c'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  for (const [row, letters] of seen.map.entries())
    for (let column = 0; column < letters.length; column++) {
      const colour = colours[letters[column]]
      if (!colour) continue
      pen.fillStyle = colour
      pen.fillRect(column * cell, row * cell, cell + 0.5, cell + 0.5)
    }
  const left = Math.floor(seen.position.x) - mapRadius
  const top = Math.floor(seen.position.z) - mapRadius
  const at = ({ x, z }: Point): [number, number] => [(x - left) * cell, (z - top) * cell]
  pen.strokeStyle = '#ffffff'
  pen.lineWidth = 2
  pen.beginPath()
  for (const point of trail) pen.lineTo(...at(point))
  pen.stroke()
  for (const { name, x, z } of seen.entities)
    dot(pen, at({ x, z }), cell * 0.3, name === 'item' ? '#ffffff' : name === 'zombie' ? '#d01010' : '#f2a7c3')
  dot(pen, at(seen.position), cell * 0.5, '#e02020')
}

function dot(pen: CanvasRenderingContext2D, [x, y]: [number, number], radius: number, colour: string): void {
  pen.fillStyle = colour
  pen.strokeStyle = '#202020'
  pen.lineWidth = 1
  pen.beginPath()
  pen.arc(x, y, radius, 0, 2 * Math.PI)
  pen.fill()
  pen.stroke()
}
