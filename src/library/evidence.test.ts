import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wilson } from '#core'
import {
  type Evidence,
  gate,
  holdsUp,
  isHidden,
  looks,
  meanSteps,
  retires,
  type Standing,
  stateOf,
  tally,
  verification,
} from './evidence.ts'

const [hash, callees] = ['a1', 'c1']
const standing: Standing = { hash, callees, soleProvider: false }
const results = (k: number, n: number) => Array.from({ length: n }, (_, i) => i < k)
const lines = (kind: 'gate' | 'verify' | 'report' | 'train', oks: readonly boolean[], of = {}): Evidence[] =>
  oks.map((ok, i) => ({ kind, hash, callees, seed: i, ok, steps: 10, at: i, ...of }))
const admitted = lines('gate', results(4, 4))

describe('verification looks at 9, 20 and 40, and nowhere else', () => {
  test('the looks are the published ones', () => expect(looks).toEqual([9, 20, 40]))

  test.each([
    [9, 9, 'verified'],
    [8, 9, 'open'],
    [4, 9, 'open'],
    [3, 9, 'refused'],
    [19, 20, 'verified'],
    [18, 20, 'open'],
    [14, 20, 'open'],
    [13, 20, 'refused'],
    [9, 20, 'refused'],
    [34, 40, 'verified'],
    [33, 40, 'refused'],
  ] as const)('%i of %i: %s', (k, n, verdict) => {
    expect(verification(n === 9 ? results(k, n) : spread(k, n))).toBe(verdict)
  })

  test('what can no longer pass at any look is refused at once, and would have been', () => {
    expect(verification(results(0, 5))).toBe('open')
    expect(verification(results(0, 6))).toBe('refused')
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 39 }), oks => {
        const early = verification(oks)
        const best = verification([...oks, ...results(40, 40)])
        expect(early === 'refused' ? best : 'refused').toBe('refused')
      }),
      { numRuns: 300 },
    )
  })

  test('a run of eight passes nothing yet, whatever it was; ten tell what nine told', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 8 }), oks => verification(oks) !== 'verified'),
      { numRuns: 100 },
    )
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 9, maxLength: 60 }), oks => {
        const seen = looks.filter(n => n <= oks.length)
        let expected: string = 'open'
        for (const n of seen) {
          const { low, high } = wilson(oks.slice(0, n).filter(Boolean).length, n)
          if (low >= 0.7) expected = 'verified'
          else if (high < 0.7 || n === 40) expected = 'refused'
          if (expected !== 'open') break
        }
        expect(verification(oks)).toBeOneOf(
          expected === 'open' ? ['open', verification([...oks, ...results(40, 40)])] : [expected],
        )
      }),
      { numRuns: 300 },
    )
  })

  test('what comes after a decision changes nothing', () => {
    expect(verification([...results(9, 9), ...results(0, 31)])).toBe('verified')
    expect(verification([...results(3, 9), ...results(31, 31)])).toBe('refused')
  })

  test('of all outcomes of nine tries, only nine successes pass at the first look', () => {
    let passes = 0
    for (let bits = 0; bits < 512; bits++)
      if (verification(Array.from({ length: 9 }, (_, i) => (bits >> i) % 2 === 1)) === 'verified') passes++
    expect(passes).toBe(1)
  })
})

/** `k` successes among `n` so that both the look at 9 and the one at 20 stay open where they must. */
function spread(k: number, n: number): boolean[] {
  for (const nine of [8, 7, 6, 5, 4])
    for (const twenty of n === 20 ? [k] : [18, 17, 16, 15, 14, 13, 12, 11, 10]) {
      const [second, third] = [twenty - nine, k - twenty]
      if (second < 0 || second > 11 || third < 0 || third > n - 20) continue
      return [...results(nine, 9), ...results(second, 11), ...results(third, n - 20)]
    }
  throw new Error(`no way to ${k} of ${n} keeps the looks open`)
}

describe('the gate', () => {
  test.each([
    [[], 'open'],
    [results(3, 3), 'open'],
    [results(4, 4), 'admitted'],
    [results(3, 5), 'open'],
    [[false, false, true, true, true, true], 'admitted'],
    [results(3, 6), 'refused'],
    [results(0, 2), 'open'],
    [results(0, 3), 'refused'],
  ])('%j: %s', (oks, verdict) => expect(gate(oks)).toBe(verdict))

  test('a seventh try is not looked at', () => expect(gate([...results(3, 6), true])).toBe('refused'))
})

