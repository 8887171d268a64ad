import { describe, expect, test } from 'vitest'
import {
  AgentError,
  budget,
  DeadlineError,
  type Decision,
  type Environment,
  IllegalActionError,
  type Policy,
  type TimeStep,
} from '#core'
import { type RolloutOptions, rollout } from './rollout.ts'
import { lamps } from './testing/lamps.ts'

type O = { readonly lit: readonly boolean[] }
const backend = lamps.backends.simulator
const config = { lamps: 5, length: 50 }
const environment = () => backend.open(config, { signal: new AbortController().signal, emit: () => {} })
const first: Policy<O, number> = { act: () => ({ action: 0 }) }

async function play(policy: Policy<O, number>, more: Partial<RolloutOptions<O, number>> = {}) {
  return rollout<O, number>({
    environment: await environment(),
    backend,
    start: { seed: 1 },
    policies: new Map([['p1', policy]]),
    signal: new AbortController().signal,
    now: () => 0,
    ...more,
  })
}

test('plays to the end, sums rewards, and shows every transition, the reset first', async () => {
  const indices: number[] = []
  const ends: unknown[] = []
  const result = await play(
    { ...first, observe: (_view, _reward, end) => ends.push(end) },
    { onTransition: ({ step }) => indices.push(step.index) },
  )
  expect(indices).toEqual(Array.from({ length: 51 }, (_, i) => i))
  expect(result).toMatchObject({ steps: 50, end: { kind: 'truncation', why: '50 steps' } })
  expect(ends.slice(0, -1).every(end => end === null)).toBe(true)
  expect(ends.at(-1)).toEqual(result.end)
})

test('stops where it is told to: a goal, a number of steps, a budget', async () => {
  const stop = (step: TimeStep<O, number>) =>
    step.index === 3 ? { kind: 'truncation' as const, why: 'goal reached' } : null
  expect((await play(first, { stop })).end.why).toBe('goal reached')
  const capped = await play(first, { maxSteps: 4 })
  expect(capped).toMatchObject({ steps: 4, end: { why: '4 steps' } })
  expect(capped.last.acting).toEqual([])
  expect(await play(first, { budget: budget({ steps: 2 }) })).toMatchObject({
    steps: 2,
    end: { why: 'the budget is used up' },
  })
})

describe('what goes wrong has a name', () => {
  test('an illegal action', async () => {
    await expect(play({ act: () => ({ action: 77 }) })).rejects.toBeInstanceOf(IllegalActionError)
  })
  test('a policy that throws, at once or later, when it acts or observes', async () => {
    const broken = new Error('broken')
    for (const policy of [
      {
        act: () => {
          throw broken
        },
      },
      { act: () => Promise.reject(broken) },
      {
        ...first,
        observe: () => {
          throw broken
        },
      },
    ] as Policy<O, number>[]) {
      const error = await play(policy).catch(error => error)
      expect(error).toBeInstanceOf(AgentError)
      expect(error).toMatchObject({ player: 'p1', cause: broken })
    }
  })
  test('a policy that never decides', async () => {
    const error = await play({ act: () => new Promise<never>(() => {}) }, { decisionMs: 40 }).catch(error => error)
    expect(error).toBeInstanceOf(AgentError)
    expect(error.cause).toBeInstanceOf(DeadlineError)
  })
  test('an environment that never answers', async () => {
    const real = await environment()
    const stuck: Environment<O, number> = {
      players: ['p1'],
      reset: start => real.reset(start),
      step: () => new Promise(() => {}),
      [Symbol.asyncDispose]: async () => {},
    }
    await expect(play(first, { environment: stuck, stepMs: 40 })).rejects.toBeInstanceOf(DeadlineError)
  })
  test('an abort, while somebody thinks: the policy hears of it', async () => {
    const abort = new AbortController()
    let heard = false
    const thinks: Policy<O, number> = {
      act: (_view, signal) =>
        new Promise(() => {
          signal.addEventListener('abort', () => {
            heard = true
          })
          abort.abort(new Error('stopped'))
        }),
    }
    await expect(play(thinks, { signal: abort.signal })).rejects.toThrow('stopped')
    expect(heard).toBe(true)
  })
})

test('slow decisions one after another are not one late decision', async () => {
  const slow: Policy<O, number> = {
    act: () => new Promise<Decision<number>>(resolve => setTimeout(resolve, 15, { action: 0 })),
  }
  expect((await play(slow, { decisionMs: 60, maxSteps: 8 })).steps).toBe(8)
})

test('with a real-time clock a late decision lets the held action be repeated, and is counted', async () => {
  const pressed: number[] = []
  let asked = 0
  const sluggish: Policy<O, number> = {
    act: () =>
      ++asked === 2 ? new Promise(resolve => setTimeout(resolve, 60, { action: 4 })) : { action: asked === 1 ? 2 : 3 },
  }
  const result = await play(sluggish, {
    backend: { clock: 'real', tickMs: 20 },
    maxSteps: 6,
    onTransition: ({ decisions }) => void pressed.push(...[...decisions.values()].map(({ action }) => action)),
  })
  expect(result.lateTicks).toBeGreaterThan(0)
  expect(pressed.slice(0, 1 + result.lateTicks)).toEqual(Array(1 + result.lateTicks).fill(2))
  expect(pressed[1 + result.lateTicks]).toBe(4)
})

test('a game that never waits can be interrupted all the same', async () => {
  const abort = new AbortController()
  setImmediate(() => abort.abort(new Error('Ctrl-C')))
  const endless = async () => {
    for (let i = 0; i < 5000; i++) await play(first, { signal: abort.signal })
  }
  await expect(endless()).rejects.toThrow('Ctrl-C')
})
