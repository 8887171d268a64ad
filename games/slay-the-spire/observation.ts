import { z } from 'zod'
import { intents } from './intents.ts'
import { known } from './known.ts'

const count = z.int().min(0)
const cards = z.array(z.string())

const choice = z.strictObject({ what: z.string(), cards, many: z.boolean(), atMost: count })
const monster = z.strictObject({
  name: z.string(),
  place: count,
  hp: count,
  maxHp: count,
  block: count,
  /** What kind of thing it is about to do; null behind a Runic Dome. */
  intent: z.enum(intents).nullable(),
  /** Of one blow, as it would land now; null if it means no blow or hides it. */
  damage: z.int().nullable(),
  hits: z.int().nullable(),
  powers: z.record(z.string(), z.int()),
})
const fight = z.strictObject({
  turn: count,
  energy: z.int(),
  /** Energy of each new turn. */
  energyPerTurn: count,
  block: count,
  powers: z.record(z.string(), z.int()),
  hand: z.array(z.strictObject({ card: z.string(), cost: z.int() })),
  /** Sorted by name; top first with Frozen Eye. */
  draw: cards,
  /** Cards known to lie on top of it, the top one first. */
  top: cards,
  discard: cards,
  exhaust: cards,
  monsters: z.array(monster),
  choice: choice.nullable(),
})
export type Monster = Readonly<z.infer<typeof monster>>
export type Fight = Readonly<z.infer<typeof fight>>

const priced = z.strictObject({ name: z.string(), price: z.int() }).nullable()

/** All that the player may see, with nothing of the seed, the draw pile's order or what is not on the screen yet. */
export const observation = z.strictObject({
  screen: z.enum(['event', 'rewards', 'boss-relic', 'select', 'map', 'chest', 'rest', 'shop', 'fight', 'over']),
  act: count,
  floor: count,
  ascension: count,
  hp: z.int(),
  maxHp: count,
  gold: count,
  keys: z.array(z.enum(['emerald', 'ruby', 'sapphire'])),
  boss: z.string(),
  x: z.int(),
  y: z.int(),
  /** Rooms from the bottom: column, row, symbol, columns of the next row. */
  map: z.array(z.tuple([z.int(), z.int(), z.string(), z.array(z.int())])),
  /** Columns entered in this act. */
  path: z.array(z.int()),
  /** The elite that guards the emerald key. */
  burning: z.strictObject({ x: z.int(), y: z.int() }).nullable(),
  deck: cards,
  relics: z.array(z.strictObject({ name: z.string(), counter: z.int() })),
  /** Empty places are null. */
  potions: z.array(z.string().nullable()),
  /** Hit points and gold on leaving each floor, Neow's first. */
  climb: z.array(z.tuple([z.int(), z.int()])).max(80),
  /** Hit points lost in this fight, or in the last one. */
  damageTaken: count,
  won: z.strictObject({ monster: count, elite: count, boss: count }),
  fight: fight.nullable(),
  event: z
    .strictObject({
      name: z.string(),
      text: z.string(),
      options: z.array(z.strictObject({ option: count, text: z.string() })),
      /** Match and Keep: what is known of the twelve cards, "" of those not seen, null where one was taken. */
      table: z.array(z.string().nullable()).nullable(),
    })
    .nullable(),
  rewards: z
    .strictObject({
      gold: z.array(count),
      cards: z.array(cards),
      relics: cards,
      potions: cards,
      key: z.enum(['emerald', 'sapphire']).nullable(),
    })
    .nullable(),
  shop: z
    .strictObject({
      cards: z.array(priced),
      relics: z.array(priced),
      potions: z.array(priced),
      removal: z.int().nullable(),
    })
    .nullable(),
  /** `wanted` are still to be chosen. */
  select: z.strictObject({ what: z.string(), wanted: count, cards }).nullable(),
  bossRelics: cards.nullable(),
  /** The chest of the room, still closed. */
  chest: z.enum(['small', 'medium', 'large']).nullable(),
  /** What the player knows besides: for models, not for reading. */
  known,
})
export type Observation = Readonly<z.infer<typeof observation>>
