import type { Action } from './action.ts'

/** A thing on the board that can be chosen, by its name: `card:2`, `enemy:0`, `node:3`, `end`. */
export type Spot = string

/** The first thing to choose for an action. */
export function spotOf(action: Action): Spot {
  switch (action.do) {
    case 'play':
      return `card:${action.card}`
    case 'use-potion':
    case 'discard-potion':
      return `potion:${action.potion}`
    case 'pick':
    case 'select':
      return `pick:${action.card}`
    case 'pick-many':
      return 'many'
    case 'option':
      return `option:${action.option}`
    case 'go-to':
      return `node:${action.x}`
    case 'take-gold':
      return `gold:${action.reward}`
    case 'take-card':
      return `offer:${action.reward}:${action.card}`
    case 'take-max-hp':
      return 'bowl'
    case 'take-relic':
    case 'buy-relic':
      return `relic:${action.relic}`
    case 'take-potion':
    case 'buy-potion':
      return `flask:${action.potion}`
    case 'buy-card':
      return `ware:${action.card}`
    default:
      return action.do
  }
}

/** The second thing to choose, where one spot stands for several actions. */
export function laterSpotOf(action: Action): Spot {
  if ('target' in action && action.target !== undefined) return `enemy:${action.target}`
  return action.do === 'discard-potion' ? 'throw-away' : 'drink'
}

/** What may be chosen now: by spot, the action it means, or null where a second choice follows. */
export function openSpots(legal: readonly Action[], pending: Spot | null): ReadonlyMap<Spot, Action | null> {
  const found = new Map<Spot, Action | null>()
  if (pending !== null) {
    for (const action of legal) if (spotOf(action) === pending) found.set(laterSpotOf(action), action)
    return found
  }
  for (const action of legal) {
    const spot = spotOf(action)
    found.set(spot, found.has(spot) || spot === 'many' ? null : action)
  }
  return found
}

const digits = '1234567890'
const potionKeys = 'qwrty'
const spare = 'asdfghjkzxcvbnmuiop'
const fixed: Readonly<Record<Spot, string>> = {
  'end-turn': 'e',
  leave: 'l',
  drink: '1',
  'throw-away': '2',
  many: 'Enter',
}

/** The key of each open spot: hand, enemies and lists by digits and then letters, potions by the row below them. */
export function keysOf(spots: Iterable<Spot>): ReadonlyMap<string, Spot> {
  const keys = new Map<string, Spot>()
  const rest: Spot[] = []
  for (const spot of spots) {
    const [kind, at] = spot.split(':')
    const own = fixed[spot] ?? (kind === 'potion' ? potionKeys[Number(at)] : kind === 'card' ? digits[Number(at)] : '')
    if (own) keys.set(own, spot)
    else rest.push(spot)
  }
  const free = [...digits, ...spare].filter(key => !keys.has(key))
  for (const [i, spot] of rest.slice(0, free.length).entries()) keys.set(free[i], spot)
  return keys
}
