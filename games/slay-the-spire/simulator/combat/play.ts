import { C } from '../data/card-ids.ts'
import {
  ATTACK,
  CURSE,
  canUpgrade,
  cardType,
  cardXCost,
  exhaustsWhenPlayed,
  needsTarget,
  POWER,
  SKILL,
  STATUS,
} from '../data/cards.ts'
import { MS } from '../data/monster-power-ids.ts'
import { PS } from '../data/player-power-ids.ts'
import { R } from '../data/relic-ids.ts'
import { coin, upTo } from '../random.ts'
import { F, faulty } from '../rules.ts'
import { ACTIVE, CARD_RANDOM_RNG, DRAW, HAND, POWERS, type Spire } from '../state.ts'
import { healInFight } from './bodies.ts'
import { cardEffects } from './card-effects/index.ts'
import * as O from './effects.ts'
import {
  alive,
  COST,
  cardAt,
  idIn,
  isUp,
  MARK_FREE,
  MARK_UPGRADED,
  MARKS,
  ORIGIN,
  SPECIAL,
  TURN_COST,
  targetable,
  WAIT_AUTO,
  WAIT_END,
  WAIT_EXHAUST,
  WAIT_FREE,
  WAIT_IGNORE_ENERGY,
  WAIT_PURGE,
  WAIT_TRIGGER,
} from './fight.ts'
import * as Pile from './piles.ts'
import { amount, buffEnemy, dropPower, has, losePower, setAmount, sufferPower } from './powers.ts'
import { later, next } from './queue.ts'
import { endOfTurnTriggers, endTurnEarly } from './turn.ts'
import { firstWaiting, takeWaiting, waitSecond } from './waiting.ts'

export const canUpgradeSlot = (g: Spire, slot: number): boolean => canUpgrade(idIn(g, slot), isUp(g, slot))

export function upgradeSlot(g: Spire, slot: number): void {
  const at = cardAt(slot)
  const id = g.s[at]
  const upgraded = isUp(g, slot)
  if (id === C.SEARING_BLOW) g.s[at + SPECIAL]++
  if (id === C.BLOOD_FOR_BLOOD && !upgraded && g.s[at + COST] < 4 && g.s[at + COST] > 0) {
    const more = g.s[at + TURN_COST] - g.s[at + COST]
    g.s[at + COST]--
    if (g.s[at + TURN_COST] > 0) g.s[at + TURN_COST] = Math.max(0, g.s[at + COST] + more)
  }
  if (upgraded) return
  g.s[at + MARKS] |= MARK_UPGRADED
  const cost = Pile.costOf(g, id, 1)
  if (Pile.costOf(g, id, 0) === cost) return
  if (id === C.BLOOD_FOR_BLOOD && !faulty(g, F.BLOOD_COST_RESET) && g.s[at + COST] < 4) return
  g.s[at + COST] = cost
  g.s[at + TURN_COST] = cost
}

/** Whether nothing but the card itself stands in the way of playing cards. */
export function mayPlay(g: Spire): boolean {
  if (g.s[ACTIVE + R.VELVET_CHOKER] && g.cardsPlayed >= 6) return false
  if (g.cardsPlayed < 3) return true
  for (let i = 0; i < g.handSize; i++) if (idIn(g, g.s[HAND + i]) === C.NORMALITY) return false
  return true
}

const isFree = (g: Spire, slot: number) => (g.s[cardAt(slot) + MARKS] & MARK_FREE) !== 0

