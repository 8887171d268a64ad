import { C } from '../../data/card-ids.ts'
import { colorlessPool } from '../../data/card-pools.ts'
import { cardRarity } from '../../data/cards.ts'
import { EV } from '../../data/event-ids.ts'
import { shuffle } from '../../random.ts'
import { COLORLESS, MISC_RNG, SHUFFLE_RNG, type Spire } from '../../state.ts'
import { rollTier, takeWithoutScreen } from '../relics.ts'
import { AFTER_EVENT_FIGHT, AFTER_FIGHT, enterFight, proceed } from '../rooms.ts'
import { SELECT_REMOVE, SELECT_TRANSFORM, SELECT_UPGRADE, selectOrProceed } from '../select.ts'

export interface EventRules {
  /** What is rolled on entering. */
  readonly enter?: (g: Spire) => void
  /** Bit `i`: option `i` is open. */
  readonly options: (g: Spire) => number
  readonly choose: (g: Spire, option: number) => void
  /** What follows a fight of the event, where it is not the usual rewards. */
  readonly fought?: (g: Spire) => void
}

/** Ascension 15 makes events worse. */
export const harsh = (g: Spire) => g.ascension >= 15
export const all = (count: number) => () => (1 << count) - 1
export const leave = proceed

/** Each option an effect after which the run goes on. */
export const simple = (
  options: EventRules['options'],
  effects: readonly ((g: Spire) => void)[],
  enter?: EventRules['enter'],
): EventRules => ({
  enter,
  options,
  choose(g, option) {
    effects[option](g)
    proceed(g)
  },
})
export const nothing = () => {}

export function remove(g: Spire): void {
  selectOrProceed(g, SELECT_REMOVE, 1)
}
export function upgrade(g: Spire): void {
  selectOrProceed(g, SELECT_UPGRADE, 1)
}
export function transform(g: Spire, count: number): void {
  g.selectStream = MISC_RNG
  selectOrProceed(g, SELECT_TRANSFORM, count)
}
export const freeRelic = (g: Spire, act: number) => takeWithoutScreen(g, rollTier(g, act))

export function fight(g: Spire, encounter: number, gold: number, relic: number): void {
  g.eventGold = gold
  g.eventRelic = relic
  g.after = g.event === EV.MYSTERIOUS_SPHERE ? AFTER_FIGHT : AFTER_EVENT_FIGHT
  enterFight(g, encounter)
}

/** A card drawn by shuffling the colourless pool and taking the first of a rarity. */
export function shuffledColorless(g: Spire, rarity: number): number {
  shuffle(g.s, SHUFFLE_RNG, g.s, COLORLESS, colorlessPool.length)
  for (let i = 0; i < colorlessPool.length; i++)
    if (cardRarity[g.s[COLORLESS + i]] === rarity) return g.s[COLORLESS + i]
  return C.SWIFT_STRIKE
}

export const places = new Int32Array(200)
