import { z } from 'zod'

const spread = z.object({
  nature: z.string(),
  /** EVs (in Champions: stat points) of HP, attack, defence, special attack, special defence, speed. */
  evs: z.array(z.int()).length(6),
  ivs: z.array(z.int()).length(6),
})

/** Inference, not sight: what the messages leave open of what is hidden; a part that they say nothing of is left out. */
const inferred = z.object({
  /** The least and the most its speed stat can be, before boosts and items. */
  speed: z.tuple([z.int(), z.int()]).optional(),
  /** Items it cannot hold, while none has been seen. */
  notItems: z.array(z.string()).optional(),
})

const pokemon = z.object({
  /** What it is called; any text its trainer liked. */
  name: z.string(),
  /** The forme it has now. */
  species: z.string(),
  /** The forme on the team sheet or in the preview; `Urshifu-*` where the preview does not tell. */
  base: z.string(),
  level: z.int(),
  /** Its place on the sheet, from 1. */
  place: z.int().min(1),
  gender: z.enum(['M', 'F', '']),
  /** 0 left, 1 right, -1 not on the field. */
  slot: z.int().min(-1).max(1),
  /** null: not known. Every Pokémon of the own side is known to be brought or not after the preview. */
  brought: z.boolean().nullable(),
  /** Points for the own side, hundredths for the other: see `maxHp`. */
  hp: z.int().min(0),
  maxHp: z.int().min(1),
  status: z.enum(['', 'brn', 'par', 'slp', 'frz', 'psn', 'tox']),
  /** Turns of sleep spent, or steps of bad poison. */
  statusTurns: z.int().min(0),
  boosts: z.record(z.string(), z.int().min(-6).max(6)),
  /** Its types now. */
  types: z.array(z.string()),
  ability: z.string().nullable(),
  /** '' once it holds nothing; null: not known. */
  item: z.string().nullable(),
  /** What it held before that was used up or lost. */
  lostItem: z.string(),
  moves: z.array(z.object({ id: z.string(), used: z.int().min(0) })),
  /** Whether `moves` is the whole set. */
  movesKnown: z.boolean(),
  teraType: z.string().nullable(),
  terastallized: z.boolean(),
  /** Hidden for the other side. */
  spread: spread.nullable(),
  /** Of the other side, once there is anything. */
  inferred: inferred.optional(),
  /** Confusion, substitute, taunt and so on, with the turn they began. */
  volatiles: z.array(z.object({ id: z.string(), since: z.int(), text: z.string() })),
  /** Whole turns it could act since it came in. */
  turnsActive: z.int().min(0),
  /** Moves it was to make since it came in: none yet lets it use Fake Out. */
  acted: z.int().min(0),
  lastMove: z.string(),
  lastTarget: z.int().min(-2).max(2),
  /** Protecting moves in a row that worked. */
  stall: z.int().min(0),
})

const condition = z.object({ id: z.string(), since: z.int(), layers: z.int().min(1) })

const side = z.object({
  name: z.string(),
  /** Own side: in the order of the request, those left behind last. Other side: in the order of its sheet. */
  pokemon: z.array(pokemon),
  teraUsed: z.boolean(),
  megaUsed: z.boolean(),
  conditions: z.array(condition),
  /** Fainted so far. */
  fainted: z.int().min(0),
})

const slotRequest = z.object({
  moves: z.array(z.object({ id: z.string(), target: z.string(), disabled: z.boolean() })),
  trapped: z.boolean(),
  /** A switch may be refused: something on the other side may trap. */
  maybeTrapped: z.boolean(),
  /** Which gimmicks it may use with a move now. */
  gimmicks: z.array(z.enum(['terastallize', 'mega', 'megax', 'megay', 'ultra', 'zmove', 'dynamax'])),
})

const request = z.object({
  kind: z.enum(['preview', 'move', 'switch', 'wait']),
  /** How many to bring. */
  pick: z.int().min(0),
  /** By slot; null where nothing can be chosen there. */
  slots: z.array(slotRequest.nullable()),
  forced: z.array(z.boolean()),
  /** The own Pokémon in the order that `switch` counts them. */
  bench: z.array(z.object({ fainted: z.boolean(), commanding: z.boolean(), reviving: z.boolean() })),
})

/** What one player knows of a battle, and nothing else: no EVs or exact HP of the other side, no bench unseen. */
export const observation = z.object({
  format: z.string(),
  sheets: z.enum(['open', 'closed']),
  player: z.enum(['p1', 'p2']),
  turn: z.int().min(0),
  /** In a best of three: how many games it has at most, and who won how many before this one. */
  series: z.object({ of: z.int(), you: z.int(), foe: z.int() }).optional(),
  you: side,
  foe: side,
  field: z.object({
    weather: z.object({ id: z.string(), since: z.int() }).nullable(),
    terrain: z.object({ id: z.string(), since: z.int() }).nullable(),
    /** Trick room, gravity and the like. */
    rooms: z.array(z.object({ id: z.string(), since: z.int() })),
  }),
  request: request.nullable(),
  /** The battle's own messages since the last view, as this player got them. */
  log: z.array(z.string()),
  /** '' while it goes on; else who won, or `tie`. */
  winner: z.string(),
})

export type Observation = z.infer<typeof observation>
export type SeenPokemon = Observation['you']['pokemon'][number]
export type Inferred = z.infer<typeof inferred>
export type SeenSide = Observation['you']
export type Request = z.infer<typeof request>
export type SlotRequest = z.infer<typeof slotRequest>
export type Spread = z.infer<typeof spread>
