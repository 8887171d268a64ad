import { describe, expect, test } from 'vitest'
import { type AnyGame, brokenOff, type Facts, is, type Json, type Predicate, type SkillResult } from '#core'
import { outpost } from '../learn/testing/outpost.ts'
import type { Sample } from './effect.ts'
import { type Habit, type Host, type HostOptions, host, type Runnable } from './host.ts'
import { type Instruction, maxDepth } from './program.ts'
import { type AnyView, motionsOf, moveName } from './situation.ts'

const game = outpost as unknown as AnyGame
const wood: Instruction[] = [{ move: { go: 'tree' } }, { move: 'use' }]
const fetch = (n: number | string): Instruction => ({ repeat: wood, until: is('inventory.wood', '>=', n), atMost: 30 })
const more: Predicate = is('inventory.wood', '>=', { fact: 'start.inventory.wood', plus: 1 })
const runnable = (id: string, body: Instruction[], effect: Predicate, parameters = {}): Runnable => ({
  id,
  program: { parameters, body },
  pre: { and: [] },
  effect,
})

interface Told {
  readonly moves: { move: Json; sample: Sample; result: SkillResult }[]
  readonly calls: { id: string; ok: boolean; why: string }[]
}

/** Plays what `make` yields in the real small game. @returns the result, the body and what it told. */
async function play(
  skills: readonly Runnable[],
  make: (body: Host) => Generator<unknown, SkillResult, AnyView>,
  options: Partial<HostOptions> & { atMost?: number } = {},
) {
  const told: Told = { moves: [], calls: [] }
  const body = host({
    game,
    skill: id => skills.find(skill => skill.id === id) ?? null,
    onMove: (move, sample, result) => told.moves.push({ move, sample, result }),
    onCall: (id, ok, why) => told.calls.push({ id, ok, why }),
    ...options,
  })
  const signal = new AbortController().signal
  await using world = await outpost.backends['simulator'].open({}, { signal, emit: () => {} })
  let step = await world.reset({ seed: 5 })
  body.see(step.views.get('p0')!)
  const running = make(body)
  let next = running.next()
  for (let i = 0; !next.done && i < (options.atMost ?? 500); i++) {
    step = await world.step(new Map([['p0', next.value as never]]))
    body.see(step.views.get('p0')!)
    next = running.next(step.views.get('p0')!)
  }
  return { result: next.done ? next.value : null, body, told }
}

test('a move takes as long as the game says, and each step of it something; without a word of it, its steps', async () => {
  let looked = 0
  const slow = { ...game, elapsed: () => 3 * looked++ } as AnyGame
  const make = (body: Host) => body.run({ parameters: {}, body: wood }, {})
  const told = async (game: AnyGame) =>
    (await play([], make, { game })).told.moves.map(({ sample: { steps, effort } }) => ({ steps, effort }))
  const plain = await told(game)
  expect(plain[0]).toEqual({ steps: expect.any(Number), effort: undefined })
  expect(await told(slow)).toEqual(plain.map(({ steps }) => ({ steps, effort: 0.25 * steps + 0.75 * 3 })))
})