describe('the state of a skill follows from its evidence', () => {
  test.each<[string, readonly Evidence[], Partial<Standing>, string]>([
    ['nothing yet', [], {}, 'candidate'],
    ['a gate half passed', lines('gate', results(2, 3)), {}, 'candidate'],
    ['a gate failed', lines('gate', results(0, 3)), {}, 'refused'],
    ['a gate passed', admitted, {}, 'admitted'],
    ['8 of 8 verified so far', [...admitted, ...lines('verify', results(8, 8))], {}, 'admitted'],
    ['9 of 9', [...admitted, ...lines('verify', results(9, 9))], {}, 'verified'],
    [
      '9 of 9, but what it calls has changed',
      [...admitted, ...lines('verify', results(9, 9))],
      { callees: 'c2' },
      'stale',
    ],
    ['9 of 9 of another program', [...admitted, ...lines('verify', results(9, 9))], { hash: 'a2' }, 'candidate'],
    ['3 of 9', [...admitted, ...lines('verify', results(3, 9))], {}, 'refused'],
    ['report starts count for nothing', [...admitted, ...lines('report', results(40, 40))], {}, 'admitted'],
    ['training counts for nothing', [...admitted, ...lines('train', results(40, 40))], {}, 'admitted'],
  ])('%s', (_, evidence, changed, state) => {
    expect(stateOf(evidence, { ...standing, ...changed })).toBe(state)
  })

  test('reopening forgets the looks so far, and is verified anew', () => {
    const reopen: Evidence = { kind: 'reopen', hash, callees, why: 'a callee changed', at: 9 }
    const old = [...admitted, ...lines('verify', results(9, 9)), reopen]
    expect(stateOf(old, standing)).toBe('stale')
    expect(stateOf([...old, ...lines('verify', results(8, 8))], standing)).toBe('stale')
    expect(stateOf([...old, ...lines('verify', results(9, 9))], standing)).toBe('verified')
    expect(stateOf([...old, ...lines('verify', results(2, 9))], standing)).toBe('refused')
    const others = [...old, ...lines('verify', results(9, 9), { callees: 'c2' })]
    expect(stateOf(others, { ...standing, callees: 'c2' })).toBe('verified')
  })

  test('the loser of a duel is archived, the winner is not; a person may retire', () => {
    const duel = (kept: boolean): Evidence => ({
      kind: 'duel',
      hash,
      rival: 'b',
      seeds: [1],
      wins: 0,
      losses: 1,
      kept,
      at: 1,
    })
    const verified = [...admitted, ...lines('verify', results(9, 9))]
    expect(stateOf([...verified, duel(false)], standing)).toBe('archived')
    expect(stateOf([...verified, duel(true)], standing)).toBe('verified')
    expect(stateOf([...verified, { kind: 'person', hash, says: 'retire', at: 2 }], standing)).toBe('retired')
    expect(stateOf([...verified, { kind: 'person', hash: 'other', says: 'retire', at: 2 }], standing)).toBe('verified')
  })

  test('promotion by a person verifies nothing', () =>
    expect(stateOf([...admitted, { kind: 'person', hash, says: 'promote', at: 2 }], standing)).toBe('admitted'))

  test('it reads evidence only: the same lines, the same state, and the lines stay as they were', () => {
    const line = fc.tuple(
      fc.constantFrom('gate', 'verify', 'train', 'report'),
      fc.boolean(),
      fc.constantFrom('a1', 'a2'),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), made => {
        const evidence = made.map(
          ([kind, ok, hash], i): Evidence => ({ kind: kind as 'gate', hash, callees, seed: i, ok, steps: 1, at: i }),
        )
        const before = JSON.stringify(evidence)
        const state = stateOf(evidence, standing)
        expect(stateOf(evidence, standing)).toBe(state)
        expect(JSON.stringify(evidence)).toBe(before)
        // Lines of other programs never matter.
        expect(
          stateOf(
            evidence.filter(({ hash }) => hash === 'a1'),
            standing,
          ),
        ).toBe(state)
      }),
      { numRuns: 200 },
    )
  })
})

describe('retirement', () => {
  test('never on fewer than 10 tries, never the sole provider', () => {
    for (let n = 0; n < 10; n++) expect(retires({ k: 0, n }, false)).toBe(false)
    expect(retires({ k: 0, n: 10 }, false)).toBe(true)
    expect(retires({ k: 1, n: 10 }, false)).toBe(true)
    expect(retires({ k: 2, n: 10 }, false)).toBe(false) // Wilson's upper end is .51
    expect(retires({ k: 0, n: 1000 }, true)).toBe(false)
  })

  test('is part of the state, over gate, training and verification together', () => {
    const bad = [...admitted, ...lines('train', results(0, 20))]
    expect(tally(bad)).toEqual({ k: 4, n: 24 })
    expect(stateOf(bad, standing)).toBe('retired')
    expect(stateOf(bad, { ...standing, soleProvider: true })).toBe('admitted')
  })
})

describe('utility', () => {
  const paired = (withIt: number, without: number, n = 20, at = 1): Evidence => ({
    kind: 'utility',
    hash,
    with: { k: withIt, n },
    without: { k: without, n },
    at,
  })
  test('hides what helps nothing over 20 pairs, by the last word', () => {
    expect(isHidden([paired(7, 10)], hash)).toBe(true)
    expect(isHidden([paired(10, 10)], hash)).toBe(false)
    expect(isHidden([paired(11, 10)], hash)).toBe(false)
    expect(isHidden([paired(0, 19, 19)], hash)).toBe(false)
    expect(isHidden([paired(3, 10), paired(12, 10)], hash)).toBe(false)
    expect(isHidden([paired(3, 10)], 'other')).toBe(false)
  })
})

test('mean steps are of successes of this program', () => {
  const mixed = [
    ...lines('gate', [true], { steps: 4 }),
    ...lines('verify', [true], { steps: 8 }),
    ...lines('verify', [false], { steps: 900 }),
  ]
  expect(meanSteps(mixed, hash)).toBe(6)
  expect(meanSteps(mixed, 'other')).toBeNull()
})

test('a look that goes clearly wrong is not hidden by all that went well before it', () => {
  const [good, mixed, bad] = [9, 5, 3].map(won => Array.from({ length: 9 }, (_, i) => i < won))
  const before = Array.from({ length: 36 }, () => true)
  expect(holdsUp([...before, ...good])).toBe(true)
  expect(holdsUp([...before, ...mixed])).toBe(true) // it may be chance
  expect(holdsUp([...before, ...bad])).toBe(false)
  expect(holdsUp([...before, ...bad, ...good])).toBe(true) // and so may that have been
})
