import { describe, expect, test } from 'vitest'
import type { Facts, Predicate } from '#core'
import type { Atom } from './atom.ts'
import type { Contract } from './contract.ts'
import { type PlanOptions, plan, unmet } from './plan.ts'
import { pricesOf } from './plan-costs.ts'
import { callsOf, checkProgram, type Program } from './program.ts'
import { contract, contracts } from './testing/contracts.ts'

const atom = (fact: string, op: Atom['op'], value: Atom['value']): Atom => ({ fact, op, value })
const planned = (goal: Predicate, all: readonly Contract[], more: Partial<PlanOptions> = {}, lasting = {}) =>
  plan(goal, { contracts: contracts(all, lasting), provider: () => null, ...more })
const wood = atom('wood', '>=', 1)
const table = atom('near.table', '==', true)
const pick = atom('pick', '>=', 1)
const chain = [
  contract('chop', 'wood+', [], { steps: 5 }),
  contract('build', 'near.table=true', [atom('wood', '>=', 2)]),
  contract('make', 'pick+', [wood, table]),
]
const moves = (program: Program | null) =>
  [...JSON.stringify(program).matchAll(/"move":"(\w+)"/g)].map(([, move]) => move)

describe('chains', () => {
  test('a move with no needs is repeated until it holds', () => {
    const { program, missing } = planned(wood, chain)
    expect(program!.body).toEqual([{ repeat: [{ move: 'chop' }], until: wood, atMost: expect.any(Number) }])
    expect(missing).toEqual([])
  })

  test('needs come before the move, what lasts longest first', () => {
    const { program } = planned(pick, chain, {}, { wood: 0.9, 'near.table': 0.2 })
    const [outer] = program!.body as unknown as [
      { repeat: { if: Predicate; then: { if: Predicate }[] }[]; until: Predicate },
    ]
    expect(outer.until).toEqual(pick)
    expect(outer.repeat[0].if).toEqual(wood)
    expect(outer.repeat[0].then[0].if).toEqual(table)
    const other = planned(pick, chain, {}, { wood: 0.1, 'near.table': 0.8 })
    expect((other.program!.body[0] as unknown as typeof outer).repeat[0].if).toEqual(table)
    expect(new Set(moves(program))).toEqual(new Set(['chop', 'build', 'make']))
    checkProgram(program!)
  })

  test('who gathers a thing spends none of it on the way there, if there is another', () => {
    const stones = atom('stone', '>=', 4)
    const here = atom('near.stone', '==', true)
    const dig = contract('dig', 'stone+', [here])
    const put = contract('put', 'near.stone=true', [atom('stone', '>=', 1)], { spends: ['stone'] })
    const walk = contract('walk', 'near.stone=true', [], { steps: 9 })
    expect(moves(planned(stones, [dig, put, walk]).program)).toEqual(['dig', 'walk'])
    expect(moves(planned(stones, [dig, put]).program)).toContain('put')
    expect(moves(planned(here, [dig, put, walk], { facts: { stone: 1 } }).program)).toContain('put')
  })

  test('where lives are few, what a move uses up is got for all its repetitions at once, as long as none is left', () => {
    const ore = atom('ore', '>=', 1)
    const melt = contract('melt', 'iron+', [ore, table], { spends: ['ore'] })
    const all = [...chain, melt, contract('mine', 'ore+')]
    const wary = { ...contracts(all, { ore: 0.9, 'near.table': 0.2 }), isWary: true }
    const text = (goal: Atom) => JSON.stringify(planned(goal, all, { contracts: wary }).program)
    const looks = `{"if":${JSON.stringify(ore)}`
    expect(text(atom('iron', '>=', 3))).toContain(looks)
    expect(text(atom('iron', '>=', 3))).toContain(`"until":${JSON.stringify(atom('ore', '>=', 3))}`)
    expect(text(atom('iron', '>=', 1))).toContain(`"until":${JSON.stringify(ore)}`)
    expect(text(atom('iron', '>=', 3))).not.toContain('"near.table","op":">="') // what stays is needed once
  })

  test('what is guessed to be needed may be done without, at the rate of all tries, and is seen to after the move was tried without it', () => {
    const ore = atom('ore', '>=', 1)
    const mine = (plain: number) => contract('mine', 'ore+', [table, pick], { guesses: 1, plain })
    const lasting = { pick: 0.9, 'near.table': 0.2 }
    const sure = planned(ore, [...chain, contract('mine', 'ore+', [table, pick])], {}, lasting)
    const guessed = planned(ore, [...chain, mine(0.9)], {}, lasting)
    expect(guessed.cost).toBeLessThan(sure.cost)
    expect(planned(ore, [...chain, mine(0.01)], {}, lasting).cost).toBe(sure.cost)
    const [outer] = guessed.program!.body as unknown as [{ repeat: [{ if: Predicate; then: unknown[] }] }]
    expect(outer.repeat[0].if).toEqual(table)
    expect(outer.repeat[0].then).toEqual([
      { move: 'mine' },
      { if: pick, then: [], else: [expect.objectContaining({ until: pick })] },
    ])
    checkProgram(guessed.program!)
  })

  test('a skill is called in place of its chain', () => {
    const { program } = planned(pick, chain, {
      provider: ({ fact }) => (fact === 'wood' ? { id: 'get-wood', parameters: { count: 1 }, cost: 3 } : null),
    })
    expect(callsOf(program!)).toEqual(['get-wood'])
    expect(moves(program)).not.toContain('chop')
  })

  describe('a skill that may not be started everywhere', () => {
    const [day, rested] = [atom('light', '>=', 5), atom('rest', '>=', 1)]
    const sleep = contract('sleep', 'rest+', [], { steps: 4 })
    const called = (pre: Predicate, chop: number, more: Partial<PlanOptions> = {}) =>
      planned(wood, [contract('chop', 'wood+', [], { steps: chop }), sleep], {
        provider: ({ fact }) => (fact === 'wood' ? { id: 'get-wood', parameters: {}, cost: 3, pre } : null),
        ...more,
      }).program!.body
    const call = [{ call: 'get-wood', parameters: {} }]
    const slept = { repeat: [{ move: 'sleep' }], until: rested, atMost: expect.any(Number) }
    const chopped = { repeat: [{ move: 'chop' }], until: wood, atMost: expect.any(Number) }

    test('is called where it may; elsewhere that is seen to first, or it is done without, whichever takes less', () => {
      expect(called(rested, 50)).toEqual([{ if: rested, then: call, else: [slept, ...call] }])
      expect(called(rested, 5)).toEqual([{ if: rested, then: call, else: [chopped] }])
    })
    test('where one of the two is not known, the other; where neither is, it is called', () => {
      expect(called(day, 50)).toEqual([{ if: day, then: call, else: [chopped] }])
      const alone = { contracts: contracts([sleep]) }
      expect(called({ and: [rested] }, 0, alone)).toEqual([
        { if: { and: [rested] }, then: call, else: [expect.objectContaining({ until: { and: [rested] } }), ...call] },
      ])
      expect(called(day, 0, alone)).toEqual(call)
      const { missing } = planned(wood, [], { provider: () => ({ id: 'get-wood', parameters: {}, cost: 3, pre: day }) })
      expect(missing).toEqual([])
    })
    test('costs what seeing to it takes as well, where it may not be started now', () => {
      const provider = () => ({ id: 'get-wood', parameters: {}, cost: 3, pre: rested })
      const price = (facts?: Facts) =>
        pricesOf({
          contracts: contracts([sleep]),
          provider: atom => (atom.fact === 'wood' ? provider() : null),
          facts,
        })(wood)
      expect([price(), price({ rest: 1 })]).toEqual([3, 3])
      expect(price({ rest: 0 })).toBeCloseTo(3 + 0.7 * 4)
    })
  })

  test('all of several goals, one of several, one after another', () => {
    expect(new Set(moves(planned({ and: [wood, table] }, chain).program))).toEqual(new Set(['chop', 'build']))
    expect(moves(planned({ or: [pick, wood] }, chain).program)).toEqual(['chop']) // the cheaper one
    const { program } = planned({ before: wood, then: table }, chain)
    expect(program!.body.map(part => ('repeat' in part ? part.until : null))).toEqual([wood, table])
  })
})

