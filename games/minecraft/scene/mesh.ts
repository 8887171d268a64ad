import { type Look, looks, type Tile } from './looks.ts'

/** Triangles of one section, 16 bytes a corner: x, y, z as float32, then u, v (in sixteenths), layer, light as bytes. */
export interface Mesh {
  readonly solid: ArrayBuffer
  /** Drawn last: what one sees through. */
  readonly clear: ArrayBuffer
}

export const bytesACorner = 16
const size = 18
const at = (x: number, y: number, z: number) => (y * size + z) * size + x

/** Six faces: direction, the four corners counter-clockwise as seen from outside, and how bright it is. */
const faces = [
  {
    d: [0, 1, 0],
    c: [
      [0, 1, 1],
      [1, 1, 1],
      [1, 1, 0],
      [0, 1, 0],
    ],
    light: 1,
    side: 'top',
  },
  {
    d: [0, -1, 0],
    c: [
      [0, 0, 0],
      [1, 0, 0],
      [1, 0, 1],
      [0, 0, 1],
    ],
    light: 0.5,
    side: 'bottom',
  },
  {
    d: [0, 0, 1],
    c: [
      [0, 0, 1],
      [1, 0, 1],
      [1, 1, 1],
      [0, 1, 1],
    ],
    light: 0.82,
    side: 'side',
  },
  {
    d: [0, 0, -1],
    c: [
      [1, 0, 0],
      [0, 0, 0],
      [0, 1, 0],
      [1, 1, 0],
    ],
    light: 0.82,
    side: 'side',
  },
  {
    d: [1, 0, 0],
    c: [
      [1, 0, 1],
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 1],
    ],
    light: 0.66,
    side: 'side',
  },
  {
    d: [-1, 0, 0],
    c: [
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 1],
      [0, 1, 0],
    ],
    light: 0.66,
    side: 'side',
  },
] as const

/** A growing list of corners. */
class Corners {
  #buffer = new ArrayBuffer(4096)
  #floats = new Float32Array(this.#buffer)
  #bytes = new Uint8Array(this.#buffer)
  #count = 0

