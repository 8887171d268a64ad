import { cardType } from '../../data/cards.ts'
import { attacks } from './attacks.ts'
import { powers } from './powers.ts'
import { skills } from './skills.ts'
import type { CardEffect } from './words.ts'

/** By card id; statuses and curses do nothing of their own. */
export const cardEffects: readonly (CardEffect | undefined)[] = (() => {
  const table: (CardEffect | undefined)[] = new Array(cardType.length).fill(undefined)
  for (const group of [attacks, skills, powers])
    for (const [id, effect] of Object.entries(group)) table[Number(id)] = effect
  return table
})()
