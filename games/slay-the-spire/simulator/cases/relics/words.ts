import { encode, firstOf, PLAY_CARD, SELECT_CARD } from '../../actions.ts'
import { applyFightAction, listFightActions } from '../../combat/apply.ts'
import { cardType } from '../../data/cards.ts'
import { E } from '../../data/encounter-ids.ts'
import { relic } from '../../data/relics.ts'
import { applyRunAction } from '../../run/apply.ts'
import { idOf, isUpgraded, obtain } from '../../run/deck.ts'
import { listRunActions } from '../../run/legal.ts'
import { obtainRelic } from '../../run/relics.ts'
import { climb, enterFight } from '../../run/rooms.ts'
import { fillShop } from '../../run/shop.ts'
import * as S from '../../state.ts'
import { arena, endTurn, look, play, runWith, type Setting, setNext } from '../arena.ts'

/** What a relic does: what one sees in a situation, and what it must be. */
export type Case = readonly [see: () => unknown, is: unknown]

export const strikes = (count: number) => Array.from({ length: count }, () => 'STRIKE_RED')
/** A fight with one relic. */
export const fight = (key: string, setting: Setting = {}) => arena({ relics: [key], ...setting })
export const after = (g: S.Spire, act: (g: S.Spire) => void) => {
  act(g)
  return g
}
/** A run that has just picked the relic up. */
export const taken = (key: string, setting: Setting = {}) =>
  after(runWith({ relics: [], ...setting }), g => {
    obtainRelic(g, relic(key))
  })
/** Plays the first cards of the hand. */
export const plays = (g: S.Spire, count: number) =>
  after(g, () => {
    for (let i = 0; i < count; i++) play(g, 0, 0)
  })
export const ends = (g: S.Spire, count = 1) =>
  after(g, () => {
    for (let i = 0; i < count; i++) endTurn(g)
  })
/** Enemies that do no harm: cultists at their incantation, over and over. */
export const calm = (g: S.Spire) =>
  after(g, () => {
    for (let i = 0; i < g.monsterSlots; i++) setNext(g, i, 'CULTIST_INCANTATION')
  })
export const wins = (key: string, hp: number) => {
  const g = arena({ relics: [key], hand: ['STRIKE_RED'], hp, enemyHp: 1, encounter: 'CULTIST' })
  applyFightAction(g, encode(PLAY_CARD, 0, 0))
  return g.hp
}
export const upgradedIn = (g: S.Spire, type: number) =>
  Array.from(g.s.subarray(S.DECK, S.DECK + g.deckSize)).filter(
    card => isUpgraded(card) && cardType[idOf(card)] === type,
  ).length
export const rests = (g: S.Spire) => {
  g.screen = 7
  const actions: number[] = []
  listRunActions(g, actions)
  return actions.map(firstOf)
}
export const choosesCards = (g: S.Spire, count: number) =>
  after(g, () => {
    for (let i = 0; i < count; i++) applyRunAction(g, encode(SELECT_CARD, 0))
  })
/** What enemy 0 would roll is replaced: it strikes for a fixed 6, twelve with a second cultist. */
export const struck = (setting: Setting, turns = 1) => {
  const g = arena({ encounter: 'CULTIST', ...setting })
  for (let i = 0; i < turns; i++) {
    setNext(g, 0, 'CULTIST_DARK_STRIKE')
    endTurn(g)
  }
  return g
}
export const energyOf = (key: string) => fight(key).energy - arena().energy

export function shopWith(relics: readonly string[]): S.Spire {
  const g = runWith({ relics })
  fillShop(g)
  return g
}

export function eggs(key: string, id: number): number {
  const g = runWith({ relics: [key] })
  obtain(g, id)
  return isUpgraded(g.s[S.DECK + g.deckSize - 1])
}

/** Whether a bottled card lies in the first hand however the deck is shuffled. */
export function bottled(key: string, wanted: string): boolean {
  for (let seed = 1n; seed <= 8n; seed++) {
    const g = runWith({ relics: [], deck: [...strikes(20), wanted], seed })
    if (key === 'BOTTLED_FLAME') g.s[S.BOTTLES] = 20
    else if (key === 'BOTTLED_LIGHTNING') g.s[S.BOTTLES + 1] = 20
    else g.s[S.BOTTLES + 2] = 20
    enterFight(g, E.CULTIST)
    if (!look(g).hand.includes(wanted)) return false
  }
  const asked = runWith({ relics: [], deck: [...strikes(3), wanted] })
  return obtainRelic(asked, relic(key))
}

export function weakened(key: string): S.Spire {
  return fight(key, { hand: ['DOUBT', 'ANGER'] })
}

export function firstColumn(g: S.Spire): number {
  g.screen = 5
  const actions: number[] = []
  listRunActions(g, actions)
  return firstOf(actions[0])
}

/** Enters the first room of the map as if it were of this kind. */
export function enterAt(g: S.Spire, room: number): void {
  g.y = -1
  const x = firstColumn(g)
  g.s[S.MAP + x] = (g.s[S.MAP + x] & ~15) | room
  climb(g, x)
}

export function listPlays(g: S.Spire, out: number[]): boolean {
  listFightActions(g, out)
  return true
}