/** Whether a card can be played at a target now. @param auto Played by an effect: energy does not matter. */
export function canUse(g: Spire, slot: number, target: number, auto: boolean): boolean {
  const id = idIn(g, slot)
  if (needsTarget(id, isUp(g, slot)) && (g.monstersAlive <= 0 || !targetable(g, target))) return false
  switch (cardType[id]) {
    case ATTACK:
      if (g.s[POWERS + PS.ENTANGLED]) return false
      if (id === C.CLASH)
        for (let i = 0; i < g.handSize; i++) if (cardType[idIn(g, g.s[HAND + i])] !== ATTACK) return false
      break
    case SKILL:
      if (id === C.SECRET_TECHNIQUE && !drawHolds(g, SKILL)) return false
      if (id === C.SECRET_WEAPON && !drawHolds(g, ATTACK)) return false
      break
    case CURSE:
      if (!g.s[ACTIVE + R.BLUE_CANDLE] && id !== C.PRIDE) return false
      if (id === C.PRIDE && faulty(g, F.PRIDE_STAYS) && !g.s[ACTIVE + R.BLUE_CANDLE]) return false
      break
    case STATUS:
      if (!g.s[ACTIVE + R.MEDICAL_KIT] && id !== C.SLIMED) return false
  }
  return g.energy >= g.s[cardAt(slot) + TURN_COST] || isFree(g, slot) || auto
}

function drawHolds(g: Spire, type: number): boolean {
  for (let i = 0; i < g.drawSize; i++) if (cardType[idIn(g, g.s[DRAW + i])] === type) return true
  return false
}

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

/** Powers and relics that answer a card, in the game's order. */
function onUse(g: Spire, slot: number, type: number): void {
  const s = g.s
  if (type === ATTACK) g.attacksPlayed++
  else if (type === SKILL) g.skillsPlayed++
  if (type === ATTACK) repeatFor(g, PS.DOUBLE_TAP)
  repeatFor(g, PS.DUPLICATION)
  if (type !== ATTACK && s[POWERS + PS.HEX]) later(g, O.SHUFFLE_IN, C.DAZED, 1)
  if (s[POWERS + PS.PANACHE] && --g.panache <= 0) {
    later(g, O.DAMAGE_ALL, s[POWERS + PS.PANACHE])
    if (!faulty(g, F.PANACHE_COUNTS_FROM_ZERO)) g.panache = 5
  }
  if (type === ATTACK) onAttack(g, slot)
  else if (type === SKILL) onSkill(g)
  else if (type === POWER) onPower(g)
  else onStatusOrCurse(g, type)
}

function repeatFor(g: Spire, id: number): void {
  if (g.playMarks & WAIT_PURGE || !g.s[POWERS + id]) return
  repeat(g)
  losePower(g, id)
}

/** Plays the card once more, as a copy that is gone after it. */
function repeat(g: Spire): void {
  const copy = Pile.copyCard(g, g.playCard)
  if (copy < 0) return
  g.s[cardAt(copy) + ORIGIN] = g.playCard
  waitSecond(g, copy, g.playTarget, WAIT_TRIGGER | WAIT_PURGE | WAIT_IGNORE_ENERGY | WAIT_AUTO, g.playEnergy)
}

function countInk(g: Spire): void {
  if (!g.s[ACTIVE + R.INK_BOTTLE] || ++g.inkBottle < 10) return
  g.inkBottle = 0
  later(g, O.DRAW_CARDS, 1)
}

function countPellet(g: Spire, type: number): void {
  if (!g.s[ACTIVE + R.ORANGE_PELLETS]) return
  g.pellets |= 1 << type
  if (g.pellets !== 7) return
  g.pellets = 0
  later(g, O.REMOVE_DEBUFFS)
}

