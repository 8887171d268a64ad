import { CHOOSE_OPTION, encode, PLAY_CARD, SELECT_CARD } from '../../actions.ts'
import { applyFightAction } from '../../combat/apply.ts'
import * as K from '../../combat/fight.ts'
import { cardKeys } from '../../data/cards.ts'
import { EV } from '../../data/event-ids.ts'
import { monsterRows } from '../../data/monster-table.ts'
import { relicKeys } from '../../data/relics.ts'
import { EVENT_ROOM } from '../../data/rooms.ts'
import { applyRunAction } from '../../run/apply.ts'
import { idOf, isUpgraded } from '../../run/deck.ts'
import { enterEvent } from '../../run/events.ts'
import { FIGHT_SCREEN } from '../../screens.ts'
import * as S from '../../state.ts'
import { runWith, type Setting } from '../arena.ts'

export type EventKey = keyof typeof EV

export const usual: Setting = { gold: 200, hp: 50, room: EVENT_ROOM, act: 1, floor: 8 }

/** Enters an event of a run with 50 of 80 HP and 200 gold, and takes these options one after the other. */
export function visit(key: EventKey, options: readonly number[] = [], setting: Setting = {}): S.Spire {
  const g = runWith({ relics: [], ...usual, ...setting })
  g.event = EV[key]
  g.after = 1
  enterEvent(g)
  for (const option of options) applyRunAction(g, encode(CHOOSE_OPTION, option))
  return g
}
export const pickCard = (g: S.Spire, count = 1) => {
  for (let i = 0; i < count; i++) applyRunAction(g, encode(SELECT_CARD, 0))
  return g
}
/** What changed: HP, maximum HP, gold. */
export const body = (g: S.Spire) => [g.hp - 50, g.maxHp - 80, g.gold - 200]
/** Cards at the deck's end, as many as given. */
export const last = (g: S.Spire, count: number) =>
  Array.from(g.s.subarray(S.DECK + g.deckSize - count, S.DECK + g.deckSize), card => cardKeys[idOf(card)])
export const relicsOf = (g: S.Spire) => Array.from(g.s.subarray(S.RELICS, S.RELICS + g.relicCount), id => relicKeys[id])
export const foes = (g: S.Spire) =>
  Array.from({ length: g.monsterSlots }, (_, i) => monsterRows[g.s[K.enemyAt(i) + K.KIND] - 1][0])
export const upgradedCount = (g: S.Spire) =>
  Array.from(g.s.subarray(S.DECK, S.DECK + g.deckSize)).filter(isUpgraded).length
export const bits = (...options: readonly number[]) => options.reduce((all, option) => all | (1 << option), 0)
export const harsh: Setting = { ascension: 15 }
export const among = (value: number, low: number, high: number) => value >= low && value <= high

/** Wins the fight at hand with one blow. */
export function win(g: S.Spire): S.Spire {
  for (let i = 0; i < g.monsterSlots; i++) {
    const at = K.enemyAt(i)
    if (g.s[at + K.HP] > 0) g.s[at + K.HP] = 1
  }
  for (let guard = 0; g.screen === FIGHT_SCREEN && guard < 20; guard++) {
    g.energy = 9
    const target = [0, 1, 2, 3, 4].find(place => K.targetable(g, place)) ?? 0
    const strike = Array.from(g.s.subarray(S.HAND, S.HAND + g.handSize)).findIndex(
      slot => cardKeys[K.idIn(g, slot)] === 'STRIKE_RED',
    )
    applyFightAction(g, strike < 0 ? encode(16) : encode(PLAY_CARD, strike, target))
    g.hp = 50
  }
  return g
}
