/** Cards made by chance. */
import { combatAny, combatAttacks, combatColorless, combatPowers, combatSkills } from '../../data/card-pools.ts'
import { ATTACK, type CardId, POWER, SKILL, STATUS } from '../../data/cards.ts'
import { R } from '../../data/relic-ids.ts'
import { ACTIVE, type Spire } from '../../state.ts'
import { COST, cardAt, TURN_COST } from '../fight.ts'
import * as Pile from '../piles.ts'
import { effect, later, next } from '../queue.ts'
import { MAKE_IN_HAND, shuffleInNew } from './piles.ts'

const places = new Int32Array(10)

const combatPool = (type: number): readonly CardId[] =>
  type === ATTACK
    ? combatAttacks
    : type === SKILL
      ? combatSkills
      : type === POWER
        ? combatPowers
        : type === STATUS
          ? combatColorless
          : combatAny
/** Three different cards. `STATUS` stands for colourless cards, −1 for any red card. */
export function drawThree(g: Spire, type: number): void {
  const pool = combatPool(type)
  g.taskCardA = Pile.randomCard(g, pool)
  do g.taskCardB = Pile.randomCard(g, pool)
  while (g.taskCardB === g.taskCardA)
  do g.taskCardC = Pile.randomCard(g, pool)
  while (g.taskCardC === g.taskCardA || g.taskCardC === g.taskCardB)
}
export const RANDOM_INTO_DRAW = effect((g, type, count) => {
  for (let i = 0; i < count; i++) places[i] = Pile.randomCard(g, combatPool(type))
  for (let i = 0; i < count; i++) {
    const slot = shuffleInNew(g, places[i])
    if (slot < 0) return
    g.s[cardAt(slot) + COST] = 0
    g.s[cardAt(slot) + TURN_COST] = 0
  }
})
export const INFERNAL_BLADE = effect(g => next(g, MAKE_IN_HAND, Pile.randomCard(g, combatAttacks), 0, 1, 1))
export const JACK = effect((g, upgraded) => {
  next(g, MAKE_IN_HAND, Pile.randomCard(g, combatColorless), 0, 1, 0)
  if (upgraded) next(g, MAKE_IN_HAND, Pile.randomCard(g, combatColorless), 0, 1, 0)
})
export const TRANSMUTE = effect((g, upgraded, energy, pays) => {
  const count = energy + (g.s[ACTIVE + R.CHEMICAL_X] ? 2 : 0)
  if (count === 0) return
  for (let i = 0; i < count; i++) later(g, MAKE_IN_HAND, Pile.randomCard(g, combatColorless), upgraded, 1, 1)
  if (pays) g.energy = 0
})
export const MAGNETISM = effect((g, count) => {
  for (let i = 0; i < count; i++) next(g, MAKE_IN_HAND, Pile.randomCard(g, combatColorless), 0, 1, 0)
})
