import { Mersenne } from './mersenne.ts'
import { achievements, actions, items } from './names.ts'
import { noise3, permutationOf } from './noise.ts'
import { step } from './step.ts'
import { mapRows, objectList, worldHash } from './trace.ts'
import { tupleHash, worldSeed } from './tuple-hash.ts'
import { World } from './world.ts'

/** How many of one kind were compared and found equal, and what differed first, in words. */
export interface Tally {
  checked: number
  equal: number
  first: string | null
}

/** Compares records of the original, line by line, with this simulator. */
export class Conformance {
  readonly rng: Tally = { checked: 0, equal: 0, first: null }
  readonly resets: Tally = { checked: 0, equal: 0, first: null }
  readonly steps: Tally = { checked: 0, equal: 0, first: null }
  readonly #world = new World()
  #episode: Reset | null = null

  /** @param where Begins the words of a difference: file and line. */
  check(text: string, where: string): void {
    const record = JSON.parse(text) as Record<string, unknown>
    if (record['k'] === 'reset') this.#reset(record as unknown as Reset, where)
    else if (record['k'] === 's') this.#step(record as unknown as Step, where)
    else if (typeof record['seed'] === 'number') this.#values(record as unknown as Values, text, where)
  }

  #values(given: Values, text: string, where: string): void {
    const { seed } = given
    const each = (kind: string, expected: readonly number[] | undefined, draw: () => number) =>
      expected?.forEach((value, i) => {
        const got = draw()
        tally(this.rng, got === value, () => `${where}: seed ${seed}, ${kind} ${i}: ${value} there, ${got} here`)
      })
    const drawing = (draw: (random: Mersenne) => number) => {
      const random = new Mersenne(seed)
      return () => draw(random)
    }
    each(
      'uniform',
      given.uniform,
      drawing(random => random.uniform()),
    )
    each(
      'randint4',
      given.randint4,
      drawing(random => random.integer(4)),
    )
    each(
      'randint17',
      given.randint17,
      drawing(random => random.integer(17)),
    )
    each(
      'randint31',
      given.randint31,
      drawing(random => random.integer(2147483647)),
    )
    const noiseSeed = given.noiseSeed ?? new Mersenne(seed).integer(2147483647)
    const permutation = permutationOf(noiseSeed)
    const points = noisePoints[Symbol.iterator]()
    each('noise3', given.noise3?.slice(0, noisePoints.length), () => noise3(permutation, ...points.next().value!))
    // The hash has 64 bits: more than a parsed number holds.
    const hash = /"tupleHash":\s*\[\s*(-?\d+)\s*,\s*(\d+)/.exec(text)
    if (hash === null) return
    const got = [tupleHash(seed, 1).toString(), String(worldSeed(seed, 1))]
    ;[hash[1], hash[2]].forEach((value, i) => {
      tally(this.rng, got[i] === value, () => `${where}: seed ${seed}, tuple hash: ${value} there, ${got[i]} here`)
    })
  }

  #reset(given: Reset, where: string): void {
    const world = this.#world
    this.#episode = given
    world.reset(given.worldSeed)
    if (given.edited) {
      for (let x = 0; x < world.width; x++)
        for (let y = 0; y < world.height; y++) world.material[x * world.height + y] = given.map[y].charCodeAt(x) - 96
      world.countMaterials()
    }
    const held = given.inv ?? { health: 9, food: 9, drink: 9, energy: 9 }
    for (const [i, name] of items.entries()) world.inventory[i] = held[name] ?? 0
    world.healthBefore = world.inventory[0]
    world.healthRewarded = world.inventory[0]
    const rows = mapRows(world)
    const column = given.map.findIndex((row, y) => row !== rows[y])
    const difference =
      column >= 0
        ? `row ${column} of the map: ${given.map[column]} there, ${rows[column]} here`
        : firstDifference(
            { objects: given.objects, player: given.player },
            { ...this.#seen(), objects: objectList(world) },
          )
    tally(this.resets, difference === null, () => `${where}: world ${given.worldSeed}: ${difference}`)
  }

