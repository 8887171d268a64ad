import { z } from 'zod'
import { offered } from './offered.ts'
import * as A from './simulator/actions.ts'
import { idIn, isUp } from './simulator/combat/fight.ts'
import { needsTarget } from './simulator/data/cards.ts'
import { aimsAtEnemy } from './simulator/data/potions.ts'
import { SHOP_SCREEN } from './simulator/screens.ts'
import { HAND, POTIONS, type Spire } from './simulator/state.ts'

const place = z.int().min(0).max(255)
const kind = <K extends string, S extends z.ZodRawShape>(name: K, shape: S) =>
  z.strictObject({ do: z.literal(name), ...shape })

/** Numbers are places, from 0, in the lists of the observation; `x` is a column of the map. */
export const action = z.discriminatedUnion('do', [
  kind('play', { card: place, target: place.optional() }),
  kind('end-turn', {}),
  kind('use-potion', { potion: place, target: place.optional() }),
  kind('discard-potion', { potion: place }),
  kind('pick', { card: place }),
  kind('pick-many', { cards: z.array(place).max(10) }),
  kind('option', { option: place }),
  kind('go-to', { x: z.int().min(0).max(6) }),
  kind('take-gold', { reward: place }),
  kind('take-card', { reward: place, card: place }),
  kind('take-max-hp', { reward: place }),
  kind('take-relic', { relic: place }),
  kind('take-potion', { potion: place }),
  kind('take-key', {}),
  kind('buy-card', { card: place }),
  kind('buy-relic', { relic: place }),
  kind('buy-potion', { potion: place }),
  kind('buy-removal', {}),
  kind('select', { card: place }),
  ...A.restKeys.slice(0, 6).map(name => kind(name, {})),
  kind('open-chest', {}),
  kind('leave', {}),
])
export type Action =
  | { readonly do: 'play'; readonly card: number; readonly target?: number }
  | { readonly do: 'use-potion'; readonly potion: number; readonly target?: number }
  | { readonly do: 'discard-potion' | 'take-potion' | 'buy-potion'; readonly potion: number }
  | { readonly do: 'pick' | 'buy-card' | 'select'; readonly card: number }
  | { readonly do: 'pick-many'; readonly cards: readonly number[] }
  | { readonly do: 'option'; readonly option: number }
  | { readonly do: 'go-to'; readonly x: number }
  | { readonly do: 'take-gold' | 'take-max-hp'; readonly reward: number }
  | { readonly do: 'take-card'; readonly reward: number; readonly card: number }
  | { readonly do: 'take-relic' | 'buy-relic'; readonly relic: number }
  | { readonly do: 'end-turn' | 'take-key' | 'buy-removal' | 'open-chest' | 'leave' | RestAction }
export type RestAction = 'rest' | 'smith' | 'recall' | 'lift' | 'toke' | 'dig'

/** The simulator's number as a typed action, on the screen at hand. */
export function typed(g: Spire, number: number): Action {
  const i = A.firstOf(number)
  const j = A.secondOf(number)
  const trades = g.screen === SHOP_SCREEN
  switch (A.kindOf(number)) {
    case A.PLAY_CARD: {
      const slot = g.s[HAND + i]
      return needsTarget(idIn(g, slot), isUp(g, slot)) ? { do: 'play', card: i, target: j } : { do: 'play', card: i }
    }
    case A.USE_POTION:
      return aimsAtEnemy(g.s[POTIONS + i])
        ? { do: 'use-potion', potion: i, target: j }
        : { do: 'use-potion', potion: i }
    case A.DISCARD_POTION:
      return { do: 'discard-potion', potion: i }
    case A.END_TURN:
      return { do: 'end-turn' }
    case A.PICK:
      return { do: 'pick', card: offered(g).indexOf(i) }
    case A.PICK_MANY:
      return { do: 'pick-many', cards: placesIn((i << 10) | j) }
    case A.CHOOSE_OPTION:
      return { do: 'option', option: i }
    case A.GO_TO:
      return { do: 'go-to', x: i }
    case A.TAKE_CARD:
      if (trades) return { do: 'buy-card', card: i }
      return j === A.BOWL ? { do: 'take-max-hp', reward: i } : { do: 'take-card', reward: i, card: j }
    case A.TAKE_GOLD:
      return { do: 'take-gold', reward: i }
    case A.TAKE_KEY:
      return { do: 'take-key' }
    case A.TAKE_POTION:
      return { do: trades ? 'buy-potion' : 'take-potion', potion: i }
    case A.TAKE_RELIC:
      return { do: trades ? 'buy-relic' : 'take-relic', relic: i }
    case A.BUY_REMOVAL:
      return { do: 'buy-removal' }
    case A.SELECT_CARD:
      return { do: 'select', card: i }
    case A.REST:
      return { do: A.restKeys[i] as RestAction | 'leave' }
    case A.OPEN_CHEST:
      return { do: 'open-chest' }
    default:
      return { do: 'leave' }
  }
}

/** What tells an action from every other one on the same screen. */
export function keyOf(given: unknown): string {
  if (typeof given !== 'object' || given === null) return ''
  const { do: name, ...rest } = given as Record<string, unknown>
  const fields = Object.keys(rest).sort()
  return `${name} ${fields.map(field => `${field}=${rest[field]}`).join(' ')}`
}

function placesIn(bits: number): number[] {
  const places: number[] = []
  for (let i = 0; i < 10; i++) if (bits & (1 << i)) places.push(i)
  return places
}
