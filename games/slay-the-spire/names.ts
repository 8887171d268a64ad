import { idIn, isUp } from './simulator/combat/fight.ts'
import { C } from './simulator/data/card-ids.ts'
import { cardNames } from './simulator/data/cards.ts'
import { relicNames } from './simulator/data/relics.ts'
import { idOf, isUpgraded } from './simulator/run/deck.ts'
import type { Spire } from './simulator/state.ts'

/** "Bash+": a card of the deck, of a reward or of a shop. */
export function deckCardName(card: number, upgrades = 1): string {
  const times = idOf(card) === C.SEARING_BLOW && upgrades > 1 ? `+${upgrades}` : '+'
  return cardNames[idOf(card)] + (isUpgraded(card) ? times : '')
}

/** A card of the fight. */
export const fightCardName = (g: Spire, slot: number): string => cardNames[idIn(g, slot)] + (isUp(g, slot) ? '+' : '')

/** A name as a word of goals: "Pommel Strike+" is `pommel-strike`. */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\+\d*$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

export const cardSlugs = [...new Set(cardNames.slice(1).map(slug))]
export const relicSlugs = [...new Set(relicNames.slice(1).map(slug))]
