import { C } from '../data/card-ids.ts'
import { isEthereal } from '../data/cards.ts'
import { M } from '../data/monster-ids.ts'
import { MS } from '../data/monster-power-ids.ts'
import { PS } from '../data/player-power-ids.ts'
import { R } from '../data/relic-ids.ts'
import { F, faulty } from '../rules.ts'
import { ACTIVE, DISCARD, DRAW, HAND, LIMBO, POWERS, type Spire } from '../state.ts'
import { blockEnemy, healEnemy } from './bodies.ts'
import * as O from './effects.ts'
import {
  alive,
  BUSY,
  COST,
  cardAt,
  ENEMY_MARKS,
  ESCAPED,
  enemyAt,
  FIGHT_LOST,
  idIn,
  isUp,
  KIND,
  MARK_RETAIN,
  MARKS,
  targetable,
  UNDECIDED,
  WAIT_AUTO,
  WAIT_END,
  WAIT_PURGE,
  YOUR_TURN,
} from './fight.ts'
import { monsterTurn } from './monsters/turn.ts'
import * as Pile from './piles.ts'
import { playWaiting } from './play.ts'
import {
  amount,
  buffEnemy,
  dropEnemyPower,
  dropPower,
  gainPower,
  has,
  losePower,
  setAmount,
  wasJust,
  wearEnemy,
  wearOff,
} from './powers.ts'
import { later, next, runNext } from './queue.ts'
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

