import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Facts, is, type Json, type SkillResult, UsageError } from '#core'
import {
  callsOf,
  checkProgram,
  depthOf,
  type Instruction,
  interpret,
  lengthOf,
  maxRequests,
  type Program,
  programHash,
  type Request,
} from './program.ts'

const ok: SkillResult = { done: true, why: 'did it' }
const program = (...body: Instruction[]): Program => ({ parameters: {}, body })
const chop: Instruction = { move: 'chop' }
const enough = is('wood', '>=', 3)

/** Runs a program in a world of one number: `chop` brings wood, all else only takes a step. */
function run(made: Program, { parameters = {}, limit = maxRequests, answer = ok, wood = 0, steps = 1 } = {}) {
  const asked: Request[] = []
  const world = { wood, clock: 0 }
  const facts = (): Facts => ({ wood: world.wood })
  const running = interpret(made, parameters as Facts, facts, () => world.clock, limit)
  let next = running.next()
  while (!next.done) {
    asked.push(next.value)
    world.clock += steps
    if ('move' in next.value && next.value.move === 'chop' && answer.done) world.wood++
    next = running.next(answer)
  }
  return { asked, result: next.value, world }
}

describe('the interpreter', () => {
  test('asks for acts, moves and calls in order', () => {
    const { asked } = run(program({ act: 'noop' }, chop, { call: 'get-stone', parameters: { count: 2 } }))
    expect(asked).toEqual([{ act: 'noop' }, { move: 'chop' }, { call: 'get-stone', parameters: { count: 2 }, line: 0 }])
  })

  test("a call's $name is the caller's parameter, else its default; an unknown one is null", () => {
    const calls: Program = {
      parameters: { count: 2 },
      body: [{ call: 'a', parameters: { n: '$count', kind: 'tree', missing: '$none' } }],
    }
    const parametersOf = (parameters: object) =>
      (run(calls, { parameters }).asked[0] as { parameters: Facts }).parameters
    expect(parametersOf({})).toEqual({ n: 2, kind: 'tree', missing: null })
    expect(parametersOf({ count: 7 })).toEqual({ n: 7, kind: 'tree', missing: null })
  })

  test('repeats until the test holds, and looks before the first round', () => {
    expect(run(program({ repeat: [chop], until: enough, atMost: 50 })).asked).toHaveLength(3)
    expect(run(program({ repeat: [chop], until: enough, atMost: 50 }), { wood: 3 }).asked).toHaveLength(0)
    expect(run(program({ repeat: [chop], until: enough, atMost: 2 })).asked).toHaveLength(2)
  })

  test('what an outer repeat waits for ends the inner ones as well, however deep', () => {
    const never = is('wood', '>=', 99)
    const inner: Instruction = { repeat: [chop, { move: 'look' }], until: never, atMost: 50 }
    const between: Instruction = { if: is('wood', '>=', 0), then: [inner, { move: 'after' }] }
    const made = program({ repeat: [between, { move: 'later' }], until: enough, atMost: 50 }, { move: 'last' })
    const asked = run(made).asked.map(request => ('move' in request ? request.move : request))
    expect(asked).toEqual(['chop', 'look', 'chop', 'look', 'chop', 'last'])
  })

  test('a parameter bounds a repeat', () => {
    const made: Program = {
      parameters: { count: 1 },
      body: [{ repeat: [chop], until: is('wood', '>=', '$count'), atMost: 50 }],
    }
    expect(run(made).asked).toHaveLength(1)
    expect(run(made, { parameters: { count: 5 } }).asked).toHaveLength(5)
  })

  test('a round that takes no step ends the repeat: again would be the same', () =>
    expect(
      run(program({ repeat: [chop, chop], until: is('wood', '>=', 99), atMost: 50 }), { steps: 0 }).asked,
    ).toHaveLength(2))

  test('after a round that takes no step something else is done; where that takes none either, it ends', () => {
    const made = program({
      repeat: [{ if: is('wood', '>=', 1), then: [chop] }],
      until: enough,
      atMost: 50,
      otherwise: [chop],
    })
    expect(run(made).world.wood).toBe(3)
    expect(run(made, { steps: 0 }).asked).toHaveLength(1)
    const idle = program({ repeat: [chop], until: enough, atMost: 50, otherwise: [{ move: 'look' }] })
    expect(run(idle).asked).not.toContainEqual({ move: 'look' })
  })

  test('where nothing can be done, what rests is put back once, and then it ends', () => {
    const made = program({ repeat: [chop], until: enough, atMost: 50, otherwise: [{ move: 'look' }] })
    let rested = 2
    const asked: Request[] = []
    const running = interpret(
      made,
      {},
      () => ({ wood: 0 }),
      () => 0,
      maxRequests,
      () => rested-- > 0,
    )
    for (let next = running.next(); !next.done; next = running.next(ok)) asked.push(next.value)
    expect(asked).toHaveLength(6) // three rounds of chopping and looking round, two of them after a rest
    const plain = interpret(
      program({ repeat: [chop], until: enough, atMost: 50 }),
      {},
      () => ({}),
      () => 0,
      99,
      () => true,
    )
    expect([plain.next().done, plain.next(ok).done]).toEqual([false, true])
  })

  test('takes one branch of an if, by the facts of that moment', () => {
    const made = program(
      { if: enough, then: [{ act: 'yes' }], else: [chop] },
      { if: is('wood', '>=', 1), then: [{ act: 'later' }] },
    )
    expect(run(made).asked).toEqual([chop, { act: 'later' }])
    expect(run(made, { wood: 3 }).asked).toEqual([{ act: 'yes' }, { act: 'later' }])
    expect(run(program({ if: enough, then: [{ act: 'yes' }] })).asked).toEqual([])
  })

  test('a hidden fact is a no', () => {
    const running = interpret(
      program({ if: is('wood', '<', 9), then: [chop] }),
      {},
      () => ({ wood: null }),
      () => 0,
    )
    expect(running.next()).toEqual({ done: true, value: { done: true, why: 'nothing to do' } })
  })

  test('ends with what its last request came to', () => {
    const answer = { done: false, why: 'no tree' }
    expect(run(program(chop), { answer }).result).toEqual(answer)
  })

  test('ends after its requests are used up, and says so', () => {
    const endless = program({
      repeat: [{ repeat: [{ act: 'noop' }], until: is('wood', '>=', 1), atMost: 10_000 }],
      until: is('wood', '>=', 1),
      atMost: 10_000,
    })
    expect(run(endless, { limit: 25 })).toMatchObject({ result: { done: false, why: 'gave up after 25 requests' } })
    expect(run(endless).asked).toHaveLength(maxRequests)
  })
})

