import { C } from '../data/card-ids.ts'
import {
  ATTACK,
  type CardId,
  CURSE,
  canRemove,
  canUpgrade,
  cardType,
  isStarterStrike,
  POWER,
  SKILL,
} from '../data/cards.ts'
import { R } from '../data/relic-ids.ts'
import { shuffle } from '../random.ts'
import { F, faulty } from '../rules.ts'
import { BOTTLES, DECK, DECK_MISC, MISC_RNG, OWNED, type Spire } from '../state.ts'
import { gainGold, gainMaxHp, loseMaxHp } from './body.ts'
import { counterOf, setCounter } from './relics.ts'

/** A card outside a fight is its id, plus this if upgraded, plus 2048 × what else it carries. */
export const UPGRADED = 1024
const CARRIES = 11
export const idOf = (card: number): CardId => card & 1023
export const isUpgraded = (card: number): number => (card & UPGRADED ? 1 : 0)
export const mostCards = 120

const egg = (type: number) =>
  type === ATTACK ? R.MOLTEN_EGG : type === SKILL ? R.TOXIC_EGG : type === POWER ? R.FROZEN_EGG : 0

/** The card as it would come into the deck: the eggs upgrade what is offered. */
export function asObtained(g: Spire, card: number): number {
  const relic = egg(cardType[idOf(card)])
  if (relic === 0 || g.s[OWNED + relic] === 0) return card
  return (card | UPGRADED) + (idOf(card) === C.SEARING_BLOW ? 1 << CARRIES : 0)
}

export function obtain(g: Spire, offered: number, count = 1): void {
  const id = idOf(offered)
  let card = offered
  let misc = firstMisc(g, card)
  let left = count
  if (cardType[id] === CURSE) {
    const charges = g.s[OWNED + R.OMAMORI] ? counterOf(g, R.OMAMORI) : 0
    const warded = Math.min(charges, left)
    if (warded > 0) setCounter(g, R.OMAMORI, charges - warded)
    left -= warded
    if (left === 0) return
    if (g.s[OWNED + R.DARKSTONE_PERIAPT] && !faulty(g, F.PERIAPT_GIVES_NOTHING)) gainMaxHp(g, 6 * left)
  } else {
    const relic = egg(cardType[id])
    if (relic !== 0 && g.s[OWNED + relic]) {
      if (id === C.SEARING_BLOW) {
        if (faulty(g, F.SEARING_BLOW_COUNT) || !isUpgraded(card)) misc++
        if (faulty(g, F.SEARING_BLOW_COUNT)) g.upgradeDrift++
      }
      card |= UPGRADED
    }
  }
  if (g.s[OWNED + R.CERAMIC_FISH]) gainGold(g, 9 * left)
  for (let i = 0; i < left && g.deckSize < mostCards; i++) addRaw(g, card, misc)
}

/** What a card carries besides its id: Ritual Dagger its damage, Searing Blow its upgrades. */
export function firstMisc(g: Spire, card: number): number {
  if (idOf(card) === C.RITUAL_DAGGER) return faulty(g, F.DULL_DAGGER) ? 0 : 15
  if (idOf(card) !== C.SEARING_BLOW) return 0
  const carried = card >> CARRIES
  return faulty(g, F.SEARING_BLOW_COUNT) ? carried : Math.max(carried, isUpgraded(card))
}

/** What a card that is offered carries. */
export const carriedBy = (card: number): number => card >> CARRIES

/** Adds a card without asking any relic. */
export function addRaw(g: Spire, card: number, misc: number): void {
  g.s[DECK + g.deckSize] = card & (2 * UPGRADED - 1)
  g.s[DECK_MISC + g.deckSize] = misc
  g.deckSize++
}

export function removeAt(g: Spire, place: number): void {
  const id = idOf(g.s[DECK + place])
  if (id === C.PARASITE) loseMaxHp(g, 3)
  g.s.copyWithin(DECK + place, DECK + place + 1, DECK + g.deckSize)
  g.s.copyWithin(DECK_MISC + place, DECK_MISC + place + 1, DECK_MISC + g.deckSize)
  g.deckSize--
  const everyBottleFull = g.s[BOTTLES] >= 0 && g.s[BOTTLES + 1] >= 0 && g.s[BOTTLES + 2] >= 0
  if (faulty(g, F.BOTTLE_PLACES_DRIFT) && (cardType[id] === CURSE || everyBottleFull)) return
  for (let i = 0; i < 3; i++) {
    if (g.s[BOTTLES + i] === place) g.s[BOTTLES + i] = -1
    else if (g.s[BOTTLES + i] > place) g.s[BOTTLES + i]--
  }
}

export function upgradeAt(g: Spire, place: number): void {
  const id = idOf(g.s[DECK + place])
  if (id === C.SEARING_BLOW) {
    g.s[DECK_MISC + place]++
    if (faulty(g, F.SEARING_BLOW_COUNT)) g.upgradeDrift++
  }
  g.s[DECK + place] |= UPGRADED
}

export const upgradable = (card: number) => canUpgrade(idOf(card), isUpgraded(card))
export const isBottled = (g: Spire, place: number) =>
  place === g.s[BOTTLES] || place === g.s[BOTTLES + 1] || place === g.s[BOTTLES + 2]

export function upgradableCount(g: Spire): number {
  let count = -g.upgradeDrift
  for (let i = 0; i < g.deckSize; i++) if (upgradable(g.s[DECK + i])) count++
  return count
}

export function removableCount(g: Spire): number {
  let count = 0
  for (let i = 0; i < g.deckSize; i++) if (canRemove(idOf(g.s[DECK + i])) && !isBottled(g, i)) count++
  return count
}

/** A curse that could be removed. */
export function hasCurse(g: Spire): boolean {
  for (let i = 0; i < g.deckSize; i++) {
    const id = idOf(g.s[DECK + i])
    if (cardType[id] === CURSE && canRemove(id)) return true
  }
  return false
}

const places = new Int32Array(128)

/** Upgrades up to `count` cards drawn by the miscellaneous stream. @param type A card type, −1 for any. */
export function upgradeRandom(g: Spire, count: number, type = -1, counted = true): void {
  let size = 0
  for (let i = 0; i < g.deckSize; i++)
    if (upgradable(g.s[DECK + i]) && (type < 0 || cardType[idOf(g.s[DECK + i])] === type)) places[size++] = i
  shuffle(g.s, MISC_RNG, places, 0, size)
  if (!counted) g.s[MISC_RNG + 4]--
  for (let i = 0; i < Math.min(size, count); i++) upgradeAt(g, places[i])
}

export function removeStarterStrikes(g: Spire): void {
  for (let i = g.deckSize - 1; i >= 0; i--) if (isStarterStrike(idOf(g.s[DECK + i]))) removeAt(g, i)
}