describe('what turns things up', () => {
  const offer = atom('can.use:bench', '==', true)
  const make = contract('make', 'pick+', [offer])
  const walk = contract('walk', 'can.use:bench=true', [], { steps: 2, successes: 20 })
  const swim = contract('swim', 'can.use:bench=true', [atom('can.swim', '==', true)], { steps: 3 })

  test('is sought by what is better where it is on offer and by what is always, in turn; nobody goes to get that on offer', () => {
    const fly = { ...contract('fly', 'can.use:bench=true', [atom('can.fly', '==', true)]), seeks: true as const }
    const climb = contract('climb', 'can.fly=true', [])
    const known = { ...contracts([make, fly, walk, climb]), finders: () => [fly, walk] }
    const { program, cost } = plan(offer, { contracts: known, provider: () => null })
    expect(moves(program)).toEqual(['fly', 'walk'])
    expect(program!.body).toMatchObject([
      { repeat: [{ if: atom('can.fly', '==', true), then: [{ move: 'fly' }] }, { move: 'walk' }] },
    ])
    expect(cost).toBeGreaterThanOrEqual(2) // what walking takes
  })

  test('a second way that is far slower than the first is left out', () => {
    const crawl = contract('crawl', 'can.use:bench=true', [], { steps: 90 })
    const known = { ...contracts([make, walk, crawl]), finders: () => [walk, crawl] }
    expect(moves(plan(offer, { contracts: known, provider: () => null }).program)).toEqual(['walk'])
  })

  test('is sought in two ways in turn: one alone gets stuck', () => {
    const known = { ...contracts([make, walk, swim]), finders: () => [walk, swim] }
    const [outer] = plan(pick, { contracts: known, provider: () => null }).program!.body as unknown as [
      { repeat: { if: Predicate; else: { repeat: unknown[]; until: Predicate }[] }[] },
    ]
    expect(outer.repeat[0].if).toEqual(offer)
    const [seek] = outer.repeat[0].else
    expect(seek).toMatchObject({ until: offer })
    // Some rounds of each: one after the other would lead to and fro.
    expect(seek.repeat.at(-2)).toEqual({ repeat: [{ move: 'walk' }], until: offer, atMost: 4 })
    expect(seek.repeat.at(-1)).toEqual({ repeat: [{ move: 'swim' }], until: offer, atMost: 4 })
  })

  test('in a second way, however slow, while the first seldom found it', () => {
    const crawl = contract('crawl', 'can.use:bench=true', [], { steps: 90 })
    const lucky = { ...walk, successes: 2 }
    const known = { ...contracts([make, lucky, crawl]), finders: () => [lucky, crawl] }
    expect(moves(plan(offer, { contracts: known, provider: () => null }).program)).toEqual(['walk', 'crawl'])
  })

  test('where it is hardly ever met elsewhere, that is gone to first, and what finds most of anything stays out', () => {
    const above = atom('below', '==', false)
    const roam = { ...contract('walk', 'can.use:bench=true', [above], { steps: 2 }), seeks: true as const }
    const climb = contract('climb', 'below=false')
    const known = { ...contracts([make, roam, climb]), finders: () => [roam], wander: () => ['dig'] }
    const { program } = plan(offer, { contracts: known, provider: () => null })
    expect(program!.body).toMatchObject([
      { repeat: [{ if: above, then: [{ move: 'walk' }], else: [{ repeat: [{ move: 'climb' }], until: above }] }] },
    ])
    expect(moves({ parameters: {}, body: (program!.body[0] as unknown as { repeat: [] }).repeat })).toEqual([
      'walk',
      'climb',
    ])
  })

  test('in one way where there is one; and what is no offer is never got by a second way in vain', () => {
    expect(moves(planned(offer, [walk]).program)).toEqual(['walk'])
    const other = contract('saw', 'wood+', [], { steps: 90 })
    expect(moves(planned(wood, [...chain, other]).program)).toEqual(['chop'])
  })

  test('a second way that needs more than an offer stays out', () => {
    const rich = contract('swim', 'can.use:bench=true', [wood], { steps: 9 })
    const known = { ...contracts([walk, rich]), finders: () => [walk, rich] }
    expect(moves(plan(offer, { contracts: known, provider: () => null }).program)).toEqual(['walk'])
  })
})

