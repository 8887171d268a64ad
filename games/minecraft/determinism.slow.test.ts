import { expect, test } from 'vitest'
import { random } from '#core'
import { affordances } from './affordances.ts'
import { config } from './config.ts'
import { EmbeddedEnvironment } from './embedded/environment.ts'

/** Everything an episode of random moves shows, as text. */
async function played(environment: EmbeddedEnvironment, seed: number, steps: number): Promise<string> {
  const source = random(seed)
  let step = await environment.reset({ seed })
  const told: unknown[] = []
  for (let i = 0; i < steps; i++) {
    told.push([...step.views.values()][0], step.tick)
    step = await environment.step(new Map([['p1', source.pick(affordances(step.views.get('p1')!))]]))
  }
  return JSON.stringify(told)
}

test('the first and the tenth episode of a thread are the same, byte for byte, and so is one in another thread', async () => {
  await using one = new EmbeddedEnvironment(config.parse({}))
  await using other = new EmbeddedEnvironment(config.parse({}))
  const first = await played(one, 5, 12)
  for (let seed = 20; seed < 28; seed++) await played(one, seed, 2)
  expect(await played(one, 5, 12)).toBe(first)
  expect(await played(other, 5, 12)).toBe(first)
}, 90_000)
