import { z } from 'zod'

const whole = z.int()
const name = z.string()

/** A kind of block that is known of, at its nearest place. */
const knownBlock = z.object({
  name,
  x: whole,
  y: whole,
  z: whole,
  /** Blocks from the player's feet, to one decimal. */
  distance: z.number().min(0),
  /** How many places of it are remembered, at most 24. */
  places: z.int().min(1),
})

const nearEntity = z.object({
  name,
  x: z.number(),
  y: z.number(),
  z: z.number(),
  distance: z.number().min(0),
})

/** What the player sees, holds and feels. Blocks are what rays from the eyes have met: nothing is seen through rock. */
export const observation = z.object({
  /** Game ticks since the episode began; 20 a second. */
  tick: z.int().min(0),
  position: z.object({ x: z.number(), y: z.number(), z: z.number() }),
  /** 0…20 each. */
  health: z.number().min(0).max(20),
  food: z.number().min(0).max(20),
  /** 0…23999; the night is from 13000 to 23000. */
  time: z.int().min(0).max(23_999),
  underSky: z.boolean(),
  inWater: z.boolean(),
  inventory: z.record(name, z.int().min(1)),
  held: name.nullable(),
  worn: z.array(name),
  /** The nearest 40 kinds. */
  blocks: z.array(knownBlock),
  /** The nearest 16. */
  entities: z.array(nearEntity),
  /** 33 rows of 33 letters from north to south, the player in the middle; see `map-letters.ts`. A space is unknown. */
  map: z.array(z.string()),
  /** What the game's recipe book shows as craftable now. */
  craftable: z.array(name),
  /** What has happened since the episode began: `mined.stone`, `deaths`. The server's own count where the server is ours. */
  events: z.record(name, z.int().min(1)),
})
export type Observation = z.infer<typeof observation>
