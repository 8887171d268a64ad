import * as A from '../actions.ts'
import { needsTarget } from '../data/cards.ts'
import { P } from '../data/potion-ids.ts'
import { aimsAtEnemy } from '../data/potions.ts'
import { BOSS_ROOM } from '../data/rooms.ts'
import { HAND, POTIONS, type Spire } from '../state.ts'
import { choicePlaces, chooseMany, chooseOne, EXHAUST_MANY, mayChoose, takesMany } from './choices/index.ts'
import { BUSY, CHOOSING, idIn, isUp, targetable, WAIT_TRIGGER } from './fight.ts'
import { settleFight } from './finish.ts'
import { canUse, mayPlay } from './legal.ts'
import { drink } from './potions.ts'
import { askEnd, runFight } from './turn.ts'
import { waitLast } from './waiting.ts'

/** Carries out a decision of a fight and runs on to the next one. */
export function applyFightAction(g: Spire, action: number): void {
  actInFight(g, action)
  settleFight(g)
}

/** The same without going on to rewards. */
export function actInFight(g: Spire, action: number): void {
  const i = A.firstOf(action)
  const j = A.secondOf(action)
  switch (A.kindOf(action)) {
    case A.PLAY_CARD:
      waitLast(g, g.s[HAND + i], j === NO_TARGET ? -1 : j, WAIT_TRIGGER, g.energy)
      break
    case A.END_TURN:
      askEnd(g)
      break
    case A.USE_POTION:
      drink(g, i, j)
      break
    case A.DISCARD_POTION:
      g.s[POTIONS + i] = 0
      return
    case A.PICK:
      chooseOne(g, i)
      break
    case A.PICK_MANY:
      chooseMany(g, (i << 10) | j)
      break
  }
  g.input = BUSY
  runFight(g)
}

export const NO_TARGET = 7

/** Appends what may be done in the fight. */
export function listFightActions(g: Spire, out: number[]): void {
  if (g.input === CHOOSING) {
    listChoices(g, out)
    return
  }
  if (mayPlay(g)) for (let i = 0; i < g.handSize; i++) listPlays(g, i, out)
  for (let slot = 0; slot < g.potionSlots; slot++) {
    const potion = g.s[POTIONS + slot]
    if (potion === 0 || potion === P.FAIRY_POTION || (potion === P.SMOKE_BOMB && g.room === BOSS_ROOM)) continue
    if (!aimsAtEnemy(potion)) out.push(A.encode(A.USE_POTION, slot))
    else
      for (let enemy = 0; enemy < g.monsterSlots; enemy++)
        if (targetable(g, enemy)) out.push(A.encode(A.USE_POTION, slot, enemy))
  }
  out.push(A.encode(A.END_TURN))
}

function listPlays(g: Spire, place: number, out: number[]): void {
  const slot = g.s[HAND + place]
  if (!needsTarget(idIn(g, slot), isUp(g, slot))) {
    if (canUse(g, slot, 0, false)) out.push(A.encode(A.PLAY_CARD, place, NO_TARGET))
    return
  }
  for (let enemy = 0; enemy < g.monsterSlots; enemy++)
    if (canUse(g, slot, enemy, false)) out.push(A.encode(A.PLAY_CARD, place, enemy))
}

/** Sets of cards are listed in full: a hand has at most ten. */
function listChoices(g: Spire, out: number[]): void {
  if (!takesMany(g)) {
    for (let i = 0; i < choicePlaces(g); i++) if (mayChoose(g, i)) out.push(A.encode(A.PICK, i))
    return
  }
  const limit = g.task === EXHAUST_MANY ? g.taskCount : 10
  for (let bits = 0; bits < 1 << g.handSize; bits++)
    if (countBits(bits) <= limit) out.push(A.encode(A.PICK_MANY, bits >> 10, bits & 1023))
}

function countBits(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}
