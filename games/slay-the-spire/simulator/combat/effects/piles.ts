/** What happens to piles, and the steps of a turn. */
import type { CardId } from '../../data/cards.ts'
import { shuffle, upTo } from '../../random.ts'
import { F, faulty } from '../../rules.ts'
import { CARD_RANDOM_RNG, DRAW, HAND, SHUFFLE_RNG, type Spire } from '../../state.ts'
import { afterCard, putAway } from '../after-card.ts'
import { WAIT_AUTO, WAIT_EXHAUST, WAIT_FREE, WAIT_TRIGGER } from '../fight.ts'
import { monstersBegin } from '../monsters/turn.ts'
import * as Pile from '../piles.ts'
import { effect, next } from '../queue.ts'
import { discardHand, endHand, endTurnNow, restoreRetained } from '../turn-end.ts'
import { clearWaiting, waitFirst } from '../waiting.ts'

export const DRAW_CARDS = effect((g, n) => Pile.drawCards(g, n))
export const TURN_DISCARD = effect(g => Pile.turnDiscard(g))
export const SHUFFLE_DRAW = effect(g => shuffle(g.s, SHUFFLE_RNG, g.s, DRAW, g.drawSize))
export const MAKE_IN_HAND = effect((g, id, upgraded, count, free) => {
  for (let i = 0; i < count; i++) {
    const slot = Pile.makeCard(g, id, upgraded)
    if (slot < 0) return
    if (free) Pile.setTurnCost(g, slot, 0)
    Pile.enterFight(g, slot)
    Pile.toHand(g, slot)
  }
})
export const SHUFFLE_IN = effect((g, id, count) => {
  for (let i = 0; i < count; i++) shuffleInNew(g, id)
})
export function shuffleInNew(g: Spire, id: CardId): number {
  const place = g.drawSize === 0 ? 0 : upTo(g.s, CARD_RANDOM_RNG, g.drawSize - 1)
  const slot = Pile.makeCard(g, id, 0)
  if (slot < 0) return -1
  Pile.enterFight(g, slot)
  Pile.intoDraw(g, place, slot)
  return slot
}
export const MAKE_ON_TOP = effect((g, id, count) => {
  if (faulty(g, F.SPEAR_BURNS_VANISH)) return
  for (let i = 0; i < count; i++) {
    const slot = Pile.makeCard(g, id, 0)
    if (slot >= 0) Pile.toTop(g, slot)
  }
})
export const MAKE_IN_DISCARD = effect((g, id, upgraded, count) => {
  for (let i = 0; i < count; i++) discardNew(g, id, upgraded)
})
export function discardNew(g: Spire, id: CardId, upgraded: number): void {
  const slot = Pile.makeCard(g, id, upgraded)
  if (slot < 0) return
  Pile.enterFight(g, slot)
  Pile.toDiscard(g, slot)
}
export const PLAY_TOP = effect((g, target, exhausts) => {
  if (g.drawSize === 0) {
    if (g.discardSize === 0) return
    next(g, PLAY_TOP, target, exhausts)
    next(g, TURN_DISCARD)
    return
  }
  const marks = WAIT_TRIGGER | WAIT_AUTO | WAIT_FREE | (exhausts ? WAIT_EXHAUST : 0)
  waitFirst(g, Pile.popDraw(g), target, marks, g.energy)
})
export const DISCARD_UNTRIGGERED = effect(g => Pile.toDiscard(g, g.playCard))
export const CLEAR_WAITING = effect(g => clearWaiting(g))
export const END_HAND = effect(g => endHand(g))
export const DISCARD_HAND = effect(g => discardHand(g))
export const RESTORE_RETAINED = effect((g, n) => restoreRetained(g, n))
export const END_TURN_NOW = effect(g => endTurnNow(g))
export const MONSTERS_BEGIN = effect(g => monstersBegin(g))
export const AFTER_CARD = effect(g => afterCard(g), true)
export const PUT_AWAY = effect((g, slot, marks) => putAway(g, slot, marks), true)

export const EXHAUST_AT = effect((g, place, slot) => {
  let found = place < g.handSize && g.s[HAND + place] === slot ? place : -1
  // Cards that left before it have moved it up.
  if (found < 0) for (let i = 0; i < g.handSize; i++) if (g.s[HAND + i] === slot) found = i
  if (found < 0) return
  Pile.exhaust(g, slot)
  Pile.takeFromHand(g, found)
})
export const EXHAUST_RANDOM = effect((g, n) => {
  for (let i = 0; i < n && g.handSize > 0; i++) {
    const place = upTo(g.s, CARD_RANDOM_RNG, g.handSize - 1)
    const slot = g.s[HAND + place]
    Pile.takeFromHand(g, place)
    Pile.exhaust(g, slot)
  }
})
