import { ATTACK, cardType } from '../../data/cards.ts'
import { PS } from '../../data/player-power-ids.ts'
import { F, faulty } from '../../rules.ts'
import { HAND, POWERS, type Spire } from '../../state.ts'
import { cardBlock, cardDamage } from '../damage.ts'
import * as O from '../effects.ts'
import { cardAt, idIn, MARK_FREE, MARKS, ORIGIN, SPECIAL, WAIT_FREE, WAIT_IGNORE_ENERGY, WAIT_PURGE } from '../fight.ts'
import { later } from '../queue.ts'

/** What a card does when played. @param target Place of the enemy aimed at. @param up 1 if the card is upgraded. */
export type CardEffect = (g: Spire, target: number, up: number) => void

/* The words that the cards below are written in. */

export const attack = (g: Spire, target: number, damage: number) =>
  later(g, O.ATTACK_ENEMY, target, cardDamage(g, g.playCard, target, damage))
/** Vigor is spent before blows on all enemies are reckoned, so it is added here. */
export const attackAll = (g: Spire, damage: number) => later(g, O.ATTACK_ALL, damage + g.s[POWERS + PS.VIGOR])
export const block = (g: Spire, value: number) => later(g, O.GAIN_BLOCK, cardBlock(g, value))
export const draw = (g: Spire, count: number) => later(g, O.DRAW_CARDS, count)
export const gain = (g: Spire, power: number, amount: number) => later(g, O.BUFF, power, amount)
export const suffer = (g: Spire, power: number, amount: number) => later(g, O.DEBUFF, power, amount, 1)
export const inflict = (g: Spire, target: number, power: number, amount: number) =>
  later(g, O.DEBUFF_ENEMY, power, target, amount, 0)
export const inflictAll = (g: Spire, power: number, amount: number) => later(g, O.DEBUFF_ALL, power, amount, 0)
export const energy = (g: Spire, amount: number) => later(g, O.GAIN_ENERGY, amount)
export const bleed = (g: Spire, amount: number) => later(g, O.LOSE_HP, amount, 1)

export const strike =
  (plain: number, upgraded: number): CardEffect =>
  (g, target, up) =>
    attack(g, target, up ? upgraded : plain)
export const guard =
  (plain: number, upgraded: number): CardEffect =>
  (g, _, up) =>
    block(g, up ? upgraded : plain)
export const become =
  (power: number, plain: number, upgraded: number): CardEffect =>
  (g, _, up) =>
    gain(g, power, up ? upgraded : plain)
export const does =
  (effect: () => number, plain = 0, upgraded = 1): CardEffect =>
  (g, _, up) =>
    later(g, effect(), up ? upgraded : plain)

/** Energy that an X card spends: what there was when it was played, but not more than there is. */
export function spend(g: Spire): { energy: number; pays: number } {
  if (!(g.playMarks & WAIT_IGNORE_ENERGY) && g.energy < g.playEnergy) g.playEnergy = g.energy
  const free = (g.playMarks & WAIT_FREE) !== 0 || (g.s[cardAt(g.playCard) + MARKS] & MARK_FREE) !== 0
  return { energy: g.playEnergy, pays: free || (g.playMarks & WAIT_PURGE && !faulty(g, F.COPIES_PAY_X)) ? 0 : 1 }
}

export function grow(g: Spire, amount: number): void {
  const at = cardAt(g.playCard)
  if (g.playMarks & WAIT_PURGE) g.s[cardAt(g.s[at + ORIGIN]) + SPECIAL] += amount
  g.s[at + SPECIAL] += amount
}

export const holdsAttack = (g: Spire) => {
  for (let i = 0; i < g.handSize; i++) if (cardType[idIn(g, g.s[HAND + i])] === ATTACK) return true
  return false
}
