import { C } from '../data/card-ids.ts'
import { combatAny } from '../data/card-pools.ts'
import { type CardId, CURSE, cardStrike, cardType, printedCost, SKILL, STATUS } from '../data/cards.ts'
import { PS } from '../data/player-power-ids.ts'
import { R } from '../data/relic-ids.ts'
import { shuffle, upTo } from '../random.ts'
import { F, faulty } from '../rules.ts'
import {
  ACTIVE,
  CARD_RANDOM_RNG,
  CARDS,
  DISCARD,
  DRAW,
  EXHAUST,
  HAND,
  POWERS,
  SHUFFLE_RNG,
  type Spire,
} from '../state.ts'
import * as O from './effects.ts'
import {
  CARD_WORDS,
  COST,
  cardAt,
  idIn,
  MARK_FREE,
  MARK_UPGRADED,
  MARKS,
  MOST_CARDS,
  ORIGIN,
  SPECIAL,
  TURN_COST,
} from './fight.ts'
import { later, next } from './queue.ts'

export const HAND_LIMIT = 10

/** What a card costs before anything changes it. */
export function costOf(g: Spire, id: CardId, upgraded: number): number {
  if ((id === C.RAGE || id === C.TRIP) && faulty(g, F.RAGE_AND_TRIP_COST)) return 1
  if (id === C.INFERNAL_BLADE && faulty(g, F.INFERNAL_BLADE_COSTS)) return 1
  return printedCost(id, upgraded)
}

/** Makes a card that lies nowhere yet. @returns Its slot, or −1 if the fight holds as many cards as it can. */
export function makeCard(g: Spire, id: CardId, upgraded: number, special = 0): number {
  const slot = freeSlot(g)
  if (slot < 0) return -1
  const at = cardAt(slot)
  const cost = costOf(g, id, upgraded)
  g.s[at] = id
  g.s[at + MARKS] = upgraded ? MARK_UPGRADED : 0
  g.s[at + COST] = cost
  g.s[at + TURN_COST] = cost
  g.s[at + SPECIAL] = special
  g.s[at + ORIGIN] = slot
  return slot
}

export function copyCard(g: Spire, slot: number): number {
  const copy = freeSlot(g)
  if (copy < 0) return -1
  g.s.copyWithin(cardAt(copy), cardAt(slot), cardAt(slot) + CARD_WORDS)
  g.s[cardAt(copy) + ORIGIN] = copy
  return copy
}

function freeSlot(g: Spire): number {
  for (let tries = 0, slot = g.slotHint; tries < MOST_CARDS; tries++) {
    if (slot >= MOST_CARDS) slot = g.fightDeck
    if (g.s[CARDS + slot * CARD_WORDS] === 0) {
      g.slotHint = slot + 1
      return slot
    }
    slot++
  }
  return -1
}

export function freeCard(g: Spire, slot: number): void {
  g.s[cardAt(slot)] = 0
}

/** A new card counts among the strikes and the cards that wounds make cheaper. */
export function enterFight(g: Spire, slot: number): void {
  const id = idIn(g, slot)
  g.strikes += cardStrike[id]
  if (id === C.BLOOD_FOR_BLOOD) g.bloodCards++
}

export function setTurnCost(g: Spire, slot: number, cost: number): void {
  const at = cardAt(slot)
  if (g.s[at + TURN_COST] >= 0) g.s[at + TURN_COST] = Math.max(0, cost)
}

/* Hand. */

export function takeFromHand(g: Spire, place: number): void {
  for (let i = place; i < g.handSize - 1; i++) g.s[HAND + i] = g.s[HAND + i + 1]
  g.handSize--
}

/** Takes the card from the hand, and the copies that pass for it; of two side by side the second stays. */
export function takeCardFromHand(g: Spire, slot: number): void {
  const origin = g.s[cardAt(slot) + ORIGIN]
  for (let i = 0; i < g.handSize; i++) if (g.s[cardAt(g.s[HAND + i]) + ORIGIN] === origin) takeFromHand(g, i)
}

export function putInHand(g: Spire, slot: number): void {
  g.s[HAND + g.handSize++] = slot
}

/** Into the hand, or on the discard pile if it is full. */
export function toHand(g: Spire, slot: number): void {
  if (g.handSize >= HAND_LIMIT) {
    toDiscard(g, slot)
    return
  }
  if (g.s[POWERS + PS.CORRUPTION] && cardType[idIn(g, slot)] === SKILL) setTurnCost(g, slot, -9)
  putInHand(g, slot)
}

export function toDiscard(g: Spire, slot: number): void {
  g.s[DISCARD + g.discardSize++] = slot
}

export function toTop(g: Spire, slot: number): void {
  g.s[DRAW + g.drawSize++] = slot
}

export function intoDraw(g: Spire, place: number, slot: number): void {
  g.s.copyWithin(DRAW + place + 1, DRAW + place, DRAW + g.drawSize)
  g.s[DRAW + place] = slot
  g.drawSize++
}

/** At a random place; the game never puts it on the very top. */
export function shuffleInto(g: Spire, slot: number): void {
  intoDraw(g, g.drawSize === 0 ? 0 : upTo(g.s, CARD_RANDOM_RNG, g.drawSize - 1), slot)
}

export function takeFromDraw(g: Spire, place: number): number {
  const slot = g.s[DRAW + place]
  g.s.copyWithin(DRAW + place, DRAW + place + 1, DRAW + g.drawSize)
  g.drawSize--
  return slot
}