/** Any program of up to some nesting, as learning could come by one. */
const body = fc.letrec<{ body: Instruction[] }>(tie => ({
  body: fc.array(
    fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record({ act: fc.constantFrom<Json>('noop', 'left') }),
      fc.record({ move: fc.constantFrom<Json>('chop', 'wait') }),
      fc.record({ call: fc.constantFrom('a', 'b'), parameters: fc.dictionary(fc.constantFrom('n', 'm'), fc.nat(9)) }),
      fc.record({
        repeat: tie('body'),
        until: fc.nat(9).map(n => is('wood', '>=', n)),
        atMost: fc.integer({ min: 1, max: 40 }),
      }),
      fc.record({ if: fc.nat(5).map(n => is('wood', '>=', n)), then: tie('body'), else: tie('body') }),
    ),
    { maxLength: 4 },
  ),
})).body

test('every program ends within its requests, whatever the world answers', () => {
  fc.assert(
    fc.property(body, fc.boolean(), fc.nat(2), (made, done, steps) => {
      const { asked } = run(program(...made), { limit: 200, answer: { done, why: '' }, steps })
      expect(asked.length).toBeLessThanOrEqual(200)
    }),
    { numRuns: 200 },
  )
})

test('the hash is of the content: order of keys does not matter, any change does', () => {
  const a = program({ repeat: [chop], until: enough, atMost: 5 })
  const b = JSON.parse(
    '{"body":[{"atMost":5,"until":{"value":3,"op":">=","fact":"wood"},"repeat":[{"move":"chop"}]}],"parameters":{}}',
  )
  expect(programHash(a)).toBe(programHash(b))
  expect(programHash(program({ repeat: [chop], until: enough, atMost: 6 }))).not.toBe(programHash(a))
  expect(programHash({ ...a, parameters: { count: 1 } })).not.toBe(programHash(a))
})

test('counts, depth and calls reach into every block', () => {
  const made = program(
    {
      if: enough,
      then: [{ call: 'b', parameters: {} }],
      else: [{ repeat: [{ call: 'a', parameters: {} }, chop], until: enough, atMost: 2 }],
    },
    { call: 'b', parameters: {} },
    { repeat: [], until: enough, atMost: 2, otherwise: [{ call: 'c', parameters: {} }] },
  )
  expect(callsOf(made)).toEqual(['b', 'a', 'c'])
  expect(lengthOf(made)).toBe(8)
  expect(depthOf(made.body)).toBe(2)
})

describe('the scan before the gate', () => {
  const deep = (n: number): Instruction => (n === 0 ? chop : { if: enough, then: [deep(n - 1)] })
  test.each([
    [program(), 'at least one instruction'],
    [program({ repeat: [chop], until: enough, atMost: 0 }), '1 to 10,000 times, not 0'],
    [program({ repeat: [chop], until: enough, atMost: 10_001 }), 'not 10001'],
    [program({ if: enough, then: [{ repeat: [chop], until: enough, atMost: Number.NaN }] }), 'not NaN'],
    [program(deep(41)), 'nests at most 40 deep'],
    [program(...Array.from({ length: 401 }, () => chop)), 'at most 400 instructions'],
  ])('refuses what is out of bounds', (made, why) => {
    expect(() => checkProgram(made)).toThrow(UsageError)
    expect(() => checkProgram(made)).toThrow(why)
  })
  test('passes what is within', () => {
    checkProgram(program(deep(40)))
    checkProgram(program(...Array.from({ length: 400 }, () => chop)))
  })
})
