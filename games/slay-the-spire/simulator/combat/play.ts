import { C } from '../data/card-ids.ts'
import { cardType, exhaustsWhenPlayed, needsTarget, SKILL } from '../data/cards.ts'
import { PS } from '../data/player-power-ids.ts'
import { F, faulty } from '../rules.ts'
import { HAND, POWERS, type Spire } from '../state.ts'
import { onUse } from './answers.ts'
import { cardEffects } from './card-effects/index.ts'
import * as O from './effects.ts'
import {
  cardAt,
  idIn,
  isUp,
  TURN_COST,
  targetable,
  WAIT_AUTO,
  WAIT_END,
  WAIT_EXHAUST,
  WAIT_PURGE,
  WAIT_TRIGGER,
} from './fight.ts'
import { canUse, isFree } from './legal.ts'
import * as Pile from './piles.ts'
import { sufferPower } from './powers.ts'
import { later, next } from './queue.ts'
import { endOfTurnTriggers } from './turn-end.ts'
import { takeWaiting } from './waiting.ts'

/** Plays the first card that waits. */
export function playWaiting(g: Spire): void {
  takeWaiting(g)
  if (g.playMarks & WAIT_END) {
    endOfTurnTriggers(g)
    return
  }
  const slot = g.playCard
  const aims = needsTarget(idIn(g, slot), isUp(g, slot))
  const marks = g.playMarks
  const aimed = !aims || targetable(g, g.playTarget)
  const usable =
    (marks & WAIT_PURGE) !== 0 ||
    ((marks & WAIT_TRIGGER) !== 0 && canUse(g, slot, g.playTarget, (marks & WAIT_AUTO) !== 0) && aimed)
  if (usable) {
    if (aims) g.lastTarget = g.playTarget
    if (aimed) useCard(g)
    else if (marks & WAIT_PURGE) Pile.freeCard(g, slot)
  } else if ((marks & WAIT_TRIGGER) !== 0 && (marks & WAIT_AUTO) !== 0) fizzle(g, slot)
  if ((marks & WAIT_TRIGGER) === 0) useUntriggered(g)
}

/** A card from the draw pile that cannot be played goes where it would have gone. */
function fizzle(g: Spire, slot: number): void {
  if (faulty(g, F.UNPLAYABLE_VANISHES)) return
  if (g.playMarks & WAIT_EXHAUST) Pile.exhaust(g, slot)
  else Pile.toDiscard(g, slot)
}

function useCard(g: Spire): void {
  const slot = g.playCard
  const id = idIn(g, slot)
  const type = cardType[id]
  if (exhaustsWhenPlayed(id, isUp(g, slot)) && !(id === C.SEEING_RED && faulty(g, F.SEEING_RED_STAYS)))
    g.playMarks |= WAIT_EXHAUST
  g.cardsPlayed++
  cardEffects[id]?.(g, g.playTarget, isUp(g, slot))
  onUse(g, slot, type)
  later(g, O.AFTER_CARD)
  let pains = id === C.PAIN ? -1 : 0
  for (let i = 0; i < g.handSize; i++) if (idIn(g, g.s[HAND + i]) === C.PAIN) pains++
  const own = faulty(g, F.RUPTURE_MISSES) ? 0 : 1
  for (let i = 0; i < pains; i++) next(g, O.LOSE_HP, 1, own)
  if (g.playMarks & WAIT_PURGE) return
  Pile.takeCardFromHand(g, slot)
  const cost = g.s[cardAt(slot) + TURN_COST]
  const corrupted = type === SKILL && g.s[POWERS + PS.CORRUPTION] !== 0
  if (cost > 0 && !isFree(g, slot) && !(g.playMarks & WAIT_AUTO) && !corrupted) g.energy -= cost
}

/** Cards that do something by lying in the hand at the end of the turn. */
function useUntriggered(g: Spire): void {
  const slot = g.playCard
  switch (idIn(g, slot)) {
    case C.BURN:
      next(g, O.DAMAGE_PLAYER, isUp(g, slot) ? 4 : 2, 1)
      break
    case C.DECAY:
      next(g, O.DAMAGE_PLAYER, 2, 1)
      break
    case C.REGRET:
      next(g, O.LOSE_HP, g.playRegret, 1)
      break
    case C.DOUBT:
      sufferPower(g, PS.WEAK, 1, true)
      break
    case C.SHAME:
      sufferPower(g, PS.FRAIL, 1, true)
      break
  }
  Pile.takeCardFromHand(g, slot)
  later(g, O.DISCARD_UNTRIGGERED)
}
