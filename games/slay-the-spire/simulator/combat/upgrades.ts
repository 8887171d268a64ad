/** Upgrading a card in a fight. */
import { C } from '../data/card-ids.ts'
import { canUpgrade } from '../data/cards.ts'
import { F, faulty } from '../rules.ts'
import type { Spire } from '../state.ts'
import { COST, cardAt, idIn, isUp, MARK_UPGRADED, MARKS, SPECIAL, TURN_COST } from './fight.ts'
import * as Pile from './piles.ts'
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
