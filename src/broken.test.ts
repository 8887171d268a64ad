import { expect, test } from 'vitest'
import { type AnyGame, DeadlineError, type Environment, type Player, WorldError } from '#core'
import { BrokenEpisodes, isBroken } from './broken.ts'
import { openWorld } from './learn/world.ts'
import { lamps } from './testing/lamps.ts'

/** Lamps whose world breaks: at the second step of every start that `breaks` names, and at the reset of negative ones. */
function breaking(breaks: (seed: number) => boolean): AnyGame {
  const { simulator } = lamps.backends
  return {
    ...lamps,
    backends: {
      simulator: {
        ...simulator,
        async open(config: never, io: never) {
          const whole = (await simulator.open(config, io)) as Environment<unknown, unknown>
          let [seed, steps] = [0, 0]
          const breaksNow = () => {
            if (breaks(seed) && steps === 2) throw new WorldError('a wire is torn')
          }
          return {
            players: whole.players,
            reset: (start: { seed: number }, signal?: AbortSignal) => {
              ;[seed, steps] = [start.seed, 0]
              return whole.reset(start, signal)
            },
            async step(actions: ReadonlyMap<Player, unknown>, signal?: AbortSignal) {
              steps++
              breaksNow()
              return whole.step(actions, signal)
            },
            [Symbol.asyncDispose]: () => whole[Symbol.asyncDispose](),
          }
        },
      },
    },
  } as unknown as AnyGame
}

async function opened(breaks: (seed: number) => boolean, told: string[] = []) {
  return openWorld({
    game: breaking(breaks),
    config: { lamps: 5, length: 50 },
    axis: null,
    signal: new AbortController().signal,
    now: () => 0,
    onBroken: (seed, why) => told.push(`${seed}: ${why}`),
  })
}

const presses = function* () {
  for (;;) yield 0
}

test('a world that breaks interrupts its episode, is told, and the next one is played', async () => {
  const told: string[] = []
  await using world = await opened(seed => seed === 7, told)
  const lost = await world.play(7, () => {}, presses, 10)
  expect(lost.end).toEqual({ kind: 'interruption', why: 'the world broke: a wire is torn' })
  expect(lost).toMatchObject({ steps: 1, finished: false })
  expect(lost.actions).toEqual([0])
  expect(told).toEqual(['7: the world broke: a wire is torn'])
  const next = await world.play(8, () => {}, presses, 10)
  expect(next.end.kind).not.toBe('interruption')
  expect(next.steps).toBeGreaterThan(1)
})

test('more than a small share of broken episodes ends it, with how many and why', async () => {
  await using world = await opened(() => true)
  for (let seed = 0; seed < 3; seed++) await world.play(seed, () => {}, presses, 10)
  await expect(world.play(3, () => {}, presses, 10)).rejects.toThrow(
    '4 of 4 episodes broke, more than 5 % of them; the last: a wire is torn',
  )
})

test('one in twenty may break, however long it goes on', () => {
  const broken = new BrokenEpisodes()
  for (let i = 1; i <= 2000; i++) {
    if (i % 25 === 0) broken.broke(new WorldError('torn'))
    else broken.fine()
  }
  expect(broken.count).toBe(80)
})

test('a mistake of ours is no broken world', () => {
  expect(isBroken(new WorldError('torn'))).toBe(true)
  expect(isBroken(new DeadlineError('the environment gave no time step within 120000 ms'))).toBe(true)
  expect(isBroken(new TypeError('x is not a function'))).toBe(false)
})
