import type { View } from '#core'
import type { Action } from './action.ts'
import type { Observation } from './observation.ts'

/** An action in the words of the screen it is taken on: "Bash → Jaw Worm". */
export function label(action: Action, view: View<Observation, Action>): string {
  const { fight, rewards, shop, select, event, bossRelics, potions } = view.observation
  const enemy = (place: number | undefined) => {
    const found = fight?.monsters.find(monster => monster.place === place)
    return found ? ` → ${found.name}` : ''
  }
  switch (action.do) {
    case 'play':
      return `${fight?.hand[action.card]?.card ?? 'card'}${enemy(action.target)}`
    case 'use-potion':
      return `Use ${potions[action.potion] ?? 'potion'}${enemy(action.target)}`
    case 'discard-potion':
      return `Throw away ${potions[action.potion] ?? 'potion'}`
    case 'pick':
      return fight?.choice?.cards[action.card] ?? 'card'
    case 'select':
      return select?.cards[action.card] ?? 'card'
    case 'pick-many':
      return action.cards.length === 0 ? 'None' : action.cards.map(card => fight?.choice?.cards[card]).join(', ')
    case 'option':
      return event?.options.find(({ option }) => option === action.option)?.text ?? 'option'
    case 'go-to':
      return `Go to column ${action.x + 1}`
    case 'take-gold':
      return `Take ${rewards?.gold[action.reward] ?? ''} gold`
    case 'take-card':
      return `Take ${rewards?.cards[action.reward]?.[action.card] ?? 'card'}`
    case 'take-max-hp':
      return 'Singing Bowl: 2 maximum HP'
    case 'take-relic':
      return `Take ${(rewards?.relics ?? bossRelics)?.[action.relic] ?? 'relic'}`
    case 'take-potion':
      return `Take ${rewards?.potions[action.potion] ?? 'potion'}`
    case 'buy-card':
      return `Buy ${shop?.cards[action.card]?.name ?? 'card'}`
    case 'buy-relic':
      return `Buy ${shop?.relics[action.relic]?.name ?? 'relic'}`
    case 'buy-potion':
      return `Buy ${shop?.potions[action.potion]?.name ?? 'potion'}`
    default:
      return `${action.do.charAt(0).toUpperCase()}${action.do.slice(1).replaceAll('-', ' ')}`
  }
}