describe('the host checks what a skill promises', () => {
  test('a skill that does it has done it', async () => {
    const { result, body, told } = await play([runnable('get', [fetch(2)], is('inventory.wood', '>=', 2))], body =>
      body.call('get', {}),
    )
    expect(result).toEqual({ done: true, why: 'reached' })
    expect(body.facts()['inventory.wood']).toBe(2)
    expect(told.calls).toEqual([{ id: 'get', ok: true, why: 'reached' }])
    expect(body.stack).toEqual([])
  })

  test('a skill that only says so has not: its last move went well, its effect does not hold', async () => {
    const liar = runnable('liar', wood, is('inventory.gem', '>=', 1))
    const { result, told } = await play([liar], body => body.call('liar', {}))
    expect(told.moves.at(-1)!.result.done).toBe(true)
    expect(result).toEqual({ done: false, why: 'liar did not do it' })
    expect(told.calls).toEqual([{ id: 'liar', ok: false, why: 'liar did not do it' }])
  })

  test('the effect may speak of the start and of parameters, defaults included', async () => {
    const get = runnable('get', [fetch('$count')], is('inventory.wood', '>=', '$count'), { count: 1 })
    const one = runnable('one', wood, more)
    const { told, body } = await play([get, one], function* (body) {
      yield* body.call('get', {})
      yield* body.call('get', { count: 3 })
      yield* body.call('one', {})
      return yield* body.call('get', { count: 4 })
    })
    expect(told.calls.map(({ ok }) => ok)).toEqual([true, true, true, true])
    expect(body.facts()['inventory.wood']).toBe(4)
    expect(told.moves.filter(({ move }) => move === 'use')).toHaveLength(4)
  })

  test('a caller goes on after a callee failed, and is judged by its own effect alone', async () => {
    const failing = runnable('failing', [{ move: 'make_hammer' }], is('inventory.hammer', '>=', 1))
    const outer = runnable('outer', [{ call: 'failing', parameters: {} }, fetch(1)], is('inventory.wood', '>=', 1))
    const { result, told } = await play([failing, outer], body => body.call('outer', {}))
    expect(told.calls).toEqual([
      { id: 'failing', ok: false, why: 'failing did not do it' },
      { id: 'outer', ok: true, why: 'reached' },
    ])
    expect(result!.done).toBe(true)
  })

  test('a skill that is not there is a failure with its name, not an error', async () => {
    const outer = runnable('outer', [{ call: 'none', parameters: {} }], is('inventory.wood', '>=', 1))
    const { result } = await play([outer], body => body.run(outer.program, {}))
    expect(result).toEqual({ done: false, why: 'there is no skill "none"' })
  })

  test('a skill that calls itself ends', async () => {
    const whys: string[] = []
    const self = runnable('self', [{ call: 'self', parameters: {} }], is('inventory.gem', '>=', 1))
    const { result, told } = await play([self], body => body.call('self', {}), {
      onCall: (_id, _ok, why) => whys.push(why),
    })
    expect(result!.done).toBe(false)
    expect(whys).toHaveLength(maxDepth)
    expect(told.moves).toEqual([])
  })
})

describe('moves', () => {
  test('what is not on offer takes no step, and a world of it leaves one stuck', async () => {
    const { result, body } = await play([], function* (body) {
      const once = yield* body.move('fly')
      expect([once, body.steps, body.stuck]).toEqual([{ done: false, why: 'fly is not on offer' }, 0, false])
      for (let i = 0; i < 39; i++) yield* body.move('fly')
      expect(yield* body.move({ go: 'tree' })).toEqual({ done: false, why: 'the attempt is over' })
      expect(body.stuck).toBe(true)
      body.revive()
      return yield* body.move({ go: 'tree' })
    })
    expect(body.stuck).toBe(false)
    expect(result).toEqual({ done: true, why: 'there' })
  })

  test('three failures on end take a move off the offers, for several times what the last one took', async () => {
    await play([], function* (body) {
      for (let i = 0; i < 3; i++) yield* body.move('make_pick')
      const since = body.steps
      expect(since).toBe(3)
      const wrong: number[] = []
      while (body.steps < since + 90) {
        if ((body.situation()['can.make_pick'] === true) !== body.steps >= since + 10) wrong.push(body.steps)
        yield* body.move({ go: 'tree' })
      }
      expect(wrong).toEqual([])
      return { done: true, why: '' }
    })
    expect.assertions(2)
  })

  test('samples tell what was so before and after, and how many steps it took', async () => {
    const { told } = await play([], body => body.run({ parameters: {}, body: [fetch(1)] }, {}))
    const { sample } = told.moves.find(({ move }) => move === 'use')!
    expect([sample.before['inventory.wood'], sample.after['inventory.wood'], sample.steps]).toEqual([0, 1, 1])
    expect(told.moves[0].sample.steps).toBeGreaterThan(1)
    expect(told.moves[0].sample.before['can.go:tree'] ?? told.moves[0].sample.before['can.tree']).toBe(true)
  })
})

