import { C } from '../data/card-ids.ts'
import { commonPool, curses, rarePool, uncommonPool } from '../data/card-pools.ts'
import { UNCOMMON } from '../data/cards.ts'
import { shuffle, upTo } from '../random.ts'
import { CARD_RNG, FLIPPED, MISC_RNG, SELECT, type Spire } from '../state.ts'
import { asObtained, obtain } from './deck.ts'
import { shuffledColorless } from './event-rules/words.ts'
import { drawFrom } from './rewards.ts'
import { proceed } from './rooms.ts'

/**
 * Match and Keep: twelve cards face down, six pairs, five tries. `FLIPPED` holds for each place 0 face down, 1 seen
 * before, 2 face up now, 3 taken. `SELECT` holds the cards.
 */
const order = new Int32Array(12)

export function layCards(g: Spire): void {
  const draw = (pool: readonly number[]) => asObtained(g, drawFrom(g, CARD_RNG, pool))
  const curse = () => curses[upTo(g.s, CARD_RNG, curses.length - 1)]
  const cards = [draw(rarePool), draw(uncommonPool), draw(commonPool)]
  cards.push(g.ascension >= 15 ? curse() : asObtained(g, shuffledColorless(g, UNCOMMON)))
  cards.push(curse(), asObtained(g, C.BASH))
  for (let i = 0; i < 12; i++) order[i] = i % 6
  shuffle(g.s, MISC_RNG, order, 0, 12)
  for (let i = 0; i < 12; i++) {
    g.s[SELECT + (i % 3) * 4 + (i % 4)] = cards[order[i]]
    g.s[FLIPPED + i] = 0
  }
  g.phase = -1
  g.counter = 5
}

/** Any card that is face down may be turned. */
export function flipChoices(g: Spire): number {
  let bits = 0
  for (let i = 0; i < 12; i++) if (g.s[FLIPPED + i] < 2) bits |= 1 << i
  return bits
}

/** Turns one card; the second of a try settles it. */
export function flipTwo(g: Spire, place: number): void {
  if (g.phase < 0) {
    g.phase = place
    g.s[FLIPPED + place] = 2
    return
  }
  const first = g.phase
  g.phase = -1
  const pair = g.s[SELECT + first] === g.s[SELECT + place]
  g.s[FLIPPED + first] = pair ? 3 : 1
  g.s[FLIPPED + place] = pair ? 3 : 1
  if (pair) obtain(g, g.s[SELECT + place])
  g.counter--
  if (g.counter === 0 || flipChoices(g) === 0) proceed(g)
}
