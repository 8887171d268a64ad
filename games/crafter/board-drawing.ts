import type { Observation } from './observation.ts'
import {
  type CreatureName,
  type GroundName,
  type ItemName,
  itemArt,
  palette,
  tileSide,
  worldTile,
} from './screen/tiles.ts'
import { letters, materials } from './simulator/names.ts'

const tiles = new Map<string, ImageData>()

/** Draws the 9×7 cells of a view, 7 pixels each, on a canvas of 63×49. Night and sleep darken it evenly. */
export function drawView(canvas: HTMLCanvasElement, observation: Observation): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { ground, creatures, facing, sleeping } = observation
  const standing = new Map<number, CreatureName>()
  for (const { kind, x, y, facing: toward } of creatures)
    standing.set((y + 3) * 9 + x + 4, (kind === 'arrow' ? `arrow_${toward}` : kind) as CreatureName)
  standing.set(3 * 9 + 4, sleeping ? 'player_sleeping' : `player_${facing}`)
  for (let row = 0; row < 7; row++)
    for (let column = 0; column < 9; column++) {
      const id = letters.indexOf(ground[row][column])
      const name: GroundName = id > 0 ? materials[id - 1] : 'outside'
      const tile = tileImage(context, name, standing.get(row * 9 + column) ?? null)
      context.putImageData(tile, column * tileSide, row * tileSide)
    }
  const shade = sleeping ? 0.55 : Math.max(0, 0.5 - observation.daylight)
  if (shade === 0) return
  context.fillStyle = `rgb(6 8 40 / ${shade})`
  context.fillRect(0, 0, canvas.width, canvas.height)
}

/** Draws an item's 4×7 picture. */
export function drawItem(canvas: HTMLCanvasElement, item: string): void {
  const context = canvas.getContext('2d')
  if (!context) return
  context.clearRect(0, 0, canvas.width, canvas.height)
  for (const [y, row] of itemArt[item as ItemName].entries())
    for (let x = 0; x < row.length; x++) {
      if (row[x] === '.') continue
      context.fillStyle = `rgb(${palette[row[x]].join(' ')})`
      context.fillRect(x, y, 1, 1)
    }
}

function tileImage(context: CanvasRenderingContext2D, ground: GroundName, creature: CreatureName | null): ImageData {
  const key = `${ground}/${creature}`
  const known = tiles.get(key)
  if (known) return known
  const image = context.createImageData(tileSide, tileSide)
  const pixels = worldTile(ground, creature)
  for (let i = 0; i < tileSide * tileSide; i++) {
    image.data.set(pixels.subarray(3 * i, 3 * i + 3), 4 * i)
    image.data[4 * i + 3] = 255
  }
  tiles.set(key, image)
  return image
}
