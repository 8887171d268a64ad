import {
  BOWL,
  BUY_REMOVAL,
  CHOOSE_OPTION,
  encode,
  GO_TO,
  OPEN_CHEST,
  REST,
  SELECT_CARD,
  SKIP,
  TAKE_CARD,
  TAKE_GOLD,
  TAKE_KEY,
  TAKE_POTION,
  TAKE_RELIC,
} from '../simulator/actions.ts'
import { listRunActions } from '../simulator/run/legal.ts'
import {
  BOSS_RELIC_SCREEN,
  CHEST_SCREEN,
  EVENT_SCREEN,
  MAP_SCREEN,
  REST_SCREEN,
  SELECT_SCREEN,
} from '../simulator/screens.ts'
import type { Spire } from '../simulator/state.ts'
import { difference, runRecord } from './records.ts'

export interface OracleAction {
  readonly type: number
  readonly i: number
  readonly j: number
}

/** The reference's reward and shop actions by number. */
const byType = [TAKE_CARD, TAKE_GOLD, TAKE_KEY, TAKE_POTION, TAKE_RELIC, BUY_REMOVAL, SKIP]

/** One of our actions for one of the reference's, on the screen at hand. */
export function fromOracle(g: Spire, a: OracleAction): number {
  switch (g.screen) {
    case EVENT_SCREEN:
      return encode(CHOOSE_OPTION, a.i)
    case MAP_SCREEN:
      return encode(GO_TO, a.i)
    case SELECT_SCREEN:
      return encode(SELECT_CARD, a.i)
    case REST_SCREEN:
      return encode(REST, a.i)
    case CHEST_SCREEN:
      return a.i === 0 ? encode(OPEN_CHEST) : encode(SKIP)
    case BOSS_RELIC_SCREEN:
      return a.i < 3 ? encode(TAKE_RELIC, a.i) : encode(SKIP)
    default:
      return encode(byType[a.type], a.i, a.type === 0 && a.j === 5 ? BOWL : a.j)
  }
}

export interface GameLine extends Record<string, unknown> {
  readonly k: string
  readonly step: number
  readonly n: number
  readonly a: OracleAction
}

/** Compares a decision's state and the number of its actions. */
export function compareDecision(g: Spire, line: GameLine): string | null {
  const { k: _, step: __, a: ___, n, ...expected } = line
  const found = difference(expected, runRecord(g))
  if (found) return found
  const actions: number[] = []
  listRunActions(g, actions)
  return actions.length === n ? null : `actions: expected ${n}, got ${actions.length}`
}
