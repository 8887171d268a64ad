/** Whether cards can be played. */
import { C } from '../data/card-ids.ts'
import { ATTACK, CURSE, cardType, needsTarget, SKILL, STATUS } from '../data/cards.ts'
import { PS } from '../data/player-power-ids.ts'
import { R } from '../data/relic-ids.ts'
import { F, faulty } from '../rules.ts'
import { ACTIVE, DRAW, HAND, POWERS, type Spire } from '../state.ts'
import { cardAt, idIn, isUp, MARK_FREE, MARKS, TURN_COST, targetable } from './fight.ts'
/** Whether nothing but the card itself stands in the way of playing cards. */
export function mayPlay(g: Spire): boolean {
  if (g.s[ACTIVE + R.VELVET_CHOKER] && g.cardsPlayed >= 6) return false
  if (g.cardsPlayed < 3) return true
  for (let i = 0; i < g.handSize; i++) if (idIn(g, g.s[HAND + i]) === C.NORMALITY) return false
  return true
}

export const isFree = (g: Spire, slot: number) => (g.s[cardAt(slot) + MARKS] & MARK_FREE) !== 0

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
