import { createRequire, syncBuiltinESMExports } from 'node:module'
import type { Worker } from 'node:worker_threads'
import { afterAll, expect, test } from 'vitest'
import { type Player, WorldError } from '#core'
import type { Action } from './action.ts'
import { config } from './config.ts'

/** Every thread that is started, so that one can be ended in the middle of its work. */
const threads: Worker[] = []
const module = createRequire(import.meta.url)('node:worker_threads')
const Stock = module.Worker
module.Worker = class extends Stock {
  constructor(...given: ConstructorParameters<typeof Worker>) {
    super(...given)
    threads.push(this as unknown as Worker)
  }
}
syncBuiltinESMExports()
afterAll(() => {
  module.Worker = Stock
  syncBuiltinESMExports()
})
const { EmbeddedEnvironment } = await import('./embedded/environment.ts')

const act = (action: Action) => new Map<Player, Action>([['p1', action]])

test('a thread that dies breaks its episode with a reason; the next one has a new thread and is as ever', async () => {
  await using environment = new EmbeddedEnvironment(config.parse({}))
  const first = await environment.reset({ seed: 5 })
  const long = environment.step(act({ type: 'wait', ticks: 1200 }))
  await threads[0].terminate()
  const error = await long.catch((error: unknown) => error)
  expect(error).toBeInstanceOf(WorldError)
  expect((error as Error).message).toMatch(/^its thread ended with code \d+$/)
  await expect(environment.step(act({ type: 'wait', ticks: 1 }))).rejects.toThrow(/reset first/)
  const again = await environment.reset({ seed: 5 })
  expect(threads.length).toBe(2)
  expect(again.views.get('p1')).toEqual(first.views.get('p1'))
  expect((await environment.step(act({ type: 'wait', ticks: 1 }))).views.get('p1')?.outcome?.code).toBe('done')
}, 60_000)
