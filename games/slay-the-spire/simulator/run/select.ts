import { C } from '../data/card-ids.ts'
import { curses, transformColorless, transformPool } from '../data/card-pools.ts'
import {
  BASIC,
  type CardId,
  COMMON,
  CURSE,
  CURSED,
  canRemove,
  cardColorless,
  cardRarity,
  cardType,
  RARE,
  SPECIAL,
  UNCOMMON,
} from '../data/cards.ts'
import { R } from '../data/relic-ids.ts'
import { upTo } from '../random.ts'
import { F, faulty } from '../rules.ts'
import { MAP_SCREEN, SELECT_SCREEN } from '../screens.ts'
import {
  BOTTLES,
  CARD_RNG,
  DECK,
  DECK_MISC,
  MISC_RNG,
  SELECT,
  SELECT_DECK,
  SELECTED,
  SELECTED_CARDS,
  type Spire,
} from '../state.ts'
import { gainMaxHp, heal } from './body.ts'
import { idOf, isBottled, obtain, removeAt, UPGRADED, upgradable, upgradeAt } from './deck.ts'
import { obtainRelic } from './relics.ts'
import { proceed } from './rooms.ts'

/** What the chosen cards are chosen for. */
export const SELECT_TRANSFORM = 1
export const SELECT_TRANSFORM_UPGRADE = 2
export const SELECT_UPGRADE = 3
export const SELECT_REMOVE = 4
export const SELECT_DUPLICATE = 5
export const SELECT_OBTAIN = 6
export const SELECT_BOTTLE = 7
export const SELECT_BONFIRE = 8
export const selectKeys = [
  '',
  'transform',
  'transform and upgrade',
  'upgrade',
  'remove',
  'copy',
  'take',
  'bottle',
  'burn',
]

type Test = (card: number, id: CardId, place: number) => boolean

/** Opens the choice among the cards of the deck that pass. @returns false and changes no screen if none does. */
export function openSelect(g: Spire, kind: number, count: number, test: Test = usual(g, kind)): boolean {
  g.selectCount = 0
  for (let i = 0; i < g.deckSize; i++) {
    const card = g.s[DECK + i]
    if (!test(card, idOf(card), i)) continue
    g.s[SELECT + g.selectCount] = card
    g.s[SELECT_DECK + g.selectCount] = i
    g.selectCount++
  }
  if (g.selectCount === 0) return false
  begin(g, kind, kind === SELECT_TRANSFORM_UPGRADE ? Math.min(count, g.selectCount) : count)
  return true
}

/** The same where nothing to choose from means going on. */
export function selectOrProceed(g: Spire, kind: number, count: number): void {
  if (!openSelect(g, kind, count)) proceed(g)
}

/** Opens the choice among cards that are not in the deck. */
export function openOffer(g: Spire, cards: readonly number[]): void {
  g.s.set(cards, SELECT)
  g.selectCount = cards.length
  begin(g, SELECT_OBTAIN, 1)
}

function begin(g: Spire, kind: number, count: number): void {
  g.selectKind = kind
  g.selectWanted = count
  g.selectedCount = 0
  g.screen = SELECT_SCREEN
}

function usual(g: Spire, kind: number): Test {
  if (kind === SELECT_UPGRADE) return upgradable
  if (kind === SELECT_DUPLICATE) return () => true
  return (_, id, place) => canRemove(id) && !isBottled(g, place)
}

/** Chooses one of the cards shown; the last one wanted settles the matter. */
export function choose(g: Spire, place: number): void {
  g.s[SELECTED_CARDS + g.selectedCount] = g.s[SELECT + place]
  g.s[SELECTED + g.selectedCount] = g.s[SELECT_DECK + place]
  g.selectedCount++
  g.s.copyWithin(SELECT + place, SELECT + place + 1, SELECT + g.selectCount)
  g.s.copyWithin(SELECT_DECK + place, SELECT_DECK + place + 1, SELECT_DECK + g.selectCount)
  g.selectCount--
  if (g.selectedCount < g.selectWanted && g.selectCount > 0) return
  settle(g)
}