  add(x: number, y: number, z: number, u: number, v: number, layer: number, light: number): void {
    if ((this.#count + 1) * bytesACorner > this.#buffer.byteLength) {
      const larger = new ArrayBuffer(this.#buffer.byteLength * 2)
      new Uint8Array(larger).set(this.#bytes)
      this.#buffer = larger
      this.#floats = new Float32Array(larger)
      this.#bytes = new Uint8Array(larger)
    }
    const [float, byte] = [this.#count * 4, this.#count * bytesACorner + 12]
    this.#floats[float] = x
    this.#floats[float + 1] = y
    this.#floats[float + 2] = z
    this.#bytes[byte] = u
    this.#bytes[byte + 1] = v
    this.#bytes[byte + 2] = layer
    this.#bytes[byte + 3] = light * 255
    this.#count++
  }

  done(): ArrayBuffer {
    return this.#buffer.slice(0, this.#count * bytesACorner)
  }
}

/**
 * The visible faces of a section, darker in corners where blocks meet.
 *
 * @param state State ids by place in the world; -1 is not recorded, and hides what it touches.
 * @param layerOf The picture of a tile.
 * @returns null if there is nothing to see.
 */
export function meshOf(
  sx: number,
  sy: number,
  sz: number,
  state: (x: number, y: number, z: number) => number,
  layerOf: (tile: Tile) => number,
): Mesh | null {
  const states = new Int32Array(size ** 3)
  const full = new Uint8Array(size ** 3)
  let any = false
  for (let y = 0; y < size; y++)
    for (let z = 0; z < size; z++)
      for (let x = 0; x < size; x++) {
        const id = state(sx * 16 + x - 1, sy * 16 + y - 1, sz * 16 + z - 1)
        const i = at(x, y, z)
        states[i] = id
        full[i] = id < 0 || looks[id]?.opaque ? 1 : 0
        if (id > 0) any = true
      }
  if (!any) return null
  const [solid, clear] = [new Corners(), new Corners()]
  for (let y = 0; y < 16; y++)
    for (let z = 0; z < 16; z++)
      for (let x = 0; x < 16; x++) {
        const i = at(x + 1, y + 1, z + 1)
        const look = states[i] > 0 ? looks[states[i]] : undefined
        if (!look || look.shape === 'none') continue
        const into = look.shape === 'liquid' || look.side.pattern === 'glass' ? clear : solid
        if (look.shape === 'cross') cross(into, x, y, z, layerOf(look.side))
        else block(into, look, states, full, x, y, z, layerOf)
      }
  const mesh = { solid: solid.done(), clear: clear.done() }
  return mesh.solid.byteLength + mesh.clear.byteLength > 0 ? mesh : null
}

function block(
  into: Corners,
  look: Look,
  states: Int32Array,
  full: Uint8Array,
  x: number,
  y: number,
  z: number,
  layerOf: (tile: Tile) => number,
): void {
  const post = look.shape === 'post'
  const above = looks[states[at(x + 1, y + 2, z + 1)]]
  const whole = look.shape === 'cube' || (look.shape === 'liquid' && above?.shape === 'liquid')
  const height = whole ? 1 : post ? 0.65 : look.height / 16
  for (const { d, c, light, side } of faces) {
    const n = at(x + 1 + d[0], y + 1 + d[1], z + 1 + d[2])
    const inside = post || (!whole && d[1] === 1)
    if (!inside && full[n]) continue
    const other = looks[states[n]]
    if (!inside && other?.name === look.name && !post && look.side.pattern !== 'leaves') continue
    if (look.shape === 'liquid' && other?.shape === 'liquid') continue
    const layer = layerOf(look[side])
    const corners = c.map(([cx, cy, cz]) => {
      const px = post ? (cx ? 0.5625 : 0.4375) : cx
      const pz = post ? (cz ? 0.5625 : 0.4375) : cz
      const u = d[0] !== 0 ? (d[0] > 0 ? 1 - cz : cz) : d[2] < 0 ? 1 - cx : cx
      const v = d[1] !== 0 ? cz : 1 - cy * height
      return {
        x: x + px,
        y: y + cy * height,
        z: z + pz,
        u: u * 16,
        v: v * 16,
        l: light * shade(full, x, y, z, d, cx, cy, cz),
      }
    })
    // Across the darker diagonal the quad would show a crease.
    const order = corners[0].l + corners[2].l >= corners[1].l + corners[3].l ? [0, 1, 2, 0, 2, 3] : [1, 2, 3, 1, 3, 0]
    for (const i of order) {
      const corner = corners[i]
      into.add(corner.x, corner.y, corner.z, corner.u, corner.v, layer, corner.l)
    }
  }
}

/** How much light reaches a corner of a face, by the blocks that stand around it. */
function shade(
  full: Uint8Array,
  x: number,
  y: number,
  z: number,
  d: readonly [number, number, number],
  cx: number,
  cy: number,
  cz: number,
): number {
  const [ox, oy, oz] = [cx ? 1 : -1, cy ? 1 : -1, cz ? 1 : -1]
  const cell = (dx: number, dy: number, dz: number) => full[at(x + 1 + dx, y + 1 + dy, z + 1 + dz)]
  let first: number
  let second: number
  if (d[1] !== 0) [first, second] = [cell(ox, d[1], 0), cell(0, d[1], oz)]
  else if (d[2] !== 0) [first, second] = [cell(ox, 0, d[2]), cell(0, oy, d[2])]
  else [first, second] = [cell(d[0], oy, 0), cell(d[0], 0, oz)]
  const corner = cell(d[0] || ox, d[1] || oy, d[2] || oz)
  return 1 - 0.17 * (first && second ? 3 : first + second + corner)
}

function cross(into: Corners, x: number, y: number, z: number, layer: number): void {
  for (const [x0, z0, x1, z1] of [
    [0.15, 0.15, 0.85, 0.85],
    [0.85, 0.15, 0.15, 0.85],
  ]) {
    const corners = [
      [x0, 0, z0, 0, 16],
      [x1, 0, z1, 16, 16],
      [x1, 0.95, z1, 16, 0],
      [x0, 0.95, z0, 0, 0],
    ]
    for (const order of [
      [0, 1, 2, 0, 2, 3],
      [0, 2, 1, 0, 3, 2],
    ])
      for (const i of order) {
        const [cx, cy, cz, u, v] = corners[i]
        into.add(x + cx, y + cy, z + cz, u, v, layer, 0.95)
      }
  }
}
