import { expect, test } from 'vitest'
import type { WireStep } from '../wire.ts'
import { StepCache } from './step-cache.ts'

const step = (index: number) => ({ index }) as WireStep

/** A file of `length` steps that counts how often it is asked. */
function file(length: number) {
  const asked: [number, number][] = []
  const own = { length, asked }
  const fetch = async (from: number, to: number) => {
    asked.push([from, to])
    const end = Math.min(to, own.length)
    return { from, steps: Array.from({ length: Math.max(0, end - from) }, (_, i) => step(from + i)) }
  }
  return { own, cache: new StepCache(fetch, { size: 10, most: 3 }) }
}

test('a window is fetched once, however many want it', async () => {
  const { own, cache } = file(100)
  const found = await Promise.all([cache.load(12), cache.load(19), cache.load(10)])
  expect(found.map(one => one?.index)).toEqual([12, 19, 10])
  expect(own.asked).toEqual([[10, 20]])
  expect(cache.get(15)?.index).toBe(15)
})

test('a growing file shows its new steps', async () => {
  const { own, cache } = file(13)
  expect(await cache.load(13)).toBeUndefined()
  own.length = 15
  expect((await cache.load(14))?.index).toBe(14)
})

test('the windows not looked at for longest are dropped', async () => {
  const { own, cache } = file(100)
  for (const index of [0, 10, 20]) await cache.load(index)
  expect(cache.get(0)?.index).toBe(0)
  await cache.load(30)
  expect(cache.get(10)).toBeUndefined()
  expect(cache.get(0)?.index).toBe(0)
  expect(own.asked).toHaveLength(4)
})

test('an error is told and not kept', async () => {
  let broken = true
  const cache = new StepCache(async from => {
    if (broken) throw new Error('the connection is gone')
    return { from, steps: [step(0)] }
  })
  await expect(cache.load(0)).rejects.toThrow('the connection is gone')
  broken = false
  expect((await cache.load(0))?.index).toBe(0)
})