function settle(g: Spire): void {
  const first = g.s[SELECTED]
  switch (g.selectKind) {
    case SELECT_TRANSFORM: {
      const stream = g.selectStream
      removeSelected(g)
      for (let i = 0; i < g.selectedCount; i++) obtain(g, transformed(g, stream, idOf(g.s[SELECTED_CARDS + i])))
      g.selectStream = CARD_RNG
      break
    }
    case SELECT_TRANSFORM_UPGRADE:
      removeSelected(g)
      for (let i = 0; i < g.selectedCount; i++) {
        const id = idOf(g.s[SELECTED_CARDS + i])
        const card = transformed(g, MISC_RNG, id)
        const plain = cardType[id] === CURSE || cardColorless[id] !== 0
        obtain(g, plain && faulty(g, F.WRONG_COLOR_TRANSFORM) ? card : card | (cardType[card] < CURSE ? UPGRADED : 0))
      }
      break
    case SELECT_UPGRADE:
      for (let i = 0; i < g.selectedCount; i++) upgradeAt(g, g.s[SELECTED + i])
      break
    case SELECT_REMOVE:
      removeSelected(g)
      break
    case SELECT_DUPLICATE: {
      const misc = g.s[DECK_MISC + first]
      const size = g.deckSize
      obtain(g, g.s[SELECTED_CARDS])
      if (g.deckSize > size) g.s[DECK_MISC + size] = Math.max(misc, g.s[DECK_MISC + size])
      break
    }
    case SELECT_OBTAIN:
      for (let i = 0; i < g.selectedCount; i++) obtain(g, g.s[SELECTED_CARDS + i])
      break
    case SELECT_BOTTLE:
      g.s[BOTTLES + cardType[idOf(g.s[SELECTED_CARDS])]] = first
      break
    case SELECT_BONFIRE:
      burn(g, idOf(g.s[SELECTED_CARDS]))
      removeAt(g, first)
      g.screen = MAP_SCREEN
      return
  }
  proceed(g)
}

function removeSelected(g: Spire): void {
  const places = Array.from(g.s.subarray(SELECTED, SELECTED + g.selectedCount))
  // The reference program sorts the places and then does not use what it sorted.
  if (!faulty(g, F.REMOVAL_BY_STALE_PLACE)) places.sort((a, b) => a - b)
  for (const place of places.reverse()) removeAt(g, place)
}

function burn(g: Spire, id: CardId): void {
  switch (cardRarity[id]) {
    case CURSED:
      obtainRelic(g, R.SPIRIT_POOP)
      break
    case COMMON:
    case SPECIAL:
      heal(g, 5)
      break
    case UNCOMMON:
      heal(g, faulty(g, F.BONFIRE_HEALS_TEN) ? 10 : g.maxHp)
      break
    case RARE:
      gainMaxHp(g, 10)
      heal(g, g.maxHp)
      break
  }
}

function pickBesides(g: Spire, stream: number, pool: readonly CardId[], besides: CardId): CardId {
  const pick = upTo(g.s, stream, pool.length - 2)
  return pool[pick] === besides ? pool[pick + 1] : pool[pick]
}

/** What a card turns into: another card of its colour, never itself. */
export function transformed(g: Spire, stream: number, id: CardId): CardId {
  if (cardType[id] === CURSE) return pickBesides(g, stream, curses, id)
  if (cardColorless[id]) return pickBesides(g, stream, transformColorless, id)
  const odd = faulty(g, F.WRONG_COLOR_TRANSFORM) && (id === C.COMBUST || id === C.BRUTALITY)
  if (cardRarity[id] !== BASIC && !odd) return pickBesides(g, stream, transformPool, id)
  return transformPool[upTo(g.s, stream, transformPool.length - 1)]
}