function endTurn(g: Spire): void {
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

const acts = (g: Spire, place: number) => alive(g, place) && (g.s[enemyAt(place) + ENEMY_MARKS] & ESCAPED) === 0

function endRound(g: Spire): void {
  for (let i = 0; i < g.monsterSlots; i++) if (acts(g, i)) enemyTurnEnds(g, i)
  for (const id of [PS.FRAIL, PS.VULNERABLE, PS.WEAK]) wearOff(g, id)
  for (const id of [PS.DUPLICATION, PS.INTANGIBLE, PS.NO_BLOCK]) if (g.s[POWERS + id]) losePower(g, id)
  for (let i = 0; i < g.monsterSlots; i++) if (acts(g, i)) enemyRoundEnds(g, i)
}

function enemyTurnEnds(g: Spire, place: number): void {
  if (has(g, place, MS.METALLICIZE)) blockEnemy(g, place, amount(g, place, MS.METALLICIZE))
  if (has(g, place, MS.MALLEABLE)) setAmount(g, place, MS.MALLEABLE, 3)
  if (has(g, place, MS.PLATED_ARMOR)) blockEnemy(g, place, amount(g, place, MS.PLATED_ARMOR))
  if (has(g, place, MS.INTANGIBLE)) wearEnemy(g, place, MS.INTANGIBLE)
  if (has(g, place, MS.REGEN)) healEnemy(g, place, amount(g, place, MS.REGEN))
  if (has(g, place, MS.SHACKLED)) {
    buffEnemy(g, place, MS.STRENGTH, amount(g, place, MS.SHACKLED))
    dropEnemyPower(g, place, MS.SHACKLED)
  }
}

function enemyRoundEnds(g: Spire, place: number): void {
  if (has(g, place, MS.RITUAL) && !wasJust(g, place, MS.RITUAL))
    buffEnemy(g, place, MS.STRENGTH, amount(g, place, MS.RITUAL))
  if (has(g, place, MS.SLOW)) setAmount(g, place, MS.SLOW, 0)
  if (has(g, place, MS.WEAK) && !wasJust(g, place, MS.WEAK)) wearEnemy(g, place, MS.WEAK)
  if (has(g, place, MS.VULNERABLE) && !wasJust(g, place, MS.VULNERABLE)) wearEnemy(g, place, MS.VULNERABLE)
  if (has(g, place, MS.GENERIC_STRENGTH_UP)) buffEnemy(g, place, MS.STRENGTH, amount(g, place, MS.GENERIC_STRENGTH_UP))
}

function startTurn(g: Spire): void {
  const s = g.s
  if (!g.skipMonsters) endRound(g)
  g.turn++
  g.skipMonsters = 0
  g.turnEnded = 0
  startOfTurnRelics(g)
  startOfTurnPowers(g)
  if (!s[POWERS + PS.BARRICADE]) g.block = s[ACTIVE + R.CALIPERS] ? Math.max(0, g.block - 15) : 0
  later(g, O.DRAW_CARDS, g.drawPerTurn)
  if (s[POWERS + PS.DRAW_REDUCTION]) {
    if (g.justApplied & (1 << PS.DRAW_REDUCTION)) g.justApplied &= ~(1 << PS.DRAW_REDUCTION)
    else {
      dropPower(g, PS.DRAW_REDUCTION)
      g.drawPerTurn++
    }
  }
  if (s[ACTIVE + R.POCKETWATCH] && g.cardsPlayed <= 3) later(g, O.DRAW_CARDS, 3)
  if (s[ACTIVE + R.WARPED_TONGS]) later(g, O.UPGRADE_RANDOM)
  if (s[POWERS + PS.BRUTALITY]) {
    later(g, O.LOSE_HP, s[POWERS + PS.BRUTALITY], faulty(g, F.RUPTURE_MISSES) ? 0 : 1)
    later(g, O.DRAW_CARDS, s[POWERS + PS.BRUTALITY])
  }
  if (s[POWERS + PS.DEMON_FORM]) later(g, O.BUFF, PS.STRENGTH, s[POWERS + PS.DEMON_FORM])
  g.cardsPlayed = 0
  g.attacksPlayed = 0
  g.skillsPlayed = 0
  g.discarded = 0
  g.energy = s[ACTIVE + R.ICE_CREAM] ? g.energy + g.energyPerTurn : g.energyPerTurn
}

function startOfTurnRelics(g: Spire): void {
  const s = g.s
  if (s[ACTIVE + R.ART_OF_WAR] && g.attacksPlayed === 0) later(g, O.GAIN_ENERGY, 1)
  if (s[ACTIVE + R.BRIMSTONE]) {
    gainPower(g, PS.STRENGTH, 2)
    for (let i = 0; i < g.monsterSlots; i++) if (targetable(g, i)) buffEnemy(g, i, MS.STRENGTH, 1)
  }
  if (s[ACTIVE + R.CAPTAINS_WHEEL] && g.turn === 2) later(g, O.GAIN_BLOCK, 18)
  if (s[ACTIVE + R.HAPPY_FLOWER] && ++g.happyFlower === 3) {
    g.happyFlower = 0
    later(g, O.GAIN_ENERGY, 1)
  }
  if (s[ACTIVE + R.HORN_CLEAT] && g.turn === 1) later(g, O.GAIN_BLOCK, 14)
  if (s[ACTIVE + R.INCENSE_BURNER] && ++g.incense === 6) {
    g.incense = 0
    later(g, O.BUFF, PS.INTANGIBLE, 1)
  }
  if (s[ACTIVE + R.MERCURY_HOURGLASS]) later(g, O.DAMAGE_ALL, 3)
  if (s[ACTIVE + R.NECRONOMICON]) g.necronomiconUsed = 0
  if (s[ACTIVE + R.ORANGE_PELLETS]) g.pellets = 0
}

function startOfTurnPowers(g: Spire): void {
  const s = g.s
  if (s[POWERS + PS.FLAME_BARRIER]) dropPower(g, PS.FLAME_BARRIER)
  if (s[POWERS + PS.MAGNETISM] && !faulty(g, F.MAGNETISM_GIVES_NOTHING)) later(g, O.MAGNETISM, s[POWERS + PS.MAGNETISM])
  for (let i = 0; i < s[POWERS + PS.MAYHEM]; i++) later(g, O.PLAY_TOP, O.randomEnemy(g), 0)
  if (s[POWERS + PS.NEXT_TURN_BLOCK]) {
    later(g, O.GAIN_BLOCK, s[POWERS + PS.NEXT_TURN_BLOCK])
    dropPower(g, PS.NEXT_TURN_BLOCK)
  }
  if (s[POWERS + PS.PANACHE]) g.panache = 5
}
