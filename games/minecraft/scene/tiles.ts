import type { Colour, Tile } from './looks.ts'

export const tileSize = 16

/** Draws a tile, dot by dot: RGBA. The art is our own; nothing of the game's is copied. */
export function drawTile({ pattern, base, accent }: Tile): Uint8ClampedArray<ArrayBuffer> {
  const dots = new Uint8ClampedArray(tileSize * tileSize * 4)
  const chance = dice(base[0] * 65_536 + base[1] * 256 + base[2] + pattern.length * 7919)
  for (let y = 0; y < tileSize; y++)
    for (let x = 0; x < tileSize; x++) {
      const noise = 0.88 + 0.2 * chance()
      const [colour, light, alpha] = dot(pattern, base, accent, x, y, noise, chance)
      const at = (y * tileSize + x) * 4
      for (let i = 0; i < 3; i++) dots[at + i] = colour[i] * light
      dots[at + 3] = alpha
    }
  return dots
}

type Dot = readonly [colour: Colour, light: number, alpha: number]

function dot(
  pattern: Tile['pattern'],
  base: Colour,
  accent: Colour,
  x: number,
  y: number,
  noise: number,
  chance: () => number,
): Dot {
  const middle = Math.hypot(x - 7.5, y - 7.5)
  const edge = x === 0 || y === 0 || x === 15 || y === 15
  switch (pattern) {
    case 'planks':
      return [base, y % 4 === 3 ? 0.72 : x === (y < 8 ? 5 : 11) ? 0.8 : 0.94 + 0.1 * (noise - 0.98), 255]
    case 'bricks':
      return [base, y % 4 === 3 || (x + (y % 8 < 4 ? 0 : 4)) % 8 === 7 ? 0.7 : noise, 255]
    case 'cobble':
      return [base, cell(x, y) ? 0.7 : noise + 0.04, 255]
    case 'bark':
      return [base, (x * 7) % 5 < 1 ? 0.72 : noise, 255]
    case 'rings':
      return edge ? [accent, noise, 255] : [base, Math.floor(middle) % 3 === 0 ? 0.82 : 1, 255]
    case 'ore':
      return speck(x, y) ? [accent, noise, 255] : [base, noise, 255]
    case 'leaves':
      return [base, 0.7 + 0.45 * (noise - 0.88) * 5, chance() < 0.22 ? 0 : 255]
    case 'plant':
      return [base, noise, Math.abs(((x * 5 + 3) % 16) - y / 2) < 2.6 && y > (x * 7) % 6 ? 255 : 0]
    case 'flower':
      if (Math.hypot(x - 7.5, y - 5) < 3.2) return [accent, noise, 255]
      return [base, noise, x >= 7 && x <= 8 && y > 5 ? 255 : 0]
    case 'crop':
      return [y < 6 ? base : accent, noise, x % 4 < 2 && y > 1 + (x % 3) ? 255 : 0]
    case 'grass-side':
      return y < 3 + ((x * 5) % 3) ? [accent, noise, 255] : [base, noise, 255]
    case 'frame':
      return edge ? [accent, noise, 255] : [base, y === 5 ? 0.6 : noise, 255]
    case 'table':
      return edge || x === 5 || x === 10 || y === 5 || y === 10 ? [accent, noise, 255] : [base, noise, 255]
    case 'front':
      return x > 3 && x < 12 && y > 6 && y < 13 ? [accent, noise, 255] : [base, noise, 255]
    case 'glass':
      return [base, 1, edge || x === y ? 200 : 40]
    case 'liquid':
      return [base, 0.92 + 0.12 * (noise - 0.88) * 5, 170]
    default:
      return [base, noise, 255]
  }
}

/** Lines between stones of uneven size. */
const cell = (x: number, y: number) => y % 5 === 4 || (x + (y % 10 < 5 ? 1 : 4)) % 6 === 5
const speck = (x: number, y: number) =>
  [
    [4, 4],
    [11, 3],
    [7, 9],
    [3, 12],
    [12, 11],
  ].some(([cx, cy]) => Math.abs(x - cx) + Math.abs(y - cy) < 3)

function dice(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
}