describe('costs', () => {
  test('what is not used up is got once, what is used up for every time', () => {
    const saw = (more: Partial<Contract>) => contract('saw', 'board+', [atom('axe', '>=', 1)], { steps: 2, ...more })
    const forge = contract('forge', 'axe+', [], { steps: 100 })
    const cost = (way: Contract, amount: number) => planned(atom('board', '>=', amount), [way, forge]).cost
    expect(cost(saw({}), 5)).toBeCloseTo(70 + 5 * 2)
    expect(cost(saw({ spends: ['axe'] }), 5)).toBeCloseTo(5 * (70 + 2))
    expect(cost(saw({ gain: 4 }), 5)).toBeCloseTo(70 + 2 * 2)
  })

  test('what is so already costs nothing', () => {
    const board = contract('saw', 'board+', [atom('axe', '>=', 1)], { steps: 2 })
    const forge = contract('forge', 'axe+', [], { steps: 100 })
    const cost = (facts: Record<string, number>) => planned(atom('board', '>=', 3), [board, forge], { facts }).cost
    expect(cost({})).toBeCloseTo(76)
    expect(cost({ axe: 1 })).toBeCloseTo(6)
    expect(cost({ axe: 1, board: 2 })).toBeCloseTo(2)
    expect(cost({ board: 3 })).toBe(0)
  })

  test('what is on offer nearly everywhere is hardly ever sought', () => {
    const seek = contract('roam', 'can.chop=true', [], { steps: 100 })
    const known = {
      ...contracts([contract('chop', 'wood+', [atom('can.chop', '==', true)]), seek]),
      finders: () => [seek],
    }
    const cost = (share: number) =>
      plan(wood, { contracts: { ...known, offered: () => share }, provider: () => null }).cost
    expect(cost(0)).toBeCloseTo(71)
    expect(cost(0.9)).toBeCloseTo(8)
  })

  test('of several things at once are summed', () => {
    const both = { and: [wood, table] }
    expect(planned(both, chain).cost).toBeCloseTo(planned(wood, chain).cost + planned(table, chain).cost)
  })

  test('the cheaper way is taken, counting how often it fails and what it needs', () => {
    const ways = [
      contract('slow', 'wood+', [], { steps: 30 }),
      contract('rare', 'wood+', [], { steps: 5, rate: 0.1 }),
      contract('quick', 'wood+', [], { steps: 10 }),
    ]
    expect(moves(planned(wood, ways).program)).toEqual(['quick'])
    const needy = [
      contract('direct', 'wood+', [], { steps: 40 }),
      contract('cheap', 'wood+', [pick], { steps: 1 }),
      contract('dig', 'pick+', [], { steps: 90 }),
    ]
    expect(moves(planned(wood, needy).program)).toEqual(['direct'])
  })
  test('a skill that is far dearer than a well-known way is not called', () => {
    const known = contracts([
      contract('chop', 'wood+', [atom('can.chop', '==', true)], { steps: 2, successes: 9, rate: 0.9 }),
      contract('walk', 'can.chop=true', []),
    ])
    const called = (cost: number) =>
      JSON.stringify(
        plan(wood, {
          contracts: known,
          provider: ({ fact }) => (fact === 'wood' ? { id: 'get-wood', parameters: {}, cost } : null),
        }).program,
      )
    expect(called(9)).toContain('get-wood')
    expect(called(90)).not.toContain('get-wood')
  })
  test('more costs more; a longer chain costs more than its part', () => {
    const cost = (goal: Predicate) => planned(goal, chain).cost
    expect(cost(atom('wood', '>=', 3))).toBeGreaterThan(cost(wood))
    expect(cost(pick)).toBeGreaterThan(cost(table))
    expect(cost(table)).toBeGreaterThan(cost(wood))
  })
})