describe('the aim', () => {
  const reached = (facts: Facts) => (facts['inventory.wood'] as number) >= 1
  test('ends whatever runs as soon as it holds', async () => {
    const { result, body } = await play([], function* (body) {
      body.aim(reached, Infinity)
      return yield* body.run({ parameters: {}, body: [fetch(9)] }, {})
    })
    expect(body.facts()['inventory.wood']).toBe(1)
    expect([body.over, result]).toEqual([true, { done: false, why: 'the attempt is over' }])
  })

  test('ends at its step, in the middle of a move', async () => {
    const { body } = await play([], function* (body) {
      body.aim(null, 3)
      return yield* body.run({ parameters: {}, body: [fetch(9)] }, {})
    })
    expect(body.steps).toBe(3)
  })

  test('a new aim begins afresh', async () => {
    const { body } = await play([], function* (body) {
      body.aim(reached, Infinity)
      yield* body.run({ parameters: {}, body: [fetch(9)] }, {})
      body.aim(null, Infinity)
      return yield* body.run({ parameters: {}, body: [fetch(2)] }, {})
    })
    expect(body.facts()['inventory.wood']).toBe(2)
  })
})

describe('habits', () => {
  const habit = (body: Instruction[], rest = 100): Habit => ({
    fact: 'inventory.wood',
    when: is('inventory.wood', '<', 1),
    program: { parameters: {}, body },
    urgency: 1,
    rest,
  })

  test('come before the move that was asked for', async () => {
    const { told } = await play([], body => body.move('step-aside'), { habits: [habit([fetch(1)])] })
    expect(told.moves.at(-1)!.move).toBe('step-aside')
    expect(told.moves.at(-1)!.sample.before['inventory.wood']).toBe(1)
  })

  test('a move that sees to a danger as well is not put off for it, and needs wait meanwhile', async () => {
    const danger: Habit = { ...habit([{ move: 'make_hammer' }]), urgency: 0, spares: [moveName({ go: 'tree' })] }
    const need = habit([{ move: 'make_pick' }])
    const { told } = await play(
      [],
      function* (body) {
        yield* body.move({ go: 'tree' })
        return yield* body.move('step-aside')
      },
      { habits: [danger, need] },
    )
    expect(told.moves.map(({ move }) => move)).toEqual([{ go: 'tree' }, 'make_hammer', 'make_pick', 'step-aside'])
  })

  test('a habit may wait for an amount to fall: what is so in the evening is so in the morning as well', async () => {
    const evening: Habit = {
      ...habit([{ move: 'make_pick' }]),
      when: is('inventory.wood', '>=', 1),
      falling: 'inventory.wood',
    }
    const { told } = await play(
      [],
      function* (body) {
        yield* body.run({ parameters: {}, body: [fetch(4)] }, {}) // rising
        for (let i = 0; i < 4 && Number(body.facts()['inventory.wood']) >= 4; i++) {
          yield* body.move('step-aside')
          yield* body.move('make_bench') // three of it are gone
        }
        return yield* body.move('step-aside')
      },
      { habits: [evening] },
    )
    const seen = told.moves.filter(({ move }) => moveName(move) === 'make_pick')
    expect(seen.map(({ sample }) => sample.before['inventory.wood'])).toEqual([1])
  })

  test('nothing is begun while one is bound to what is under way', async () => {
    const motions = { ...motionsOf(game), bound: () => true }
    const asleep = { ...game, motions: () => motions } as AnyGame
    const { told } = await play([], body => body.move('step-aside'), { game: asleep, habits: [habit([fetch(1)])] })
    expect(told.moves.map(({ move }) => move)).toEqual(['step-aside'])
  })

  test('a habit may ask what is on offer', async () => {
    const offered = { ...habit([fetch(1)]), when: { and: [is('inventory.wood', '<', 1), is('can.use', '==', true)] } }
    const { told } = await play([], body => body.move('step-aside'), {
      habits: [{ ...offered, fact: 'inventory.wood' }],
    })
    expect(told.moves.map(({ move }) => move)).toContainEqual('use')
  })

  test('the move an episode ends in is told once, with what it came to', async () => {
    const { body, told } = await play([], body => body.move({ go: 'tree' }), { atMost: 1 })
    expect(told.moves).toHaveLength(0)
    body.end()
    body.end()
    expect(told.moves).toHaveLength(1)
    expect(told.moves[0]).toMatchObject({ move: { go: 'tree' }, sample: { steps: 1 }, result: { done: false } })
  })

  test('what rests is put back, but not again before anything else was done', async () => {
    const back: boolean[] = []
    await play([], function* (body) {
      const inVain = function* () {
        for (let i = 0; i < 3; i++) yield* body.move('make_hammer')
      }
      yield* inVain()
      back.push(body.refresh())
      yield* inVain()
      back.push(body.refresh())
      yield* body.move({ go: 'tree' })
      back.push(body.refresh())
      return { done: true, why: '' }
    })
    expect(back).toEqual([true, false, true])
  })

  test('what fails again and again rests; what is broken off does not', async () => {
    const offered = async (why: string) => {
      const { run, ...others } = motionsOf(game)
      const failing = (move: Json, view: AnyView): ReturnType<typeof run> =>
        (function* () {
          yield* run(move, view)
          return { done: false, why }
        })()
      const motions = () => ({ ...others, run: failing })
      const { body } = await play(
        [],
        function* (body) {
          for (let i = 0; i < 3; i++) yield* body.move('step-aside')
          return { done: true, why: '' }
        },
        { game: { ...game, motions } as AnyGame },
      )
      return body.offers().map(moveName).includes('step-aside')
    }
    expect(await offered('no-path')).toBe(false)
    expect(await offered(brokenOff)).toBe(true)
  })

  test('a habit that does not help rests, and the episode goes on', async () => {
    const { told } = await play(
      [],
      function* (body) {
        for (let i = 0; i < 30; i++) yield* body.move({ go: 'tree' })
        return { done: true, why: '' }
      },
      { habits: [habit([{ move: 'make_hammer' }])] },
    )
    expect(told.moves.filter(({ move }) => move === 'make_hammer')).toHaveLength(1)
    expect(told.moves).toHaveLength(31)
  })

  test('a habit that ends with the attempt it was in has not failed: it goes on before whatever comes next', async () => {
    const { told } = await play(
      [],
      function* (body) {
        body.aim(() => body.steps >= 2, Infinity)
        yield* body.move('step-aside')
        expect([body.over, body.facts()['inventory.wood'] ?? 0]).toEqual([true, 0])
        body.aim(null, Infinity)
        return yield* body.move('step-aside')
      },
      { habits: [habit([fetch(1)])] },
    )
    expect(told.moves.at(-1)!.move).toBe('step-aside')
    expect(told.moves.at(-1)!.sample.before['inventory.wood']).toBe(1)
  })

  test('its steps are no steps of the attempt', async () => {
    const { told, body } = await play([], aimed, { habits: [habit([fetch(1)])] })
    function* aimed(body: Host) {
      body.aim(null, 2)
      yield* body.move('step-aside')
      return yield* body.move({ go: 'tree' })
    }
    const [last] = told.moves.slice(-1)
    expect(last.move).toEqual({ go: 'tree' })
    expect(last.sample.before['inventory.wood']).toBe(1)
    expect([body.over, body.steps > 4]).toEqual([true, true])
  })
})
