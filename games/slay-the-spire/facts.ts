import type { FactPattern, Facts, View } from '#core'
import { cardSlugs, relicSlugs, slug } from './names.ts'
import type { Observation } from './observation.ts'

const many = 10_000

/** Stages of a climb, to learn one after the other; a boss waits on floors 16, 33 and 50. */
const floors = [2, 4, 6, 9, 12, 16, 20, 25, 33, 40, 50]
const marks = [...floors.map(floor => `floor-${floor}`), 'act-2', 'act-3', 'act-4']

/** The words of goals: only what the player can see. */
export const vocabulary: readonly FactPattern[] = [
  { pattern: 'floor', type: 'number', range: [0, 60], words: 'the floor reached' },
  { pattern: 'reached.*', type: 'boolean', words: 'whether the run has come this far', values: marks },
  { pattern: 'act', type: 'number', range: [1, 4], words: 'the act' },
  { pattern: 'hp', type: 'number', range: [0, many], words: 'hit points left' },
  { pattern: 'maxHp', type: 'number', range: [0, many], words: 'most hit points' },
  { pattern: 'gold', type: 'number', range: [0, many], words: 'gold held' },
  { pattern: 'won.*', type: 'number', range: [0, many], words: 'fights won', values: ['monster', 'elite', 'boss'] },
  {
    pattern: 'damageTaken',
    type: 'number',
    range: [0, many],
    words: 'hit points lost in this fight, or in the last one',
  },
  { pattern: 'turn', type: 'number', range: [0, many], words: 'the turn of this fight' },
  { pattern: 'enemies', type: 'number', range: [0, 5], words: 'enemies that stand' },
  { pattern: 'energy', type: 'number', range: [-many, many], words: 'energy left this turn' },
  { pattern: 'block', type: 'number', range: [0, 999], words: 'block' },
  { pattern: 'screen', type: 'string', words: 'what is to be decided: fight, map, rewards, shop, event, rest …' },
  { pattern: 'cards', type: 'number', range: [0, many], words: 'cards in the deck' },
  { pattern: 'upgraded', type: 'number', range: [0, many], words: 'upgraded cards in the deck' },
  { pattern: 'potions', type: 'number', range: [0, 5], words: 'potions held' },
  { pattern: 'keys', type: 'number', range: [0, 3], words: 'keys to the last act' },
  { pattern: 'has.*', type: 'boolean', words: 'whether a relic is owned', values: relicSlugs },
  {
    pattern: 'deck.*',
    type: 'number',
    range: [0, many],
    words: 'how many of a card the deck holds',
    values: cardSlugs,
  },
]

/** Facts of one view: an absent number is 0, an absent boolean false. */
export function facts(view: View<Observation, unknown>): Facts {
  const seen = view.observation
  const found: Record<string, number | boolean | string> = {
    floor: seen.floor,
    act: seen.act,
    hp: Math.max(0, seen.hp),
    maxHp: seen.maxHp,
    gold: seen.gold,
    'won.monster': seen.won.monster,
    'won.elite': seen.won.elite,
    'won.boss': seen.won.boss,
    damageTaken: seen.damageTaken,
    screen: seen.screen,
    cards: seen.deck.length,
    upgraded: seen.deck.filter(card => card.includes('+')).length,
    potions: seen.potions.filter(potion => potion !== null).length,
    keys: seen.keys.length,
  }
  if (seen.fight) {
    found.turn = seen.fight.turn
    found.enemies = seen.fight.monsters.length
    found.energy = seen.fight.energy
    found.block = seen.fight.block
  }
  for (const floor of floors) if (seen.floor >= floor) found[`reached.floor-${floor}`] = true
  for (let act = 2; act <= seen.act; act++) found[`reached.act-${act}`] = true
  for (const { name } of seen.relics) found[`has.${slug(name)}`] = true
  for (const card of seen.deck) {
    const fact = `deck.${slug(card)}`
    found[fact] = Number(found[fact] ?? 0) + 1
  }
  return found
}