test('a round in which nothing can be done is answered with what turns up most', () => {
  const idle = { ...contracts(chain), wander: () => ['roam', 'look'] }
  const [outer] = plan(pick, { contracts: idle, provider: () => null }).program!.body
  expect(outer).toMatchObject({ until: pick, otherwise: [{ move: 'roam' }, { move: 'look' }] })
  expect((outer as { atMost: number }).atMost).toBeGreaterThanOrEqual(100)
  expect(JSON.stringify(outer).match(/otherwise/g)).toHaveLength(1) // the outermost alone: the others end, and it goes on
})

test('where lives are few, what is soon done ends where it leads nowhere', () => {
  const idle = { ...contracts(chain), wander: () => ['roam'], isWary: true }
  const outer = (steps: number) => {
    const slow = chain.map(way => ({ ...way, steps }))
    return plan(pick, { contracts: { ...idle, ...contracts(slow) }, provider: () => null }).program!.body[0]
  }
  expect(outer(1)).not.toHaveProperty('otherwise')
  expect(outer(30)).toMatchObject({ otherwise: [{ move: 'roam' }] })
})

describe('no way', () => {
  test('an impossible goal has no program, and is named as missing', () => {
    expect(planned(atom('gem', '>=', 1), chain)).toMatchObject({ program: null, missing: [{ fact: 'gem' }] })
  })
  test('what needs itself is not planned in circles', () => {
    const circle = [
      contract('swap', 'a=true', [atom('b', '==', true)]),
      contract('swop', 'b=true', [atom('a', '==', true)]),
    ]
    const { program } = planned(atom('a', '==', true), circle)
    expect(moves(program)).toEqual(['swap', 'swop']) // each once: then the move is tried as it is
  })
  test('a move that is never on offer cannot be planned around', () => {
    const offer = atom('can.fly', '==', true)
    expect(planned(wood, [contract('fly', 'wood+', [offer])]).program).toBeNull()
    const opened = [contract('fly', 'wood+', [offer]), contract('jump', 'can.fly=true')]
    expect(moves(planned(wood, opened).program)).toEqual(['fly', 'jump'])
  })
  test('a chain longer than the depth is cut, and ends', () => {
    const long = Array.from({ length: 30 }, (_, i) => contract(`m${i}`, `f${i}=true`, [atom(`f${i + 1}`, '==', true)]))
    expect(planned(atom('f0', '==', true), long, { depth: 4 }).cost).toBeGreaterThan(1e6)
  })
})

