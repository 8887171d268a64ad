/** How a turn ends. */
import { C } from '../data/card-ids.ts'
import { isEthereal } from '../data/cards.ts'
import { PS } from '../data/player-power-ids.ts'
import { R } from '../data/relic-ids.ts'
import { ACTIVE, DISCARD, DRAW, HAND, LIMBO, POWERS, type Spire } from '../state.ts'
import * as O from './effects.ts'
import { COST, cardAt, idIn, isUp, MARK_RETAIN, MARKS, UNDECIDED } from './fight.ts'
import * as Pile from './piles.ts'
import { dropPower } from './powers.ts'
import { later, next } from './queue.ts'
import { waitLast } from './waiting.ts'
/** Relics, powers and cards that act when the turn is about to end. */
export function endOfTurnTriggers(g: Spire): void {
  const s = g.s
  if (s[ACTIVE + R.CLOAK_CLASP]) later(g, O.GAIN_BLOCK, g.handSize)
  if (s[ACTIVE + R.NILRYS_CODEX]) later(g, O.CODEX)
  if (s[ACTIVE + R.ORICHALCUM] && g.block <= 0) next(g, O.GAIN_BLOCK, 6)
  if (s[ACTIVE + R.STONE_CALENDAR] && g.turn === 6) later(g, O.DAMAGE_ALL, 52)
  if (s[POWERS + PS.METALLICIZE]) later(g, O.GAIN_BLOCK, s[POWERS + PS.METALLICIZE])
  if (s[POWERS + PS.PLATED_ARMOR]) later(g, O.GAIN_BLOCK, s[POWERS + PS.PLATED_ARMOR])
  for (let i = 0; i < g.handSize; i++) {
    const id = idIn(g, s[HAND + i])
    if (id === C.BURN || id === C.DECAY || id === C.DOUBT || id === C.SHAME || id === C.REGRET)
      waitLast(g, s[HAND + i], 0, 0, 0, g.handSize)
  }
}

export function endTurn(g: Spire): void {
  endOfTurnPowers(g)
  later(g, O.CLEAR_WAITING)
  later(g, O.END_HAND)
  for (const [pile, size] of [
    [HAND, g.handSize],
    [DISCARD, g.discardSize],
    [DRAW, g.drawSize],
  ])
    for (let i = 0; i < size; i++) Pile.setTurnCost(g, g.s[pile + i], g.s[cardAt(g.s[pile + i]) + COST])
  later(g, O.END_TURN_NOW)
}

/** In the order of their numbers. */
function endOfTurnPowers(g: Spire): void {
  const s = g.s
  if (g.bombSoon) later(g, O.DAMAGE_ALL, g.bombSoon)
  g.bombSoon = g.bombNext
  g.bombNext = g.bombLater
  g.bombLater = 0
  if (s[POWERS + PS.CONSTRICTED]) later(g, O.DAMAGE_PLAYER, s[POWERS + PS.CONSTRICTED], 0)
  if (s[POWERS + PS.ENTANGLED]) later(g, O.REMOVE, PS.ENTANGLED)
  if (s[POWERS + PS.LOSE_DEXTERITY]) {
    later(g, O.DEBUFF, PS.DEXTERITY, -s[POWERS + PS.LOSE_DEXTERITY], 1)
    later(g, O.REMOVE, PS.LOSE_DEXTERITY)
  }
  if (s[POWERS + PS.LOSE_STRENGTH]) {
    later(g, O.DEBUFF, PS.STRENGTH, -s[POWERS + PS.LOSE_STRENGTH], 1)
    later(g, O.REMOVE, PS.LOSE_STRENGTH)
  }
  if (s[POWERS + PS.NO_DRAW]) later(g, O.REMOVE, PS.NO_DRAW)
  if (s[POWERS + PS.DOUBLE_TAP]) later(g, O.REMOVE, PS.DOUBLE_TAP)
  if (s[POWERS + PS.COMBUST] && g.monstersAlive > 0) {
    later(g, O.LOSE_HP, g.combustLoss, 1)
    later(g, O.DAMAGE_ALL, s[POWERS + PS.COMBUST])
  }
  if (s[POWERS + PS.RAGE]) dropPower(g, PS.RAGE)
  if (s[POWERS + PS.REGEN]) {
    next(g, O.HEAL, s[POWERS + PS.REGEN])
    next(g, O.DECREMENT, PS.REGEN, 1)
  }
  if (s[POWERS + PS.RITUAL]) later(g, O.BUFF, PS.STRENGTH, s[POWERS + PS.RITUAL])
}

/** Retained cards step aside, ethereal ones go, the rest is discarded. */
export function endHand(g: Spire): void {
  let kept = 0
  let left = 0
  for (let i = 0; i < g.handSize; i++) {
    const slot = g.s[HAND + i]
    if (g.s[cardAt(slot) + MARKS] & MARK_RETAIN) g.s[LIMBO + kept++] = slot
    else g.s[HAND + left++] = slot
  }
  g.handSize = left
  if (kept > 0) next(g, O.RESTORE_RETAINED, kept)
  if (!g.s[ACTIVE + R.RUNIC_PYRAMID]) next(g, O.DISCARD_HAND)
  for (let i = 0; i < g.handSize; i++) {
    const slot = g.s[HAND + i]
    if (isEthereal(idIn(g, slot), isUp(g, slot))) next(g, O.EXHAUST_AT, i, slot)
  }
}

export function discardHand(g: Spire): void {
  if (g.fightOutcome !== UNDECIDED) return
  for (let i = g.handSize - 1; i >= 0; i--) Pile.toDiscard(g, g.s[HAND + i])
  g.handSize = 0
}

export function restoreRetained(g: Spire, count: number): void {
  for (let i = 0; i < count; i++) {
    g.s[cardAt(g.s[LIMBO + i]) + MARKS] &= ~MARK_RETAIN
    Pile.putInHand(g, g.s[LIMBO + i])
  }
}

export function endTurnNow(g: Spire): void {
  g.turnEnded = 1
  if (g.skipMonsters) return
  later(g, O.MONSTERS_BEGIN)
  g.monsterTurn = 0
}
