import { describe, expect, test } from 'vitest'
import { random, UsageError } from '#core'
import { testEnvironment, testModel } from '#testing'
import spire from './index.ts'
import { Play } from './play.ts'
import { Spire } from './simulator/state.ts'

testEnvironment(spire, 'simulator', {}, { steps: 120 })
testEnvironment(spire, 'simulator', { ascension: 20 }, { seeds: [3, 4], steps: 120 })
testModel(spire, 'simulator', {}, { hides: true, steps: 60 })
testModel(spire, 'simulator', { ascension: 17 }, { seeds: [5], steps: 80 })

/** Plays at random to the end of the run, or to `steps`. */
function playOn(play: Play, seed: number, steps = 5000): void {
  const source = random(seed)
  for (let i = 0; i < steps && play.end() === null; i++) play.act(source.pick(play.numbers()))
}

function begin(seed: bigint, ascension = 0): Play {
  const play = new Play()
  play.start({ seed, ascension, rules: 'game' })
  return play
}

describe('a run', () => {
  test('keeps hit points, block, energy and gold within bounds, and never lacks an action', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const play = begin(BigInt(seed), seed % 21)
      const source = random(seed)
      while (play.end() === null) {
        const numbers = play.numbers()
        expect(numbers.length, `seed ${seed}, step ${play.steps}`).toBeGreaterThan(0)
        play.act(source.pick(numbers))
        const { g } = play
        expect(g.hp).toBeLessThanOrEqual(g.maxHp)
        expect(g.gold).toBeGreaterThanOrEqual(0)
        expect(g.block).toBeGreaterThanOrEqual(0)
        expect(g.block).toBeLessThanOrEqual(999)
        expect(g.energy).toBeGreaterThanOrEqual(0)
      }
    }
  })

  test('that is saved and read again goes on as if nothing had happened, and a clone is its own', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const play = begin(BigInt(seed))
      playOn(play, seed, 40)
      const saved = play.g.toBytes()
      const [read, clone] = [new Play(Spire.fromBytes(saved)), play.clone()]
      playOn(play, 99)
      expect(clone.g.toBytes()).toEqual(saved)
      playOn(read, 99)
      playOn(clone, 99)
      expect(read.g.toBytes()).toEqual(play.g.toBytes())
      expect(clone.g.toBytes()).toEqual(play.g.toBytes())
    }
    expect(() => Spire.fromBytes(new Uint8Array(7))).toThrow(RangeError)
  })

  test('that is played again with the same actions is the same', () => {
    const digest = (seed: bigint) => {
      const play = begin(seed, 10)
      playOn(play, 7)
      return [play.steps, play.g.floor, play.g.gold, play.g.deckSize, ...play.g.s.subarray(0, 200)]
    }
    expect(digest(1234567890123n)).toEqual(digest(1234567890123n))
    expect(digest(1234567890123n)).not.toEqual(digest(1234567890124n))
  })
})

describe('the axis of a start', () => {
  const open = () =>
    spire.backends.simulator.open(spire.config.parse({}), { signal: new AbortController().signal, emit: () => {} })

  test("takes the seed's text as the game shows it, and an ascension", async () => {
    await using environment = await open()
    const start = async (axis?: { seed?: string; ascension?: number }) =>
      (await environment.reset({ seed: 1, axis })).views.get('p1')!.observation
    expect(await start({ seed: '1' })).toEqual(await start())
    expect((await start({ seed: 'OL1VE' })).map).toEqual((await start({ seed: '0L1VE' })).map)
    expect((await start({ ascension: 20 })).ascension).toBe(20)
  })

  test('is refused if it is none, in words', async () => {
    await using environment = await open()
    await expect(environment.reset({ seed: 1, axis: { ascension: 21 } })).rejects.toBeInstanceOf(UsageError)
  })
})
