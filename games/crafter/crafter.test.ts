import { describe, expect, test } from 'vitest'
import { random, UsageError } from '#core'
import { testEnvironment, testModel } from '#testing'
import crafter from './index.ts'
import { fromBytes, step, toBytes, World } from './simulator/index.ts'
import { worldHash } from './simulator/trace.ts'

testEnvironment(crafter, 'simulator', {})
testEnvironment(crafter, 'simulator', { area: { width: 24, height: 40 }, densities: { zombies: 3 }, length: 50 })
testModel(crafter, 'simulator', {}, { hides: true, steps: 120 })
testModel(crafter, 'simulator', { area: { width: 20, height: 20 } }, { hides: true, steps: 120 })

const open = () =>
  crafter.backends.simulator.open(crafter.config.parse({}), {
    signal: new AbortController().signal,
    emit: () => {},
  })

describe('the axis of a start', () => {
  test('changes the area and the densities of that episode alone', async () => {
    await using environment = await open()
    const cows = async (axis?: { densities: { cows: number } }) => {
      const { views } = await environment.reset({ seed: 3, axis })
      return views.get('p1')!.observation
    }
    const plain = await cows()
    expect(await cows({ densities: { cows: 0 } })).not.toBe(plain)
    expect((await cows({ densities: { cows: 4 } })).ground).toEqual(plain.ground)
    expect(await cows()).toEqual(plain)
  })

  test('is refused if it is none, in words', async () => {
    await using environment = await open()
    await expect(environment.reset({ seed: 1, axis: { cows: 3 } })).rejects.toBeInstanceOf(UsageError)
    await expect(environment.reset({ seed: 1, axis: { area: { width: 5 } } })).rejects.toThrow(/area\.width/)
  })
})

test('a world written as bytes and read again goes on as if nothing had happened', () => {
  const world = new World()
  world.reset(77)
  const source = random(3)
  const play = (steps: number, ...worlds: World[]) => {
    for (let i = 0; i < steps; i++) {
      const action = source.int(17)
      for (const each of worlds) step(each, action)
    }
  }
  play(150, world)
  const twin = fromBytes(world.config, toBytes(world))
  expect(worldHash(twin)).toBe(worldHash(world))
  play(150, world, twin)
  expect(worldHash(twin)).toBe(worldHash(world))
  expect(() => fromBytes(world.config, toBytes(world).slice(5))).toThrow(RangeError)
})
