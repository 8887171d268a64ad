/** What becomes of a card that was played. */
import { cardType, exhaustsWhenPlayed, POWER } from '../data/cards.ts'
import { MS } from '../data/monster-power-ids.ts'
import { R } from '../data/relic-ids.ts'
import { coin } from '../random.ts'
import { F, faulty } from '../rules.ts'
import { ACTIVE, CARD_RANDOM_RNG, type Spire } from '../state.ts'
import * as O from './effects.ts'
import { cardAt, idIn, isUp, MARK_FREE, MARKS, WAIT_EXHAUST, WAIT_PURGE, WAIT_TRIGGER } from './fight.ts'
import * as Pile from './piles.ts'
import { amount, buffEnemy, has, setAmount } from './powers.ts'
import { later } from './queue.ts'
import { endTurnEarly } from './turn.ts'
/** Where the card goes, and what enemies make of it. */
export function afterCard(g: Spire): void {
  const slot = g.playCard
  if (g.playMarks & WAIT_TRIGGER) enemiesAnswer(g)
  if (g.playMarks & WAIT_PURGE) {
    Pile.freeCard(g, slot)
    return
  }
  g.s[cardAt(slot) + MARKS] &= ~MARK_FREE
  const id = idIn(g, slot)
  if (cardType[id] === POWER) {
    Pile.freeCard(g, slot)
    return
  }
  const exhausts = (g.playMarks & WAIT_EXHAUST) !== 0
  const spared = exhausts && g.s[ACTIVE + R.STRANGE_SPOON] !== 0 && coin(g.s, CARD_RANDOM_RNG)
  if (exhausts && !spared) Pile.exhaust(g, slot)
  else Pile.toDiscard(g, slot)
}

/** Of a card that was to be played when the turn ended early. */
export function putAway(g: Spire, slot: number, marks: number): void {
  const like = faulty(g, F.STOPPED_CARDS_EXHAUST) ? g.playCard : slot
  const exhausts = exhaustsWhenPlayed(idIn(g, like), isUp(g, like))
  g.playCard = slot
  g.playMarks = (marks & ~WAIT_TRIGGER) | (exhausts ? WAIT_EXHAUST : 0)
  afterCard(g)
}

function enemiesAnswer(g: Spire): void {
  const places = faulty(g, F.ENRAGE_IN_FIRST_PLACE) ? 1 : g.monsterSlots
  for (let i = 0; i < places; i++) {
    if (has(g, i, MS.TIME_WARP)) warpTime(g, i)
    if (has(g, i, MS.SLOW)) buffEnemy(g, i, MS.SLOW, 1)
    if (has(g, i, MS.BEAT_OF_DEATH)) later(g, O.DAMAGE_PLAYER, amount(g, i, MS.BEAT_OF_DEATH), 0)
  }
}

function warpTime(g: Spire, place: number): void {
  const count = amount(g, place, MS.TIME_WARP)
  if (count < 11) {
    setAmount(g, place, MS.TIME_WARP, count + 1)
    return
  }
  setAmount(g, place, MS.TIME_WARP, 0)
  buffEnemy(g, place, MS.STRENGTH, 2)
  endTurnEarly(g)
}
