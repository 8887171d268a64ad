import { P } from '../data/potion-ids.ts'
import { type PotionId, potionPool, potionRarity } from '../data/potions.ts'
import { upTo } from '../random.ts'
import type { Spire } from '../state.ts'

/** Any potion of the pool, each as likely. @param stream Where the stream lies. */
export function anyPotion(g: Spire, stream: number): PotionId {
  return potionPool[upTo(g.s, stream, potionPool.length - 1)]
}

/**
 * A potion of a rolled rarity: the game draws any potion until one of that rarity comes.
 *
 * @param limited In a fight Fruit Juice does not come, but only as far as the game checks for it.
 */
export function randomPotion(g: Spire, stream: number, limited = false): PotionId {
  const roll = upTo(g.s, stream, 99)
  const rarity = roll < 65 ? 0 : roll < 90 ? 1 : 2
  let potion = anyPotion(g, stream)
  let again = limited
  while (potionRarity[potion] !== rarity || again) {
    again = limited
    potion = anyPotion(g, stream)
    if (potion !== P.FRUIT_JUICE) again = false
  }
  return potion
}
