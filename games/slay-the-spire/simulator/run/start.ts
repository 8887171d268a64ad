import { C } from '../data/card-ids.ts'
import { colorlessPool } from '../data/card-pools.ts'
import { EV } from '../data/event-ids.ts'
import { R } from '../data/relic-ids.ts'
import { ANY_ROOM } from '../data/rooms.ts'
import { makeMap } from '../map.ts'
import { seedStream, seedStreamPlus } from '../random.ts'
import { setRules } from '../rules.ts'
import { EVENT_SCREEN } from '../screens.ts'
import { highWord, lowWord } from '../seed.ts'
import * as S from '../state.ts'
import { obtain } from './deck.ts'
import { drawEncounters } from './encounters.ts'
import { fillOnceEvents } from './events.ts'
import { drawBargains } from './neow.ts'
import { fillPools, obtainRelic } from './relics.ts'
import { startAct } from './rooms.ts'

export interface RunOptions {
  readonly seed: bigint
  /** 0…20. */
  readonly ascension: number
  readonly rules: 'game' | 'oracle'
  /** Passes over fights as won without loss: for tools. */
  readonly skipFights?: boolean
  /** Faults of the reference that stay off under `oracle`: for tools. */
  readonly without?: ReadonlySet<string>
}

const runStreams = [
  S.CARD_RANDOM_RNG,
  S.CARD_RNG,
  S.EVENT_RNG,
  S.MERCHANT_RNG,
  S.MISC_RNG,
  S.MONSTER_RNG,
  S.NEOW_RNG,
  S.POTION_RNG,
  S.RELIC_RNG,
  S.SHUFFLE_RNG,
  S.TREASURE_RNG,
  S.AI_RNG,
  S.MONSTER_HP_RNG,
]

/** Begins a run of the Ironclad before Neow. */
export function startRun(g: S.Spire, { seed, ascension, rules, skipFights = false, without }: RunOptions): void {
  g.s.fill(0)
  g.seedHigh = highWord(seed)
  g.seedLow = lowWord(seed)
  g.ascension = ascension
  g.skipFights = skipFights ? 1 : 0
  g.rules = rules === 'oracle' ? 1 : 0
  setRules(g, rules, without)
  for (const stream of runStreams) seedStream(g.s, stream, g.seedHigh, g.seedLow)
  // The game seeds this one by the clock.
  seedStreamPlus(g.s, S.MATH_RNG, g.seedHigh, g.seedLow, -897897)
  g.act = 1
  g.x = -1
  g.y = -1
  g.room = ANY_ROOM
  g.lastRoom = ANY_ROOM
  g.gold = 99
  g.rarityFactor = 5
  g.selectStream = S.CARD_RNG
  g.s.fill(-1, S.BOTTLES, S.BOTTLES + 3)
  g.s.set(colorlessPool, S.COLORLESS)
  makeMap(g, 1, true)
  startAct(g)
  fillOnceEvents(g)
  drawEncounters(g)
  fillPools(g)
  dealIronclad(g)
  g.potionSlots = ascension < 11 ? 3 : 2
  drawBargains(g)
  g.event = EV.NEOW
  g.screen = EVENT_SCREEN
}

function dealIronclad(g: S.Spire): void {
  if (g.ascension >= 10) obtain(g, C.ASCENDERS_BANE)
  g.maxHp = g.ascension < 14 ? 80 : 75
  obtainRelic(g, R.BURNING_BLOOD)
  obtain(g, C.STRIKE_RED, 5)
  obtain(g, C.DEFEND_RED, 4)
  obtain(g, C.BASH)
  g.hp = g.ascension < 6 ? g.maxHp : Math.round(Math.fround(g.maxHp * Math.fround(0.9)))
}
