import {
  CODEX,
  choicePlaces,
  DISCOVERY,
  EXHUME,
  HEADBUTT,
  LIQUID_MEMORIES,
  mayChoose,
  SECRET_TECHNIQUE,
  SECRET_WEAPON,
} from './simulator/combat/choices/index.ts'
import { cardAt, MARK_UPGRADED, MARKS } from './simulator/combat/fight.ts'
import { DISCARD, DRAW, EXHAUST, HAND, type Spire } from './simulator/state.ts'

/** Where the cards of a fight's choice lie: a pile of the state, or −1 if they are made for the choice. */
function pileOf(task: number): number {
  if (task === CODEX || task === DISCOVERY) return -1
  if (task === EXHUME) return EXHAUST
  if (task === HEADBUTT || task === LIQUID_MEMORIES) return DISCARD
  return task === SECRET_TECHNIQUE || task === SECRET_WEAPON ? DRAW : HAND
}

/** The places that may be chosen. Those of the draw pile come sorted, so that their order tells nothing of the pile's. */
export function offered(g: Spire): number[] {
  const places: number[] = []
  for (let i = 0; i < choicePlaces(g); i++) if (mayChoose(g, i)) places.push(i)
  if (pileOf(g.task) !== DRAW) return places
  const rank = (place: number) => {
    const at = cardAt(g.s[DRAW + place])
    return g.s[at] * 2 + (g.s[at + MARKS] & MARK_UPGRADED)
  }
  return places.sort((a, b) => rank(a) - rank(b) || a - b)
}

/** The card at an offered place: its slot in the fight, or its number and a sign for one made for the choice. */
export function offeredCard(g: Spire, place: number): { slot: number } | { made: number } | null {
  const pile = pileOf(g.task)
  if (pile >= 0) return { slot: g.s[pile + place] }
  const made = [g.taskCardA, g.taskCardB, g.taskCardC][place]
  return made === undefined ? null : { made }
}
