import { applyFightAction, listFightActions } from './combat/apply.ts'
import { cardAt, enemyAt, HP, MAX_HP, MOST_CARDS, WAIT_END } from './combat/fight.ts'
import { cardKeys } from './data/cards.ts'
import { applyRunAction } from './run/apply.ts'
import { mostCards } from './run/deck.ts'
import { listRunActions, listRunPotions } from './run/legal.ts'
import { FIGHT_SCREEN, RUNNING } from './screens.ts'
import * as S from './state.ts'

/** Appends what may be done now. */
export function listActions(g: S.Spire, out: number[]): void {
  if (g.screen === FIGHT_SCREEN) listFightActions(g, out)
  else {
    listRunActions(g, out)
    listRunPotions(g, out)
  }
}

export function applyAction(g: S.Spire, action: number): void {
  if (g.screen === FIGHT_SCREEN) applyFightAction(g, action)
  else applyRunAction(g, action)
}

export const isOver = (g: S.Spire): boolean => g.outcome !== RUNNING

/** What holds in every state of a run, in words; null if all of it does. */
export function broken(g: S.Spire): string | null {
  const within = (what: string, value: number, low: number, high: number) =>
    value >= low && value <= high ? null : `${what} is ${value}, not ${low} to ${high}`
  const run =
    within('HP', g.hp, isOver(g) ? 0 : 1, g.maxHp) ??
    within('maximum HP', g.maxHp, 1, 9999) ??
    within('gold', g.gold, 0, 99_999) ??
    within('potion slots', g.potionSlots, 2, 5) ??
    within('floor', g.floor, 0, 60) ??
    within('cards of the deck', g.deckSize, 0, mostCards) ??
    deckBroken(g)
  if (run !== null || g.screen !== FIGHT_SCREEN || isOver(g)) return run
  return (
    within('block', g.block, 0, 999) ??
    within('energy', g.energy, 0, 999) ??
    within('cards in hand', g.handSize, 0, 10) ??
    within('enemies', g.monstersAlive, 0, 5) ??
    enemiesBroken(g) ??
    cardsBroken(g)
  )
}

function deckBroken(g: S.Spire): string | null {
  for (let i = 0; i < g.deckSize; i++)
    if (cardKeys[g.s[S.DECK + i] & 1023] === undefined) return `card ${i} of the deck is none: ${g.s[S.DECK + i]}`
  return null
}

function enemiesBroken(g: S.Spire): string | null {
  for (let i = 0; i < g.monsterSlots; i++) {
    const [hp, most] = [g.s[enemyAt(i) + HP], g.s[enemyAt(i) + MAX_HP]]
    if (hp < 0 || hp > most) return `enemy ${i} has ${hp} of ${most} HP`
  }
  return null
}

const lies = new Uint8Array(MOST_CARDS)

/** Every card of the fight lies in one place only, and every card dealt lies somewhere or was a power or copied away. */
function cardsBroken(g: S.Spire): string | null {
  lies.fill(0)
  for (const [name, from, size] of [
    ['hand', S.HAND, g.handSize],
    ['draw pile', S.DRAW, g.drawSize],
    ['discard pile', S.DISCARD, g.discardSize],
    ['exhaust pile', S.EXHAUST, g.exhaustSize],
  ] as const)
    for (let i = 0; i < size; i++) {
      const slot = g.s[from + i]
      if (slot < 0 || slot >= MOST_CARDS || g.s[cardAt(slot)] === 0) return `place ${i} of the ${name} holds no card`
      if (lies[slot] === 1) return `${cardKeys[g.s[cardAt(slot)]]} lies in two places, one of them the ${name}`
      lies[slot] = 1
    }
  for (const slot of [g.stasisA, g.stasisB]) if (slot >= 0) lies[slot] = 1
  for (let i = 0; i < g.waitSize; i++) {
    const at = S.WAITING + ((g.waitHead + i) % 16) * 6
    if ((g.s[at + 2] & WAIT_END) === 0) lies[g.s[at]] = 1
  }
  if (g.input === 2 && g.playCard >= 0) lies[g.playCard] = 1
  // Cards made during the fight are freed when they go; one that holds a place and lies nowhere is lost.
  for (let slot = g.fightDeck; slot < MOST_CARDS; slot++)
    if (g.s[cardAt(slot)] !== 0 && lies[slot] === 0) return `${cardKeys[g.s[cardAt(slot)]]} lies nowhere`
  return null
}