function onAttack(g: Spire, slot: number): void {
  const s = g.s
  if (s[POWERS + PS.RAGE]) later(g, O.GAIN_BLOCK, s[POWERS + PS.RAGE])
  dropPower(g, PS.VIGOR)
  if (s[POWERS + PS.PEN_NIB]) later(g, O.REMOVE, PS.PEN_NIB)
  countInk(g)
  const third = g.attacksPlayed % 3 === 0
  if (third && s[ACTIVE + R.KUNAI]) later(g, O.BUFF, PS.DEXTERITY, 1)
  countPellet(g, ATTACK)
  if (third && s[ACTIVE + R.ORNAMENTAL_FAN]) later(g, O.GAIN_BLOCK, 4)
  if (third && s[ACTIVE + R.SHURIKEN]) later(g, O.BUFF, PS.STRENGTH, 1)
  const cost = s[cardAt(slot) + TURN_COST]
  const dear = cost >= 2 || (cardXCost[idIn(g, slot)] !== 0 && g.playEnergy >= 2)
  if (s[ACTIVE + R.NECRONOMICON] && !g.necronomiconUsed && !(g.playMarks & (WAIT_FREE | WAIT_PURGE)) && dear) {
    repeat(g)
    g.necronomiconUsed = 1
  }
  if (s[ACTIVE + R.PEN_NIB] && ++g.penNib === 9) {
    later(g, O.BUFF, PS.PEN_NIB, 1)
    g.penNib = -1
  }
  if (s[ACTIVE + R.DUALITY]) later(g, O.DUALITY)
  if (s[ACTIVE + R.NUNCHAKU] && ++g.nunchaku >= 10) {
    later(g, O.GAIN_ENERGY, 1)
    g.nunchaku = 0
  }
  if (has(g, 0, MS.SHARP_HIDE)) later(g, O.DAMAGE_PLAYER, amount(g, 0, MS.SHARP_HIDE), 0)
}

function onSkill(g: Spire): void {
  countInk(g)
  countPellet(g, SKILL)
  if (g.s[ACTIVE + R.LETTER_OPENER] && g.skillsPlayed % 3 === 0) later(g, O.DAMAGE_ALL, 5)
  const places = faulty(g, F.ENRAGE_IN_FIRST_PLACE) ? 1 : g.monsterSlots
  for (let i = 0; i < places; i++) if (has(g, i, MS.ENRAGE)) buffEnemy(g, i, MS.STRENGTH, amount(g, i, MS.ENRAGE))
  if (g.s[POWERS + PS.CORRUPTION]) g.playMarks |= WAIT_EXHAUST
}

function onPower(g: Spire): void {
  if (g.s[ACTIVE + R.BIRD_FACED_URN]) healInFight(g, 2)
  countInk(g)
  countPellet(g, POWER)
  if (g.s[ACTIVE + R.MUMMIFIED_HAND]) freeSomething(g)
  if (!faulty(g, F.NO_CURIOSITY) && alive(g, 2) && has(g, 2, MS.CURIOSITY))
    buffEnemy(g, 2, MS.STRENGTH, amount(g, 2, MS.CURIOSITY))
}

/** Whether a card is another one, or what that one is a copy of. */
const passesFor = (g: Spire, slot: number, other: number) =>
  other >= 0 && g.s[cardAt(slot) + ORIGIN] === g.s[cardAt(other) + ORIGIN]

/** Mummified Hand: a random card in hand that costs something costs nothing this turn. */
function freeSomething(g: Spire): void {
  const fits: number[] = []
  for (let i = 0; i < g.handSize; i++) {
    const slot = g.s[HAND + i]
    const at = cardAt(slot)
    if (g.s[at + COST] <= 0 || g.s[at + TURN_COST] <= 0 || isFree(g, slot) || passesFor(g, slot, firstWaiting(g)))
      continue
    if (slot === g.playCard && !faulty(g, F.MUMMIFIED_HAND_PICKS_PLAYED)) continue
    fits.push(slot)
  }
  if (fits.length === 0) return
  const slot = fits[upTo(g.s, CARD_RANDOM_RNG, fits.length - 1)]
  if (slot !== g.playCard) Pile.setTurnCost(g, slot, 0)
}

function onStatusOrCurse(g: Spire, type: number): void {
  if (type === CURSE && g.s[ACTIVE + R.BLUE_CANDLE]) {
    later(g, O.LOSE_HP, 1, 1)
    g.playMarks |= WAIT_EXHAUST
  }
  if (type === STATUS && g.s[ACTIVE + R.MEDICAL_KIT]) g.playMarks |= WAIT_EXHAUST
  countInk(g)
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
