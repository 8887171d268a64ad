/** What a choice does once it is made. */
import { C } from '../../data/card-ids.ts'
import type { CardId } from '../../data/cards.ts'
import { F, faulty } from '../../rules.ts'
import { HAND, type Spire } from '../../state.ts'
import { DRAW_CARDS } from '../effects.ts'
import { BUSY, COST, cardAt, idIn, MARK_FREE, MARKS } from '../fight.ts'
import * as Pile from '../piles.ts'
import { next } from '../queue.ts'
import { canUpgradeSlot, upgradeSlot } from '../upgrades.ts'
import {
  ARMAMENTS,
  CODEX,
  copyable,
  DISCOVERY,
  DUAL_WIELD,
  EXHAUST_ONE,
  EXHUME,
  FORETHOUGHT,
  FORETHOUGHT_MANY,
  GAMBLE,
  HEADBUTT,
  hand,
  LIQUID_MEMORIES,
  SECRET_TECHNIQUE,
  SECRET_WEAPON,
  WARCRY,
} from './tasks.ts'

export function chooseOne(g: Spire, place: number): void {
  g.input = BUSY
  switch (g.task) {
    case ARMAMENTS:
      armament(g, place)
      return
    case CODEX:
      if (place < 3) addFromCodex(g, [g.taskCardA, g.taskCardB, g.taskCardC][place])
      return
    case DISCOVERY:
      discover(g, [g.taskCardA, g.taskCardB, g.taskCardC][place])
      return
    case DUAL_WIELD:
      dualWield(g, place)
      return
    case EXHAUST_ONE:
      exhaustPlace(g, place)
      return
    case EXHUME:
      exhume(g, place)
      return
    case FORETHOUGHT:
      forethink(g, place)
      return
    case HEADBUTT:
      Pile.toTop(g, Pile.takeFromDiscard(g, place))
      return
    case LIQUID_MEMORIES:
      remember(g, place)
      return
    case SECRET_TECHNIQUE:
    case SECRET_WEAPON:
      Pile.toHand(g, Pile.takeFromDraw(g, place))
      return
    case WARCRY:
      topFromHand(g, place)
      return
  }
}

export function chooseMany(g: Spire, bits: number): void {
  g.input = BUSY
  let count = 0
  for (let i = 0; i < 10; i++) if (bits & (1 << i)) count++
  if (g.task === GAMBLE && count > 0) next(g, DRAW_CARDS, count)
  if (g.task === FORETHOUGHT_MANY) {
    for (let i = 0, gone = 0; i < 10; i++) if (bits & (1 << i)) forethink(g, i - gone++)
    return
  }
  for (let i = 9; i >= 0; i--) {
    if ((bits & (1 << i)) === 0) continue
    const slot = hand(g, i)
    Pile.takeFromHand(g, i)
    if (g.task === GAMBLE) Pile.toDiscard(g, slot)
    else Pile.exhaust(g, slot)
  }
}

export function sortHand(g: Spire, without: number, chosen: (slot: number) => boolean): void {
  const slots = Array.from(g.s.subarray(HAND, HAND + g.handSize)).filter((_, i) => i !== without)
  let place = 0
  for (const slot of slots) if (chosen(slot)) g.s[HAND + place++] = slot
  g.handSize = place
  for (const slot of slots) if (!chosen(slot)) g.s[HAND + g.handSize++] = slot
}

export function armament(g: Spire, place: number): void {
  const slot = hand(g, place)
  const others = Array.from(g.s.subarray(HAND, HAND + g.handSize)).filter(other => other !== slot)
  const able = others.filter(other => canUpgradeSlot(g, other))
  const rest = others.filter(other => !able.includes(other))
  upgradeSlot(g, slot)
  g.s.set([...able, slot, ...rest], HAND)
}

export function addCopy(g: Spire, slot: number): void {
  const copy = Pile.copyCard(g, slot)
  if (copy < 0) return
  Pile.enterFight(g, copy)
  if (g.handSize < Pile.HAND_LIMIT) Pile.putInHand(g, copy)
  else Pile.toDiscard(g, copy)
}

export function dualWield(g: Spire, place: number): void {
  const chosen = Pile.copyCard(g, hand(g, place))
  const slot = chosen < 0 ? hand(g, place) : chosen
  if (chosen >= 0) forget(g, hand(g, place))
  sortHand(g, place, other => copyable(g, other))
  Pile.putInHand(g, slot)
  for (let i = 0; i < g.taskCopies; i++) addCopy(g, slot)
}

export function forget(g: Spire, slot: number): void {
  const mayBeShared = faulty(g, F.VIOLENCE_COPIES)
  if (slot >= g.fightDeck && !mayBeShared) Pile.freeCard(g, slot)
}

export function exhume(g: Spire, place: number): void {
  const slot = Pile.takeFromExhaust(g, place)
  Pile.enterFight(g, slot)
  if (idIn(g, slot) === C.BLOOD_FOR_BLOOD) g.bloodCards--
  Pile.toHand(g, slot)
}

export function forethink(g: Spire, place: number): void {
  const slot = hand(g, place)
  if (g.s[cardAt(slot) + COST] > 0) g.s[cardAt(slot) + MARKS] |= MARK_FREE
  Pile.intoDraw(g, 0, slot)
  Pile.takeFromHand(g, place)
}

export function exhaustPlace(g: Spire, place: number): void {
  const slot = hand(g, place)
  Pile.takeFromHand(g, place)
  Pile.exhaust(g, slot)
}

export function topFromHand(g: Spire, place: number): void {
  const slot = hand(g, place)
  Pile.takeFromHand(g, place)
  Pile.toTop(g, slot)
}

export function remember(g: Spire, place: number): void {
  const slot = Pile.takeFromDiscard(g, place)
  if (g.task === LIQUID_MEMORIES) Pile.setTurnCost(g, slot, 0)
  Pile.toHand(g, slot)
}

export function addFromCodex(g: Spire, id: CardId): void {
  const slot = Pile.makeCard(g, id, 0)
  if (slot < 0) return
  Pile.enterFight(g, slot)
  Pile.shuffleInto(g, slot)
}

export function discover(g: Spire, id: CardId): void {
  for (let i = 0; i < g.taskCopies; i++) {
    const slot = Pile.makeCard(g, id, 0)
    if (slot < 0) return
    if (g.taskFree) Pile.setTurnCost(g, slot, 0)
    Pile.enterFight(g, slot)
    Pile.toHand(g, slot)
  }
}
