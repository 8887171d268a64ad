import { z } from 'zod'
import { achievements, creatures, items, letters, type World } from './simulator/index.ts'

/** Cells of the view: 9 wide, 7 high, the player in the middle. */
export const viewWidth = 9
export const viewHeight = 7

export const materialOf: Readonly<Record<string, string>> = {
  w: 'water',
  g: 'grass',
  s: 'stone',
  p: 'path',
  n: 'sand',
  T: 'tree',
  L: 'lava',
  C: 'coal',
  I: 'iron',
  D: 'diamond',
  t: 'table',
  f: 'furnace',
}

export const directions = ['left', 'right', 'up', 'down'] as const
export type Direction = (typeof directions)[number]

/** Everything that may stand on a cell; a plant that can be eaten looks different from one that cannot. */
export const seenKinds = ['cow', 'zombie', 'skeleton', 'arrow', 'plant', 'ripe_plant'] as const
export type SeenKind = (typeof seenKinds)[number]
export const things = items.slice(4)

const count = z.int().min(0).max(9)
const direction = z.enum(directions)

/** What the benchmark's player sees, as symbols. Right is +x, down is +y. */
export const observation = z.object({
  step: z.int().min(0),
  /** Cells from where the episode began: what one may count from the scrolling of the picture. */
  position: z.object({ x: z.int(), y: z.int() }),
  facing: direction,
  /** 7 rows of 9 letters, see `materialOf`. The player is at column 4 of row 3. */
  ground: z.array(z.string().length(viewWidth)).length(viewHeight),
  /** Where others stand, in cells from the player. Only arrows show which way they face. */
  creatures: z.array(
    z.object({
      kind: z.enum(seenKinds),
      x: z.int().min(-4).max(4),
      y: z.int().min(-3).max(3),
      facing: direction.nullable(),
    }),
  ),
  vitals: z.object({ health: count, food: count, drink: count, energy: count }),
  inventory: z.object({
    sapling: count,
    wood: count,
    stone: count,
    coal: count,
    iron: count,
    diamond: count,
    wood_pickaxe: count,
    stone_pickaxe: count,
    iron_pickaxe: count,
    wood_sword: count,
    stone_sword: count,
    iron_sword: count,
  }),
  /** 0 (night) … 1 (day). */
  daylight: z.number().min(0).max(1),
  sleeping: z.boolean(),
  /** How often each was done this episode; those never done are left out. */
  achievements: z.partialRecord(z.enum(achievements), z.int().min(1)),
})
export type Observation = z.infer<typeof observation>
export type Seen = Observation['creatures'][number]

/** Makes observations of one world; cheap, as learners look at every step. */
export class Observer {
  #counts = new Int32Array(achievements.length)
  #achieved: Observation['achievements'] = {}

  observe(world: World): Observation {
    const { x, y, width, height, inventory: held } = world
    const found: Seen[] = []
    const ground: string[] = []
    const { material, objectAt } = world
    for (let dy = -3; dy <= 3; dy++) {
      const cy = y + dy
      if (cy < 0 || cy >= height) {
        ground.push(outside)
        continue
      }
      for (let dx = -4; dx <= 4; dx++) {
        const cx = x + dx
        if (cx < 0 || cx >= width) {
          row[dx + 4] = space
          continue
        }
        const cell = cx * height + cy
        row[dx + 4] = letterCodes[material[cell]]
        const slot = objectAt[cell] - 1
        if (slot > 0) found.push(seen(world, slot, dx, dy))
      }
      ground.push(String.fromCharCode(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8]))
    }
    return {
      step: world.step,
      position: { x: x - (width >> 1), y: y - (height >> 1) },
      facing: directionOf(world.objectFacingX[0], world.objectFacingY[0]),
      ground,
      creatures: found,
      vitals: { health: held[0], food: held[1], drink: held[2], energy: held[3] },
      inventory: {
        sapling: held[4],
        wood: held[5],
        stone: held[6],
        coal: held[7],
        iron: held[8],
        diamond: held[9],
        wood_pickaxe: held[10],
        stone_pickaxe: held[11],
        iron_pickaxe: held[12],
        wood_sword: held[13],
        stone_sword: held[14],
        iron_sword: held[15],
      },
      daylight: Math.round(world.daylight * 1000) / 1000,
      sleeping: world.sleeping,
      achievements: this.#achievements(world.achieved),
    }
  }

  /** The same object until a count changes. */
  #achievements(counts: Int32Array): Observation['achievements'] {
    const known = this.#counts
    let same = true
    for (let i = 0; i < known.length && same; i++) same = known[i] === counts[i]
    if (same) return this.#achieved
    known.set(counts)
    const achieved: Partial<Record<(typeof achievements)[number], number>> = {}
    for (let i = 0; i < known.length; i++) if (known[i] > 0) achieved[achievements[i]] = known[i]
    this.#achieved = achieved
    return achieved
  }
}

const row = new Uint8Array(viewWidth)
const space = 32
const outside = ' '.repeat(viewWidth)
const letterCodes = Uint8Array.from(letters, letter => letter.charCodeAt(0))

function seen(world: World, slot: number, x: number, y: number): Seen {
  const kind = creatures[world.objectKind[slot] - 1]
  if (kind === 'arrow') return { kind, x, y, facing: directionOf(world.objectFacingX[slot], world.objectFacingY[slot]) }
  if (kind === 'plant') return { kind: world.objectTimer[slot] > 300 ? 'ripe_plant' : 'plant', x, y, facing: null }
  return { kind: kind as SeenKind, x, y, facing: null }
}

function directionOf(dx: number, dy: number): Direction {
  if (dx < 0) return 'left'
  if (dx > 0) return 'right'
  return dy < 0 ? 'up' : 'down'
}