export function takeFromDiscard(g: Spire, place: number): number {
  const slot = g.s[DISCARD + place]
  g.s.copyWithin(DISCARD + place, DISCARD + place + 1, DISCARD + g.discardSize)
  g.discardSize--
  return slot
}

export function takeFromExhaust(g: Spire, place: number): number {
  const slot = g.s[EXHAUST + place]
  g.s.copyWithin(EXHAUST + place, EXHAUST + place + 1, EXHAUST + g.exhaustSize)
  g.exhaustSize--
  return slot
}

export const popDraw = (g: Spire): number => g.s[DRAW + --g.drawSize]

/** Shuffles the discard pile and lays it on the draw pile. */
export function turnDiscard(g: Spire): void {
  shuffle(g.s, SHUFFLE_RNG, g.s, DISCARD, g.discardSize)
  for (let i = 0; i < g.discardSize; i++) toTop(g, g.s[DISCARD + i])
  g.discardSize = 0
}

export function onShuffle(g: Spire): void {
  if (g.s[ACTIVE + R.THE_ABACUS]) later(g, O.GAIN_BLOCK, 6)
  if (!g.s[ACTIVE + R.SUNDIAL]) return
  if (g.sundial === 2) {
    g.sundial = 0
    later(g, O.GAIN_ENERGY, 2)
  } else g.sundial++
}

export function drawCards(g: Spire, wanted: number): void {
  if (wanted <= 0 || g.s[POWERS + PS.NO_DRAW] || g.drawSize + g.discardSize === 0 || g.handSize === HAND_LIMIT) return
  const count = Math.min(HAND_LIMIT - g.handSize, wanted)
  if (g.drawSize >= count) {
    for (let i = 0; i < count; i++) drawOne(g)
    return
  }
  next(g, O.DRAW_CARDS, count - g.drawSize)
  onShuffle(g)
  next(g, O.TURN_DISCARD)
  if (g.drawSize > 0) drawCards(g, g.drawSize)
}

function drawOne(g: Spire): void {
  const slot = popDraw(g)
  const at = cardAt(slot)
  const type = cardType[g.s[at]]
  if (g.s[POWERS + PS.CONFUSED] && g.s[at + COST] >= 0) {
    const cost = upTo(g.s, CARD_RANDOM_RNG, 3)
    if (g.s[at + COST] !== cost) {
      g.s[at + TURN_COST] = cost
      g.s[at + COST] = cost
    }
    g.s[at + MARKS] &= ~MARK_FREE
  }
  if (type === SKILL && g.s[POWERS + PS.CORRUPTION]) setTurnCost(g, slot, -9)
  if (type === STATUS && g.s[POWERS + PS.EVOLVE]) later(g, O.DRAW_CARDS, g.s[POWERS + PS.EVOLVE])
  if ((type === STATUS || type === CURSE) && g.s[POWERS + PS.FIRE_BREATHING])
    later(g, O.DAMAGE_ALL, g.s[POWERS + PS.FIRE_BREATHING])
  if (g.s[at] === C.VOID) g.energy = Math.max(0, g.energy - 1)
  if (g.handSize < HAND_LIMIT) putInHand(g, slot)
  else toDiscard(g, slot)
}

/** Moves a card to the exhaust pile and lets all know who care. */
export function exhaust(g: Spire, slot: number): void {
  const id = idIn(g, slot)
  if (g.s[ACTIVE + R.CHARONS_ASHES]) next(g, O.DAMAGE_ALL, 3)
  if (g.s[ACTIVE + R.DEAD_BRANCH]) later(g, O.MAKE_IN_HAND, randomCard(g, combatAny), 0, 1, 0)
  if (g.s[POWERS + PS.DARK_EMBRACE]) later(g, O.DRAW_CARDS, g.s[POWERS + PS.DARK_EMBRACE])
  if (g.s[POWERS + PS.FEEL_NO_PAIN]) later(g, O.GAIN_BLOCK, g.s[POWERS + PS.FEEL_NO_PAIN])
  if (id === C.NECRONOMICURSE) later(g, O.MAKE_IN_HAND, C.NECRONOMICURSE, 0, 1, 0)
  if (id === C.SENTINEL) g.energy += g.s[cardAt(slot) + MARKS] & MARK_UPGRADED ? 3 : 2
  leaveFight(g, slot)
  g.s[EXHAUST + g.exhaustSize++] = slot
}

export function leaveFight(g: Spire, slot: number): void {
  g.strikes -= cardStrike[idIn(g, slot)]
}

export const randomCard = (g: Spire, pool: readonly CardId[]): CardId =>
  pool[upTo(g.s, CARD_RANDOM_RNG, pool.length - 1)]

/** Blood for Blood costs less with every wound. */
export function cheapenBlood(g: Spire): void {
  if (g.bloodCards === 0) return
  for (const [pile, size] of [
    [HAND, g.handSize],
    [DRAW, g.drawSize],
    [DISCARD, g.discardSize],
  ])
    for (let i = 0; i < size; i++) {
      const at = cardAt(g.s[pile + i])
      if (g.s[at] !== C.BLOOD_FOR_BLOOD) continue
      const cost = Math.max(0, g.s[at + COST] - 1)
      const less = g.s[at + COST] - g.s[at + TURN_COST]
      if (cost === g.s[at + COST]) continue
      g.s[at + COST] = cost
      g.s[at + TURN_COST] = Math.max(0, cost - less)
    }
}
