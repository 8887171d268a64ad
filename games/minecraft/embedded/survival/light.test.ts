import { describe, expect, test } from 'vitest'
import { require } from '../squid.ts'
import { isLit } from './light.ts'

const { blocksByName } = require('minecraft-data')('1.16.5')

/** Rock up to 80, with a cave from 0 to the east at 40, and what else is put there. */
const ground = (put: Readonly<Record<string, string>>, long = 30) => ({
  block(x: number, y: number, z: number) {
    const isCave = z === 0 && (y === 40 || y === 41) && x >= 0 && x < long
    return blocksByName[put[`${x} ${y} ${z}`] ?? (y >= 80 || isCave ? 'air' : 'stone')]
  },
  isNight: false,
})

describe('monsters come where it is dark', () => {
  test('a cave is dark; a torch keeps six blocks of it free, lava seven', () => {
    expect(isLit(ground({}), 10, 40, 0)).toBe(false)
    expect(isLit(ground({ '10 40 0': 'torch' }), 10, 40, 0)).toBe(true)
    expect(isLit(ground({ '4 40 0': 'torch' }), 10, 40, 0)).toBe(true)
    expect(isLit(ground({ '3 40 0': 'torch' }), 10, 40, 0)).toBe(false)
    expect(isLit(ground({ '3 40 0': 'lava' }), 10, 40, 0)).toBe(true)
    expect(isLit(ground({ '2 40 0': 'lava' }), 10, 40, 0)).toBe(false)
  })

  test('light goes round corners, and through no rock', () => {
    expect(isLit(ground({ '10 42 0': 'torch' }), 10, 40, 0)).toBe(true)
    expect(isLit(ground({ '10 43 0': 'torch' }), 10, 40, 0)).toBe(false)
    expect(isLit(ground({ '8 40 0': 'stone', '8 41 0': 'stone', '7 40 0': 'torch' }), 10, 40, 0)).toBe(false)
    expect(isLit(ground({ '8 41 0': 'stone', '7 40 0': 'glass', '6 40 0': 'torch' }), 10, 40, 0)).toBe(true)
  })

  test('the sky shines seven blocks into a cave by day, and not by night', () => {
    const shaft = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`0 ${String(42 + i)} 0`, 'air']))
    expect(isLit(ground(shaft), 7, 40, 0)).toBe(true)
    expect(isLit(ground(shaft), 8, 40, 0)).toBe(false)
    expect(isLit({ ...ground(shaft), isNight: true }, 0, 40, 0)).toBe(false)
  })

  test('it is light under a tree, and dark under a roof', () => {
    const roof = (block: string, thick: number) => {
      const put: Record<string, string> = {}
      for (let x = -9; x <= 9; x++)
        for (let z = -9; z <= 9; z++)
          for (let h = 0; h < thick; h++) put[`${String(x)} ${String(84 + h)} ${String(z)}`] = block
      return put
    }
    expect(isLit(ground({}), 0, 80, 0)).toBe(true)
    expect(isLit(ground(roof('oak_leaves', 3)), 0, 80, 0)).toBe(true)
    expect(isLit(ground(roof('oak_leaves', 8)), 0, 80, 0)).toBe(false)
    expect(isLit(ground(roof('oak_planks', 1)), 0, 80, 0)).toBe(false)
  })

  test('what is not loaded is rock', () => {
    expect(isLit({ block: () => null, isNight: false }, 0, 80, 0)).toBe(false)
  })
})
