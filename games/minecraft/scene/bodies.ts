import type { Colour, Tile } from './looks.ts'
import type { Mesh } from './mesh.ts'
import { bytesACorner } from './mesh.ts'

interface Box {
  readonly from: readonly [number, number, number]
  readonly to: readonly [number, number, number]
  readonly colour: number
}

/** Creatures as boxes, in sixteenths of a block about the point between their feet, looking north. */
const four = (wide: number, long: number, low: number, high: number, body: number, head: number): readonly Box[] => [
  { from: [-wide, low, -long], to: [wide, high, long], colour: body },
  { from: [-4, high - 4, -long - 6], to: [4, high + 4, -long], colour: head },
  ...[-wide, wide - 4].flatMap(x =>
    [-long, long - 4].map(z => ({ from: [x, 0, z], to: [x + 4, low, z + 4], colour: body }) as const),
  ),
]
const two = (shirt: number, trousers: number, skin: number): readonly Box[] => [
  { from: [-4, 0, -2], to: [4, 12, 2], colour: trousers },
  { from: [-4, 12, -2], to: [4, 24, 2], colour: shirt },
  { from: [-8, 12, -2], to: [-4, 24, 2], colour: skin },
  { from: [4, 12, -2], to: [8, 24, 2], colour: skin },
  { from: [-4, 24, -4], to: [4, 32, 4], colour: skin },
]
const kinds: Readonly<Record<string, readonly Box[]>> = {
  cow: four(6, 9, 11, 22, 0x443322, 0x4f3c2a),
  pig: four(5, 8, 6, 14, 0xe8a0a0, 0xf0aaaa),
  sheep: four(5, 8, 11, 21, 0xe6e6e6, 0xc9a58b),
  chicken: [
    { from: [-3, 4, -4], to: [3, 10, 4], colour: 0xf4f4f4 },
    { from: [-2, 9, -7], to: [2, 15, -3], colour: 0xf4f4f4 },
    { from: [-2, 0, -1], to: [2, 4, 1], colour: 0xf0a020 },
  ],
  zombie: two(0x2f8f8f, 0x3a3a8a, 0x4f8a3f),
  skeleton: two(0xb8b8b8, 0xa8a8a8, 0xd0d0d0),
  creeper: [
    { from: [-4, 6, -2], to: [4, 18, 2], colour: 0x4fae44 },
    { from: [-4, 18, -4], to: [4, 26, 4], colour: 0x5cc050 },
    { from: [-4, 0, -6], to: [4, 6, 6], colour: 0x3f8f36 },
  ],
  spider: four(8, 8, 3, 10, 0x2a2420, 0x40201c),
  player: two(0x19a0a0, 0x3a3a9a, 0xc09070),
  item: [{ from: [-2, 1, -2], to: [2, 5, 2], colour: 0xf5e6a0 }],
  arrow: [{ from: [-1, 0, -5], to: [1, 2, 5], colour: 0x8a6238 }],
}
const unknown: readonly Box[] = [{ from: [-5, 0, -5], to: [5, 20, 5], colour: 0xb060b0 }]

/** Triangles of a creature, about the origin. */
export function bodyOf(name: string, yaw: number, layerOf: (tile: Tile) => number): Mesh {
  const corners: number[][] = []
  for (const { from, to, colour } of kinds[name] ?? unknown) {
    const layer = layerOf({ pattern: 'speckle', base: rgb(colour), accent: [0, 0, 0] })
    for (const [light, quad] of sides)
      for (const i of [0, 1, 2, 0, 2, 3]) {
        const [x, y, z] = quad[i].map((end, axis) => (end ? to[axis] : from[axis]) / 16)
        const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
        corners.push([x * c + z * s, y, z * c - x * s, quad[i][0] * 8, quad[i][1] * 8, layer, light * 255])
      }
  }
  const buffer = new ArrayBuffer(corners.length * bytesACorner)
  const view = new DataView(buffer)
  for (const [i, corner] of corners.entries()) {
    for (let axis = 0; axis < 3; axis++) view.setFloat32(i * bytesACorner + axis * 4, corner[axis], true)
    for (let byte = 0; byte < 4; byte++) view.setUint8(i * bytesACorner + 12 + byte, corner[3 + byte])
  }
  return { solid: buffer, clear: new ArrayBuffer(0) }
}

/** Light and corners of each side of a box, counter-clockwise as seen from outside. */
const sides: readonly (readonly [number, readonly (readonly number[])[]])[] = [
  [
    1,
    [
      [0, 1, 1],
      [1, 1, 1],
      [1, 1, 0],
      [0, 1, 0],
    ],
  ],
  [
    0.5,
    [
      [0, 0, 0],
      [1, 0, 0],
      [1, 0, 1],
      [0, 0, 1],
    ],
  ],
  [
    0.85,
    [
      [0, 0, 1],
      [1, 0, 1],
      [1, 1, 1],
      [0, 1, 1],
    ],
  ],
  [
    0.85,
    [
      [1, 0, 0],
      [0, 0, 0],
      [0, 1, 0],
      [1, 1, 0],
    ],
  ],
  [
    0.7,
    [
      [1, 0, 1],
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 1],
    ],
  ],
  [
    0.7,
    [
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 1],
      [0, 1, 0],
    ],
  ],
]
const rgb = (hex: number): Colour => [hex >> 16, (hex >> 8) & 255, hex & 255]
