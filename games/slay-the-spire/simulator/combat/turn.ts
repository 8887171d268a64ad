import { M } from '../data/monster-ids.ts'
import { PS } from '../data/player-power-ids.ts'
import { R } from '../data/relic-ids.ts'
import { F, faulty } from '../rules.ts'
import { ACTIVE, POWERS, type Spire } from '../state.ts'
import * as O from './effects.ts'
import { BUSY, enemyAt, FIGHT_LOST, KIND, UNDECIDED, WAIT_AUTO, WAIT_END, WAIT_PURGE, YOUR_TURN } from './fight.ts'
import { monsterTurn } from './monsters/turn.ts'
import * as Pile from './piles.ts'
import { playWaiting } from './play.ts'
import { later, runNext } from './queue.ts'
import { endTurn } from './turn-end.ts'
import { startTurn } from './turn-start.ts'
import { takeWaiting, waitFirst, waitLast } from './waiting.ts'

/** The reference gives a fight up as lost after this many turns. */
const lastTurn = 500

/** Does all that can be done until the player has to decide or the fight is over. */
export function runFight(g: Spire): void {
  while (g.input === BUSY) {
    if (g.fightOutcome === FIGHT_LOST) return
    if (g.queueSize > 0) runNext(g)
    else if (g.fightOutcome !== UNDECIDED) return
    else if (g.waitSize > 0) playWaiting(g)
    else if (faulty(g, F.EMPTY_PILES_LOSE) && (g.turn > lastTurn || hopeless(g))) g.fightOutcome = FIGHT_LOST
    else if (g.monsterTurn < g.monsterSlots) monsterTurn(g)
    else passOn(g)
  }
}

function passOn(g: Spire): void {
  g.skipTurns = 0
  if (g.turnEnded) startTurn(g)
  else if (g.endQueued) {
    g.endQueued = 0
    endTurn(g)
  } else {
    if (g.s[ACTIVE + R.UNCEASING_TOP] && g.handSize === 0) {
      Pile.drawCards(g, 1)
      if (g.queueSize > 0 && !faulty(g, F.UNCEASING_TOP_LATE)) return
    }
    g.input = YOUR_TURN
  }
}

/** No card is left and nothing else does damage. */
function hopeless(g: Spire): boolean {
  if (g.handSize + g.discardSize + g.drawSize > 0) return false
  return (
    !g.s[POWERS + PS.THORNS] && !g.bombSoon && !g.bombNext && !g.bombLater && g.s[enemyAt(0) + KIND] !== M.TRANSIENT
  )
}

/** The player ends his turn. */
export function askEnd(g: Spire): void {
  waitLast(g, -1, 0, WAIT_END, 0)
  g.endQueued = 1
}

/** Time Eater ends it: cards that wait are dropped, but those an effect plays go to their piles. */
export function endTurnEarly(g: Spire): void {
  const kept = { card: g.playCard, target: g.playTarget, marks: g.playMarks, energy: g.playEnergy }
  while (g.waitSize > 0) {
    takeWaiting(g)
    if (g.playMarks & WAIT_PURGE) Pile.freeCard(g, g.playCard)
    else if (g.playMarks & WAIT_AUTO) later(g, O.PUT_AWAY, g.playCard, g.playMarks)
  }
  g.playCard = kept.card
  g.playTarget = kept.target
  g.playMarks = kept.marks
  g.playEnergy = kept.energy
  waitFirst(g, -1, 0, WAIT_END, 0)
  g.endQueued = 1
}
