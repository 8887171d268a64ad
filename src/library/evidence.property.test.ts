import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wilson } from '#core'
import { currentOf, type Evidence, holdsUp, type SkillState, type Standing, stateOf, verifiedRate } from './evidence.ts'

type Tried = Extract<Evidence, { ok: boolean }>
/** Mostly the first, so that there is much of one. */
const mostly = (first: string, second: string) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(first) }, { weight: 1, arbitrary: fc.constant(second) })
const [hash, callees] = [mostly('a1', 'a2'), mostly('c1', 'c2')]
const standing = fc.record({ hash, callees, soleProvider: fc.boolean() })
const whose = { hash, at: fc.nat(99) }
const tried = (kind: 'gate' | 'verify' | 'report' | 'train', oks = fc.boolean()) =>
  fc.record({
    kind: fc.constant(kind),
    ...whose,
    callees,
    seed: fc.nat(),
    ok: oks,
    steps: fc.nat(9),
  })
/** Mostly successes, so that states beyond the gate come up. */
const likely = fc.integer({ min: 0, max: 9 }).map(n => n > 0)
const duel = fc.record({
  kind: fc.constant('duel' as const),
  ...whose,
  rival: fc.constantFrom('b1', 'a1'),
  seeds: fc.constant([1, 2]),
  wins: fc.nat(2),
  losses: fc.nat(2),
  kept: fc.boolean(),
})
const reopen = fc.record({
  kind: fc.constant('reopen' as const),
  ...whose,
  callees,
  why: fc.constant('x'),
})
const utility = fc.record({
  kind: fc.constant('utility' as const),
  ...whose,
  with: fc.record({ k: fc.nat(20), n: fc.constant(20) }),
  without: fc.record({ k: fc.nat(20), n: fc.constant(20) }),
})
const person = fc.record({ kind: fc.constant('person' as const), ...whose, says: fc.constantFrom('promote', 'retire') })
const tries: fc.Arbitrary<Evidence> = fc.oneof(
  { weight: 4, arbitrary: tried('gate', likely) },
  { weight: 30, arbitrary: tried('verify', likely) },
  { weight: 4, arbitrary: tried('train') },
  { weight: 3, arbitrary: tried('report') },
  { weight: 1, arbitrary: reopen },
  { weight: 2, arbitrary: utility },
)
const anything: fc.Arbitrary<Evidence> = fc.oneof(
  { weight: 40, arbitrary: tries },
  { weight: 1, arbitrary: duel },
  { weight: 1, arbitrary: person as fc.Arbitrary<Evidence> },
)
const histories = fc.array(anything, { maxLength: 140, size: 'max' })
/** As a skill is when it has just come to the gate. */
const young = fc.array(
  fc.oneof({ weight: 5, arbitrary: tried('gate', likely) as fc.Arbitrary<Evidence> }, { weight: 4, arbitrary: tries }),
  { maxLength: 24, size: 'max' },
)
const check = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: 1000 })

describe('no history makes a state that its evidence does not bear', () => {
  test('verified: a look passed by the starts since it was last opened, and those that came after hold it up', () => {
    let verified = 0
    check(
      fc.property(histories, standing, (evidence, at) => {
        if (stateOf(evidence, at) !== 'verified') return
        verified++
        const own = currentOf(evidence, at).flatMap(line => (line.kind === 'verify' ? [line as Tried] : []))
        const oks = own.map(line => line.ok)
        const passes = [9, 20, 40].some(n => {
          const seen = oks.slice(0, n)
          return wilson(seen.filter(Boolean).length, n).low >= verifiedRate // what is to come may all fail
        })
        expect(passes).toBe(true)
        expect(holdsUp(oks)).toBe(true)
        expect(own.every(line => line.hash === at.hash && line.callees === at.callees)).toBe(true)
      }),
    )
    expect(verified).toBeGreaterThan(30) // or nothing was tested
  })

  test('admitted: four of its first six at the gate, and no verdict against it', () => {
    let admitted = 0
    check(
      fc.property(young, standing, (evidence, at) => {
        if (stateOf(evidence, at) !== 'admitted') return
        admitted++
        const six = evidence
          .filter(line => line.kind === 'gate' && line.hash === at.hash && line.callees === at.callees)
          .slice(0, 6)
        expect(six.filter(line => 'ok' in line && line.ok).length).toBeGreaterThanOrEqual(4)
      }),
    )
    expect(admitted).toBeGreaterThan(30)
  })

  test('retired by figures: never on fewer than ten tries, never the sole provider', () => {
    const failing = fc.array(tried('train', fc.constant(false)) as fc.Arbitrary<Evidence>, { maxLength: 14 })
    check(
      fc.property(fc.array(tries, { maxLength: 12 }), failing, standing, (before, after, at) => {
        const evidence = [...before, ...after]
        if (stateOf(evidence, at) !== 'retired') return
        const n = evidence.filter(
          ({ kind, hash }) => hash === at.hash && ['gate', 'verify', 'train'].includes(kind),
        ).length
        expect([at.soleProvider, n >= 10]).toEqual([false, true])
      }),
    )
  })
})

