import { EV } from '../data/event-ids.ts'
import { onceEvents } from '../data/events.ts'
import { R } from '../data/relic-ids.ts'
import { EVENT_ROOM } from '../data/rooms.ts'
import { real, STREAM_WORDS, upTo } from '../random.ts'
import { F, faulty } from '../rules.ts'
import { EVENT_SCREEN, MAP_SCREEN } from '../screens.ts'
import { EVENT_RNG, EVENTS, ONCE, OWNED, SHRINES, type Spire } from '../state.ts'
import { hasCurse } from './deck.ts'
import { eventRules } from './event-rules/index.ts'
import type { EventRules } from './event-rules/words.ts'
import {
  addCardReward,
  addGold,
  addRelic,
  cardReward,
  clearRewards,
  openRewards,
  rollPotionReward,
  withIdol,
} from './rewards.ts'
import { TO_MAP } from './rooms.ts'

/** Fills the list of events that come once a run. */
export function fillOnceEvents(g: Spire): void {
  g.onceCount = 0
  for (const event of onceEvents)
    if (event !== EV.NOTE_FOR_YOURSELF || g.ascension < 15) g.s[ONCE + g.onceCount++] = event
}

const scratch = new Int32Array(STREAM_WORDS)
const choices = new Int32Array(40)

/** Draws the event of a question mark. The draw is made on a copy of the stream, so it does not move the stream. */
export function drawEvent(g: Spire): number {
  scratch.set(g.s.subarray(EVENT_RNG, EVENT_RNG + STREAM_WORDS))
  const shrine = real(scratch, 0) < 0.25
  if (!shrine) return drawActEvent(g)
  if (g.shrineCount === 0 && g.onceCount === 0) return drawActEvent(g)
  return drawShrine(g, scratch, 0)
}

function drawActEvent(g: Spire): number {
  let count = 0
  for (let i = 0; i < g.eventCount; i++) if (mayCome(g, g.s[EVENTS + i])) choices[count++] = g.s[EVENTS + i]
  if (count === 0) return drawShrine(g, g.s, EVENT_RNG)
  const event = choices[upTo(scratch, 0, count - 1)]
  g.eventCount = strike(g, EVENTS, g.eventCount, event)
  return event
}

function drawShrine(g: Spire, words: Int32Array, stream: number): number {
  let count = 0
  for (let i = 0; i < g.shrineCount; i++) {
    const shrine = g.s[SHRINES + i]
    if (shrine !== EV.MATCH_AND_KEEP || !faulty(g, F.NO_MATCH_AND_KEEP)) choices[count++] = shrine
  }
  for (let i = 0; i < g.onceCount; i++) if (mayComeOnce(g, g.s[ONCE + i])) choices[count++] = g.s[ONCE + i]
  const event = choices[upTo(words, stream, count - 1)]
  g.shrineCount = strike(g, SHRINES, g.shrineCount, event)
  g.onceCount = strike(g, ONCE, g.onceCount, event)
  return event
}

/** Removes an event from a list. @returns The list's size after it. */
function strike(g: Spire, list: number, size: number, event: number): number {
  for (let i = 0; i < size; i++) {
    if (g.s[list + i] !== event) continue
    g.s.copyWithin(list + i, list + i + 1, list + size)
    return size - 1
  }
  return size
}

function mayCome(g: Spire, event: number): boolean {
  switch (event) {
    case EV.DEAD_ADVENTURER:
    case EV.HYPNOTIZING_COLORED_MUSHROOMS:
      return g.floor > 6
    case EV.THE_MOAI_HEAD:
      return g.hp <= g.maxHp >> 1 || g.s[OWNED + R.GOLDEN_IDOL] !== 0
    case EV.THE_CLERIC:
      return g.gold >= 35
    case EV.OLD_BEGGAR:
      return g.gold >= 75
    case EV.COLOSSEUM:
      return g.y > 7 && !faulty(g, F.NO_COLOSSEUM)
    default:
      return true
  }
}

function mayComeOnce(g: Spire, event: number): boolean {
  switch (event) {
    case EV.THE_DIVINE_FOUNTAIN:
      return hasCurse(g)
    case EV.DESIGNER_IN_SPIRE:
      return (g.act === 2 || g.act === 3) && g.gold >= 75
    case EV.DUPLICATOR:
      return g.act === 2 || g.act === 3
    case EV.FACE_TRADER:
      return g.act === 1 || g.act === 2
    case EV.KNOWING_SKULL:
      return g.act === 2 && g.hp > 12
    case EV.NLOTH:
      return g.act === 2 && g.relicCount >= 2
    case EV.THE_JOUST:
      return g.act === 2 && g.gold >= 50
    case EV.THE_WOMAN_IN_BLUE:
      return g.gold >= 50
    case EV.SECRET_PORTAL:
      return g.act === 3
    default:
      return true
  }
}

const rulesOf = (g: Spire): EventRules => {
  const rules = eventRules[g.event]
  if (rules === undefined) throw new RangeError(`event ${g.event} has no rules`)
  return rules
}

export function enterEvent(g: Spire): void {
  g.screen = EVENT_SCREEN
  g.counter = 0
  rulesOf(g).enter?.(g)
}

/** Bit `i` is set if option `i` of the event may be chosen. */
export const eventOptions = (g: Spire): number => rulesOf(g).options(g)

export function chooseOption(g: Spire, option: number): void {
  rulesOf(g).choose(g, option)
}

/** Rewards of a fight that an event started: what the event laid down, then what any fight gives. */
export function afterEventFight(g: Spire): void {
  g.after = TO_MAP
  if (g.fled) {
    g.screen = MAP_SCREEN
    return
  }
  if (g.event === EV.COLOSSEUM) {
    rulesOf(g).fought?.(g)
    return
  }
  clearRewards(g)
  addGold(g, faulty(g, F.IDOL_IN_ROOMS_ONLY) ? g.eventGold : withIdol(g, g.eventGold))
  if (g.eventRelic !== 0) addRelic(g, g.eventRelic)
  const cardsFirst = g.event === EV.DEAD_ADVENTURER
  if (cardsFirst) addCardReward(g, cardReward(g, EVENT_ROOM))
  if (g.event !== EV.MASKED_BANDITS || !faulty(g, F.BANDITS_DROP_NO_POTION)) rollPotionReward(g)
  if (!cardsFirst) addCardReward(g, cardReward(g, EVENT_ROOM))
  openRewards(g)
}
