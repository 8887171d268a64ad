import { z } from 'zod'

const name = z
  .string()
  .regex(/^[a-z0-9_]+$/, 'a name of the game in lower case, such as oak_log, or a kind of things, such as any_log')
const coordinate = z.int().min(-30_000_000).max(30_000_000)
const place = z.object({ x: coordinate, y: z.int().min(-64).max(320), z: coordinate })
const count = z.int().min(1).max(64)

/** No staircase goes deeper: below is bedrock. */
export const deepest = 6

/**
 * What an agent may do: each action is played out in the world over many ticks and ends by itself, at its deadline, or
 * when the agent is hurt or dies. Its outcome has a stable code; see `outcomes`.
 */
export const action = z.discriminatedUnion('type', [
  z.object({ type: z.literal('go-to'), block: name }).describe('walk to the nearest known block of a kind'),
  z.object({ type: z.literal('walk'), to: place }).describe('walk to a place'),
  z.object({ type: z.literal('look-at'), at: place }),
  z.object({ type: z.literal('dig'), at: place }).describe('dig the block at a place, walking near if need be'),
  z
    .object({ type: z.literal('collect'), block: name })
    .describe('dig the nearest known block of a kind and pick up what drops'),
  z.object({ type: z.literal('pick-up') }).describe('fetch the nearest item that lies about'),
  z.object({ type: z.literal('place'), item: name }).describe('put a held block on the ground beside'),
  z.object({ type: z.literal('craft'), item: name }).describe('craft once, at a known table if it needs one'),
  z
    .object({ type: z.literal('smelt'), item: name, count: count.optional() })
    .describe('smelt in a known furnace and wait for it'),
  z.object({ type: z.literal('equip'), item: name }),
  z.object({ type: z.literal('eat'), item: name }),
  z
    .object({ type: z.literal('attack'), entity: name })
    .describe('fight the nearest creature of a kind until it is gone'),
  z.object({ type: z.literal('store'), item: name, count: count.optional() }).describe('into a known chest'),
  z.object({ type: z.literal('take'), item: name, count: count.optional() }).describe('out of a known chest'),
  z.object({ type: z.literal('toss'), item: name, count: count.optional() }),
  z.object({ type: z.literal('sleep') }).describe('in a known bed'),
  z.object({ type: z.literal('wait'), ticks: z.int().min(1).max(1200) }),
  z.object({ type: z.literal('chat'), text: z.string().min(1).max(200) }),
  z.object({ type: z.literal('descend'), levels: z.int().min(1).max(64).optional() }).describe('dig a staircase down'),
  z.object({ type: z.literal('surface') }).describe('back up under the sky'),
  z.object({ type: z.literal('tunnel') }).describe('dig on at this level, where nothing was dug yet'),
  z.object({ type: z.literal('explore') }).describe('walk to where nobody has been'),
])
export type Action = z.infer<typeof action>

/**
 * Every code an outcome may have. A staircase, a tunnel, a way to the surface or to new ground that takes longer than one
 * action may is `done` as far as it got, if that is two blocks or more.
 */
export const outcomes = [
  'done',
  'unknown',
  'not-seen',
  'no-path',
  'stuck',
  'not-reachable',
  'not-diggable',
  'refused',
  'nothing-dropped',
  'not-picked-up',
  'not-held',
  'not-placeable',
  'no-room',
  'no-recipe',
  'missing-ingredient',
  'no-table',
  'no-furnace',
  'no-fuel',
  'not-smeltable',
  'not-food',
  'not-hungry',
  'no-chest',
  'not-stored',
  'full',
  'no-bed',
  'not-night',
  'got-away',
  'timed-out',
  'interrupted',
  'died',
  'disconnected',
] as const
export type OutcomeCode = (typeof outcomes)[number]