describe('a state follows from evidence and from nothing else', () => {
  test('same evidence, same state: read again, written down and read back, asked in any order', () => {
    check(
      fc.property(histories, standing, standing, (evidence, at, other) => {
        const state = stateOf(evidence, at)
        stateOf(evidence, other)
        expect(stateOf(evidence, at)).toBe(state)
        expect(stateOf(JSON.parse(JSON.stringify(evidence)), { ...at })).toBe(state)
      }),
    )
  })

  test('lines of other programs change nothing, wherever they stand', () => {
    check(
      fc.property(histories, standing, (evidence, at) => {
        expect(
          stateOf(
            evidence.filter(({ hash }) => hash === at.hash),
            at,
          ),
        ).toBe(stateOf(evidence, at))
      }),
    )
  })

  test('what the report saw is not looked at', () => {
    check(
      fc.property(histories, standing, (evidence, at) => {
        expect(
          stateOf(
            evidence.filter(({ kind }) => kind !== 'report'),
            at,
          ),
        ).toBe(stateOf(evidence, at))
      }),
    )
  })

  test('what is weighed changes routing, never a state', () => {
    check(
      fc.property(histories, standing, (evidence, at) => {
        expect(
          stateOf(
            evidence.filter(({ kind }) => kind !== 'utility'),
            at,
          ),
        ).toBe(stateOf(evidence, at))
      }),
    )
  })
})

describe('what is over', () => {
  const lost = (at: Standing): Evidence => ({
    kind: 'duel',
    hash: at.hash,
    rival: 'b1',
    seeds: [1],
    wins: 0,
    losses: 1,
    kept: false,
    at: 9,
  })
  const stateAfter = (evidence: readonly Evidence[], at: Standing): SkillState => stateOf(evidence, at)

  test('archived never comes back by itself: no try, no reopening, no weighing brings it back', () => {
    check(
      fc.property(histories, fc.array(tries, { maxLength: 60 }), standing, (before, after, at) => {
        const archived = [...before.filter(({ kind }) => kind !== 'person'), lost(at)]
        expect(stateAfter(archived, at)).toBe('archived')
        expect(stateAfter([...archived, ...after], at)).toBe('archived')
      }),
    )
  })

  test('only a duel it wins brings it back, and then to what its tries bear', () => {
    check(
      fc.property(fc.array(tries, { maxLength: 60 }), standing, (evidence, at) => {
        const back = [...evidence, lost(at), { ...lost(at), wins: 1, losses: 0, kept: true } as Evidence]
        expect(stateAfter(back, at)).toBe(stateAfter(evidence, at))
      }),
    )
  })

  test('whom a person retires stays retired, whatever is tried, until a person says otherwise', () => {
    check(
      fc.property(histories, fc.array(fc.oneof(tries, duel), { maxLength: 60 }), standing, (before, after, at) => {
        const retired: Evidence = { kind: 'person', hash: at.hash, says: 'retire', at: 9 }
        expect(stateAfter([...before, retired, ...after], at)).toBe('retired')
      }),
    )
  })
})