  #step(given: Step, where: string): void {
    const world = this.#world
    const action = (actions as readonly string[]).indexOf(given.a)
    if (this.#episode === null || action < 0)
      throw new Error(`${where}: ${action < 0 ? `no action is called "${given.a}"` : 'a step before any reset'}`)
    const reward = step(world, action)
    const seen = { ...this.#seen(), r: reward, world: given.world === undefined ? undefined : worldHash(world) }
    const { a: _, k: __, t: ___, ...expected } = given
    const difference =
      firstDifference(
        { ...expected, inv: nonZero(given.inv), ach: nonZero(given.ach) },
        given.objects ? { ...seen, objects: objectList(world) } : seen,
      ) ?? null
    tally(
      this.steps,
      difference === null,
      () => `${where}: world ${this.#episode?.worldSeed}, step ${given.t} (${given.a}): ${difference}`,
    )
  }

  #seen() {
    const world = this.#world
    return {
      done: world.dead || world.over,
      pos: [world.x, world.y],
      player: [world.x, world.y],
      facing: [world.objectFacingX[0], world.objectFacingY[0]],
      sleeping: world.sleeping,
      inv: nonZero(Object.fromEntries(items.map((name, i) => [name, world.inventory[i]]))),
      ach: nonZero(Object.fromEntries(achievements.map((name, i) => [name, world.achieved[i]]))),
      daylight: world.daylight,
    }
  }
}

interface Values {
  readonly seed: number
  readonly uniform?: readonly number[]
  readonly randint4?: readonly number[]
  readonly randint17?: readonly number[]
  readonly randint31?: readonly number[]
  readonly noiseSeed?: number
  readonly noise3?: readonly number[]
}

interface Reset {
  readonly worldSeed: number
  readonly map: readonly string[]
  readonly objects: readonly unknown[]
  readonly player?: readonly number[]
  readonly inv?: Readonly<Record<string, number>>
  readonly edited?: boolean
}

interface Step {
  readonly k: string
  readonly t: number
  readonly a: string
  readonly inv: Readonly<Record<string, number>>
  readonly ach: Readonly<Record<string, number>>
  readonly objects?: readonly unknown[]
  readonly world?: string
}

/** Where the reference data's noise values were taken. */
const noisePoints: readonly (readonly [number, number, number])[] = [
  [0.1, 0.2, 3],
  [1.5, 2.25, 0],
  [32 / 15, 31 / 15, 0],
  [10.3, 7.7, 5],
  [12.8, 6.4, 7],
]

function tally(kind: Tally, equal: boolean, words: () => string): void {
  kind.checked++
  if (equal) kind.equal++
  else kind.first ??= words()
}

/** Rewards and daylight are printed rounded to 6 digits. */
const precision = 1e-6

/** The first field of `expected` that is another in `got`, in words; fields that only `got` has are not compared. */
function firstDifference(expected: Record<string, unknown>, got: Record<string, unknown>): string | null {
  for (const [name, value] of Object.entries(expected)) {
    if (value === undefined || !(name in got)) continue
    const here = got[name]
    const equal =
      typeof value === 'number' && typeof here === 'number'
        ? Math.abs(value - here) <= precision
        : JSON.stringify(value) === JSON.stringify(here)
    if (equal) continue
    if (Array.isArray(value) && Array.isArray(here) && name === 'objects') {
      const i = value.findIndex((entry, at) => JSON.stringify(entry) !== JSON.stringify(here[at]))
      const at = i < 0 ? value.length : i
      return `object ${at}: ${JSON.stringify(value[at])} there, ${JSON.stringify(here[at])} here`
    }
    return `${name}: ${JSON.stringify(value)} there, ${JSON.stringify(here)} here`
  }
  return null
}

/** In one order, so that equal sets have equal texts. */
function nonZero(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts)
      .filter(([, value]) => value !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}
