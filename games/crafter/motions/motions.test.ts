import { describe, expect, test } from 'vitest'
import { type Json, random, UsageError } from '#core'
import crafter from '../index.ts'

const open = () =>
  crafter.backends.simulator.open(crafter.config.parse({}), {
    signal: new AbortController().signal,
    emit: () => {},
  })

/** Plays one move to its end. */
async function start(seed: number) {
  const environment = await open()
  const motions = crafter.motions!()
  let step = await environment.reset({ seed })
  const view = () => step.views.get('p1')!
  motions.observe(view())
  return {
    motions,
    view,
    over: () => step.end !== null,
    async play(move: Json) {
      const run = motions.run(move, view())
      let next = run.next()
      let [actions, waits] = [0, 0]
      while (!next.done && step.end === null) {
        if (next.value === 'noop') waits++
        step = await environment.step(new Map([['p1', next.value]]))
        motions.observe(view())
        actions++
        next = run.next(view())
      }
      return { actions, waits, result: next.done ? next.value : null }
    },
    noop: async () => {
      step = await environment.step(new Map([['p1', 'noop']]))
      motions.observe(view())
    },
  }
}

describe('given moves', () => {
  test('use tree walks to the nearest tree and comes back with wood', async () => {
    const player = await start(1)
    const { result } = await player.play({ do: 'use', target: 'tree' })
    expect(result).toEqual({ done: true, why: 'used tree' })
    expect(player.view().observation.inventory.wood).toBe(1)
  })

  test('go-to faces its target', async () => {
    const player = await start(2)
    for (let i = 0; i < 10 && !player.motions.moves(player.view()).some(isUseOf('water')); i++)
      await player.play({ do: 'explore' })
    const { result } = await player.play({ do: 'go-to', target: 'water' })
    expect(result).toEqual({ done: true, why: 'facing water' })
    expect(crafter.facts(player.view())['facing']).toBe('water')
  })

  test('exploring shows new ground, and the same memory explores the same way', async () => {
    const [one, two] = [await start(4), await start(4)]
    for (let i = 0; i < 5; i++) {
      const [a, b] = [await one.play({ do: 'explore' }), await two.play({ do: 'explore' })]
      expect(a).toEqual(b)
      expect(a.result?.why).toMatch(/saw \d+ new cells|hurt/)
    }
    expect(one.view()).toEqual(two.view())
  })

  test('what is offered depends on what was seen, never on what is held', async () => {
    const player = await start(1)
    const before = player.motions.moves(player.view())
    await player.play({ do: 'use', target: 'tree' })
    const after = player.motions.moves(player.view())
    const always = (moves: readonly Json[]) => moves.filter(move => !('target' in (move as object)))
    expect(always(after)).toEqual(always(before))
    expect(JSON.stringify(before)).not.toContain('lava')
  })

  test('random moves end, take few actions each, and never walk into lava', async () => {
    const source = random(11)
    for (let seed = 20; seed < 28; seed++) {
      const player = await start(seed)
      for (let i = 0; i < 60 && !player.over(); i++) {
        const { actions } = await player.play(source.pick(player.motions.moves(player.view())))
        expect(actions).toBeLessThan(450)
        if (actions === 0 && !player.over()) await player.noop()
      }
      const { ground } = player.view().observation
      expect(ground[3][4]).not.toBe('L')
    }
  })

  test('enclose closes itself in with the stones at hand, digs what it lacks, and does nothing without any', async () => {
    const player = await start(6)
    expect((await player.play({ do: 'enclose' })).result).toEqual({ done: false, why: 'no place that can be closed' })
    let [closed, tried, taken, waited] = [0, 0, 0, 0]
    for (let seed = 100; seed < 124; seed++) {
      const miner = await start(seed)
      const has = (thing: 'wood' | 'wood_pickaxe' | 'stone') => miner.view().observation.inventory[thing]
      const sees = (target: string) => miner.motions.moves(miner.view()).some(isUseOf(target))
      const get = async (thing: 'wood' | 'stone', target: string, amount: number) => {
        for (let i = 0; i < 40 && has(thing) < amount && !miner.over(); i++)
          await miner.play(sees(target) ? { do: 'use', target } : { do: 'explore' })
      }
      await get('wood', 'tree', 5)
      await miner.play({ do: 'place_table' })
      await miner.play({ do: 'make_wood_pickaxe' })
      await get('stone', 'stone', 1)
      if (miner.over() || has('wood_pickaxe') === 0 || has('stone') === 0) continue
      tried++
      for (let i = 0; i < 2 && !miner.over() && Number(crafter.facts(miner.view())['room']) > 3; i++) {
        const { actions, waits, result } = await miner.play({ do: 'enclose' })
        taken += actions
        waited += waits
        if (result?.done && !miner.over()) {
          expect(Number(crafter.facts(miner.view())['room']), `start ${seed}`).toBeLessThanOrEqual(3)
          // Nothing to be shot over, either.
          expect(sidesOf(miner.view().observation.ground), `start ${seed}`).not.toMatch(/[wL]/)
        }
      }
      if (miner.over() || Number(crafter.facts(miner.view())['room']) > 3) continue
      closed++
      // Who is closed in stays so.
      if (Number(crafter.facts(miner.view())['room']) <= 2)
        expect(await miner.play({ do: 'enclose' }), `start ${seed}`).toEqual({
          actions: 0,
          waits: 0,
          result: { done: true, why: 'closed in' },
        })
    }
    expect(tried).toBeGreaterThanOrEqual(12)
    expect(closed).toBeGreaterThanOrEqual(tried / 2)
    // Who waits where no creature stands in the way waits in vain.
    expect(waited).toBeLessThan(taken / 20)
  })

  test('a move that does not exist is refused in words', async () => {
    const { motions, view } = await start(1)
    expect(() => motions.run({ do: 'us', target: 'tree' }, view())).toThrow(UsageError)
    expect(() => motions.run({ do: 'use', target: 'lava' }, view())).toThrow(/needs a target/)
    expect(() => motions.run({ do: 'go', direction: 'north' }, view())).toThrow(/left, right, up or down/)
    expect(() => motions.run(null, view())).toThrow(UsageError)
  })
})

const isUseOf = (target: string) => (move: Json) => JSON.stringify(move) === JSON.stringify({ do: 'use', target })

/** Letters around the cells that can be walked to from the middle of a view. */
function sidesOf(ground: readonly string[]): string {
  const at = (x: number, y: number) => ground[y]?.[x] ?? ' '
  const cells = [[4, 3]]
  let sides = ''
  for (const [x, y] of cells)
    for (const [dx, dy] of [
      [-1, 0],
      [1, 0],
      [0, -1],
      [0, 1],
    ]) {
      const next = [x + dx, y + dy]
      if (cells.some(([a, b]) => a === next[0] && b === next[1])) continue
      if ('gnp'.includes(at(next[0], next[1]))) cells.push(next)
      else sides += at(next[0], next[1])
    }
  return sides
}
