import { CHOOSE_OPTION, encode, PLAY_CARD } from '../../actions.ts'
import { applyFightAction } from '../../combat/apply.ts'
import * as K from '../../combat/fight.ts'
import { chooseMove } from '../../combat/monsters/rolls/index.ts'
import { cardKeys } from '../../data/cards.ts'
import { EV } from '../../data/event-ids.ts'
import { MOVE } from '../../data/move-ids.ts'
import { relic } from '../../data/relics.ts'
import { EVENT_ROOM } from '../../data/rooms.ts'
import { applyRunAction } from '../../run/apply.ts'
import { idOf } from '../../run/deck.ts'
import { enterEvent } from '../../run/events.ts'
import { obtainRelic } from '../../run/relics.ts'
import * as S from '../../state.ts'
import { endTurn, runWith, type Setting, setNext } from '../arena.ts'

/** What is seen where the two differ: as the reference has it, and as the game has it. */
export type FaultCase = readonly [see: (rules: 'game' | 'oracle') => unknown, oracle: unknown, game: unknown]

export const strikes = (count: number) => Array.from({ length: count }, () => 'STRIKE_RED')
export const taken = (key: string, setting: Setting) => {
  const g = runWith({ relics: [], ...setting })
  obtainRelic(g, relic(key))
  return g
}
export const visit = (key: keyof typeof EV, options: readonly number[], setting: Setting) => {
  const g = runWith({ relics: [], gold: 200, room: EVENT_ROOM, floor: 8, ...setting })
  g.event = EV[key]
  g.after = 1
  enterEvent(g)
  for (const option of options) applyRunAction(g, encode(CHOOSE_OPTION, option))
  return g
}
export const lastCard = (g: S.Spire) => cardKeys[idOf(g.s[S.DECK + g.deckSize - 1])]
/** What a monster chooses on a roll after two moves. */
export const rolls = (g: S.Spire, place: number, roll: number, now: keyof typeof MOVE, before: keyof typeof MOVE) => {
  setNext(g, place, now, before)
  return Object.keys(MOVE)[chooseMove(g, place, roll)]
}
export const moves = (g: S.Spire, place: number, move: keyof typeof MOVE, before?: keyof typeof MOVE) => {
  for (let i = 0; i < g.monsterSlots; i++) if (i !== place) g.s[K.enemyAt(i) + K.HP] = 0
  g.monstersAlive = 1
  setNext(g, place, move, before)
  endTurn(g)
  return g
}
export const wins = (g: S.Spire) => {
  applyFightAction(g, encode(PLAY_CARD, 0, 0))
  return g
}
