/** Costs and upgrades of cards in a fight. */
import { C } from '../../data/card-ids.ts'
import { cardType, SKILL } from '../../data/cards.ts'
import { shuffle, upTo } from '../../random.ts'
import { F, faulty } from '../../rules.ts'
import { CARD_RANDOM_RNG, DISCARD, DRAW, EXHAUST, HAND, SHUFFLE_RNG, type Spire } from '../../state.ts'
import { COST, cardAt, MARK_UPGRADED, MARKS, TURN_COST } from '../fight.ts'
import { effect } from '../queue.ts'
import { canUpgradeSlot, upgradeSlot } from '../upgrades.ts'
import { discardNew } from './piles.ts'

/** All skills cost nothing from now on. */
export function corrupt(g: Spire): void {
  for (const [pile, size] of [
    [HAND, g.handSize],
    [DRAW, g.drawSize],
    [DISCARD, g.discardSize],
    [EXHAUST, g.exhaustSize],
  ])
    for (let i = 0; i < size; i++) {
      const at = cardAt(g.s[pile + i])
      if (cardType[g.s[at]] !== SKILL || g.s[at + COST] <= 0) continue
      g.s[at + COST] = 0
      g.s[at + TURN_COST] = 0
    }
}

/** Inferno: every Burn is upgraded, three upgraded ones come. */
export const INFERNO = effect(g => {
  for (const [pile, size] of [
    [HAND, g.handSize],
    [DRAW, g.drawSize],
    [DISCARD, g.discardSize],
  ])
    for (let i = 0; i < size; i++) {
      const at = cardAt(g.s[pile + i])
      if (g.s[at] === C.BURN) g.s[at + MARKS] |= MARK_UPGRADED
    }
  for (let i = 0; i < 3; i++) discardNew(g, C.BURN, 1)
})

export const MADNESS = effect(g => {
  let turn = false
  let ever = false
  for (let i = 0; i < g.handSize; i++) {
    const at = cardAt(g.s[HAND + i])
    if (g.s[at + TURN_COST] > 0) turn = true
    if (g.s[at + COST] > 0) ever = true
  }
  if (!turn && !ever) return
  for (;;) {
    const at = cardAt(g.s[HAND + upTo(g.s, CARD_RANDOM_RNG, g.handSize - 1)])
    if ((turn ? g.s[at + TURN_COST] : g.s[at + COST]) <= 0) continue
    g.s[at + COST] = 0
    g.s[at + TURN_COST] = 0
    return
  }
})
export const RANDOM_COSTS = effect(g => {
  for (let i = 0; i < g.handSize; i++) {
    const at = cardAt(g.s[HAND + i])
    if (g.s[at + COST] < 0) continue
    const cost = upTo(g.s, CARD_RANDOM_RNG, 3)
    g.s[at + COST] = cost
    g.s[at + TURN_COST] = cost
  }
})
export const ENLIGHTEN = effect((g, upgraded) => {
  for (let i = 0; i < g.handSize; i++) {
    const at = cardAt(g.s[HAND + i])
    if (g.s[at + TURN_COST] > 1) g.s[at + TURN_COST] = 1
    if (!upgraded || g.s[at + COST] <= 1) continue
    g.s[at + TURN_COST] = 1
    g.s[at + COST] = 1
  }
})
export const UPGRADE_HAND = effect(g => {
  const oracle = faulty(g, F.FORGE_UPGRADES_CURSES)
  for (let i = 0; i < g.handSize; i++) if (oracle || canUpgradeSlot(g, g.s[HAND + i])) upgradeSlot(g, g.s[HAND + i])
})
const places = new Int32Array(10)
export const UPGRADE_RANDOM = effect(g => {
  let count = 0
  for (let i = 0; i < g.handSize; i++) if (canUpgradeSlot(g, g.s[HAND + i])) places[count++] = i
  if (count === 0) return
  shuffle(g.s, SHUFFLE_RNG, places, 0, count)
  upgradeSlot(g, g.s[HAND + places[0]])
})
export const APOTHEOSIS = effect(g => {
  for (const [pile, size] of [
    [HAND, g.handSize],
    [DRAW, g.drawSize],
    [DISCARD, g.discardSize],
    [EXHAUST, g.exhaustSize],
  ])
    for (let i = 0; i < size; i++) if (canUpgradeSlot(g, g.s[pile + i])) upgradeSlot(g, g.s[pile + i])
})