test('a failure is blamed on the first need that is not met', () => {
  expect(unmet({ pre: [wood, table] }, { wood: 1 })).toEqual(table)
  expect(unmet({ pre: [wood, table] }, { wood: 1, 'near.table': true })).toBeNull()
})

test('alternatives are left out where there is no room for them', () => {
  // Every need has three ways that are seen often, and each of these needs four or five things in turn.
  const names = (n: number) => (n === 2 ? ['a', 'b', 'c', 'd', 'e'] : ['a', 'b', 'c', 'd'])
  const all = [0, 1, 2, 3].flatMap(n =>
    names(n).flatMap(name =>
      [1, 2, 3].map(way =>
        contract(
          `${name}${n}by${way}`,
          `${name}${n}+`,
          n === 0 ? [] : names(n - 1).map(of => atom(of + (n - 1), '>=', 1)),
          {
            successes: 9,
            steps: way,
          },
        ),
      ),
    ),
  )
  const { program } = planned(atom('a3', '>=', 1), all)
  expect(() => checkProgram(program!)).not.toThrow()
  expect(moves(program)).not.toContain('a3by2')
  expect(moves(planned(atom('a1', '>=', 1), all).program)).toContain('a1by2')
})

test('what has no room even so is followed less deep', () => {
  const names = ['a', 'b', 'c', 'd']
  const all = [0, 1, 2, 3, 4, 5].flatMap(n =>
    names.map(name =>
      contract(`${name}${n}`, `${name}${n}+`, n === 0 ? [] : names.map(of => atom(of + (n - 1), '>=', 1))),
    ),
  )
  const { program, cost } = planned(atom('a5', '>=', 1), all)
  expect(() => checkProgram(program!)).not.toThrow()
  expect(moves(program)).toContain('d4')
  expect(cost).toBeLessThan(1e6)
})

test('terse: what is looked at already is not seen to once more where an offer is sought', () => {
  const [stone, offer] = [atom('stone', '>=', 3), atom('can.make', '==', true)]
  const all = [
    contract('make', 'pick+', [offer, stone]),
    contract('dig', 'stone+'),
    contract('build', 'near.table=true', [atom('wood', '>=', 2)]),
    contract('chop', 'wood+'),
  ]
  const known = { ...contracts(all, { stone: 0.9, 'can.make': 0.1 }), condition: () => [stone, table] }
  const [full, terse] = [false, true].map(terse =>
    moves(plan(pick, { contracts: known, provider: () => null, terse }).program),
  )
  expect(full.filter(move => move === 'dig')).toHaveLength(2)
  expect(terse.filter(move => move === 'dig')).toHaveLength(1)
  expect(new Set(terse)).toEqual(new Set(full))
})
