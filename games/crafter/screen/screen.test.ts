import { describe, expect, test } from 'vitest'
import { random } from '#core'
import { testEnvironment } from '#testing'
import { Observer } from '../observation.ts'
import { actions, step, World } from '../simulator/index.ts'
import crafterScreen from './index.ts'
import { read } from './read.ts'
import { dusk, render } from './render.ts'
import { worldTiles } from './tile-table.ts'

testEnvironment(crafterScreen, 'simulator', {}, { steps: 30 })
testEnvironment(crafterScreen, 'real', {}, { steps: 3 })

describe('the reader', () => {
  test('sees in the picture what the observation says, by day and asleep; and most of it at night', () => {
    const source = random(5)
    let [cells, right, days, nights] = [0, 0, 0, 0]
    for (let seed = 1; seed <= 6; seed++) {
      const world = new World()
      world.reset(seed)
      const observer = new Observer()
      while (!world.dead && world.step < 300) {
        step(world, source.int(actions.length))
        if (world.step % 3 > 0) continue
        const seen = observer.observe(world)
        const reading = read(render(world))
        expect(reading.vitals).toEqual(seen.vitals)
        expect(reading.inventory).toEqual(seen.inventory)
        if (world.daylight >= dusk) {
          days++
          expect(reading.guessed).toBe(0)
          expect(reading.ground).toEqual(seen.ground)
          expect(reading.creatures).toEqual(seen.creatures)
          expect(reading.sleeping).toBe(seen.sleeping)
          if (!seen.sleeping) expect(reading.facing).toBe(seen.facing)
        } else {
          nights++
          for (let y = 0; y < 7; y++)
            for (let x = 0; x < 9; x++) {
              cells++
              if (reading.ground[y][x] === seen.ground[y][x]) right++
            }
        }
      }
    }
    expect(days).toBeGreaterThan(50)
    expect(nights).toBeGreaterThan(5)
    expect(right / cells).toBeGreaterThan(0.9)
  })

  test('every tile is another picture, also a quarter as bright', () => {
    const texts = new Set(worldTiles.flatMap(tile => [tile.join(), tile.map(value => value >> 2).join()]))
    expect(texts.size).toBe(2 * worldTiles.length)
  })
})

test('a frame leaves one pixel at the right and at the bottom', () => {
  const world = new World()
  world.reset(1)
  const { data, width, height } = render(world)
  expect([width, height, data.length]).toEqual([64, 64, 64 * 64 * 3])
  for (let i = 0; i < 64; i++) {
    expect([...data.slice((i * 64 + 63) * 3, (i * 64 + 64) * 3)]).toEqual([0, 0, 0])
    expect([...data.slice((63 * 64 + i) * 3, (63 * 64 + i + 1) * 3)]).toEqual([0, 0, 0])
  }
})
