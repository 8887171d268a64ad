import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { generator } from '../embedded/generate/index.ts'
import { readChunk } from './chunk.ts'
import { History } from './history.ts'
import { looks } from './looks.ts'
import { bytesACorner, meshOf } from './mesh.ts'
import { blockStates, stateCount } from './states.ts'
import { drawTile } from './tiles.ts'

const require = createRequire(import.meta.url)
const registry = require('prismarine-registry')('1.16.5')
const Column = require('prismarine-chunk')(registry)

/** A chunk as the record holds it. */
function recorded(x: number, z: number, column: { getMask(): number; dump(): Buffer }): Uint8Array {
  const head = Buffer.alloc(10)
  head.writeInt32LE(x, 0)
  head.writeInt32LE(z, 4)
  head.writeUInt16LE(column.getMask(), 8)
  return Buffer.concat([head, column.dump()])
}
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

describe('the 3D view', () => {
  test('the table of block states is the one of minecraft-data', () => {
    const theirs = (registry.blocksArray as { name: string; minStateId: number; maxStateId: number }[])
      .toSorted((a, b) => a.minStateId - b.minStateId)
      .map(({ name, minStateId, maxStateId }) => ({ name, first: minStateId, count: maxStateId - minStateId + 1 }))
    expect(blockStates).toEqual(theirs)
  })

  test('every state has a look, and every look can be drawn', () => {
    expect(looks).toHaveLength(stateCount)
    for (const look of new Set(looks))
      for (const tile of [look.top, look.side]) expect(drawTile(tile)).toHaveLength(1024)
    const shape = (name: string) => looks[registry.blocksByName[name].defaultState].shape
    expect(['air', 'stone', 'water', 'poppy', 'oak_slab', 'torch'].map(shape)).toEqual([
      'none',
      'cube',
      'liquid',
      'cross',
      'box',
      'post',
    ])
    expect(looks[registry.blocksByName.oak_leaves.defaultState].opaque).toBe(false)
  })

  test('a recorded chunk is read as it was sent, with few kinds of blocks or many', () => {
    const land = generator({ seed: 5, registry })(2, -3) as InstanceType<typeof Column>
    const mixed = new Column()
    for (let i = 0; i < 4096; i++)
      mixed.setBlockStateId({ x: i & 15, y: i >> 8, z: (i >> 4) & 15 }, (i * 7) % Math.min(stateCount, 3000))
    for (const column of [land, mixed]) {
      const chunk = readChunk(recorded(2, -3, column))
      expect([chunk.x, chunk.z]).toEqual([2, -3])
      for (let y = 0; y < 256; y++)
        for (let z = 0; z < 16; z++)
          for (let x = 0; x < 16; x++) {
            const state = chunk.sections[y >> 4]?.[((y & 15) << 8) | (z << 4) | x] ?? 0
            if (state !== column.getBlockStateId({ x, y, z })) throw new Error(`${x} ${y} ${z}: ${state}`)
          }
    }
  })

  test('time goes forward and back over chunks and changes, in whatever order they are read', () => {
    const column = new Column()
    column.setBlockStateId({ x: 1, y: 1, z: 1 }, 1)
    const chunk = { tick: 10, bytes: recorded(0, 0, column) }
    const change = (tick: number, state: number) => ({ tick, bytes: json([1, 1, 1, state]) })
    const whole = new History(() => {})
    whole.add([chunk], [change(10, 2), change(30, 3)], [])
    const late = new History(() => {})
    late.add([], [change(30, 3)], [])
    late.add([chunk], [change(10, 2)], [])
    for (const history of [whole, late]) {
      const seen = [5, 40, 15, 30, 0, 12].map(tick => {
        history.seek(tick)
        return history.state(1, 1, 1)
      })
      expect(seen).toEqual([-1, 3, 2, 3, -1, 2])
    }
  })

  test('between two moments a place lies between them', () => {
    const history = new History(() => {})
    const at = (tick: number, x: number) => ({ tick, bytes: json({ player: [x, 64, 0, 0, 0], others: [] }) })
    history.add([], [], [at(4, 1), at(8, 2), at(12, 6)])
    expect(history.around(10)).toMatchObject({ from: { tick: 8 }, to: { tick: 12 }, share: 0.5 })
    expect(history.around(99)).toMatchObject({ from: { tick: 12 }, share: 0 })
    expect(history.around(0)).toMatchObject({ from: { tick: 4 }, share: 0 })
  })

  test('a lone block shows six faces, two beside each other ten, and nothing inside rock', () => {
    const faces = (state: (x: number, y: number, z: number) => number) =>
      (meshOf(0, 0, 0, state, () => 1)?.solid.byteLength ?? 0) / bytesACorner / 6
    expect(faces((x, y, z) => (x === 5 && y === 5 && z === 5 ? 1 : 0))).toBe(6)
    expect(faces((x, y, z) => ((x === 5 || x === 6) && y === 5 && z === 5 ? 1 : 0))).toBe(10)
    expect(faces(() => 1)).toBe(0)
    expect(faces(() => 0)).toBe(0)
  })
})
