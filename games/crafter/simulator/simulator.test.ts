import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { random } from '#core'
import { playUniformly, publishedEpisodes, publishedRandom, sameRate } from '../calibration.ts'
import { Conformance } from './conformance.ts'
import { achievements, actions, cloneWorld, copyWorld, step, World } from './index.ts'
import { worldHash } from './trace.ts'

const oracle = '../shared/data/crafter'

describe.skipIf(!existsSync(oracle))(`against the original (needs ${oracle})`, () => {
  test.each([
    ['rng.jsonl', Infinity],
    ['traces.jsonl.gz', 1500],
    ['edited.jsonl.gz', 1500],
  ])('%s: all is equal', async (name, most) => {
    const conformance = new Conformance()
    const file = createReadStream(`${oracle}/${name}`)
    let lines = 0
    for await (const line of createInterface({ input: name.endsWith('.gz') ? file.pipe(createGunzip()) : file })) {
      if (lines++ >= most) break
      conformance.check(line, `${name}:${lines}`)
    }
    let checked = 0
    for (const kind of [conformance.rng, conformance.resets, conformance.steps]) {
      expect(kind.first).toBeNull()
      expect(kind.equal).toBe(kind.checked)
      checked += kind.checked
    }
    expect(checked).toBeGreaterThan(100)
  })

  test('one wrong number in a record is found and named', () => {
    const conformance = new Conformance()
    conformance.check('{"seed": 0, "uniform": [0.5488135039273248, 0.7]}', 'made up:1')
    expect(conformance.rng).toEqual({
      checked: 2,
      equal: 1,
      first: 'made up:1: seed 0, uniform 1: 0.7 there, 0.7151893663724195 here',
    })
  })
})

test('a recorded play-through is reproduced step by step', async () => {
  const world = new World()
  const source = random(2026)
  const lines: string[] = []
  for (const seed of [5, 1_026_337_724]) {
    world.reset(seed)
    lines.push(`world ${seed} ${worldHash(world)}`)
    for (let i = 0; i < 250 && !world.dead; i++) {
      const action = source.int(actions.length)
      const reward = step(world, action)
      const { inventory, x, y } = world
      lines.push(`${actions[action]} ${reward.toFixed(1)} ${x},${y} ${inventory.join('')} ${worldHash(world)}`)
    }
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/playthrough.txt')
})

describe('whatever is played', () => {
  const play = fc.record({
    seed: fc.nat(2 ** 31),
    choices: fc.array(fc.nat(actions.length - 1), { minLength: 20, maxLength: 120 }),
  })

  test('the map of objects and the list of objects agree, counts stay in range, and the end is final', () => {
    const world = new World()
    fc.assert(
      fc.property(play, ({ seed, choices }) => {
        world.reset(seed)
        for (const action of choices) {
          const reward = step(world, action)
          expect(reward).toBeGreaterThanOrEqual(-0.9 - 1e-9)
          expect(reward).toBeLessThanOrEqual(1.1 + 1e-9)
          if (world.dead) break
        }
        consistent(world)
      }),
      { numRuns: 25 },
    )
  })

  test('a clone lives the same life, and leaves the first one alone', () => {
    const world = new World()
    const spare = new World()
    fc.assert(
      fc.property(play, ({ seed, choices }) => {
        world.reset(seed)
        for (const action of choices) step(world, action)
        const before = worldHash(world)
        const clone = cloneWorld(world)
        for (const action of choices) step(clone, action)
        expect(worldHash(world)).toBe(before)
        copyWorld(spare, world)
        for (const action of choices) step(spare, action)
        expect(worldHash(spare)).toBe(worldHash(clone))
      }),
      { numRuns: 15 },
    )
  })
})

test('random play succeeds about as often as published', () => {
  const { episodes, successes } = playUniformly(120, 1)
  for (const [i, name] of achievements.entries()) {
    const rate = publishedRandom[name] ?? 0.07
    const p = sameRate(successes[i], episodes, Math.round((rate / 100) * publishedEpisodes), publishedEpisodes)
    expect(p, name).toBeGreaterThan(0.0005)
  }
})

function consistent(world: World): void {
  const standing = new Set<number>()
  for (let slot = 0; slot < world.objects; slot++) {
    if (world.objectKind[slot] === 0) continue
    const cell = world.objectX[slot] * world.height + world.objectY[slot]
    expect(world.objectAt[cell]).toBe(slot + 1)
    standing.add(cell)
  }
  for (let cell = 0; cell < world.objectAt.length; cell++) if (!standing.has(cell)) expect(world.objectAt[cell]).toBe(0)
  const [grasses, paths] = [[...world.chunkGrass], [...world.chunkPath]]
  world.countMaterials()
  expect([...world.chunkGrass]).toEqual(grasses)
  expect([...world.chunkPath]).toEqual(paths)
  for (const amount of world.inventory) {
    expect(amount).toBeGreaterThanOrEqual(0)
    expect(amount).toBeLessThanOrEqual(9)
  }
}
