import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { random } from '#core'
import { applyAction, broken, isOver, listActions } from './properties.ts'
import { startRun } from './run/start.ts'
import { Spire } from './state.ts'

const begin = (seed: bigint, ascension: number) => {
  const g = new Spire()
  startRun(g, { seed, ascension, rules: 'game' })
  return g
}

/** Plays at random and checks every state. @returns The actions taken. */
function playOut(g: Spire, policy: number, most = 4000): number[] {
  const source = random(policy)
  const taken: number[] = []
  while (!isOver(g) && taken.length < most) {
    const legal: number[] = []
    listActions(g, legal)
    expect(legal.length, 'actions before the end').toBeGreaterThan(0)
    taken.push(legal[source.int(legal.length)])
    applyAction(g, taken[taken.length - 1])
    expect(broken(g), `step ${taken.length}`).toBeNull()
  }
  return taken
}

const runs = fc.record({
  seed: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  ascension: fc.integer({ min: 0, max: 20 }),
  policy: fc.integer({ min: 1, max: 2 ** 31 }),
})

describe('any run, played at random', () => {
  test('keeps its bounds and its cards, and never lacks an action', () => {
    fc.assert(
      fc.property(runs, ({ seed, ascension, policy }) => {
        playOut(begin(seed, ascension), policy)
      }),
      { numRuns: 150, seed: 5 },
    )
  })

  test('is the same when cloned, saved and loaded, or played again', () => {
    fc.assert(
      fc.property(runs, fc.double({ min: 0, max: 1, noNaN: true }), ({ seed, ascension, policy }, share) => {
        const whole = begin(seed, ascension)
        const actions = playOut(whole, policy)
        const cut = Math.floor(actions.length * share)
        const first = begin(seed, ascension)
        for (const action of actions.slice(0, cut)) applyAction(first, action)
        const others = [first.clone(), Spire.fromBytes(first.toBytes())]
        const before = first.toBytes()
        for (const other of others) {
          for (const action of actions.slice(cut)) applyAction(other, action)
          expect(other.toBytes()).toEqual(whole.toBytes())
        }
        expect(first.toBytes()).toEqual(before)
      }),
      { numRuns: 40, seed: 6 },
    )
  })
})
