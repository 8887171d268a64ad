/** What answers a card that is played. */
import { C } from '../data/card-ids.ts'
import { ATTACK, CURSE, cardXCost, POWER, SKILL, STATUS } from '../data/cards.ts'
import { MS } from '../data/monster-power-ids.ts'
import { PS } from '../data/player-power-ids.ts'
import { R } from '../data/relic-ids.ts'
import { upTo } from '../random.ts'
import { F, faulty } from '../rules.ts'
import { ACTIVE, CARD_RANDOM_RNG, HAND, POWERS, type Spire } from '../state.ts'
import { healInFight } from './bodies.ts'
import * as O from './effects.ts'
import {
  alive,
  COST,
  cardAt,
  idIn,
  ORIGIN,
  TURN_COST,
  WAIT_AUTO,
  WAIT_EXHAUST,
  WAIT_FREE,
  WAIT_IGNORE_ENERGY,
  WAIT_PURGE,
  WAIT_TRIGGER,
} from './fight.ts'
import { isFree } from './legal.ts'
import * as Pile from './piles.ts'
import { amount, buffEnemy, dropPower, has, losePower } from './powers.ts'
import { later } from './queue.ts'
import { firstWaiting, waitSecond } from './waiting.ts'
/** Powers and relics that answer a card, in the game's order. */
export function onUse(g: Spire, slot: number, type: number): void {
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
